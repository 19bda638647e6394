import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Bilingual, Value } from '../../engine/index.ts';
import { eachOf } from '../../engine/language/several.ts';
import { ResultTable, type TableColumn } from '../lab/ResultTable.tsx';
import type { TagOutcome } from './outcome.ts';
import { TagValues } from './TagValue.tsx';
import type { LabView } from './view.ts';

export interface CustomerRow {
  readonly customerId: string;
  readonly facts: readonly Value[];
  readonly value: Value;
}

interface Props {
  readonly tag: TagOutcome;
  readonly rows: readonly CustomerRow[];
  readonly caption: string;
  readonly view: LabView;
  readonly onWhy: (customerId: string) => void;
  /** What stands below the customer whose tag is asked about. */
  readonly why: (customerId: string) => ComponentChildren;
}

/** Customers with what their tag was made from; each can be asked why. */
export function CustomerTable({ tag, rows, caption, view, onWhy, why }: Props) {
  const { table } = view.words.lab;
  const columns = useMemo(() => columnsOf(tag, rows, view, onWhy, (id) => why(id) !== null), [tag, rows, view, onWhy, why]);
  const order = useMemo(() => rows.map((_, i) => i), [rows]);
  return <ResultTable words={table} caption={caption} columns={columns} rows={order} detail={(i) => why(rows[i]?.customerId ?? '')} />;
}

function columnsOf(
  tag: TagOutcome,
  rows: readonly CustomerRow[],
  view: LabView,
  onWhy: Props['onWhy'],
  isOpen: (customerId: string) => boolean,
): TableColumn[] {
  const { lab, tagLab } = view.words;
  const labels = new Map<Value, Bilingual | undefined>(tag.bars.flatMap((bar) => ('value' in bar ? [[bar.value, bar.label]] : [])));
  const [first] = tag.bars;
  const value = (i: number): Value => rows[i]?.value ?? null;
  const isNumber = rows.some((row) => typeof row.value === 'number') && labels.size === 0;
  // A tag that is one fact and nothing else would show its number twice.
  const facts = tag.facts.filter((fact) => fact.id !== `${tag.code}_raw`);
  return [
    {
      id: 'customer',
      label: lab.table.customer,
      show: (i) => {
        const id = rows[i]?.customerId ?? '';
        return (
          <button
            type="button"
            class="row-button"
            title={tagLab.why.short}
            aria-label={tagLab.why.open(id)}
            aria-expanded={isOpen(id)}
            onClick={() => onWhy(id)}
          >
            {id}
          </button>
        );
      },
      sortBy: (i) => rows[i]?.customerId ?? null,
    },
    {
      id: tag.code,
      label: view.label(tag.name),
      number: isNumber,
      below: !isNumber && facts.length > 1,
      show: (i) =>
        isNumber ? (
          view.format(value(i), tag.unit)
        ) : (
          <TagValues
            values={eachOf(value(i), tag.several === true)}
            labels={labels}
            first={first && 'value' in first ? first.value : undefined}
            view={view}
          />
        ),
      sortBy: value,
    },
    ...facts.map((fact): TableColumn => {
      const at = tag.facts.indexOf(fact);
      return {
        id: fact.id,
        label: view.label(fact.label),
        number: fact.number,
        show: (i) => view.fact(rows[i]?.facts[at] ?? null, fact),
        sortBy: (i) => rows[i]?.facts[at] ?? null,
      };
    }),
  ];
}
