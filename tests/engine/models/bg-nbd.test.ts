import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BgNbd, bgNbdAlive, bgNbdChance, bgNbdExpected } from '../../../src/engine/models/bg-nbd.ts';
import { fitBgNbd, logLikelihood } from '../../../src/engine/models/bg-nbd-fit.ts';
import { groupHistories, type PurchaseHistories } from '../../../src/engine/models/purchase-histories.ts';
import { hypergeometric } from './hypergeometric.ts';
import published from './published.json' with { type: 'json' };
import { simulateBgNbd } from './simulate.ts';
import { expectTrueSlopes } from './slopes.ts';

const { parameters, cases, expectedNew, chances, miniLogLikelihood } = published.bgNbd;

/** Of CDNOW, with the digits that `published-data.test.ts` finds. */
const ESTIMATES: BgNbd = { r: 0.24259289, alpha: 4.41353111, a: 0.79288634, b: 2.42575404 };
/** Fifty customers from a formula, as in the reference values. */
const mini: PurchaseHistories = (() => {
  const of = Array.from({ length: 50 }, (_, i) => {
    const frequency = (7 * i) % 6;
    const age = 20 + ((3 * i) % 20);
    return { frequency, age, recency: frequency === 0 ? 0 : Math.round(100 * age * (0.3 + 0.06 * ((11 * i) % 10))) / 100 };
  });
  return { frequency: of.map((c) => c.frequency), recency: of.map((c) => c.recency), age: of.map((c) => c.age) };
})();
const grouped = (histories: PurchaseHistories) => {
  const groups = groupHistories(histories);
  if (groups.problem) throw new Error(groups.problem.code);
  return groups;
};
const fitted = (histories: PurchaseHistories) => {
  const fit = fitBgNbd(histories);
  if (fit.problem) throw new Error(fit.problem.code);
  return fit;
};

describe('published values', () => {
  test('log-likelihood', () => {
    expect(logLikelihood(grouped(mini), parameters, new Float64Array(4))).toBeCloseTo(miniLogLikelihood, 9);
  });
  test.each(cases)('$frequency purchases, the last at $recency of $age', ({ time, alive, expected, ...history }) => {
    expect(bgNbdAlive(parameters, history) / alive).toBeCloseTo(1, 11);
    expect(bgNbdExpected(parameters, time, history) / expected).toBeCloseTo(1, 11);
  });
  test.each(expectedNew)('a new customer within %f weeks', (time = 0, expected = 0) => {
    // the paper prints them for its own estimates, of which the parameters here are rounded
    expect(Math.abs(bgNbdExpected(ESTIMATES, time) - expected)).toBeLessThan(1e-3);
  });
  test.each(chances)('%i purchases within %i', (n = 0, time = 0, chance = 0) => {
    expect(bgNbdChance(parameters, n, time) / chance).toBeCloseTo(1, 5);
  });
});

describe('published rankings, with the estimates that they were printed for', () => {
  test('who buys most in the next week, of CDNOW (lifetimes docs/Quickstart.md)', () => {
    [
      { frequency: 26, recency: 30.86, age: 31, expected: 0.710623 },
      { frequency: 29, recency: 37.71, age: 38, expected: 0.662396 },
      { frequency: 17, recency: 28.43, age: 28.86, expected: 0.486526 },
      { frequency: 19, recency: 34, age: 34.14, expected: 0.474738 },
      { frequency: 18, recency: 35.14, age: 35.86, expected: 0.424877 },
    ].forEach(({ expected, ...history }) => {
      expect(bgNbdExpected(ESTIMATES, 1, history)).toBeCloseTo(expected, 6);
    });
  });
  test('thirty days of a fit by the day (lifetimes tests/test_utils.py; its data give these estimates, which it rounds)', () => {
    const estimates = { r: 0.16385089833781896, alpha: 1.8642803681504667, a: 1.8503431653475648, b: 3.181059029313344 };
    [
      { frequency: 0, recency: 0, age: 298, expected: 0.016053 },
      { frequency: 0, recency: 0, age: 224, expected: 0.021171 },
      { frequency: 6, recency: 142, age: 292, expected: 0.030461 },
      { frequency: 0, recency: 0, age: 147, expected: 0.031686 },
      { frequency: 2, recency: 9, age: 183, expected: 0.001607 },
    ].forEach(({ expected, ...history }) => {
      expect(bgNbdExpected(estimates, 30, history)).toBeCloseTo(expected, 6);
    });
  });
});

