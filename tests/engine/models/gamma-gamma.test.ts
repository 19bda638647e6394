import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitGammaGamma, gammaGammaSpend } from '../../../src/engine/models/gamma-gamma.ts';
import { logGamma } from '../../../src/engine/statistics/gamma.ts';
import published from './published.json' with { type: 'json' };
import { simulateSpend } from './simulate.ts';

const { parameters, cases } = published.gammaGamma;

test.each(cases)('$frequency repeat purchases of $spend', ({ expected, ...customer }) => {
  expect(gammaGammaSpend(parameters, customer)).toBeCloseTo(expected, 11);
});

test('the first customers of CDNOW (lifetimes docs/Quickstart.md), with the estimates of its fit', () => {
  const estimates = { p: 6.24880246, q: 3.74458846, v: 15.44774811 };
  [
    [2, 22.35, 24.65],
    [1, 11.77, 18.91],
    [0, 0, 35.17],
    [7, 73.74, 71.46],
    [2, 25.55, 27.28],
  ].forEach(([frequency = 0, spend = 0, expected = 0]) => {
    // printed without rounding up
    expect(Math.abs(gammaGammaSpend(estimates, { frequency, spend }) - expected - 0.005)).toBeLessThan(0.0051);
  });
  expect(gammaGammaSpend(estimates, { frequency: 0, spend: 0 })).toBeCloseTo(35.171, 3);
});

describe('fitting', () => {
  const data = simulateSpend(parameters, 3000, 4);
  const fit = fitGammaGamma(data);
  const names = ['p', 'q', 'v'] as const;
  test('finds the parameters that made the data, within its own doubt', () => {
    if (fit.problem) throw new Error(fit.problem.code);
    for (const name of names) expect(Math.abs(fit.parameters[name] - parameters[name])).toBeLessThan(3 * fit.standardErrors[name]);
    expect(fit.customers).toBe(data.frequency.filter((x) => x > 0).length);
  });
  test('the likelihood is the one that the paper prints, and no neighbour is more likely', () => {
    if (fit.problem) throw new Error(fit.problem.code);
    /** Fader & Hardie 2013, equation 1a. */
    const heightAt = ({ p, q, v }: typeof parameters): number =>
      data.frequency.reduce((sum, x, row) => {
        const z = data.spend[row] ?? 0;
        if (x === 0) return sum;
        const counts = logGamma(p * x + q) - logGamma(p * x) - logGamma(q);
        return sum + counts + q * Math.log(v) + (p * x - 1) * Math.log(z) + p * x * Math.log(x) - (p * x + q) * Math.log(x * z + v);
      }, 0);
    expect(heightAt(fit.parameters)).toBeCloseTo(fit.logLikelihood, 6);
    for (const name of names)
      for (const by of [0.99, 1.01])
        expect(heightAt({ ...fit.parameters, [name]: fit.parameters[name] * by })).toBeLessThan(fit.logLikelihood);
  });
  test('cents instead of yuan change v alone, a hundredfold', () => {
    const cents = fitGammaGamma({ frequency: data.frequency, spend: data.spend.map((z) => 100 * z) });
    if (fit.problem || cents.problem) throw new Error('no fit');
    expect(cents.parameters.v / 100).toBeCloseTo(fit.parameters.v, 3);
    expect(cents.parameters.p).toBeCloseTo(fit.parameters.p, 4);
    expect(cents.parameters.q).toBeCloseTo(fit.parameters.q, 4);
  });
  test('the order of the customers does not matter', () => {
    const turned = fitGammaGamma({ frequency: data.frequency.toReversed(), spend: data.spend.toReversed() });
    if (fit.problem || turned.problem) throw new Error('no fit');
    for (const name of names) expect(turned.parameters[name]).toBeCloseTo(fit.parameters[name], 5);
  });
});

describe('what cannot be fitted gives a reason and no parameters', () => {
  const many = (spend: (i: number) => number) => ({
    frequency: Array.from({ length: 60 }, (_, i) => 1 + (i % 4)),
    spend: Array.from({ length: 60 }, (_, i) => spend(i)),
  });
  test('spend so spread out that it has no mean', () => {
    const wild = fitGammaGamma(simulateSpend({ p: 6, q: 0.6, v: 15 }, 800, 7));
    expect(wild).toEqual({ problem: { code: 'degenerate', params: { parameter: 'q' } } });
  });
  test.each([
    ['every purchase alike', many(() => 30), 'degenerate'],
    ['spend so wild that it has no mean', many((i) => Math.exp(((i * 17) % 60) / 2)), 'degenerate'],
    ['nobody', { frequency: [], spend: [] }, 'too-few'],
    ['one repeat customer', { frequency: [0, 2], spend: [0, 30] }, 'too-few'],
    ['a refund larger than all purchases', { frequency: [1, 2], spend: [-3, 30] }, 'not-positive'],
    ['a missing spend', { frequency: [1, 2], spend: [3, Number.NaN] }, 'not-positive'],
    ['a missing frequency', { frequency: [1, Number.NaN], spend: [3, 4] }, 'not-a-number'],
    ['a spend short', { frequency: [1, 2], spend: [3] }, 'different-lengths'],
  ])('%s', (_, customers, code) => {
    const fit = fitGammaGamma(customers);
    expect(fit.problem?.code).toBe(code);
    expect(fit).not.toHaveProperty('parameters');
  });
});

test('what to expect lies between the own mean and that of all, nearer to the own the more purchases', () => {
  const mean = gammaGammaSpend(parameters, { frequency: 0, spend: 0 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.5, max: 1000, noNaN: true }), (frequency, spend) => {
      const one = gammaGammaSpend(parameters, { frequency, spend });
      expect(one).toBeGreaterThanOrEqual(Math.min(mean, spend) - 1e-9);
      expect(one).toBeLessThanOrEqual(Math.max(mean, spend) + 1e-9);
      expect(Math.abs(gammaGammaSpend(parameters, { frequency: frequency + 1, spend }) - spend)).toBeLessThanOrEqual(
        Math.abs(one - spend) + 1e-12,
      );
    }),
  );
});
