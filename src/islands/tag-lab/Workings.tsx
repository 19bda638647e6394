import { type Rows, rowCount } from '../../engine/language/rows.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import type { LabView } from './view.ts';

interface Props {
  readonly rows: Rows;
  readonly view: LabView;
}

/** What a preference or a sequence weighed for this customer, the best first. */
export function Workings({ rows, view }: Props) {
  const { workings, workingColumns } = view.words.tagLab.why;
  const count = rowCount(rows);
  if (count === 0) return null;
  const isNumber = rows.values.map((cells) => cells.every((cell) => cell === null || typeof cell === 'number'));
  const word = (name: string): string => workingColumns[name as keyof typeof workingColumns] ?? name;
  return (
    <details>
      <summary>{workings}</summary>
      <ScrollRegion label={workings}>
        <table class="num">
          <caption class="vh">{workings}</caption>
          <thead>
            <tr>
              {rows.columns.map((name, i) => (
                <th key={name} scope="col" class={isNumber[i] ? 'r' : undefined}>
                  {word(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: count }, (_, row) => (
              <tr key={row}>
                {rows.values.map((cells, i) => (
                  <td key={rows.columns[i]} class={isNumber[i] ? 'r' : undefined}>
                    {view.format(cells[row] ?? null)}
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
