import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlation, rankCorrelation, studentTail } from '../../../src/engine/statistics/correlation.ts';
import { cramersV } from '../../../src/engine/statistics/cramers-v.ts';
import { alphaWithoutItem, cronbachAlpha } from '../../../src/engine/statistics/cronbach.ts';
import { midRanks } from '../../../src/engine/statistics/ranks.ts';
import { compareProportions, peoplePerGroup } from '../../../src/engine/statistics/two-proportions.ts';

describe('two proportions', () => {
  test('published: 60 and 40 of a thousand', () => {
    const { z, p, difference } = compareProportions({ hits: 60, n: 1000 }, { hits: 40, n: 1000 });
    expect(z).toBeCloseTo(2.051957, 6);
    expect(p).toBeCloseTo(0.0401739, 7);
    expect(difference).toBeCloseTo(0.02, 12);
  });
  // Newcombe 1998, table II, method 10
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [0, 10, 0, 10, -0.2775, 0.2775],
  ])('the interval of %i/%i against %i/%i', (hits, n, others, m, low, high) => {
    const { interval } = compareProportions({ hits, n }, { hits: others, n: m });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
  test('how many are needed', () => {
    expect(peoplePerGroup(0.05, 0.06)).toBe(8158);
    expect(peoplePerGroup(0.1, 0.12)).toBe(3841);
    expect(peoplePerGroup(0.12, 0.1)).toBe(3841);
    expect(peoplePerGroup(0.1, 0.1)).toBe(Infinity);
    expect(peoplePerGroup(0.1, 0.12, { power: 0.9 })).toBeGreaterThan(3841);
  });
  test('all hit in both: nothing to test; nobody in a group: no number', () => {
    expect(compareProportions({ hits: 9, n: 9 }, { hits: 4, n: 4 })).toMatchObject({ z: 0, p: 1 });
    expect(compareProportions({ hits: 0, n: 0 }, { hits: 4, n: 9 }).z).toBeNaN();
  });
  const share = fc.integer({ min: 1, max: 500 }).chain((n) => fc.record({ hits: fc.nat(n), n: fc.constant(n) }));
  test('turned round, the same with the other sign', () => {
    fc.assert(
      fc.property(share, share, (one, two) => {
        const there = compareProportions(one, two);
        const back = compareProportions(two, one);
        expect(back.z).toBeCloseTo(-there.z, 12);
        expect(back.p).toBeCloseTo(there.p, 12);
        expect(back.interval.low).toBeCloseTo(-there.interval.high, 12);
        expect(there.interval.low).toBeLessThanOrEqual(there.difference);
        expect(there.interval.high).toBeGreaterThanOrEqual(there.difference);
        expect(there.interval.high).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe('correlation', () => {
  test('of four published points', () => {
    // Anscombe 1973, first set
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    expect(correlation(x, y).r).toBeCloseTo(0.81642, 5);
    expect(correlation(x, y).p).toBeCloseTo(0.00217, 5);
    expect(rankCorrelation(x, y).r).toBeCloseTo(0.81818, 5);
  });
  test("Student's table", () => {
    expect(studentTail(2.2281388519649385, 10)).toBeCloseTo(0.05, 10);
    expect(studentTail(12.706204736432095, 1)).toBeCloseTo(0.05, 10);
    expect(studentTail(0, 5)).toBe(1);
  });
  test('without variation or pairs there is none', () => {
    expect(correlation([1, 1, 1], [1, 2, 3]).r).toBeNaN();
    expect(correlation([], []).r).toBeNaN();
    expect(correlation([1, 2], [3, 5])).toEqual({ r: 1, p: Number.NaN, n: 2 });
  });
  const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), { minLength: 3, maxLength: 40 });
  test('neither order, nor unit, nor a far origin changes it', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const x = list.map(([a]) => a);
        const y = list.map(([, b]) => b);
        const { r } = correlation(x, y);
        fc.pre(!Number.isNaN(r));
        expect(correlation(x.toReversed(), y.toReversed()).r).toBeCloseTo(r, 10);
        expect(
          correlation(
            x.map((v) => 1e8 + 3 * v),
            y,
          ).r,
        ).toBeCloseTo(r, 6);
        expect(
          correlation(
            x.map((v) => -v),
            y,
          ).r,
        ).toBeCloseTo(-r, 10);
        expect(
          rankCorrelation(
            x.map((v) => v ** 3),
            y,
          ).r,
        ).toBeCloseTo(rankCorrelation(x, y).r, 12);
      }),
    );
  });
  test('a straight line is never beyond 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 3, maxLength: 30 }), (x) => {
        const { r } = correlation(
          x,
          x.map((v) => 0.3 * v + 0.1),
        );
        expect(Math.abs(r) > 1).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
  test('equal values share their ranks', () => {
    expect([...midRanks([10, 30, 10, 20, 10])]).toEqual([2, 5, 2, 4, 2]);
    expect([...midRanks([])]).toEqual([]);
  });
});

describe("Cramér's V", () => {
  test.each([
    [
      [
        [30, 10],
        [10, 30],
      ],
      0.5,
      20,
    ],
    [
      [
        [10, 20],
        [20, 40],
      ],
      0,
      0,
    ],
    [
      [
        [7, 0, 0],
        [0, 5, 0],
        [0, 0, 9],
      ],
      1,
      42,
    ],
    [
      [
        [5, 0, 0],
        [0, 5, 5],
      ],
      1,
      15,
    ],
    [
      [
        [5, 0, 0],
        [0, 5, 5],
        [0, 0, 0],
      ],
      1,
      15,
    ],
    [
      [
        [5, 0],
        [0, 5],
        [0, 0],
      ],
      1,
      10,
    ],
  ])('%j', (counts, v, chiSquare) => {
    expect(cramersV(counts).v).toBeCloseTo(v, 12);
    expect(cramersV(counts).chiSquare).toBeCloseTo(chiSquare, 10);
  });
  test('the correction takes away what chance adds, and never goes below 0', () => {
    expect(
      cramersV([
        [10, 20],
        [20, 40],
      ]).corrected,
    ).toBe(0);
    const small = cramersV([
      [6, 3],
      [3, 6],
    ]);
    expect(small.corrected).toBeLessThan(small.v);
    expect(
      cramersV([
        [5, 0],
        [0, 5],
      ]).corrected,
    ).toBeCloseTo(1, 1);
  });
  test('one value knows nothing', () => {
    expect(cramersV([[3, 4]]).v).toBeNaN();
    expect(
      cramersV([
        [3, 0],
        [4, 0],
      ]).v,
    ).toBeNaN();
    expect(cramersV([]).v).toBeNaN();
  });
});

describe("Cronbach's alpha", () => {
  const scale = [
    [4, 5, 4, 5],
    [2, 2, 3, 2],
    [3, 3, 3, 4],
    [5, 5, 4, 5],
    [1, 2, 1, 2],
  ];
  test('published', () => {
    expect(cronbachAlpha(scale)).toBeCloseTo(0.9693121693, 10);
  });
  test('an item that is not reversed spoils it, and its absence says so', () => {
    const unreversed = scale.map(([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, 6 - d]);
    expect(cronbachAlpha(unreversed)).toBeLessThan(0.5);
    const without = alphaWithoutItem(unreversed);
    expect(without.indexOf(Math.max(...without))).toBe(3);
  });
  test('one item, one person, or all with the same sum have none', () => {
    expect(cronbachAlpha([[1], [2]])).toBeNaN();
    expect(cronbachAlpha([[1, 2]])).toBeNaN();
    expect(
      cronbachAlpha([
        [1, 3],
        [3, 1],
      ]),
    ).toBeNaN();
    expect(cronbachAlpha([])).toBeNaN();
  });
});
