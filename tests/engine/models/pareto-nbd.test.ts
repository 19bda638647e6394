import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ParetoNbd, paretoNbdAlive, paretoNbdExpected } from '../../../src/engine/models/pareto-nbd.ts';
import { fitParetoNbd, logLikelihood } from '../../../src/engine/models/pareto-nbd-fit.ts';
import { groupHistories, type PurchaseHistories, type PurchaseHistory } from '../../../src/engine/models/purchase-histories.ts';
import { hypergeometric } from './hypergeometric.ts';
import published from './published.json' with { type: 'json' };
import { simulateParetoNbd } from './simulate.ts';
import { expectTrueSlopes } from './slopes.ts';

const { parameters, expectedNew, btyd, expected } = published.paretoNbd;
const grouped = (histories: PurchaseHistories) => {
  const groups = groupHistories(histories);
  if (groups.problem) throw new Error(groups.problem.code);
  return groups;
};

describe('published values', () => {
  test('expected purchases of a new customer', () => {
    expectedNew.forEach((value, time) => {
      expect(paretoNbdExpected(parameters, time)).toBeCloseTo(value, 12);
    });
    btyd.forEach((value, time) => {
      expect(Math.abs(paretoNbdExpected(parameters, time) - value)).toBeLessThan(0.01);
    });
  });
  test('a frequent buyer', () => {
    const { time, alive, expected: purchases, ...history } = expected;
    expect(paretoNbdAlive(parameters, history)).toBeCloseTo(alive, 4);
    expect(paretoNbdExpected(parameters, time, history)).toBeCloseTo(purchases, 2);
  });
});

/** As Fader & Hardie 2005 print it: two hypergeometric functions in place of the integral. */
function printedAlive({ r, alpha, s, beta }: ParetoNbd, { frequency: x, recency, age }: PurchaseHistory): number {
  const sum = r + s + x;
  const wide = Math.max(alpha, beta);
  const second = alpha >= beta ? s + 1 : r + x;
  const part = (t: number): number => hypergeometric(sum, second, sum + 1, Math.abs(alpha - beta) / (wide + t)) / (wide + t) ** sum;
  const unseen = (s / sum) * (part(recency) - part(age));
  return 1 / (1 + unseen * (alpha + age) ** (r + x) * (beta + age) ** s);
}

const models = fc.record({
  r: fc.double({ min: 0.05, max: 5, noNaN: true }),
  alpha: fc.double({ min: 0.5, max: 50, noNaN: true }),
  s: fc.double({ min: 0.05, max: 5, noNaN: true }),
  beta: fc.double({ min: 0.5, max: 50, noNaN: true }),
});
const life = (most: number) =>
  fc
    .record({
      frequency: fc.nat(most),
      share: fc.double({ min: 0.001, max: 1, noNaN: true }),
      age: fc.double({ min: 0.1, max: 300, noNaN: true }),
    })
    .map(({ frequency, share, age }) => ({ frequency, recency: frequency === 0 ? 0 : share * age, age }));

describe('properties', () => {
  test('the integral is what the paper prints', () => {
    fc.assert(
      fc.property(models, life(40), (model, history) => {
        expect(paretoNbdAlive(model, history) / printedAlive(model, history)).toBeCloseTo(1, 7);
      }),
    );
  });
  test('alive from 0 to 1, higher after a later purchase, lower after silence', () => {
    fc.assert(
      fc.property(models, life(1000), fc.double({ min: 0, max: 1, noNaN: true }), (model, history, back) => {
        const alive = paretoNbdAlive(model, history);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
        expect(paretoNbdAlive(model, { ...history, recency: history.recency * back })).toBeLessThanOrEqual(alive + 1e-12);
        expect(paretoNbdAlive(model, { ...history, age: history.age + 52 })).toBeLessThanOrEqual(alive + 1e-12);
      }),
    );
  });
  test('expectations are 0 at once and grow with time; s = 1 is no hole', () => {
    fc.assert(
      fc.property(models, life(50), fc.double({ min: 0, max: 200, noNaN: true }), (model, history, time) => {
        expect(paretoNbdExpected(model, 0, history)).toBe(0);
        expect(paretoNbdExpected(model, time + 10, history)).toBeGreaterThanOrEqual(paretoNbdExpected(model, time, history));
        expect(paretoNbdExpected({ ...model, s: 1 }, time)).toBeCloseTo(paretoNbdExpected({ ...model, s: 1 + 1e-9 }, time), 6);
      }),
    );
  });
});

describe('fitting', () => {
  const truth: ParetoNbd = { r: 0.55, alpha: 74, s: 0.6, beta: 82 };
  const data = simulateParetoNbd(truth, 3000, 2);
  const fit = fitParetoNbd(data);
  const names = ['r', 'alpha', 's', 'beta'] as const;
  test('finds the parameters that made the data, within its own doubt', () => {
    if (fit.problem) throw new Error(fit.problem.code);
    for (const name of names) expect(Math.abs(fit.parameters[name] - truth[name])).toBeLessThan(3 * fit.standardErrors[name]);
  });
  test('no neighbour is more likely', () => {
    if (fit.problem) throw new Error(fit.problem.code);
    const groups = grouped(data);
    for (const name of names)
      for (const by of [0.998, 1.002]) {
        const near = { ...fit.parameters, [name]: fit.parameters[name] * by };
        expect(logLikelihood(groups, near, new Float64Array(4))).toBeLessThan(fit.logLikelihood);
      }
  });
  test('slopes are those of the likelihood, whichever rate is larger', () => {
    const groups = grouped(simulateParetoNbd(truth, 100, 3));
    for (const at of [
      [0.4, 60, 0.7, 90],
      [0.9, 90, 1.4, 20],
    ])
      expectTrueSlopes(([r = 0, alpha = 0, s = 0, beta = 0], gradient) => logLikelihood(groups, { r, alpha, s, beta }, gradient), at);
  });
  test('all bought once: a reason and no parameters', () => {
    const none = fitParetoNbd({ frequency: [0, 0], recency: [0, 0], age: [5, 6] });
    expect(none).toEqual({ problem: { code: 'no-repeat-customers', params: { customers: 2 } } });
  });
  test('a parameter on its way to infinity is told within seconds, and not given', () => {
    // nobody leaves: the fit asks for customers who leave never, or all at the same far moment
    const steady = simulateParetoNbd({ r: 1.5, alpha: 110, s: 400, beta: 4e6 }, 1500, 6);
    const since = performance.now();
    expect(fitParetoNbd(steady).problem?.code).toBe('degenerate');
    expect(performance.now() - since).toBeLessThan(10_000);
  });
});