describe('fitting', () => {
  const truth: BgNbd = { r: 0.6, alpha: 42, a: 0.7, b: 2.4 };
  const data = simulateBgNbd(truth, 4000, 1);
  const fit = fitted(data);

  test('finds the parameters that made the data, within its own doubt', () => {
    for (const name of ['r', 'alpha', 'a', 'b'] as const)
      expect(Math.abs(fit.parameters[name] - truth[name])).toBeLessThan(3 * fit.standardErrors[name]);
  });
  test('no neighbour is more likely', () => {
    const groups = grouped(data);
    const unused = new Float64Array(4);
    for (const name of ['r', 'alpha', 'a', 'b'] as const)
      for (const by of [0.999, 1.001]) {
        const near = { ...fit.parameters, [name]: fit.parameters[name] * by };
        expect(logLikelihood(groups, near, unused)).toBeLessThan(fit.logLikelihood);
      }
  });
  test('slopes are those of the likelihood', () => {
    const groups = grouped(mini);
    expectTrueSlopes(
      ([r = 0, alpha = 0, a = 0, b = 0], gradient) => logLikelihood(groups, { r, alpha, a, b }, gradient),
      [0.4, 6, 0.7, 1.9],
    );
  });
  test('a loyal customer who fell silent does not overflow it', () => {
    const silent = grouped({ frequency: [300, 1], recency: [0.5, 1], age: [400, 2] });
    expect(Math.abs(logLikelihood(silent, { r: 5, alpha: 0.1, a: 1, b: 1 }, new Float64Array(4)))).toBeLessThan(1e4);
  });
  test('equal customers are reckoned once', () => {
    const { customers, frequency } = grouped({ frequency: [2, 0, 2, 2], recency: [3, 0, 3, 4], age: [5, 5, 5, 5] });
    expect([...frequency]).toEqual([0, 2, 2]);
    expect([...customers]).toEqual([1, 2, 1]);
  });
  test('the order of the customers leaves no trace', () => {
    const turned = { frequency: data.frequency.toReversed(), recency: data.recency.toReversed(), age: data.age.toReversed() };
    expect(fitted(turned)).toEqual(fit);
  });
  test('weeks instead of days change alpha alone, sevenfold', () => {
    const weeks = fitted({ frequency: data.frequency, recency: data.recency.map((t) => t / 7), age: data.age.map((t) => t / 7) });
    expect(weeks.parameters.alpha * 7).toBeCloseTo(fit.parameters.alpha, 3);
    for (const name of ['r', 'a', 'b'] as const) expect(weeks.parameters[name]).toBeCloseTo(fit.parameters[name], 5);
    const purchases = data.frequency.reduce((a, b) => a + b, 0);
    expect(weeks.logLikelihood).toBeCloseTo(fit.logLikelihood + purchases * Math.log(7), 4);
  });
  test('a customer twice counts twice', () => {
    const twice = fitted({
      frequency: [...data.frequency, ...data.frequency],
      recency: [...data.recency, ...data.recency],
      age: [...data.age, ...data.age],
    });
    expect(twice.logLikelihood).toBeCloseTo(2 * fit.logLikelihood, 6);
    expect(twice.standardErrors.r * Math.SQRT2).toBeCloseTo(fit.standardErrors.r, 6);
  });
  test('more customers, less doubt', () => {
    expect(fitted(simulateBgNbd(truth, 16_000, 1)).standardErrors.r).toBeLessThan(fit.standardErrors.r * 0.6);
  });
});

describe('what cannot be fitted gives a reason and no parameters', () => {
  test.each([
    ['nobody', { frequency: [], recency: [], age: [] }, 'too-few'],
    ['one customer', { frequency: [3], recency: [5], age: [9] }, 'too-few'],
    ['all bought once', { frequency: [0, 0, 0], recency: [0, 0, 0], age: [5, 6, 7] }, 'no-repeat-customers'],
    ['a missing age', { frequency: [1, 2], recency: [3, 4], age: [5, Number.NaN] }, 'not-a-number'],
    ['an age short', { frequency: [1, 2], recency: [3, 4], age: [5] }, 'different-lengths'],
    ['a purchase after the end', { frequency: [1, 2], recency: [3, 7], age: [5, 6] }, 'impossible-history'],
    ['a recency without a repeat purchase', { frequency: [1, 0], recency: [3, 1], age: [5, 6] }, 'impossible-history'],
    ['half a purchase', { frequency: [1.5, 1], recency: [3, 1], age: [5, 6] }, 'impossible-history'],
    ['purchases without end', { frequency: [1e12, 1], recency: [3, 1], age: [5, 6] }, 'impossible-history'],
  ])('%s', (_, histories, code) => {
    const fit = fitBgNbd(histories);
    expect(fit.problem?.code).toBe(code);
    expect(fit).not.toHaveProperty('parameters');
  });
  test('nobody seen to leave, or so few that nothing is known of it: not even a vague parameter', () => {
    const few = { frequency: [2, 0, 0, 3, 0, 0], recency: [18, 0, 0, 9, 0, 0], age: [21, 24, 19, 10, 33, 25] };
    expect(fitBgNbd(few)).toEqual({ problem: { code: 'degenerate', params: { parameter: 'a' } } });
  });
  test('everybody alike: the parameters run away', () => {
    const alike = { frequency: [4, 4, 4, 4], recency: [39, 39, 39, 39], age: [40, 40, 40, 40] };
    expect(fitBgNbd(alike).problem?.code).toBe('degenerate');
  });
});

