import { useEffect, useState } from 'preact/hooks';
import type { TagLabModel } from './model.ts';
import type { OwnTools as OwnToolsComponent } from './OwnTools.tsx';
import type { OwnSource } from './source.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly model: TagLabModel;
  readonly own: OwnSource;
  readonly view: LabView;
}

/** What a lab has besides while it runs on a person's own customers; fetched then. */
export function OwnBar(props: Props) {
  const [OwnTools, setOwnTools] = useState<typeof OwnToolsComponent>();
  useEffect(() => {
    import('./OwnTools.tsx').then((module) => setOwnTools(() => module.OwnTools));
  }, []);
  return OwnTools ? <OwnTools {...props} /> : null;
}
