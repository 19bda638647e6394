import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/datasets/random.ts';
import { fitLogistic, logisticChances } from '../../../src/engine/models/logistic.ts';
import { FORTY, shuffled, solid } from './rows.ts';

const { features, answers } = FORTY;

describe('as scipy and scikit-learn', () => {
  test('without a penalty', () => {
    const { parameters, standardErrors, logLikelihood } = solid(fitLogistic(features, answers));
    expect(parameters.intercept).toBeCloseTo(-1.4128422762, 8);
    expect(parameters.coefficients['a']).toBeCloseTo(0.4273233832, 8);
    expect(parameters.coefficients['b']).toBeCloseTo(-0.4389776982, 8);
    expect(logLikelihood).toBeCloseTo(-18.05016504, 8);
    expect(standardErrors?.intercept).toBeCloseTo(0.9947296146, 6);
    expect(standardErrors?.coefficients['a']).toBeCloseTo(0.1553694424, 7);
    expect(standardErrors?.coefficients['b']).toBeCloseTo(0.1951972968, 7);
  });
  test('with a penalty of 2, which is C = 0.5', () => {
    const fit = solid(fitLogistic(features, answers, { l2: 2 }));
    expect(fit.parameters.intercept).toBeCloseTo(-1.383548, 6);
    expect(fit.parameters.coefficients['a']).toBeCloseTo(0.4000912201, 8);
    expect(fit.parameters.coefficients['b']).toBeCloseTo(-0.4010318528, 8);
    expect(fit).not.toHaveProperty('standardErrors');
  });
});

test('rare answers and far values: the first whole step would overshoot for good', () => {
  const row = Array.from({ length: 600 }, (_, i) => i);
  const x = row.map((i) => (i % 25 === 0 ? 1 + ((37 * i) % 200) : i % 2));
  const y = x.map((v, i) => Number(v > 3 ? i % 125 !== 0 : i % 97 === 1));
  const { parameters } = solid(fitLogistic({ x }, y));
  expect(parameters.intercept).toBeCloseTo(-4.2148229, 6);
  expect(parameters.coefficients['x']).toBeCloseTo(0.0693532375, 9);
});

test('the published chances of a churn tag', () => {
  const model = { intercept: -1.2, coefficients: { r: 0.018, f: -0.45, e: -0.08 } };
  const chances = logisticChances(model, { r: [10, 120, 200], f: [3, 1, 0], e: [10, 0, 0] });
  [0.0403, 0.6248, 0.9168].forEach((chance, row) => {
    expect(chances[row]).toBeCloseTo(chance, 4);
  });
  expect([...logisticChances(model, { r: [10], f: [3] })]).toEqual([Number.NaN]);
});

describe('properties', () => {
  const { parameters } = solid(fitLogistic(features, answers));
  test('the chances add up to those who did', () => {
    const chances = logisticChances(parameters, features);
    expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(
      answers.reduce((sum, y) => sum + y, 0),
      6,
    );
  });
  test('the order of the rows does not matter', () => {
    const { answers: y, ...rest } = shuffled({ ...features, answers });
    const again = solid(fitLogistic(rest, y)).parameters;
    expect(again.intercept).toBeCloseTo(parameters.intercept, 9);
    expect(again.coefficients['a']).toBeCloseTo(parameters.coefficients['a'] ?? 0, 9);
  });
  test('a feature in cents has a coefficient a hundredth, a feature moved changes the intercept alone', () => {
    const cents = solid(fitLogistic({ a: features.a.map((v) => 100 * v + 1e6), b: features.b }, answers)).parameters;
    expect((cents.coefficients['a'] ?? 0) * 100).toBeCloseTo(parameters.coefficients['a'] ?? 0, 7);
    expect(cents.coefficients['b']).toBeCloseTo(parameters.coefficients['b'] ?? 0, 7);
  });
  test('finds the weights that made ten thousand answers', () => {
    const random = createRandom(5, 'logistic');
    const x = Array.from({ length: 10_000 }, () => random.normal(50, 20));
    const y = x.map((v) => Number(random.chance(1 / (1 + Math.exp(2 - 0.03 * v)))));
    const fit = solid(fitLogistic({ x }, y));
    expect(Math.abs((fit.parameters.coefficients['x'] ?? 0) - 0.03)).toBeLessThan(3 * (fit.standardErrors?.coefficients['x'] ?? 0));
    expect(Math.abs(fit.parameters.intercept + 2)).toBeLessThan(3 * (fit.standardErrors?.intercept ?? 0));
  });
});

describe('what cannot be fitted gives a reason', () => {
  test.each([
    ['all did', { a: [1, 2, 3] }, [1, 1, 1], 'no-variation'],
    ['an answer of 2', { a: [1, 2, 3] }, [0, 1, 2], 'not-a-number'],
    ['a missing value', { a: [1, Number.NaN, 3] }, [0, 1, 1], 'not-a-number'],
    ['a constant feature', { a: [0.1, 0.1, 0.1] }, [0, 1, 1], 'no-variation'],
    ['a short feature', { a: [1, 2] }, [0, 1, 1], 'different-lengths'],
    ['no feature', {}, [0, 1], 'too-few'],
    ['no rows', { a: [] }, [], 'too-few'],
    ['a feature told twice', { a: [1, 2, 3, 4, 5], b: [3, 5, 7, 9, 11] }, [0, 1, 0, 1, 1], 'collinear'],
    ['a clean cut', { a: [1, 2, 3, 4, 5, 6] }, [0, 0, 0, 1, 1, 1], 'separated'],
    ['a cut but for one value', { a: [1, 2, 3, 3, 4, 5] }, [0, 0, 0, 1, 1, 1], 'separated'],
  ])('%s', (_, columns, y, code) => {
    expect(fitLogistic(columns, y).problem?.code).toBe(code);
  });
  test('a penalty mends a clean cut and twins', () => {
    expect(fitLogistic({ a: [1, 2, 3, 4, 5, 6] }, [0, 0, 0, 1, 1, 1], { l2: 1 }).problem).toBeUndefined();
    expect(fitLogistic({ a: [1, 2, 3, 4, 5], b: [3, 5, 7, 9, 11] }, [0, 1, 0, 1, 1], { l2: 1 }).problem).toBeUndefined();
    expect(fitLogistic({ a: [1, 2] }, [0, 1], { l2: -1 }).problem?.code).toBe('bad-option');
  });
});
