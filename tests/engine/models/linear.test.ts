import { describe, expect, test } from 'vitest';
import { fitLinear, linearValues } from '../../../src/engine/models/linear.ts';
import { FORTY, shuffled, solid } from './rows.ts';

const { features, values } = FORTY;
const fit = solid(fitLinear(features, values));

test('as scipy', () => {
  expect(fit.parameters.intercept).toBeCloseTo(2.429857676634549, 10);
  expect(fit.parameters.coefficients['a']).toBeCloseTo(2.164144669222118, 11);
  expect(fit.parameters.coefficients['b']).toBeCloseTo(-1.5914110206894896, 11);
  expect(fit.standardErrors.intercept).toBeCloseTo(1.017236143757332, 10);
  expect(fit.standardErrors.coefficients['a']).toBeCloseTo(0.12936654940938747, 11);
  expect(fit.p.intercept).toBeCloseTo(0.022123079418087523, 10);
  expect((fit.p.coefficients['b'] ?? 0) / 1.5578947083254293e-11).toBeCloseTo(1, 6);
  expect(fit.rSquared).toBeCloseTo(0.9099838358349096, 11);
  expect(fit.adjustedRSquared).toBeCloseTo(1 - ((1 - 0.9099838358349096) * 39) / 37, 11);
  expect(fit.residualDeviation).toBeCloseTo(2.6317985668882997, 10);
});

describe('properties', () => {
  test('what is left has no mean and nothing of the features', () => {
    const left = linearValues(fit.parameters, features).map((v, row) => (values[row] ?? 0) - v);
    expect(left.reduce((sum, v) => sum + v, 0)).toBeCloseTo(0, 9);
    expect(left.reduce((sum, v, row) => sum + v * (features.a[row] ?? 0), 0)).toBeCloseTo(0, 8);
  });
  test('the order of the rows does not matter', () => {
    const { values: y, ...rest } = shuffled({ ...features, values });
    expect(solid(fitLinear(rest, y)).parameters.intercept).toBeCloseTo(fit.parameters.intercept, 10);
  });
  test('a straight line is found exactly', () => {
    const line = solid(fitLinear({ x: [1, 2, 3, 4] }, [5, 7, 9, 11]));
    expect(line.parameters).toEqual({ intercept: expect.closeTo(3, 10), coefficients: { x: expect.closeTo(2, 10) } });
    expect(line.rSquared).toBeCloseTo(1, 12);
  });
});

test.each([
  ['rows', { a: [1, 2] }, [1, 2], 'too-few'],
  ['a constant feature', { a: [1, 1, 1] }, [1, 2, 3], 'no-variation'],
  ['constant values', { a: [1, 2, 3] }, [2, 2, 2], 'no-variation'],
  ['twins', { a: [1, 2, 3, 5], b: [2, 4, 6, 10] }, [1, 3, 2, 4], 'collinear'],
  ['a missing value', { a: [1, 2, 3] }, [1, Number.NaN, 3], 'not-a-number'],
])('%s: a reason', (_, columns, y, code) => {
  expect(fitLinear(columns, y).problem?.code).toBe(code);
});
