import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaUnderCurve, brierScore, calibrationTable, gainTable } from '../../../src/engine/models/judge.ts';
import { fitLogistic, logisticChances } from '../../../src/engine/models/logistic.ts';
import { FORTY, shuffled, solid } from './rows.ts';

const { features, answers } = FORTY;
const chances = [...logisticChances(solid(fitLogistic(features, answers)).parameters, features)];

describe('area under the curve', () => {
  test('as scikit-learn', () => {
    expect(areaUnderCurve(features.a, answers)).toBeCloseTo(0.7788461538461539, 12);
  });
  test('perfect, reversed, no idea, nobody', () => {
    expect(areaUnderCurve([1, 2, 3], [0, 0, 1])).toBe(1);
    expect(areaUnderCurve([1, 2, 3], [1, 0, 0])).toBe(0);
    expect(areaUnderCurve([5, 5, 5], [1, 0, 0])).toBe(0.5);
    expect(areaUnderCurve([1, 2], [0, 0])).toBeNaN();
  });
  const scored = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1 })), { minLength: 2, maxLength: 30 });
  test('is the share of pairs in the right order', () => {
    fc.assert(
      fc.property(scored, (list) => {
        const yes = list.filter(([, y]) => y === 1);
        const no = list.filter(([, y]) => y === 0);
        fc.pre(yes.length > 0 && no.length > 0);
        const right = yes.flatMap(([one]) => no.map(([two]) => (one > two ? 1 : one === two ? 0.5 : 0)));
        const area = areaUnderCurve(
          list.map(([s]) => s),
          list.map(([, y]) => y),
        );
        expect(area).toBeCloseTo(right.reduce((sum: number, v) => sum + v, 0) / right.length, 12);
      }),
    );
  });
});

describe('gain', () => {
  test('by hand', () => {
    expect(gainTable([0.9, 0.8, 0.3, 0.1], [1, 1, 0, 0], 2)).toEqual([
      { share: 0.5, people: 2, hits: 2, rate: 1, lift: 2, gain: 1, cumulativeLift: 2 },
      { share: 1, people: 2, hits: 0, rate: 0, lift: 0, gain: 1, cumulativeLift: 1 },
    ]);
  });
  test('equal scores share their hits, wherever they stand', () => {
    expect(gainTable([1, 1, 1, 1], [1, 1, 0, 0], 4).map(({ hits }) => hits)).toEqual([0.5, 0.5, 0.5, 0.5]);
    const mixed = shuffled({ scores: features.b, answers });
    expect(gainTable(mixed.scores, mixed.answers, 7)).toEqual(
      gainTable(features.b, answers, 7).map((row) => expect.objectContaining({ people: row.people, hits: expect.closeTo(row.hits, 9) })),
    );
  });
  test('parts add up to all, gain never falls, the last lift is 1', () => {
    const rows = gainTable(chances, answers, 7);
    expect(rows.reduce((sum, { hits }) => sum + hits, 0)).toBeCloseTo(14, 9);
    rows.forEach(({ gain }, i) => {
      expect(gain).toBeGreaterThanOrEqual(rows[i - 1]?.gain ?? 0);
    });
    expect(rows.at(-1)?.cumulativeLift).toBeCloseTo(1, 12);
    expect(rows[0]?.lift).toBeGreaterThan(2);
  });
  test('never more parts than people', () => {
    expect(gainTable([1, 2], [0, 1], 10)).toHaveLength(2);
    expect(gainTable([], [], 10)).toEqual([]);
  });
});

describe('calibration', () => {
  test('by hand, from the lowest', () => {
    const rows = calibrationTable([0.1, 0.3, 0.6, 0.8], [0, 0, 0, 1], 2);
    expect(rows).toEqual([
      { people: 2, expected: expect.closeTo(0.2, 12), observed: 0, interval: expect.anything() },
      { people: 2, expected: expect.closeTo(0.7, 12), observed: 0.5, interval: expect.anything() },
    ]);
  });
  test('a fitted model is right on the whole', () => {
    const rows = calibrationTable(chances, answers, 5);
    expect(rows.reduce((sum, { expected, people }) => sum + expected * people, 0)).toBeCloseTo(14, 6);
    for (const { expected, interval } of rows) {
      expect(expected).toBeGreaterThan(interval.low);
      expect(expected).toBeLessThan(interval.high);
    }
  });
  test('Brier', () => {
    expect(brierScore([1, 0], [1, 0])).toBe(0);
    expect(brierScore([0.5, 0.5], [1, 0])).toBe(0.25);
    expect(brierScore(chances, answers)).toBeLessThan(0.35 * 0.65);
  });
});
