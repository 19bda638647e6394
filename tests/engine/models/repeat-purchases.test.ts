import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bgNbdExpected } from '../../../src/engine/models/bg-nbd.ts';
import { summariseOrders } from '../../../src/engine/models/order-summary.ts';
import { countRepeatPurchases, expectRepeatPurchases } from '../../../src/engine/models/repeat-purchases.ts';
import published from './published.json' with { type: 'json' };

test('repeat purchases and newcomers, period by period', () => {
  const orders = { customer: ['A', 'B', 'A', 'A', 'B', 'C', 'A'], day: [10, 11, 12, 12, 13, 13, 99] };
  expect(countRepeatPurchases(orders, { until: 14, period: 'day' })).toEqual({
    from: 10,
    repeats: [0, 0, 1, 1, 0],
    cumulative: [0, 0, 1, 2, 2],
    newcomers: [1, 1, 0, 1, 0],
  });
  expect(countRepeatPurchases({ customer: [], day: [] }, { until: 14, period: 'week' })).toEqual({
    from: 0,
    repeats: [],
    cumulative: [],
    newcomers: [],
  });
});

test('they add up to the frequencies of the same customers', () => {
  const rows = fc.array(fc.tuple(fc.nat(5), fc.nat(80)), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(rows, fc.constantFrom('day', 'week'), (list, period) => {
      const orders = { customer: list.map(([c]) => c), day: list.map(([, d]) => d), amount: list.map(() => 1) };
      const summary = summariseOrders(orders, { until: 80, period });
      if (summary.problem) throw new Error(summary.problem.code);
      const counted = countRepeatPurchases(orders, { until: 80, period });
      expect(counted.cumulative.at(-1)).toBe(summary.frequency.reduce((a, b) => a + b, 0));
      expect(counted.newcomers.reduce((a, b) => a + b, 0)).toBe(summary.customers.length);
    }),
  );
});

test('each customer is expected to come back from their own beginning on', () => {
  const { parameters } = published.bgNbd;
  const expected = (weeks: number): number => bgNbdExpected(parameters, weeks);
  const sums = expectRepeatPurchases([2, 0, 3], expected, { periods: 15, periodsPerUnit: 7 });
  expect(sums[0]).toBe(0);
  expect(sums[1]).toBeCloseTo(2 * expected(1 / 7), 12);
  expect(sums[14]).toBeCloseTo(2 * expected(2) + 3 * expected(12 / 7), 12);
});
