import { expect, test } from 'vitest';
import { issuesOf } from './world.ts';

/** What an aggregate in a condition becomes with one edit. */
const mended = (text: string): string | undefined => {
  const fix = issuesOf(text).find((issue) => issue.code === 'needs-measure')?.fix;
  return fix && text.slice(0, fix.start) + fix.text + text.slice(fix.end);
};

test.each<[what: string, condition: string, measure: string, named: string]>([
  ['a column of one table', 'sum(qty) > 1', 'sum_qty: {from: order_items, agg: sum, field: qty}', 'sum_qty > 1'],
  ['a column of several tables', 'sum(amount) > 1', 'sum_amount: {from: orders, agg: sum, field: amount}', 'sum_amount > 1'],
  ['a table and its column', 'avg(orders.amount) > 1', 'avg_amount: {from: orders, agg: avg, field: amount}', 'avg_amount > 1'],
  ['a key, which is there in each row', 'count(order_id) > 1', 'count_orders: {from: orders, agg: count, empty: 0}', 'count_orders > 1'],
  [
    'a column that may be missing',
    'count(orders.channel) > 1',
    'count_channel: {from: orders, agg: count, field: channel, empty: 0}',
    'count_channel > 1',
  ],
  ['a table as a number', 'orders > 1', 'count_orders: {from: orders, agg: count, empty: 0}', 'count_orders > 1'],
  [
    'a name that is taken',
    'sum(amount) > 1 and sum_amount > 2',
    'sum_amount_2: {from: orders, agg: sum, field: amount}',
    'sum_amount_2 > 1 and sum_amount > 2',
  ],
])('%s', (_, condition, measure, named) => {
  const before = 'code: sum_amount\ndefine: {expr: customer_id is present}\n---\n'.repeat(Number(condition.includes('_amount')));
  const text = `${before}code: a\ndefine: {expr: ${condition}}`;
  expect(mended(text)).toBe(`${before}code: a\nmeasures: {${measure}}\ndefine: {expr: ${named}}`);
});

test('a measure that is there already is not written again', () => {
  const text = 'code: a\ndefine: {expr: sum(amount) > 5}\nmeasures: {sum_amount: {from: orders, agg: sum, field: amount}}';
  expect(mended(text)).toBe(text.replace('sum(amount)', 'sum_amount'));
});

test('a measure of other rows is not it', () => {
  const text =
    'code: a\nmeasures: {sum_amount: {from: orders, agg: sum, field: amount, where: amount > 9}}\ndefine: {expr: sum(amount) > 5}';
  expect(mended(text)).toContain('measures: {sum_amount_2: {from: orders, agg: sum, field: amount}, sum_amount: {');
});

test.each([
  'amount > 3',
  "orders.status = 'x'",
  'sum(nothing) > 3',
  'sum(city) > 3',
  'sum(amount * 2) > 3',
  'countif(amount) > 3',
  'sum(orders.nothing) > 3',
])('of %s nobody can be sure', (condition) => {
  const text = `code: a\ndefine: {expr: ${condition}}`;
  expect(issuesOf(text).map(({ code }) => code)).toContain('needs-measure');
  expect(mended(text)).toBeUndefined();
});

test('an aggregate in a condition of rows stays where it is', () => {
  const text = 'code: a\ndefine: {measure: {from: orders, agg: count, where: sum(amount) > 3}}';
  expect(issuesOf(text).map(({ code, fix }) => [code, fix])).toEqual([['needs-measure', undefined]]);
});
