import { describe, expect, test } from 'vitest';
import type { IdValue } from '../../../src/engine/identity/index.ts';
import { type Drawn, drawGraph } from '../../../src/islands/identity-lab/graph.ts';
import { outcomeOf } from '../../../src/islands/identity-lab/outcome.ts';
import { CAREFUL, FREE } from '../../../src/islands/identity-lab/settings.ts';
import { sampleAccounts } from '../../../src/islands/identity-lab/source.ts';

/** Every sign that a line leads behind and has nothing to do with, looked at in steps of a four-hundredth of its way. */
function coveredSigns({ dots, knots, lines, radius }: Drawn): string[] {
  return lines.flatMap(({ knot, dot, bend }) => {
    const [from, to] = [knots[knot], dots[dot]];
    if (!from || !to) throw new Error('a line leads nowhere');
    const way = Array.from({ length: 401 }, (_, i) => {
      const t = i / 400;
      const at = (a: number, b: number, c: number): number => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
      return [at(from.x, bend.x, to.x), at(from.y, bend.y, to.y)] as const;
    });
    const boxes = knots.filter((one) => one !== from && way.some(([x, y]) => Math.abs(one.x - x) <= 13 && Math.abs(one.y - y) <= 8));
    const circles = dots.filter((one) => one !== to && way.some(([x, y]) => Math.hypot(one.x - x, one.y - y) <= radius));
    const line = `${from.id.value} to ${to.record}`;
    return [...boxes.map(({ id }) => `${line} behind ${id.value}`), ...circles.map(({ record }) => `${line} behind ${record}`)];
  });
}

describe('no line leads behind a sign that it has nothing to do with', () => {
  const source = sampleAccounts();
  test.each([
    ['without care', FREE],
    ['with care', CAREFUL],
    ['devices only', { ...FREE, links: ['device' as const] }],
  ])('in any net that the lab shows, %s', (_, settings) => {
    const outcome = outcomeOf(source, settings);
    const shown = [...outcome.overMerged, ...outcome.underMerged, ...outcome.largest];
    expect(shown.length).toBeGreaterThan(10);
    const covered = shown.map(({ records }) => coveredSigns(drawGraph(records, outcome.identity.values)));
    expect(covered.flat()).toEqual([]);
    for (const { records } of shown) {
      const { knots } = drawGraph(records, outcome.identity.values);
      const touching = knots.flatMap((a, i) => knots.slice(i + 1).filter((b) => Math.abs(a.x - b.x) < 27 && Math.abs(a.y - b.y) < 17));
      expect(touching).toEqual([]);
    }
  });

  const linked = (value: string, ...records: string[]): IdValue => ({ type: 'phone', value, records, state: { kind: 'linked' } });
  const people = (count: number): string[] => Array.from({ length: count }, (_, i) => `a${String(i).padStart(2, '0')}`);
  test.each([
    ['a chain', people(12), people(11).map((one, i) => linked(`p${i}`, one, people(12)[i + 1] ?? ''))],
    [
      'all with all',
      people(6),
      people(6).flatMap((a, i) =>
        people(6)
          .slice(i + 1)
          .map((b) => linked(`${a}${b}`, a, b)),
      ),
    ],
    [
      'one for all, and pairs besides',
      people(20),
      [linked('all', ...people(20)), ...[0, 5, 10, 15].map((i) => linked(`p${i}`, ...people(20).slice(i, i + 2)))],
    ],
    ['two for all', people(8), [linked('one', ...people(8)), linked('other', ...people(8))]],
  ])('%s', (_, records, values) => {
    expect(coveredSigns(drawGraph(records, values))).toEqual([]);
  });
});
