import { useEffect, useState } from 'preact/hooks';
import { SqlView } from '../lab/SqlView.tsx';
import { statementText } from './ask.ts';
import type { RfmSettings } from './settings.ts';
import type { Source } from './source.ts';
import type { RfmView } from './view.ts';

interface Props {
  readonly view: RfmView;
  readonly source: Source;
  readonly settings: RfmSettings;
  readonly raw: boolean;
}

/** The statement for the present settings. */
export function SqlPanel({ view, source, settings, raw }: Props) {
  const { words, common } = view;
  const t = words.sql;
  const [code, setCode] = useState('');
  useEffect(() => {
    let wanted = true;
    void statementText(source, settings, raw).then((text) => wanted && setCode(text));
    return () => {
      wanted = false;
    };
  }, [source, settings, raw]);
  return <SqlView words={common} label={words.tabs.sql} note={raw ? t.raw : t.note} code={code} language="sql" />;
}
