import { type Rows, rowCount } from '../../engine/language/rows.ts';
import type { Table } from '../../engine/language/schema.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import type { LabView } from './view.ts';

interface Props {
  readonly rows: Rows;
  readonly table: Table;
  readonly view: LabView;
}

/** More rows than this are no longer read one by one. */
const SHOWN = 30;

/** The rows a number was made from, latest last, folded until somebody asks. */
export function SourceRows({ rows, table, view }: Props) {
  const label = view.label(table.label);
  const columns = rows.columns.map((name) => table.columns.find((c) => c.name === name));
  const number = (i: number): boolean => columns[i]?.type === 'int' || columns[i]?.type === 'real';
  const count = rowCount(rows);
  const shown = Array.from({ length: Math.min(SHOWN, count) }, (_, i) => count - Math.min(SHOWN, count) + i);
  return (
    <details>
      <summary>{view.words.tagLab.why.showRows}</summary>
      <ScrollRegion label={label}>
        <table class="num">
          <caption class="vh">{label}</caption>
          <thead>
            <tr>
              {rows.columns.map((name, i) => (
                <th key={name} scope="col" class={number(i) ? 'r' : undefined}>
                  {columns[i] ? view.label(columns[i].label) : name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row}>
                {rows.values.map((cells, i) => (
                  <td key={rows.columns[i]} class={number(i) ? 'r' : undefined}>
                    {view.fact(cells[row] ?? null, columns[i] ?? {})}
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
