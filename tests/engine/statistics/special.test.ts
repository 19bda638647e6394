import fc from 'fast-check';
import { expect, test } from 'vitest';
import { incompleteBeta, logBeta } from '../../../src/engine/statistics/beta.ts';
import { digamma, logGamma } from '../../../src/engine/statistics/gamma.ts';

/** Computed with scipy 1.17.1: gammaln, digamma. */
const GAMMA: [x: number, log: number, slope: number][] = [
  [1e-8, 18.42068073818021, -100000000.57721564],
  [0.1, 2.252712651734206, -10.423754940411076],
  [0.5, 0.5723649429247, -1.9635100260214235],
  [1, 0, -0.5772156649015329],
  [1.5, -0.12078223763524526, 0.03648997397857652],
  [3.7, 1.428072326665388, 1.1671535393615113],
  [9.999, 12.799575780077413, 2.251647417205735],
  [123.456, 469.6055471299295, 4.811829323828985],
  [1e6, 12815504.569147611, 13.81551005796419],
];
test.each(GAMMA)('lnΓ and its slope at %f', (x, log, slope) => {
  expect(Math.abs(logGamma(x) - log)).toBeLessThan(2e-14 * Math.max(1, Math.abs(log)));
  expect(Math.abs(digamma(x) - slope)).toBeLessThan(2e-14 * Math.max(1, Math.abs(slope)));
});
test('outside their range there is no number', () => {
  for (const x of [0, -1, Number.NaN]) expect([logGamma(x), digamma(x)]).toEqual([Number.NaN, Number.NaN]);
  expect(logGamma(Infinity)).toBe(Infinity);
});
test('Γ(x + 1) = x Γ(x), also across the border of the two ways', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), (x) => {
      expect(logGamma(x + 1)).toBeCloseTo(logGamma(x) + Math.log(x), 11);
      expect(digamma(x + 1)).toBeCloseTo(digamma(x) + 1 / x, 11);
    }),
  );
});
/** Where the shapes are whole numbers the beta distribution is a tail of coin tosses. */
test('incomplete beta counts coin tosses', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (x, a, b) => {
      const tosses = a + b - 1;
      let tail = 0;
      for (let k = a; k <= tosses; k++)
        tail += Math.exp(-logBeta(k + 1, tosses - k + 1) - Math.log(tosses + 1)) * x ** k * (1 - x) ** (tosses - k);
      expect(incompleteBeta(x, a, b)).toBeCloseTo(tail, 11);
    }),
  );
  expect([incompleteBeta(-0.1, 1, 1), incompleteBeta(1.1, 1, 1)]).toEqual([Number.NaN, Number.NaN]);
});
