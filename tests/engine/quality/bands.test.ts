import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf, bandsOf, edgeBands, equalFrequencyBands } from '../../../src/engine/quality/bands.ts';
import { range, repeat } from './columns.ts';

const sizesIn = (values: readonly number[], bands: ReturnType<typeof edgeBands>): number[] =>
  bandsOf(bands).map((_, i) => values.filter((v) => bandOf(v, bands) === i).length);

test('as many in each, a number on a cut below it', () => {
  expect(equalFrequencyBands([4, 1, 3, 2], 2)).toEqual({ cuts: [2.5], onCut: 'below' });
  expect(sizesIn(range(0, 500), equalFrequencyBands(range(0, 500), 10))).toEqual(repeat([50, 10]));
  expect(equalFrequencyBands([1, 2, 3], 2)).toEqual({ cuts: [2], onCut: 'below' });
  expect(bandOf(2, { cuts: [2], onCut: 'below' })).toBe(0);
});

test('equal numbers stay together: fewer bands, none of them empty', () => {
  expect(equalFrequencyBands(repeat([0, 85], [3, 15]), 5).cuts).toEqual([0]);
  expect(equalFrequencyBands(repeat([1, 3], [9, 97]), 4).cuts).toEqual([]);
  expect(equalFrequencyBands(repeat([0, 1], [10, 1]), 10).cuts).toEqual([1]);
  expect(equalFrequencyBands([7, 7, 7], 10).cuts).toEqual([]);
  expect(equalFrequencyBands([], 10).cuts).toEqual([]);
});

test('given edges: a number on an edge above it, order and repetition do not matter', () => {
  const bands = edgeBands([50, 25, 35, 25]);
  expect(bandsOf(bands)).toEqual([
    { from: null, to: 25 },
    { from: 25, to: 35 },
    { from: 35, to: 50 },
    { from: 50, to: null },
  ]);
  expect([24.9, 25, 34, 35, 50, 99].map((v) => bandOf(v, bands))).toEqual([0, 1, 1, 2, 3, 3]);
});

test('no band is empty in the base, every number has one, and more of them never shrinks it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 12 }),
      (values, n) => {
        const bands = equalFrequencyBands(values, n);
        const sizes = sizesIn(values, bands);
        expect(sizes.every((size) => size > 0)).toBe(true);
        expect(sizes.reduce((a, b) => a + b, 0)).toBe(values.length);
        expect(sizes.length).toBeLessThanOrEqual(n);
        const sorted = values.toSorted((a, b) => a - b).map((v) => bandOf(v, bands));
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      },
    ),
  );
});
