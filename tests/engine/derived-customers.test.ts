import { expect, test } from 'vitest';
import { checkTags, compileTags, explainCustomer, runTags, type Schema, sqlite } from '../../src/engine/index.ts';
import { codesOf, openWorld, SCHEMA } from './world.ts';

/** Own data is often one table of orders: its customers are whoever ordered by the day. */
const { orders } = SCHEMA.tables;
if (!orders) throw new Error('no orders');
const ONLY_ORDERS: Schema = {
  entity: { table: 'orders', key: 'customer_id', since: 'order_date', derived: true },
  tables: { orders },
  measures: {},
};
const world = openWorld(
  [['nobody', 'sh']],
  [
    ['1', 'B', '2025-06-01', 10],
    ['2', 'B', '2025-06-30', 20, 'refunded'],
    ['3', 'A', '2025-06-10', 5],
    ['4', 'late', '2025-07-01', 5],
    ['5', null, '2025-06-10', 5],
  ],
);
const YAML = `measures: {n: {from: orders, agg: count, empty: 0}, paid: {from: orders, agg: sum, field: amount, where: status = 'paid'}}
---
code: orders
define: {expr: n}
---
code: stage
define: {cases: [{when: n >= 2, value: back}], else: once}
---
code: rfm
define: {rfm: {recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {method: mean}, scheme: eight}}
---
code: best
define: {expr: rank(paid) = 1}
`;

test('everybody who ordered by the day, once, and nobody else', async () => {
  const { value, issues } = checkTags(YAML, ONLY_ORDERS);
  expect(issues).toEqual([]);
  if (!value) return;
  const compiled = compileTags(value, sqlite);
  const rows = await runTags(value, compiled, '2025-06-30', await world);
  expect(rows).toEqual({
    customerIds: ['A', 'B'],
    tags: [
      { code: 'orders', values: [1, 2] },
      { code: 'stage', values: ['once', 'back'] },
      { code: 'rfm', values: ['general_win_back', 'key_value'] },
      { code: 'best', values: [false, true] },
    ],
  });
  expect((await runTags(value, compiled, '2025-07-01', await world)).customerIds).toEqual(['A', 'B', 'late']);
  for (const [i, tag] of rows.tags.entries()) {
    const why = await explainCustomer(value, compiled, sqlite, tag.code, 'B', '2025-06-30', await world);
    expect([tag.code, why.known, why.value]).toEqual([tag.code, true, rows.tags[i]?.values[1]]);
  }
});

test('there is no customer table to take a column from', () => {
  const codes = (define: string): string[] => checkTags(`code: a\ndefine: ${define}`, ONLY_ORDERS).issues.map((i) => i.code);
  expect(codes('{column: orders.status}')).toEqual(['not-an-entity-column']);
  expect(codes("{expr: status = 'paid'}")).toEqual(['needs-measure']);
  expect(codes("{expr: orders.status = 'paid'}")).toEqual(['needs-measure']);
  expect(codesOf('code: a\ndefine: {expr: city is missing}')).toEqual([]);
});
