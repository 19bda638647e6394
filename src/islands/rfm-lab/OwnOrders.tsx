import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../i18n/language.ts';
import type { OwnData as OwnDataComponent } from '../own-data/OwnData.tsx';
import type { OwnCustomers } from '../own-data/own-customers.ts';

interface Props {
  readonly language: Language;
  readonly onUse: (customers: OwnCustomers) => void;
  readonly onClose: () => void;
}

/** A person's own orders in place of the sample's. The import is fetched when somebody asks for it. */
export function OwnOrders(props: Props) {
  const [OwnData, setOwnData] = useState<typeof OwnDataComponent>();
  useEffect(() => {
    void import('../own-data/OwnData.tsx').then((module) => setOwnData(() => module.OwnData));
  }, []);
  return OwnData ? <OwnData {...props} lab="rfm" /> : null;
}
