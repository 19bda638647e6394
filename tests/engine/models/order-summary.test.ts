import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../../src/engine/language/calendar.ts';
import { type Period, summariseOrders } from '../../../src/engine/models/order-summary.ts';
import { openWorld, tagsOf } from '../world.ts';

const day = (iso: string): number => dayNumber(iso) ?? Number.NaN;
const ordersOf = (rows: readonly (readonly [number, string, number])[]) => ({
  customer: rows.map(([customer]) => customer),
  day: rows.map(([, iso]) => day(iso)),
  amount: rows.map(([, , amount]) => amount),
});
const summary = (orders: Parameters<typeof summariseOrders<number>>[0], period: Period, until = '2015-02-07', periodsPerUnit = 1) => {
  const result = summariseOrders(orders, { until: day(until), period, periodsPerUnit });
  if (result.problem) throw new Error(result.problem.code);
  const { customers, frequency, recency, age, spend } = result;
  return customers.map((id, i) => [id, frequency[i], recency[i], age[i], spend[i]]);
};

/** The transactions of lifetimes' tests/test_utils.py. */
const ROWS = [
  [1, '2015-01-01', 1],
  [1, '2015-02-06', 2],
  [2, '2015-01-01', 2],
  [3, '2015-01-01', 3],
  [3, '2015-01-02', 1],
  [3, '2015-01-05', 5],
  [4, '2015-01-16', 6],
  [4, '2015-02-02', 3],
  [4, '2015-02-05', 3],
  [5, '2015-01-16', 3],
  [5, '2015-01-17', 1],
  [5, '2015-01-18', 8],
  [6, '2015-02-02', 5],
] as const;

describe('published truth tables', () => {
  test('by the day', () => {
    expect(summary(ordersOf(ROWS), 'day')).toEqual([
      [1, 1, 36, 37, 2],
      [2, 0, 0, 37, 0],
      [3, 2, 4, 37, 3],
      [4, 2, 20, 22, 3],
      [5, 2, 2, 22, 4.5],
      [6, 0, 0, 5, 0],
    ]);
  });
  test('by the week, Monday to Sunday', () => {
    expect(summary(ordersOf(ROWS), 'week').map((row) => row.slice(0, 4))).toEqual([
      [1, 1, 5, 5],
      [2, 0, 0, 5],
      [3, 1, 1, 5],
      [4, 1, 3, 3],
      [5, 0, 0, 3],
      [6, 0, 0, 0],
    ]);
  });
  test('two orders of a day are one purchase', () => {
    const [, , , four] = summary(ordersOf([...ROWS.slice(0, 9), [4, '2015-02-05', 6]]), 'day');
    expect(four).toEqual([4, 2, 20, 22, 6]);
  });
  test('the first order by date is the one left out, not the first row', () => {
    const rows = [
      [2, '2014-04-09', 20],
      [2, '2014-03-14', 10],
      [2, '2014-05-21', 25],
    ] as const;
    expect(summary(ordersOf(rows), 'day', '2014-05-21')[0]?.[4]).toBe(22.5);
  });
});

test('the same orders as RFM counts them: the first one too, and recency backwards', async () => {
  const rows = [...ROWS, [4, '2015-02-05', 6] as const];
  const execute = await openWorld(
    [1, 2, 3, 4, 5, 6].map((id) => [`C${id}`, null, null, null, '2014-01-01']),
    rows.map(([id, on, amount], i) => [`o${i}`, `C${id}`, on, amount]),
  );
  const yaml = `tags:
- {code: f, define: {measure: {from: orders, agg: days_active}}}
- {code: r, define: {measure: {from: orders, agg: days_since}}}
- {code: m, define: {expr: spent / f}, measures: {spent: {from: orders, agg: sum, field: amount}}}`;
  const { tags } = await tagsOf(yaml, execute, '2015-02-07');
  expect(tags.map(({ values }) => values)).toEqual([
    [2, 1, 3, 3, 3, 1],
    [1, 37, 33, 2, 20, 5],
    [1.5, 2, 3, 6, 4, 5],
  ]);
});

test('days told in weeks keep their fractions', () => {
  expect(summary(ordersOf(ROWS.slice(0, 2)), 'day', '2015-02-07', 7)).toEqual([[1, 1, 36 / 7, 37 / 7, 2]]);
});
test('orders after the last day do not count, nor do customers who have only those', () => {
  expect(summary(ordersOf(ROWS), 'day', '2015-02-02').map(([id, frequency]) => [id, frequency])).toEqual([
    [1, 0],
    [2, 0],
    [3, 2],
    [4, 1],
    [5, 2],
    [6, 0],
  ]);
});
test('no orders, no customers', () => {
  expect(summary({ customer: [], day: [], amount: [] }, 'day')).toEqual([]);
});
test('bad columns give a reason', () => {
  const options = { until: 9, period: 'day' } as const;
  expect(summariseOrders({ customer: [1], day: [Number.NaN], amount: [1] }, options).problem?.code).toBe('not-a-number');
  expect(summariseOrders({ customer: [1], day: [1], amount: [Number.NaN] }, options).problem?.code).toBe('not-a-number');
  expect(summariseOrders({ customer: [1], day: [1], amount: [] }, options).problem?.code).toBe('different-lengths');
});

const orders = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 })), {
  minLength: 1,
  maxLength: 40,
});
test('the order of the rows does not matter; recency is never above age', () => {
  fc.assert(
    fc.property(orders, (rows) => {
      const of = (list: typeof rows) =>
        summary(
          { customer: list.map(([c]) => c), day: list.map(([, d]) => d), amount: list.map(([, , a]) => a) },
          'day',
          '1970-03-01',
        ).toSorted(([a = 0], [b = 0]) => a - b);
      expect(of(rows.toReversed())).toEqual(of(rows));
      for (const [, frequency = 0, recency = 0, age = 0] of of(rows)) {
        expect(recency).toBeLessThanOrEqual(age);
        expect(recency > 0).toBe(frequency > 0);
      }
    }),
  );
});
