import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutsOf, edgesOf, moveEdge } from '../../../src/islands/rfm-lab/cuts.ts';
import { scoreCustomers } from '../../../src/islands/rfm-lab/scores.ts';
import { MEASURES, METHODS, withScoring } from '../../../src/islands/rfm-lab/settings.ts';
import { splitTies } from '../../../src/islands/rfm-lab/ties.ts';
import { askShop, customersOf, START } from './shop.ts';

const ROW = fc.tuple(
  fc.nat(400),
  fc.integer({ min: 1, max: 9 }),
  fc.nat(90_000).map((fen) => fen / 100),
);
const WITHOUT_SPLITS = METHODS.filter((method) => method !== 'ntile' && method !== 'nested');

describe('going on from a method with cut points of one’s own', () => {
  test.each(WITHOUT_SPLITS)('%s: nobody’s score changes, and the edges ascend', (method) => {
    fc.assert(
      fc.property(fc.array(ROW, { minLength: 1, maxLength: 60 }), (rows) => {
        const customers = customersOf(rows);
        const settings = withScoring(START, { method });
        const scores = scoreCustomers(customers, settings);
        const edges = edgesOf(customers, scores, settings.scoring);
        for (const key of MEASURES) expect(edges[key].slice(1).every((edge, i) => edge > (edges[key][i] ?? edge))).toBe(true);
        const own = scoreCustomers(customers, withScoring(settings, { method: 'edges', edges }));
        const places = (key: (typeof MEASURES)[number], of: typeof scores): number[] => of[key].map((score) => score - (of.digits[0] ?? 0));
        for (const key of MEASURES) expect(places(key, own)).toEqual(places(key, scores));
      }),
    );
  });

  test('ntile and nested: what they split stays together from then on', async () => {
    const { customers } = await askShop(START);
    for (const method of ['ntile', 'nested'] as const) {
      const scores = scoreCustomers(customers, withScoring(START, { method }));
      expect(splitTies(customers, scores).length).toBeGreaterThan(0);
      const edges = edgesOf(customers, scores, { method });
      expect(splitTies(customers, scoreCustomers(customers, withScoring(START, { method: 'edges', edges })))).toEqual([]);
    }
  });
});

describe('cut points', () => {
  const customers = customersOf([
    [2, 1, 100],
    [4, 1, 200],
    [6, 1, 300],
    [8, 2, 400],
    [10, 9, 500],
  ]);
  const cutsBy = (method: (typeof METHODS)[number]) =>
    cutsOf(customers, scoreCustomers(customers, withScoring(START, { method })), { method });

  test('of PERCENTILE.INC are its numbers', () => {
    expect(cutsBy('percentile_inc').m.map(({ value }) => value)).toEqual([180, 260, 340, 420]);
  });

  test('of NTILE say where they go through a tie', () => {
    const { f, m } = cutsBy('ntile');
    expect(f.map(({ value, splits }) => [value, splits])).toEqual([
      [1, true],
      [1, true],
      [2, false],
      [9, false],
    ]);
    expect(m.some(({ splits }) => splits)).toBe(false);
  });

  test('of nested bins exist for R only', () => {
    const cuts = cutsBy('nested');
    expect([cuts.r.length, cuts.f.length, cuts.m.length]).toEqual([4, 0, 0]);
  });

  test('of a mean is one', () => {
    expect(cutsBy('mean').r.map(({ value }) => value)).toEqual([6]);
  });
});

describe('a moved edge', () => {
  const edges = { r: [30, 90, 180, 270], f: [1.5, 2, 3, 5], m: [200, 500, 1000, 2500] };
  const range = { min: 0, max: 364 };

  test('goes where it is put, on whole days', () => {
    expect(moveEdge(edges, 'r', 1, { to: 100.4 }, range).r).toEqual([30, 100, 180, 270]);
  });
  test('stops before its neighbours', () => {
    expect(moveEdge(edges, 'r', 1, { to: 500 }, range).r).toEqual([30, 179, 180, 270]);
    expect(moveEdge(edges, 'r', 1, { to: -5 }, range).r).toEqual([30, 31, 180, 270]);
  });
  test('stops at the ends of the data', () => {
    expect(moveEdge(edges, 'r', 3, { to: 999 }, range).r).toEqual([30, 90, 180, 364]);
    expect(moveEdge(edges, 'r', 0, { to: -9 }, range).r).toEqual([0, 90, 180, 270]);
  });
  test('goes a step from where it is', () => {
    expect(moveEdge(edges, 'r', 1, { by: -10 }, range).r).toEqual([30, 80, 180, 270]);
    expect(moveEdge(edges, 'f', 0, { by: 1 }, { min: 1, max: 30 }).f).toEqual([1, 2, 3, 5]);
  });
  test('keeps the others as they are', () => {
    expect(moveEdge(edges, 'f', 3, { to: 8 }, { min: 1, max: 30 })).toEqual({ ...edges, f: [1.5, 2, 3, 8] });
  });
  test('has no place between neighbours one step apart', () => {
    expect(moveEdge({ ...edges, f: [2, 3, 4, 5] }, 'f', 1, { to: 9 }, { min: 1, max: 30 }).f).toEqual([2, 3, 4, 5]);
  });
});
