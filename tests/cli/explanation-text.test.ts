import { describe, expect, test } from 'vitest';
import { folderWith, taglab } from './terminal.ts';

const folder = folderWith({
  'tags.yaml': `tags:
- code: kept
  name: {zh: 保留, en: Kept}
  define:
    cases: [{when: days_since_last_order > 3, value: far}]
    else: near
  value: {domain: {far: {zh: 远, en: Far}, near: {zh: 近, en: Near}}}
  gate: {min_group: 1}
- code: queried
  name: {zh: 查的, en: Queried}
  define: {sql: {type: number, query: "SELECT customer_id, 1 / 3.0 AS value FROM orders WHERE order_date <= :as_of GROUP BY customer_id"}}
`,
  'orders.csv': 'customer_id,order_date,amount,order_id\nA1,2025-06-01,60,1\nB2,2025-06-29,9,3\nC3,2025-06-28,9,4\n',
});
const explain = async (...args: string[]): Promise<string> => {
  const { out, err } = await taglab(folder, 'explain', 'tags.yaml', '--table', 'orders=orders.csv', '--as-of', '2025-06-30', ...args);
  expect(err).toBe('');
  return out;
};

describe('the words of an explanation', () => {
  test('a gate is said, not written', async () => {
    const out = await explain('--customer', 'A1', '--tag', 'kept');
    expect(out).toMatchInlineSnapshot(`
      "A1 · Kept (kept) = Far (far)
        What it rests on
          Days since the last order (days_since_last_order) = 29
            1 row of orders, up to 2025-06-30
              order_date  customer_id  amount  order_id  line
              2025-06-01  A1           60      1         2
        Value before the gate: Far
          Rule 1 → Far · true, so this is the value
            Days since the last order > 3 · true (Days since the last order = 29)
        The gate
          at least 1 customers with the same value · true
        What would change it
          If the latest one were 26 days later (days since the last order: 3 days, not 29 days), this would be “Near”.
          Run again with that one thing changed and all else as it is, this is what comes out.
      "
    `);
    expect(out).not.toMatch(/group_size|kept_open|if\(/);
  });

  test('days are days, and labels labels, in Chinese too', async () => {
    const out = await explain('--customer', 'A1', '--tag', 'kept', '--lang', 'zh');
    expect(out).toMatchInlineSnapshot(`
      "A1 · 保留 (kept) = 远 (far)
        依据
          距最近一单的天数 (days_since_last_order) = 29
            到 2025-06-30 为止的订单，1 行
              order_date  customer_id  amount  order_id  line
              2025-06-01  A1           60      1         2
        先不管门槛，值是：远
          第 1 条 → 远 · 成立，就取这个值
            距最近一单的天数 > 3 · 成立 (距最近一单的天数 = 29)
        使用门槛
          同一个值至少有 1 位客户 · 成立
        差多少就会变
          如果最近一笔再晚 26 天，也就是距最近一单的天数从 29 天变成 3 天，就会是“近”。
          只改这一处，别的都不动，重新跑过一遍，结果就是这样。
      "
    `);
  });

  test('a query of one’s own gave what it gave, in four digits', async () => {
    expect(await explain('--customer', 'A1', '--tag', 'queried')).toMatchInlineSnapshot(`
      "A1 · Queried (queried) = 0.3333
        What it rests on
          Queried = 0.3333
            what your query gave
              customer_id  value
              A1           0.3333333333333333
        What would change it
          This is SQL of your own. The engine cannot see how it decides, so it cannot say what would change it.
      "
    `);
  });
});
