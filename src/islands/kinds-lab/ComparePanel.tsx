import { ScrollRegion } from '../lab/ScrollRegion.tsx';
import { COMPARED, type KindsSummary, type KindTag, type TagCode } from './kinds.ts';
import type { KindsWords } from './view.ts';

interface Props {
  readonly words: KindsWords;
  readonly tags: Readonly<Record<TagCode, KindTag>>;
  readonly summary: KindsSummary;
}

/** The four kinds side by side: whom they pick, what they cost, whether one can say why. */
export function ComparePanel({ words, tags, summary }: Props) {
  const t = words.compare;
  const shown = COMPARED.map((code) => ({ tag: tags[code], ...summary.tags[code] }));
  type Shown = (typeof shown)[number];
  const lines: readonly (readonly [keyof typeof t.rows, (one: Shown) => string])[] = [
    ['covered', ({ covered }) => words.count(covered)],
    ['moved', ({ moved }) => words.count(moved)],
    ['picks', ({ picked }) => (picked === null ? t.notPicked : words.count(picked))],
    ['shared', ({ shared }) => (shared === null ? '–' : words.count(shared))],
    ['tables', ({ tag }) => words.count(tag.tables.length)],
    ['lines', ({ tag }) => words.count(tag.sql.trim().split('\n').length)],
    ['excel', ({ tag }) => t.excel(tag.excel?.length ?? null)],
    ['time', ({ elapsedMs }) => (elapsedMs === null ? t.notRun : t.time(elapsedMs))],
    ['why', ({ tag }) => t.why[tag.kind]],
    ['keep', ({ tag }) => t.keep[tag.kind]],
  ];
  return (
    <ScrollRegion label={t.caption} class="kinds-compare">
      <table class="num">
        <caption class="vh">{t.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.rows.kind}</th>
            {shown.map(({ tag }) => (
              <th key={tag.code} scope="col">
                {words.kinds[tag.kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([row, cell]) => (
            <tr key={row}>
              <th scope="row">{t.rows[row]}</th>
              {shown.map((one) => (
                <td key={one.tag.code}>{cell(one)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
