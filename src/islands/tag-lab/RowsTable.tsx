import { type Rows, rowCount } from '../../engine/language/rows.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';

export interface RowsColumn {
  readonly label: string;
  readonly number: boolean;
  readonly show: (cell: string | number | null) => string;
}

interface Props {
  readonly rows: Rows;
  /** What opens the table, and what the table is called. */
  readonly summary: string;
  readonly label: string;
  readonly columnOf: (name: string, at: number) => RowsColumn;
  /** Only so many, the last ones. */
  readonly last?: number;
}

/** Rows of the database beside an explanation, folded until somebody asks. */
export function RowsTable({ rows, summary, label, columnOf, last = Number.POSITIVE_INFINITY }: Props) {
  const columns = rows.columns.map(columnOf);
  const count = rowCount(rows);
  const shown = Math.min(last, count);
  return (
    <details>
      <summary>{summary}</summary>
      <ScrollRegion label={label}>
        <table class="num">
          <caption class="vh">{label}</caption>
          <thead>
            <tr>
              {columns.map((column, i) => (
                <th key={rows.columns[i]} scope="col" class={column.number ? 'r' : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: shown }, (_, i) => count - shown + i).map((row) => (
              <tr key={row}>
                {columns.map((column, i) => (
                  <td key={rows.columns[i]} class={column.number ? 'r' : undefined}>
                    {column.show(rows.values[i]?.[row] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
