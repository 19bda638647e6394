import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgeBands } from '../../../src/engine/quality/bands.ts';
import { psi, psiOfShares, readingOf } from '../../../src/engine/quality/psi.ts';
import { psiThreshold } from '../../../src/engine/quality/psi-threshold.ts';
import { anyCategories, anyCategory, anyColumn, anyNumber, column, inOrder, numbers, range, repeat, withOrder } from './columns.ts';
import reference from './reference.json' with { type: 'json' };

const TWELVE = 12;
const hundredths = (shares: readonly number[]): number[] => shares.map((s) => s / 100);

describe('published and worked values', () => {
  test('numbers in ten bands of the base, empty ones at the floor', () => {
    const { psi: index, bins } = psi(numbers(range(0, 500)), numbers(range(500, 1000)));
    expect(index).toBeCloseTo(reference.psi.halfAgainstHalf, TWELVE);
    expect(bins).toHaveLength(10);
    expect(bins.map(({ baseShare }) => baseShare)).toEqual(repeat([0.1, 10]));
  });

  test('one value against another', () => {
    expect(psi(column(repeat(['A', 500])), column(repeat(['B', 500]))).psi).toBeCloseTo(reference.psi.aAgainstB, TWELVE);
  });

  test.each(reference.psi.byHand)('$base to $now', ({ base, now, psi: index }) => {
    expect(psiOfShares(hundredths(base), hundredths(now)).psi).toBeCloseTo(index, TWELVE);
    const [before, after] = [base, now].map((counts) => column(counts.flatMap((n, i) => repeat([`v${i}`, n]))));
    expect(psi(before as never, after as never).psi).toBeCloseTo(index, TWELVE);
  });

  test.each(reference.psi.byHandRounded)('$base to $now, six digits', ({ base, now, psi: index }) => {
    expect(psiOfShares(hundredths(base), hundredths(now)).psi).toBeCloseTo(index, 6);
  });

  test('the terms', () => {
    const { terms } = psiOfShares([0.25, 0.25, 0.25, 0.25], [0.4, 0.3, 0.2, 0.1]);
    expect(terms.map((t) => Number(t.toFixed(6)))).toEqual(reference.psi.terms);
  });

  test.each(reference.psi.thresholds)('what chance alone moves: $p, $base, $now, $bins', ({ p, base, now, bins, threshold }) => {
    expect(psiThreshold(p, base, now, bins)).toBeCloseTo(threshold, TWELVE);
  });

  test('chi-square at the usual points, with and without whole pairs of degrees', () => {
    for (const [p, freedom, x] of [
      [0.05, 1, 3.841458820694124],
      [0.05, 2, 5.991464547107979],
      [0.01, 3, 11.344866730144373],
      [0.5, 10, 9.34181776559197],
    ] as const)
      expect(psiThreshold(p, 2, 2, freedom + 1)).toBeCloseTo(x, 11);
  });
});

test('the floor is an argument, and shares are not scaled again', () => {
  expect(psiOfShares([1, 0], [0, 1], 0.01).psi).toBeCloseTo(2 * 0.99 * Math.log(100), TWELVE);
  expect(psi(column(['A']), column(['B']), { floor: 0.01 }).psi).toBeCloseTo(2 * 0.99 * Math.log(100), TWELVE);
});

test('the usual reading, its edges watched', () => {
  expect([0, 0.0999, 0.1, 0.25, 0.2501].map(readingOf)).toEqual(['stable', 'stable', 'watch', 'watch', 'shifted']);
});

test('missing values are left out, or a bin of their own', () => {
  const [full, half] = [column(repeat(['a', 100], ['b', 100])), column(repeat(['a', 50], ['b', 50], [null, 100]))];
  expect(psi(full, half)).toMatchObject({ psi: 0, reading: 'stable', baseCount: 200, count: 100 });
  const apart = psi(full, half, { missing: 'bin' });
  expect(apart.bins.at(-1)).toMatchObject({ bin: { kind: 'missing' }, baseShare: 0, share: 0.5 });
  expect(apart.psi).toBeCloseTo(2 * (0.25 - 0.5) * Math.log(0.5) + (0.5 - 1e-4) * Math.log(0.5 / 1e-4), TWELVE);
});

test('nobody on one side: no index', () => {
  expect(psi(column([null]), column(['a']))).toEqual({ psi: null, reading: null, baseCount: 0, count: 1, bins: [] });
  expect(psi(numbers([]), numbers([1]))).toMatchObject({ psi: null, reading: null });
});

test('given bands; two versions, of which only one is a number, are compared by value', () => {
  const [before, after] = [numbers([1, 2, 30, 40]), numbers([1, 20, 30, 40])];
  expect(psi(before, after, { cutting: edgeBands([10]) }).bins).toMatchObject([
    { bin: { kind: 'band', from: null, to: 10 }, baseShare: 0.5, share: 0.25 },
    { bin: { kind: 'band', from: 10, to: null }, baseShare: 0.5, share: 0.75 },
  ]);
  expect(psi(column([1, 2]), numbers([1, 2])).bins.map(({ bin }) => bin)).toEqual([
    { kind: 'value', value: 1 },
    { kind: 'value', value: 2 },
  ]);
});

test('a plain loop gives the same', () => {
  fc.assert(
    fc.property(anyCategory, anyCategory, (base, now) => {
      const share = (c: typeof base, v: string): number => {
        const known = c.values.filter((x) => x !== null);
        return known.filter((x) => x === v).length / known.length || 0.001;
      };
      let sum = 0;
      for (const v of ['a', 'b', 'c'])
        if ([...base.values, ...now.values].includes(v))
          sum += (share(now, v) - share(base, v)) * (Math.log(share(now, v)) - Math.log(share(base, v)));
      const { psi: index } = psi(base, now, { floor: 0.001 });
      if (index !== null) expect(index).toBeCloseTo(sum, TWELVE);
      expect(index === null).toBe([base, now].some((c) => c.values.every((x) => x === null)));
    }),
  );
});

const pairs = fc.oneof(fc.tuple(anyCategory, anyCategory), fc.tuple(anyCategories, anyCategories), fc.tuple(anyNumber, anyNumber));
test('never negative, and nothing moves what is the same', () => {
  fc.assert(
    fc.property(pairs, fc.constantFrom('leave-out' as const, 'bin' as const), ([base, now], missing) => {
      const { psi: index, bins } = psi(base, now, { missing });
      if (index === null) return;
      expect(index).toBeGreaterThanOrEqual(0);
      expect(bins.every(({ term }) => term >= 0)).toBe(true);
      for (const side of ['baseShare', 'share'] as const) expect(bins.reduce((sum, b) => sum + b[side], 0)).toBeCloseTo(1, TWELVE);
      expect(psi(base, base, { missing }).psi).toBe(0);
    }),
  );
});

test('customers in another order: the same index', () => {
  fc.assert(
    fc.property(withOrder(anyColumn), withOrder(anyColumn), ([base, one], [now, two]) => {
      const turned = psi({ ...base, values: inOrder(base.values, one) }, { ...now, values: inOrder(now.values, two) });
      expect(turned).toEqual(psi(base, now));
    }),
  );
});
