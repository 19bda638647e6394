import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import { type CellValue, FACT_CODES, type KindsRuns, type TagCode } from './kinds.ts';
import type { KindsWords } from './view.ts';

interface Props {
  readonly words: KindsWords;
  readonly runs: KindsRuns;
  readonly code: TagCode;
  /** Their places among the customers. */
  readonly moved: readonly number[];
  readonly say: (cell: CellValue) => string;
}

const SHOWN = 30;

/** Whose value is another a month later, with what is known of them then and now. */
export function MovedPanel({ words, runs, code, moved, say }: Props) {
  const t = words.moved;
  if (moved.length === 0) return <p class="placeholder">{t.nobody}</p>;
  const { before, after } = runs.tags[code];
  const there = runs.joined.filter((is) => !is).length;
  return (
    <>
      <p class="small">{t.count(moved.length, there)}</p>
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
            {moved.slice(0, SHOWN).map((i) => (
              <tr key={i}>
                <th scope="row">{runs.customers[i]}</th>
                <td>{t.to(say(before[i] ?? null), say(after[i] ?? null))}</td>
                {FACT_CODES.map((fact) => (
                  <td key={fact} class="r">
                    {t.to(plain(runs.facts[fact].before[i]), plain(runs.facts[fact].after[i]))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {moved.length > SHOWN && <p class="small">{t.more(moved.length - SHOWN)}</p>}
    </>
  );
}

const plain = (cell: CellValue | undefined): string => (cell === null || cell === undefined ? '–' : String(cell));
