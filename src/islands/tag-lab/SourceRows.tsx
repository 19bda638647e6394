import type { Rows } from '../../engine/language/rows.ts';
import type { Table } from '../../engine/language/schema.ts';
import { RowsTable } from './RowsTable.tsx';
import type { LabView } from './view.ts';
import { whyWords } from './why-words.ts';

/** More rows than this are no longer read one by one. */
const SHOWN = 30;

/** The rows a number was made from, latest last. */
export function SourceRows({ rows, table, view }: { readonly rows: Rows; readonly table: Table; readonly view: LabView }) {
  return (
    <RowsTable
      rows={rows}
      summary={whyWords(view.language).showRows}
      label={view.label(table.label)}
      last={SHOWN}
      columnOf={(name) => {
        const column = table.columns.find((c) => c.name === name);
        return {
          label: column ? view.label(column.label) : name,
          number: column?.type === 'int' || column?.type === 'real',
          show: (cell) => view.fact(cell, column ?? {}),
        };
      }}
    />
  );
}

/** What a measure of a shape weighed for this customer, the best first. */
export function Workings({ rows, view }: { readonly rows: Rows; readonly view: LabView }) {
  const { workings, workingColumns } = whyWords(view.language);
  return (
    <RowsTable
      rows={rows}
      summary={workings}
      label={workings}
      columnOf={(name, at) => ({
        label: workingColumns[name as keyof typeof workingColumns] ?? name,
        number: (rows.values[at] ?? []).every((cell) => cell === null || typeof cell === 'number'),
        show: (cell) => view.format(cell),
      })}
    />
  );
}
