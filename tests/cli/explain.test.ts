import { describe, expect, test } from 'vitest';
import { folderWith, taglab } from './terminal.ts';

const folder = folderWith({
  'tags.yaml': `tags:
- code: tier
  name: {zh: 客户层级, en: Tier}
  category: [价值, 层级]
  value: {domain: {big: {zh: 大客户, en: Big}, small: {zh: 小客户, en: Small}}}
  define:
    cases:
      - {when: "orders_90d >= 3 and spend_90d > 100", value: big}
      - {when: "orders_90d >= 1", value: small}
- code: orders_recent
  name: {zh: 近期订单数, en: Recent orders}
  category: [行为, 购买]
  define: {measure: {from: orders, agg: count, window: {last: 90d}, empty: 0}}
`,
  'orders.csv': 'customer_id,order_date,amount,order_id\nA1,2025-06-01,60,1\nA1,2025-06-02,50,2\nB2,2024-01-01,9,3\n',
});
const explain = (...args: string[]) =>
  taglab(folder, 'explain', 'tags.yaml', '--table', 'orders=orders.csv', '--as-of', '2025-06-30', ...args);

describe('taglab explain', () => {
  test('the value, what it rests on, and the rule step by step', async () => {
    const { out, code } = await explain('--customer', 'A1', '--tag', 'tier');
    expect(out).toMatchInlineSnapshot(`
      "A1 · Tier (tier) = Small (small)
        What it rests on
          Orders in the last 90 days (orders_90d) = 2
            2 rows of orders, 2025-04-02 to 2025-06-30
              order_date  customer_id  amount  order_id  line
              2025-06-01  A1           60      1         2
              2025-06-02  A1           50      2         3
          Spend in the last 90 days (spend_90d) = 110
            2 rows of orders, 2025-04-02 to 2025-06-30
        Rule 1 → Big · false, so on to the next
          Orders in the last 90 days ≥ 3 and Spend in the last 90 days > 100 · false
            Orders in the last 90 days ≥ 3 · false (Orders in the last 90 days = 2)
            Spend in the last 90 days > 100 · true (Spend in the last 90 days = 110)
        Rule 2 → Small · true, so this is the value
          Orders in the last 90 days ≥ 1 · true (Orders in the last 90 days = 2)
        What would change it
          If orders in the last 90 days came to 3, 1 more than now, this would be “Big”.
          Run again with that one thing changed and all else as it is, this is what comes out.
      "
    `);
    expect(code).toBe(0);
  });

  test('in Chinese', async () => {
    const { out } = await explain('--customer', 'B2', '--lang', 'zh');
    expect(out).toMatchInlineSnapshot(`
      "B2 · 客户层级 (tier) = 没有值
        依据
          最近 90 天订单数 (orders_90d) = 0
            一行也没有
          最近 90 天消费 (spend_90d) = 0
            一行也没有
        第 1 条 → 大客户 · 不成立，看下一条
          最近 90 天订单数 ≥ 3 且 最近 90 天消费 > 100 · 不成立
            最近 90 天订单数 ≥ 3 · 不成立 (最近 90 天订单数 = 0)
            最近 90 天消费 > 100 · 不成立 (最近 90 天消费 = 0)
        第 2 条 → 小客户 · 不成立，看下一条
          最近 90 天订单数 ≥ 1 · 不成立 (最近 90 天订单数 = 0)
        哪一条都不成立，也没有写“否则”，所以没有值
        差多少就会变
          如果最近 90 天订单数是 1，比现在多 1，就会是“小客户”。
          只改这一处，别的都不动，重新跑过一遍，结果就是这样。
      B2 · 近期订单数 (orders_recent) = 0
        依据
          近期订单数 = 0
            一行也没有
        差多少就会变
          标签的值就是算出来的这个数、这个词，中间没有界限可跨，说不上差多少。
      "
    `);
  });

  test('who does not exist, and which tag does not', async () => {
    expect(await explain('--customer', 'a1')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('as of 2025-06-30 there is no customer a1'),
    });
    expect((await explain('--customer', 'A1', '--tag', 'teir')).err).toContain('Did you mean tier?');
    expect((await explain()).err).toContain('--customer');
  });
});
