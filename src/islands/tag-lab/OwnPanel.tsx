import { useEffect, useState } from 'preact/hooks';
import type { OwnData as OwnDataComponent } from '../own-data/OwnData.tsx';
import type { OwnSource } from './source.ts';
import type { LabView } from './view.ts';

interface Props {
  readonly view: LabView;
  readonly onSource: (source: OwnSource) => void;
  readonly onClose: () => void;
}

/** A person's own orders in place of the sample's. The import is fetched when somebody asks for it. */
export function OwnPanel({ view, onSource, onClose }: Props) {
  const [OwnData, setOwnData] = useState<typeof OwnDataComponent>();
  useEffect(() => {
    import('../own-data/OwnData.tsx').then((module) => setOwnData(() => module.OwnData));
  }, []);
  if (!OwnData) return null;
  return (
    <OwnData
      lang={view.language}
      onReady={({ fileName, database, schema, lastDate }) => onSource({ title: fileName, database, schema, asOf: lastDate.slice(0, 10) })}
      onCancel={onClose}
      onErase={onClose}
    />
  );
}
