import type { Preview } from '../../sandbox/import/import-file.ts';
import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import type { ImportWords } from './words.ts';

interface Props {
  readonly words: ImportWords;
  readonly preview: Preview;
}

/** The rows that will be left out: how many, and for the first of them where and why. */
export function RejectedRows({ words, preview: { rejected, rejectedCount } }: Props) {
  const t = words.rejected;
  if (rejectedCount === 0) return <p class="small">{t.none}</p>;
  return (
    <details class="own-rejected" open>
      <summary>{t.title(rejectedCount)}</summary>
      {rejectedCount > rejected.length && <p class="small">{t.shown(rejected.length)}</p>}
      <ScrollRegion label={t.title(rejectedCount)}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="r">
                {t.line}
              </th>
              <th scope="col">{t.why}</th>
              <th scope="col">{t.column}</th>
              <th scope="col">{t.text}</th>
            </tr>
          </thead>
          <tbody>
            {rejected.map(({ line, code, header, text }) => (
              <tr key={line}>
                <th scope="row" class="r">
                  {line}
                </th>
                <td>{words.refusals[code]}</td>
                <td>{header}</td>
                <td class="own-text">{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
