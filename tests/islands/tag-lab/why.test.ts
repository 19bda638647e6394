import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../src/build/world.ts';
import { checkTags, compileTags, explainCustomer, nearestChanges, parseTags, sentencesOf, sqlite } from '../../../src/engine/index.ts';
import type { Language } from '../../../src/i18n/language.ts';
import { factColumns } from '../../../src/islands/tag-lab/facts.ts';
import { labView } from '../../../src/islands/tag-lab/view.ts';
import { WhyPanel } from '../../../src/islands/tag-lab/WhyPanel.tsx';

/** The panel of the first tag of a text for C0001, as plain text, a line for each block of it. */
async function panel(text: string, language: Language): Promise<string> {
  const { schema, asOf, execute } = await openWorld('yunduo');
  const { value: tags, issues } = checkTags(text, schema, asOf);
  const { value: file } = parseTags(text);
  const [tag] = tags?.tags ?? [];
  if (!tags || !file || !tag) throw new Error(JSON.stringify(issues));
  const explanation = await explainCustomer(tags, compileTags(tags, sqlite), sqlite, tag.code, 'C0001', asOf, execute);
  const nearest = await nearestChanges(tags, sqlite, tag.code, 'C0001', asOf, execute);
  const [sentence] = sentencesOf(text, file, schema);
  if (!sentence) throw new Error('no sentence');
  const facts = factColumns(tag, tags);
  const html = renderToString(h(WhyPanel, { explanation, sentence, facts, schema, tags, nearest, view: labView(language) }));
  return html
    .replace(/<details[\s\S]*?<\/details>/g, '')
    .replace(/<span class="vh">.*?<\/span>/g, '')
    .replace(/<\/(?:li|p|ul|ol)>|<ul[^>]*>|<ol[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .join('\n');
}

describe('why, in the words of the sentence', () => {
  test('points: what each earned, what it would take', async () => {
    const text = `code: heat
value: {domain: {warm: {zh: 温, en: Warm}, cold: {zh: 冷, en: Cold}}}
define:
  points: [{when: orders_90d >= 2, points: 30}, {when: "city = 'shanghai'", points: 10}]
  base: 5
  cut: {warm: ">= 30", cold: else}
`;
    expect(await panel(text, 'zh')).toMatchInlineSnapshot(`
      "C0001 为什么是这个标签？
      第 1 条 → 温 不成立，看下一条
      结果 ≥ 30 这位：5
      前面都不成立，取“否则”的值 → 冷
      合计得分：5
      先有5分
      最近 90 天订单数 ≥ 2 → 得 0 分 这位：0
      城市是上海 → 得 0 分 这位：洛阳
      合计得分
      5 + 0 + 0 = 5
      差多少就会变
      如果最近 90 天订单数是 2，比现在多 2，就会是“温”。
      只改这一处，别的都不动，重新跑过一遍，结果就是这样。
      依据
      城市 洛阳
      最近 90 天订单数 0（一行也没有）"
    `);
    expect(await panel(text, 'en')).toMatchInlineSnapshot(`
      "Why does C0001 have this tag?
      Rule 1 → Warm false, so on to the next
      the result ≥ 30 here: 5
      None was true, so the value is the one after “otherwise” → Cold
      Points in all: 5
      from 5 points
      orders in the last 90 days ≥ 2 → 0 points here: 0
      city is Shanghai → 0 points here: Luoyang
      Points in all
      5 + 0 + 0 = 5
      What would change it
      If orders in the last 90 days came to 2, 2 more than now, this would be “Warm”.
      Run again with that one thing changed and all else as it is, this is what comes out.
      What it rests on
      City Luoyang
      Orders in the last 90 days 0 (no rows at all)"
    `);
  });

  test('bands by the running total: the share before, the edges in per cent', async () => {
    const text = 'code: tier\ndefine: {bin: {of: spend_365d, method: pareto, labels: [A, B, C]}}\n';
    expect(await panel(text, 'zh')).toMatchInlineSnapshot(`
      "C0001 为什么是这个标签？
      最近 365 天消费 ¥334，第 3 档（从大到小排，排在前面的人已经占了总量的 96%，切点：80%、95%）
      → C
      差多少就会变
      如果最近 365 天消费是 ¥393，比现在多 ¥59，就会是“B”。
      只改这一处，别的都不动，重新跑过一遍，结果就是这样。
      依据
      最近 365 天消费 ¥334（2024-07-01 到 2025-06-30的订单，3 行）"
    `);
    expect(await panel(text, 'en')).toMatchInlineSnapshot(`
      "Why does C0001 have this tag?
      Spend in the last 365 days ¥334: band 3 (the largest first, those before hold 96% of the total; cut at 80%, 95%)
      → C
      What would change it
      If spend in the last 365 days came to ¥393, ¥59 more than now, this would be “B”.
      Run again with that one thing changed and all else as it is, this is what comes out.
      What it rests on
      Spend in the last 365 days ¥334 (3 rows of orders, 2024-07-01 to 2025-06-30)"
    `);
  });

  test('a gate: what it asks, part by part, after the value it guards', async () => {
    const text =
      'code: promo\ndefine: {expr: spend_365d >= 1000}\ngate: {consent: marketing, min_age: 18, unknown_age: allow, min_group: 20}\n';
    expect(await panel(text, 'zh')).toMatchInlineSnapshot(`
      "C0001 为什么是这个标签？
      先不管门槛，值是：否
      最近 365 天消费 ≥ ¥1,000 这位：¥334
      过了门槛的值：没有
      同意用于“营销推送” 这位：否
      满18岁或年龄不详 这位：1992-03-24
      1992-03-24 出生，到基准日满 33 岁
      使用门槛
      同一个值至少有20位客户 这位：没有
      差多少就会变
      如果客户同意用于“营销推送”，就会是“否”。
      只改这一处，别的都不动，重新跑过一遍，结果就是这样。
      依据
      最近 365 天消费 ¥334（2024-07-01 到 2025-06-30的订单，3 行）
      出生日期 1992-03-24
      授权记录 · 营销推送 否（到 2025-06-30 为止的授权记录，1 行）"
    `);
    expect(await panel(text, 'en')).toMatchInlineSnapshot(`
      "Why does C0001 have this tag?
      Value before the gate: No
      spend in the last 365 days ≥ ¥1,000 here: ¥334
      Value that passes the gate: none
      consent to “Marketing messages” here: No
      an age of at least 18 (or unknown) here: 1992-03-24
      born 1992-03-24, 33 years old at the as-of date
      The gate
      at least 20 customers with the same value here: none
      What would change it
      If the customer agreed to marketing messages, this would be “No”.
      Run again with that one thing changed and all else as it is, this is what comes out.
      What it rests on
      Spend in the last 365 days ¥334 (3 rows of orders, 2024-07-01 to 2025-06-30)
      Date of birth 1992-03-24
      Consents · Marketing messages No (1 row of consents, up to 2025-06-30)"
    `);
  });

  test('a model: its weights, its chance, what would move it', async () => {
    const text = `code: risk
define:
  model: {type: logistic}
  inputs: {r: {from: orders, agg: days_since}, f: orders_365d}
  coef: {intercept: -1.2, r: 0.018, f: -0.45}
  cut: {high: ">= 60%", low: else}
`;
    expect(await panel(text, 'zh')).toMatchInlineSnapshot(`
      "C0001 为什么是这个标签？
      第 1 条 → high 不成立，看下一条
      结果 ≥ 60% 这位：0.59
      第 2 条 → low 成立，就取这个值
      其余有结果的 这位：0.59
      逻辑回归的线性部分：0.37
      −1.2 + 0.018 × r − 0.45 × 最近 365 天订单数
      −1.2 + 0.018 × 162 + (−0.45) × 3 = 0.366
      概率：0.59
      差多少就会变
      如果最近一笔再早 3 天，也就是r从 162 天变成 165 天，就会是“high”。
      如果最近 365 天订单数是 2，比现在少 1，就会是“high”。
      只改这一处，别的都不动，重新跑过一遍，结果就是这样。
      依据
      r 162 天（到 2025-06-30 为止的订单，6 行）
      最近 365 天订单数 3（2024-07-01 到 2025-06-30的订单，3 行）"
    `);
    expect(await panel(text, 'en')).toMatchInlineSnapshot(`
      "Why does C0001 have this tag?
      Rule 1 → high false, so on to the next
      the result ≥ 60% here: 0.59
      Rule 2 → low true, so this is the value
      everyone else with a result here: 0.59
      The linear part of the logistic regression: 0.37
      −1.2 + 0.018 × r − 0.45 × orders in the last 365 days
      −1.2 + 0.018 × 162 + (−0.45) × 3 = 0.366
      Chance: 0.59
      What would change it
      If the latest one were 3 days earlier (r: 165 days, not 162 days), this would be “high”.
      If orders in the last 365 days came to 2, 1 less than now, this would be “high”.
      Run again with that one thing changed and all else as it is, this is what comes out.
      What it rests on
      r 162 days (6 rows of orders, up to 2025-06-30)
      Orders in the last 365 days 3 (3 rows of orders, 2024-07-01 to 2025-06-30)"
    `);
  });

  test('an edge, a tree, people: conditions in words', async () => {
    const edge =
      'code: door\nname: {zh: 首单渠道, en: First channel}\ndefine: {edge: {from: orders, which: first, field: channel, map: {own: [app, mini], other: [store]}, else: none}}\n';
    expect(await panel(edge, 'zh')).toMatchInlineSnapshot(`
      "C0001 为什么是这个标签？
      第 1 条 → 没有 不成立，看下一条
      首单渠道没有填 这位：小程序
      第 2 条 → own 成立，就取这个值
      写成 app、mini 这位：小程序
      第 3 条 → other 前面已经有一条成立，轮不到它
      差多少就会变
      如果首单渠道是“门店”，不是“小程序”，就会是“other”。
      只改这一处，别的都不动，重新跑过一遍，结果就是这样。
      依据
      首单渠道 小程序（到 2025-06-30 为止的订单，6 行）"
    `);
    const tree =
      'code: leaf\ndefine: {model: {type: tree}, inputs: {d: days_since_last_order, n: orders_ever}, tree: {if: d > 200, then: gone, else: {if: n >= 9, then: loyal, else: new}}}\n';
    expect(await panel(tree, 'en')).toMatchInlineSnapshot(`
      "Why does C0001 have this tag?
      Rule 1 → gone false, so on to the next
      d > 200 here: 162 days
      Rule 2 → loyal false, so on to the next
      d ≤ 200 here: 162 days
      n ≥ 9 here: 5
      Rule 3 → new true, so this is the value
      d ≤ 200 here: 162 days
      n < 9 here: 5
      What would change it
      If the latest one were 39 days earlier (days since the last order: 201 days, not 162 days), this would be “gone”.
      If orders ever came to 9, 4 more than now, this would be “loyal”.
      Run again with that one thing changed and all else as it is, this is what comes out.
      What it rests on
      Days since the last order 162 days; Orders ever 5 (5 rows of orders, up to 2025-06-30)"
    `);
    const people = "code: some\ndefine: {audience: {all: [city = 'shanghai', {not: spend_365d >= 1000}]}}\n";
    expect(await panel(people, 'zh')).toMatchInlineSnapshot(`
      "C0001 为什么是这个标签？
      城市是上海 这位：洛阳
      并非最近 365 天消费 ≥ ¥1,000
      最近 365 天消费 ≥ ¥1,000 这位：¥334
      差多少就会变
      如果城市是“上海”，不是“洛阳”，就会是“是”。
      只改这一处，别的都不动，重新跑过一遍，结果就是这样。
      依据
      城市 洛阳
      最近 365 天消费 ¥334（2024-07-01 到 2025-06-30的订单，3 行）"
    `);
  });

  test('a sequence that is not through: the steps that are left', async () => {
    const text =
      "code: went\ndefine: {sequence: {steps: [{from: events, where: name = 'view'}, {from: tickets, on: opened_at}], within: 3d, gives: step}}\n";
    expect(await panel(text, 'zh')).toMatchInlineSnapshot(`
      "C0001 为什么是这个标签？
      差多少就会变
      如果到 2024-07-07 走完第 2 步（客服工单），就会是“2”。
      只改这一处，别的都不动，重新跑过一遍，结果就是这样。
      依据
      went 1（到 2025-06-30 为止的浏览行为，15 行）"
    `);
    expect(await panel(text, 'en')).toMatchInlineSnapshot(`
      "Why does C0001 have this tag?
      What would change it
      With step 2 (service tickets) taken by 2024-07-07, this would be “2”.
      Run again with that one thing changed and all else as it is, this is what comes out.
      What it rests on
      went 1 (15 rows of visits and clicks, up to 2025-06-30)"
    `);
  });
});
