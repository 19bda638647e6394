import type { Fact, Schema } from '../../engine/index.ts';
import type { Rows } from '../../engine/language/rows.ts';
import { columnOf, type Table } from '../../engine/language/schema.ts';
import type { FactColumn } from './facts.ts';
import { RowsTable } from './RowsTable.tsx';
import type { LabView } from './view.ts';
import { whyWords } from './why-words.ts';

interface SourceProps {
  readonly rows: Rows;
  readonly table: Table;
  /** What was made from them. */
  readonly of: readonly string[];
  readonly schema: Schema;
  readonly view: LabView;
}

/** More rows than this are no longer read one by one. */
const SHOWN = 30;

/** The rows a number was made from, latest last. Lines of orders have the day of their order, and may have more of it. */
export function SourceRows({ rows, table, of, schema, view }: SourceProps) {
  return (
    <RowsTable
      rows={rows}
      summary={whyWords(view.language).showRows}
      label={[...of, view.label(table.label)].join(view.words.tagLab.say.or)}
      last={SHOWN}
      columnOf={(name) => {
        const column = columnOf(schema, table.name, name) ?? (table.via && columnOf(schema, table.via.table, name));
        return {
          label: column ? view.label(column.label) : name,
          number: column?.type === 'int' || column?.type === 'real',
          show: (cell) => view.fact(cell, column ?? {}),
        };
      }}
    />
  );
}

interface WorkingsProps {
  readonly rows: Rows;
  readonly of: Fact;
  /** What the values that were weighed are called. */
  readonly codes: FactColumn | undefined;
  readonly schema: Schema;
  readonly view: LabView;
}

/** What a measure of a shape weighed for this customer, the best first. */
export function Workings({ rows, of, codes, schema, view }: WorkingsProps) {
  const { workings, workingColumns } = whyWords(view.language);
  const show = (name: string, cell: string | number | null): string => {
    if (name === 'taken') return view.format(cell === 1);
    if (name === 'picked') return view.fact(cell, codes ?? {});
    const table = name === 'table' ? schema.tables[String(cell)] : undefined;
    return table ? view.label(table.label) : view.format(cell);
  };
  return (
    <RowsTable
      rows={rows}
      summary={workings}
      label={`${view.label(of.label)}${view.words.tagLab.say.or}${workings}`}
      columnOf={(name, at) => ({
        label: workingColumns[name as keyof typeof workingColumns] ?? name,
        number: name !== 'taken' && (rows.values[at] ?? []).every((cell) => cell === null || typeof cell === 'number'),
        show: (cell) => show(name, cell),
      })}
    />
  );
}
