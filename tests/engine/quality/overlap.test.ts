import fc from 'fast-check';
import { expect, test } from 'vitest';
import { audienceOf, audiencesOf } from '../../../src/engine/quality/audience.ts';
import { overlapOf } from '../../../src/engine/quality/overlap.ts';
import { column, inOrder, numbers, range } from './columns.ts';

test('who has a value; missing is not a member', () => {
  expect(audienceOf(column(['x|y', 'y', null], 'categories', 'likes'), 'y')).toEqual({ name: 'likes=y', members: [true, true, false] });
  expect(audienceOf(column([true, false, null], 'category', 'vip'), true)).toEqual({ name: 'vip', members: [true, false, false] });
});

test('every pair, the yes of a yes-no tag, and no number', () => {
  const columns = [column([true, false], 'category', 'vip'), numbers([1, 2]), column(['b', 'a'], 'category', 'city')];
  expect(audiencesOf(columns).map(({ name }) => name)).toEqual(['vip', 'city=a', 'city=b']);
});

test('counts, Jaccard, and the share of each', () => {
  const overlap = overlapOf([
    { name: 'small', members: [true, true, false, false, false] },
    { name: 'large', members: [false, true, true, true, true] },
    { name: 'none', members: [false, false, false, false, false] },
  ]);
  expect(overlap).toMatchObject({ names: ['small', 'large', 'none'], sizes: [2, 4, 0] });
  expect(overlap.cells[0]?.[1]).toEqual({ both: 1, jaccard: 0.2, ofRow: 0.5, ofColumn: 0.25 });
  expect(overlap.cells[2]?.[0]).toEqual({ both: 0, jaccard: 0, ofRow: null, ofColumn: 0 });
  expect(overlap.cells[2]?.[2]).toEqual({ both: 0, jaccard: null, ofRow: null, ofColumn: null });
});

const audiences = fc
  .integer({ min: 0, max: 20 })
  .chain((people) => fc.array(fc.array(fc.boolean(), { minLength: people, maxLength: people }), { minLength: 1, maxLength: 5 }));
test('symmetric, equal to sets, and the same whatever the order of the customers', () => {
  fc.assert(
    fc.property(audiences, (members) => {
      const named = members.map((m, i) => ({ name: String(i), members: m }));
      const { cells, sizes } = overlapOf(named);
      for (const [i, a] of members.entries()) {
        for (const [j, b] of members.entries()) {
          const [setA, setB] = [a, b].map((m) => new Set(m.flatMap((is, p) => (is ? [p] : [])))) as [Set<number>, Set<number>];
          const both = [...setA].filter((p) => setB.has(p)).length;
          const either = new Set([...setA, ...setB]).size;
          const cell = cells[i]?.[j];
          expect(cell).toMatchObject({ both, jaccard: either === 0 ? null : both / either });
          expect(cells[j]?.[i]).toMatchObject({ both, jaccard: cell?.jaccard, ofRow: cell?.ofColumn, ofColumn: cell?.ofRow });
          expect(sizes[i]).toBe(setA.size);
        }
      }
      const order = range(0, members[0]?.length ?? 0).reverse();
      expect(overlapOf(named.map((n) => ({ ...n, members: inOrder(n.members, order) })))).toEqual({ ...overlapOf(named) });
    }),
  );
});
