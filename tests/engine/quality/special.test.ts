import fc from 'fast-check';
import { expect, test } from 'vitest';
import { specialAbout } from '../../../src/engine/quality/special.ts';
import type { TagColumn } from '../../../src/engine/quality/tag-column.ts';
import { column, inOrder, numbers, range, repeat } from './columns.ts';

/** 60 of 1000 in the audience, 40 of 1000 among the others. */
const trait = column(repeat([true, 60], [false, 940], [true, 40], [false, 960]), 'category', 'trait');
const members = repeat([true, 1000], [false, 1000]);

test('60 of 1000 against 40 of 1000: z 2.052, as textbooks have it', () => {
  const [found, ...more] = specialAbout([trait], members);
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    kind: 'share',
    tag: 'trait',
    value: true,
    n: 1000,
    othersN: 1000,
    count: 60,
    share: 0.06,
    othersShare: 0.04,
    baseShare: 0.05,
  });
  expect(found?.z).toBeCloseTo(2.052, 3);
  expect(found?.effect).toBeCloseTo(2 * Math.asin(Math.sqrt(0.06)) - 2 * Math.asin(Math.sqrt(0.04)), 12);
  expect(found?.kind === 'share' && found.tgi).toBeCloseTo(120, 10);
});

test('a number by the difference of means in standard deviations', () => {
  const [a, b] = [range(0, 40).map((i) => 100 + (i % 5)), range(0, 60).map((i) => 98 + (i % 7))];
  const [found] = specialAbout([numbers([...a, ...b], 'spend')], repeat([true, 40], [false, 60]));
  const mean = (xs: number[]): number => xs.reduce((s, x) => s + x, 0) / xs.length;
  const variance = (xs: number[]): number => xs.reduce((s, x) => s + (x - mean(xs)) ** 2, 0) / (xs.length - 1);
  expect(found).toMatchObject({ kind: 'mean', tag: 'spend', n: 40, othersN: 60, mean: mean(a), othersMean: mean(b) });
  expect(found?.kind === 'mean' && found.baseMean).toBeCloseTo(mean([...a, ...b]), 10);
  expect(found?.effect).toBeCloseTo((mean(a) - mean(b)) / Math.sqrt((variance(a) + variance(b)) / 2), 12);
  expect(found?.z).toBeCloseTo((mean(a) - mean(b)) / Math.sqrt(variance(a) / 40 + variance(b) / 60), 12);
});

test('the furthest first, whichever kind it is, below or above', () => {
  const audience = repeat([true, 100], [false, 100]);
  const columns: TagColumn[] = [
    column(repeat(['x', 60], ['y', 40], ['x', 40], ['y', 60]), 'category', 'little'),
    numbers([...range(0, 100).map((i) => i % 10), ...range(0, 100).map((i) => 20 + (i % 10))], 'far'),
    column(repeat([true, 10], [false, 90], [true, 70], [false, 30]), 'category', 'rare'),
    column(repeat(['p|q', 100], ['q', 100]), 'categories', 'likes'),
  ];
  expect(specialAbout(columns, audience).map((s) => [s.tag, s.kind === 'share' ? s.value : null, Math.sign(s.effect)])).toEqual([
    ['far', null, -1],
    ['likes', 'p', 1],
    ['rare', true, -1],
    ['little', 'x', 1],
    ['little', 'y', -1],
  ]);
});

test('what rests on few customers, or could be chance, is not listed', () => {
  const few = column(repeat(['x', 29], ['y', 100]));
  expect(specialAbout([few], repeat([true, 29], [false, 100]))).toEqual([]);
  expect(specialAbout([few], repeat([true, 29], [false, 100]), { minimum: 29 })).toHaveLength(2);
  const chance = column(repeat([true, 50], [false, 50], [true, 45], [false, 55]));
  expect(specialAbout([chance], repeat([true, 100], [false, 100]))).toEqual([]);
  expect(specialAbout([chance], repeat([true, 100], [false, 100]), { minimumZ: 0 })).toHaveLength(1);
});

test('compared with the other members of the base only', () => {
  const base = repeat([true, 1500], [false, 500]);
  const [found] = specialAbout([trait], members, { base });
  // Of the 500 others in the base, the first 40 have the trait.
  expect(specialAbout([trait], members, { base, minimumZ: 0 })[0]).toMatchObject({
    othersN: 500,
    othersShare: 0.08,
    baseShare: 100 / 1500,
  });
  expect(found).toBeUndefined();
});

test('numbers that never vary: no difference is none, a difference is infinite', () => {
  const audience = repeat([true, 30], [false, 30]);
  expect(specialAbout([numbers(repeat([5, 60]))], audience, { minimumZ: 0 })).toMatchObject([{ effect: 0, z: 0 }]);
  expect(specialAbout([numbers(repeat([5, 30], [6, 30]))], audience)).toMatchObject([{ effect: Number.NEGATIVE_INFINITY }]);
});

test('customers in another order: the same list; audience and others changed round: the signs turn', () => {
  const person = fc.record({ v: fc.constantFrom('a', 'b', null), n: fc.integer({ min: 0, max: 9 }), member: fc.boolean() });
  fc.assert(
    fc.property(fc.array(person, { minLength: 4, maxLength: 40 }), (people) => {
      const run = (all: typeof people, turn = false) =>
        specialAbout(
          [column(all.map((p) => p.v)), numbers(all.map((p) => p.n))],
          all.map((p) => p.member !== turn),
          { minimum: 2, minimumZ: 0 },
        );
      const list = run(people);
      expect(run(inOrder(people, range(0, people.length).reverse()))).toEqual(list);
      const effects = (found: typeof list) => new Map(found.map((s) => [`${s.tag} ${s.kind === 'share' ? s.value : ''}`, s.effect]));
      const turned = effects(run(people, true));
      for (const [what, effect] of effects(list)) expect(turned.get(what)).toBeCloseTo(-effect, 12);
      expect(list.map((s) => Math.abs(s.effect))).toEqual(list.map((s) => Math.abs(s.effect)).toSorted((a, b) => b - a));
    }),
  );
});