const models = fc.record({
  r: fc.double({ min: 0.05, max: 5, noNaN: true }),
  alpha: fc.double({ min: 0.1, max: 50, noNaN: true }),
  a: fc.double({ min: 0.05, max: 5, noNaN: true }),
  b: fc.double({ min: 0.05, max: 10, noNaN: true }),
});
const lives = fc
  .record({
    frequency: fc.nat(300),
    share: fc.double({ min: 0.001, max: 1, noNaN: true }),
    age: fc.double({ min: 0.1, max: 400, noNaN: true }),
  })
  .map(({ frequency, share, age }) => ({ frequency, recency: frequency === 0 ? 0 : share * age, age }));

describe('properties', () => {
  test('alive from 0 to 1, and the more recent the last purchase the likelier', () => {
    fc.assert(
      fc.property(models, lives, fc.double({ min: 0, max: 1, noNaN: true }), (model, life, back) => {
        const alive = bgNbdAlive(model, life);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
        expect(bgNbdAlive(model, { ...life, recency: life.recency * back })).toBeLessThanOrEqual(alive);
      }),
    );
  });
  test('a silent year makes alive less likely', () => {
    fc.assert(
      fc.property(models, lives, (model, life) => {
        expect(bgNbdAlive(model, { ...life, age: life.age + 52 })).toBeLessThanOrEqual(bgNbdAlive(model, life));
      }),
    );
  });
  test('expectations are finite, never negative, 0 at once, and grow with time', () => {
    fc.assert(
      fc.property(models, lives, fc.double({ min: 0, max: 200, noNaN: true }), (model, life, time) => {
        const soon = bgNbdExpected(model, time, life);
        expect(soon).toBeGreaterThanOrEqual(0);
        expect(bgNbdExpected(model, time + 10, life)).toBeGreaterThanOrEqual(soon * (1 - 1e-9));
        expect(bgNbdExpected(model, time + 10, life)).toBeLessThan(Infinity);
        expect(bgNbdExpected(model, 0, life)).toBe(0);
      }),
    );
  });
  test('the formula as the paper prints it, where it holds', () => {
    fc.assert(
      fc.property(models, fc.double({ min: 0.1, max: 60, noNaN: true }), fc.nat(12), (model, time, frequency) => {
        const { r, alpha, a, b } = model;
        fc.pre(Math.abs(a - 1) > 0.05 && Math.abs(a + b - 1) > 0.05);
        const life = { frequency, recency: frequency === 0 ? 0 : 20, age: 30 };
        const z = time / (alpha + 30 + time);
        const ever = (1 - z) ** (r + frequency) * hypergeometric(r + frequency, b + frequency, a + b + frequency - 1, z);
        const printed = ((a + b + frequency - 1) / (a - 1)) * (1 - ever) * bgNbdAlive(model, life);
        expect(bgNbdExpected(model, time, life) / printed).toBeCloseTo(1, 6);
      }),
    );
  });
  test('a = 1 is no hole', () => {
    const at = (a: number): number => bgNbdExpected({ ...parameters, a }, 39, { frequency: 2, recency: 30, age: 38 });
    expect(at(1)).toBeCloseTo((at(1 - 1e-7) + at(1 + 1e-7)) / 2, 9);
  });
  test('chances add up to 1, and their mean is what is expected', () => {
    fc.assert(
      fc.property(models, (model) => {
        const gentle = { ...model, r: Math.min(model.r, 2), alpha: Math.max(model.alpha, 20) };
        const all = Array.from({ length: 400 }, (_, n) => bgNbdChance(gentle, n, 40));
        expect(all.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 8);
        expect(all.reduce((sum, chance, n) => sum + n * chance, 0)).toBeCloseTo(bgNbdExpected(gentle, 40), 6);
      }),
      { numRuns: 30 },
    );
  });
});
