import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { principalComponents } from '../../../src/engine/models/pca.ts';
import { FORTY, shuffled, solid } from './rows.ts';

const features = { ...FORTY.features, v: FORTY.values };

describe('as scikit-learn', () => {
  test('of covariances', () => {
    const { components, scores } = solid(principalComponents(features, { standardise: false }));
    const variances = [81.90028931598428, 7.3777384210421095, 0.7391196988710327];
    components.forEach(({ variance, ratio }, i) => {
      expect(variance).toBeCloseTo(variances[i] ?? 0, 10);
      expect(ratio).toBeCloseTo([0.9098298674072817, 0.08195925588839514, 0.00821087670432315][i] ?? 0, 12);
    });
    expect(components[0]?.loadings).toEqual({
      a: expect.closeTo(0.30558782423397, 10),
      b: expect.closeTo(-0.12962028662813452, 10),
      v: expect.closeTo(0.943299879664144, 10),
    });
    scores.forEach((score, i) => {
      expect(score.reduce((sum, s) => sum + s * s, 0) / 39).toBeCloseTo(variances[i] ?? 0, 9);
    });
  });
  test('of correlations', () => {
    const { components } = solid(principalComponents(features));
    [1.9614306328089353, 0.9923249271630246, 0.04624444002804007].forEach((variance, i) => {
      expect(components[i]?.variance).toBeCloseTo(variance, 12);
    });
  });
});

const tables = fc
  .integer({ min: 1, max: 6 })
  .chain((width) =>
    fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: width, maxLength: width }), { minLength: 3, maxLength: 20 }),
  );
test('directions are at right angles, of length 1, and share out all variance', () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const columns = Object.fromEntries((rows[0] ?? []).map((_, j) => [`f${j}`, rows.map((row) => row[j] ?? 0)]));
      const { components, scores } = solid(principalComponents(columns, { standardise: false }));
      const directions = components.map(({ loadings }) => Object.values(loadings));
      for (const direction of directions) expect(Math.max(...direction)).toBeGreaterThanOrEqual(-Math.min(...direction) - 1e-9);
      directions.forEach((one, i) => {
        directions.forEach((two, j) => {
          expect(one.reduce((sum, v, k) => sum + v * (two[k] ?? 0), 0)).toBeCloseTo(Number(i === j), 9);
        });
      });
      const total = Object.values(columns).reduce((sum, column) => {
        const mean = column.reduce((a, b) => a + b, 0) / column.length;
        return sum + column.reduce((a, v) => a + (v - mean) ** 2, 0) / (column.length - 1);
      }, 0);
      expect(components.reduce((sum, { variance }) => sum + variance, 0)).toBeCloseTo(total, 7);
      // scores along different directions have nothing in common
      for (let i = 1; i < scores.length; i++)
        expect((scores[0] ?? new Float64Array()).reduce((sum, s, row) => sum + s * (scores[i]?.[row] ?? 0), 0)).toBeCloseTo(0, 5);
    }),
  );
});
test('neither the order of the rows nor, standardised, the unit matters', () => {
  const first = solid(principalComponents(features)).components[0];
  const moved = { ...shuffled(features), a: shuffled(features).a.map((v) => 1000 * v + 5) };
  expect(solid(principalComponents(moved)).components[0]?.loadings).toEqual({
    a: expect.closeTo(first?.loadings['a'] ?? 0, 9),
    b: expect.closeTo(first?.loadings['b'] ?? 0, 9),
    v: expect.closeTo(first?.loadings['v'] ?? 0, 9),
  });
});
test('what has no directions says why', () => {
  expect(principalComponents({ a: [1] }).problem?.code).toBe('too-few');
  expect(principalComponents({ a: [1, 1], b: [1, 2] }).problem?.code).toBe('no-variation');
  expect(principalComponents({}).problem?.code).toBe('too-few');
});
