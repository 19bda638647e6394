import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkTags, compileTags, inlineParams, sqlite } from '../../src/engine/index.ts';
import { openWorld, SCHEMA } from './world.ts';
import { openYunduo, SCHEMA as SHOP } from './yunduo.ts';

const WORKED = readFileSync(new URL('./worked-tags.yaml', import.meta.url), 'utf8');
const compiled = (yaml: string, schema = SCHEMA) => {
  const { value, issues } = checkTags(yaml, schema);
  if (!value) throw new Error(JSON.stringify(issues));
  return compileTags(value, sqlite);
};

test('a small definition becomes a statement that a person can read', () => {
  const yaml = `measures:
  orders_90d: {from: orders, agg: count, where: status = 'paid', window: {last: 90d}, empty: 0}
  spend: {from: orders, agg: sum, field: amount, where: status = 'paid'}
---
code: stage
define:
  cases:
    - {when: orders_90d >= 3 and city is present, value: busy}
    - {when: spend > 1000 or spend is missing, value: watch}
  else: quiet
`;
  const { sql, params } = compiled(yaml);
  expect(sql).toBe(`WITH population AS (
  SELECT customer_id, city
  FROM customers
  WHERE (register_date IS NULL OR register_date <= :as_of)
),
from_orders AS MATERIALIZED (
  SELECT customer_id,
    COUNT(*) FILTER (WHERE order_date >= date(:as_of, '-89 days')) AS orders_90d,
    ROUND(SUM(amount), 2) AS spend
  FROM orders
  WHERE status = :p1
    AND order_date <= :as_of
    AND customer_id IS NOT NULL
  GROUP BY customer_id
),
measured AS MATERIALIZED (
  SELECT customer_id, city, COALESCE(orders_90d, :p2) AS orders_90d, spend
  FROM population
  LEFT JOIN from_orders USING (customer_id)
),
tagged AS (
  SELECT measured.*,
    CASE
      WHEN orders_90d >= :p3 AND city IS NOT NULL THEN :p4
      WHEN spend > :p5 OR spend IS NULL THEN :p6
      ELSE :p7
    END AS stage
  FROM measured
)
SELECT customer_id, stage
FROM tagged
ORDER BY tagged.customer_id`);
  expect(params).toEqual({ p1: 'paid', p2: 0, p3: 3, p4: 'busy', p5: 1000, p6: 'watch', p7: 'quiet' });
});

test('the statement with its values written in gives the same rows', async () => {
  const { sql, params } = compiled(WORKED, SHOP);
  const execute = await openYunduo();
  const bound = { ...params, as_of: '2025-06-30' };
  const inline = inlineParams(sql, bound);
  expect(inline).not.toMatch(/:(p\d+|as_of)/);
  expect(await execute(inline, {})).toEqual(await execute(sql, bound));
}, 30_000);

test('text that looks like a parameter, a quote or a comment stays text', async () => {
  const yaml = `code: a\ndefine: {cases: [{when: "city = ':p1 '':as_of'' -- x'", value: "it's :p2"}], else: '"'}`;
  const { sql, params } = compiled(yaml);
  const execute = await openWorld([['A', ":p1 ':as_of' -- x"], ['B']], []);
  const rows = await execute(inlineParams(sql, { ...params, as_of: '2025-06-30' }), {});
  expect(rows.values).toEqual([
    ['A', 'B'],
    ["it's :p2", '"'],
  ]);
});

test('each table is read once, however many measures ask for it, and grouped as it lies', async () => {
  const { sql, params } = compiled(WORKED, SHOP);
  expect(sql.match(/FROM orders\b/g)).toHaveLength(1);
  const plan = await (await openYunduo())(`EXPLAIN QUERY PLAN ${sql}`, { ...params, as_of: '2025-06-30' });
  const steps = plan.values[plan.columns.indexOf('detail')]?.map(String) ?? [];
  expect(steps.filter((s) => /SCAN taglab_orders/.test(s))).toHaveLength(1);
  expect(steps.filter((s) => /TEMP B-TREE FOR GROUP BY/.test(s))).toEqual([]);
}, 30_000);

test('the same file compiles to the same text', () => {
  expect(compiled(WORKED, SHOP)).toEqual(compiled(WORKED, SHOP));
});

test('reserved words, blanks and quotes in names are quoted', async () => {
  const yaml =
    'code: order\nmeasures: {select: {from: orders, agg: count}, "a ""b""": {from: orders, agg: last, field: status}}\ndefine:\n  expr: "select = 1 and `a ""b""` = \'paid\'"\n'.replaceAll(
      '""',
      '\\"',
    );
  const { sql, params } = compiled(yaml);
  expect(sql).toContain('"a ""b"""');
  const execute = await openWorld([['A']], [['1', 'A', '2025-06-01', 1]]);
  expect((await execute(sql, { ...params, as_of: '2025-06-30' })).values).toEqual([['A'], [1]]);
});
