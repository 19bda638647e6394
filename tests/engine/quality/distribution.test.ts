import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeBands } from '../../../src/engine/quality/bands.ts';
import { distributionOf, summaryOf } from '../../../src/engine/quality/distribution.ts';
import { anyCategories, anyCategory, anyColumn, anyNumber, column, inOrder, numbers, withOrder } from './columns.ts';

test('values by how many have them, equal counts in order, missing ones apart', () => {
  expect(distributionOf(column(['f', 'm', 'f', null, 'd', 'm', 'f']))).toEqual({
    known: 6,
    bins: [
      { bin: { kind: 'value', value: 'f' }, count: 3, share: 0.5 },
      { bin: { kind: 'value', value: 'm' }, count: 2, share: 2 / 6 },
      { bin: { kind: 'value', value: 'd' }, count: 1, share: 1 / 6 },
    ],
  });
});

test('of several values a customer, each counts once a customer and shares are of customers', () => {
  expect(distributionOf(column(['x|y', 'x', null, 'y|x|y'], 'categories'))).toEqual({
    known: 3,
    bins: [
      { bin: { kind: 'value', value: 'x' }, count: 3, share: 1 },
      { bin: { kind: 'value', value: 'y' }, count: 2, share: 2 / 3 },
    ],
  });
});

test('numbers by bands, from the lowest', () => {
  expect(distributionOf(numbers([1, 60, 30, 25, null]), edgeBands([25, 50]))).toEqual({
    known: 4,
    bins: [
      { bin: { kind: 'band', from: null, to: 25 }, count: 1, share: 0.25 },
      { bin: { kind: 'band', from: 25, to: 50 }, count: 2, share: 0.5 },
      { bin: { kind: 'band', from: 50, to: null }, count: 1, share: 0.25 },
    ],
  });
});

test('a number in quantiles, mean and deviation', () => {
  expect(summaryOf([4, null, 1, 3, 2], [0, 25, 50, 100])).toEqual({
    known: 4,
    mean: 2.5,
    deviation: Math.sqrt(5 / 3),
    quantiles: [
      { percent: 0, value: 1 },
      { percent: 25, value: 1.75 },
      { percent: 50, value: 2.5 },
      { percent: 100, value: 4 },
    ],
  });
  expect(summaryOf([7])).toMatchObject({ known: 1, mean: 7, deviation: null });
  expect(summaryOf([0.1, 0.1, 0.1])).toMatchObject({ mean: 0.1, deviation: 0 });
  expect(summaryOf([null])).toEqual({ known: 0, mean: null, deviation: null, quantiles: [] });
});

test('counts are those of a plain loop', () => {
  fc.assert(
    fc.property(fc.oneof(anyCategory, anyCategories), (c) => {
      const plain: Record<string, number> = {};
      for (const cell of c.values)
        if (cell !== null)
          for (const value of new Set(c.scale === 'categories' ? String(cell).split('|') : [cell]))
            plain[String(value)] = (plain[String(value)] ?? 0) + 1;
      const { bins } = distributionOf(c);
      expect(Object.fromEntries(bins.map(({ bin, count }) => [bin.kind === 'value' ? bin.value : '', count]))).toEqual(plain);
    }),
  );
});

test('shares sum to 1 where a customer has one value', () => {
  fc.assert(
    fc.property(fc.oneof(anyCategory, anyNumber), fc.integer({ min: 1, max: 12 }), (c, n) => {
      const { known, bins } = distributionOf(c, n);
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(known);
      expect(bins.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(known === 0 ? 0 : 1, 12);
    }),
  );
});

test('customers in another order: the same distribution and summary', () => {
  fc.assert(
    fc.property(withOrder(anyColumn), ([c, order]) => {
      const turned = { ...c, values: inOrder(c.values, order) };
      expect(distributionOf(turned)).toEqual(distributionOf(c));
      expect(summaryOf(turned.values)).toEqual(summaryOf(c.values));
    }),
  );
});
