import { useMemo, useState } from 'preact/hooks';
import { ResultTable, type TableColumn } from '../lab/ResultTable.tsx';
import type { Scored } from './findings.ts';
import { rowsOfScheme } from './scheme.ts';
import { codeOf } from './scores.ts';
import { MEASURES, type Measured, scoringOf } from './settings.ts';
import type { Source } from './source.ts';
import type { RfmView } from './view.ts';
import { Why } from './Why.tsx';

export interface CustomerTableProps {
  readonly view: RfmView;
  readonly caption: string;
  readonly source: Source;
  readonly now: Scored;
  /** Places of the customers shown. */
  readonly rows: readonly number[];
  readonly raw: boolean;
}

/** Customers with their numbers and scores; a row opens to why. */
export function CustomerTable({ view, caption, source, now, rows, raw }: CustomerTableProps) {
  const [opened, setOpened] = useState<string>();
  const columns = useMemo(() => columnsOf(view, now, raw, opened, setOpened), [view, now, raw, opened]);
  const why = (i: number) => now.customers.ids[i] === opened && <Why view={view} source={source} now={now} at={i} raw={raw} />;
  return <ResultTable words={view.common.table} caption={caption} columns={columns} rows={rows} detail={why} />;
}

function columnsOf(
  { words, language, format }: RfmView,
  { customers, scores, settings }: Scored,
  raw: boolean,
  opened: string | undefined,
  open: (customer: string | undefined) => void,
): TableColumn[] {
  const t = words.customers.columns;
  const segments = rowsOfScheme(settings.scheme, scoringOf(settings.scoring));
  const id = (i: number): string => customers.ids[i] ?? '';
  const customer: TableColumn = {
    id: 'customer',
    label: t.customer,
    sortBy: id,
    show: (i) => (
      <button
        type="button"
        class="row-button"
        aria-expanded={opened === id(i)}
        title={words.why.open(id(i))}
        onClick={() => open(opened === id(i) ? undefined : id(i))}
      >
        {id(i)}
      </button>
    ),
  };
  const number = (key: Measured): TableColumn => ({
    id: key,
    label: t[key],
    number: true,
    sortBy: (i) => customers[key][i] ?? null,
    show: (i) => format(customers[key][i]),
  });
  const measured = [customer, ...MEASURES.map(number)];
  if (raw) return measured;
  return [
    ...measured,
    { id: 'code', label: t.code, number: true, sortBy: (i) => codeOf(scores, i), show: (i) => codeOf(scores, i) },
    {
      id: 'segment',
      label: t.segment,
      sortBy: (i) => scores.segments[i] ?? null,
      show: (i) => segments[scores.segments[i] ?? -1]?.label?.[language] ?? words.segments.others,
    },
  ];
}
