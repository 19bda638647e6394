import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import { type CellValue, FACT_CODES, type KindSummary } from './kinds.ts';
import type { KindsWords } from './view.ts';

interface Props {
  readonly words: KindsWords;
  readonly summary: KindSummary;
  /** Who was there on both dates. */
  readonly there: number;
  readonly say: (cell: CellValue) => string;
}

/** Whose value is another a month later, with what is known of them then and now. */
export function MovedPanel({ words, summary: { moved, shown }, there, say }: Props) {
  const t = words.moved;
  if (moved === 0) return <p class="placeholder">{t.nobody}</p>;
  return (
    <>
      <p class="small">{t.count(moved, there)}</p>
      <ScrollRegion label={t.caption} class="tall kinds-moved">
        <table class="num">
          <caption class="vh">{t.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.customer}</th>
              <th scope="col">{words.result.value}</th>
              {FACT_CODES.map((fact) => (
                <th key={fact} scope="col" class="r">
                  {t[fact]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, before, after, facts }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td>{t.to(say(before), say(after))}</td>
                {FACT_CODES.map((fact) => (
                  <td key={fact} class="r">
                    {t.to(plain(facts[fact][0]), plain(facts[fact][1]))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {moved > shown.length && <p class="small">{t.more(moved - shown.length)}</p>}
    </>
  );
}

const plain = (cell: CellValue): string => (cell === null ? '–' : String(cell));
