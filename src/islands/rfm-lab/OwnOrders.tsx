import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../i18n/language.ts';
import type { OwnData as OwnDataComponent } from '../own-data/OwnData.tsx';
import { ownSource, type Source } from './source.ts';

interface Props {
  readonly language: Language;
  readonly onSource: (source: Source) => void;
  /** The file has no column for amounts. */
  readonly onNoAmount: () => void;
  readonly onClose: () => void;
}

/** A person's own orders in place of the sample's. The import is fetched when somebody asks for it. */
export function OwnOrders({ language, onSource, onNoAmount, onClose }: Props) {
  const [OwnData, setOwnData] = useState<typeof OwnDataComponent>();
  useEffect(() => {
    void import('../own-data/OwnData.tsx').then((module) => setOwnData(() => module.OwnData));
  }, []);
  if (!OwnData) return null;
  return (
    <OwnData
      lang={language}
      onReady={({ fileName, database, schema, firstDate, lastDate }) => {
        const hasAmount = schema.tables['orders']?.columns.some(({ name }) => name === 'amount');
        if (!hasAmount) return onNoAmount();
        onSource(ownSource({ title: fileName, database, schema, firstDay: firstDate.slice(0, 10), lastDay: lastDate.slice(0, 10) }));
      }}
      onCancel={onClose}
      onErase={onClose}
    />
  );
}
