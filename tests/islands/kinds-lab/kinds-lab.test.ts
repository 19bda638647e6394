import { readFileSync } from 'node:fs';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openWorld } from '../../../src/build/world.ts';
import KindsLab from '../../../src/islands/kinds-lab/KindsLab.tsx';
import {
  codeOf,
  KINDS,
  type KindTag,
  readSettings,
  SHAPES,
  START,
  summaryOf,
  TABS,
  TAG_CODES,
  type TagCode,
  writeSettings,
} from '../../../src/islands/kinds-lab/kinds.ts';
import { runKinds } from '../../../src/islands/kinds-lab/run-kinds.ts';

const file = parse(readFileSync('content/labs/kinds-price.yaml', 'utf8'));
const world = await openWorld(file.dataset);
const texts = { tags: file.tags, facts: file.facts, dates: [file.before, world.asOf] as const };
const runs = await runKinds(texts, world.schema, async (sql, params) => ({ rows: await world.execute(sql, params), elapsedMs: null }));

const domains: Partial<Record<TagCode, readonly string[]>> = {
  income: ['lt_5k', '5k_10k', '10k_20k', 'ge_20k'],
  coupon_channel: ['app', 'mini', 'store'],
  coupon_channels: ['app', 'mini', 'store'],
  price_rule: ['yes', 'no'],
  price_model: ['likely', 'unlikely'],
};
const tagOf = (code: TagCode): KindTag => ({
  code,
  kind: code === 'income' ? 'fact' : code === 'price_rule' ? 'rule' : code === 'price_model' ? 'model' : 'stat',
  name: { zh: code, en: code },
  domain: Object.fromEntries((domains[code] ?? []).map((value) => [value, { zh: value, en: value }])),
  many: code === 'coupon_channels',
  text: 'define:',
  sql: 'SELECT 1',
  excel: null,
  tables: ['customers'],
});
const tags = Object.fromEntries(TAG_CODES.map((code) => [code, tagOf(code)])) as Record<TagCode, KindTag>;
const summary = summaryOf(runs, tags, file.picks);
const outcome = (code: TagCode) => summary.tags[code];

describe('the same customers a month apart', () => {
  test('a fact stands still, and a rule moves less than what it is made of', () => {
    expect(TAG_CODES.map((code) => outcome(code).moved)).toEqual([0, 490, 109, 121, 39, 218]);
    expect([summary.customers, summary.there]).toEqual([2000, 1910]);
    for (const { id, before, after } of outcome('price_rule').shown) expect([id, before === after]).toEqual([id, false]);
  });
  test('as a plain query counts them', async () => {
    const { values } = await world.execute(
      `WITH d AS (SELECT customer_id, SUM(order_date BETWEEN date('2025-05-31', '-364 days') AND '2025-05-31') AS n1, SUM(coupon_id IS NOT NULL AND order_date BETWEEN date('2025-05-31', '-364 days') AND '2025-05-31') AS k1,
          SUM(order_date BETWEEN date(:as_of, '-364 days') AND :as_of) AS n2, SUM(coupon_id IS NOT NULL AND order_date BETWEEN date(:as_of, '-364 days') AND :as_of) AS k2
        FROM orders WHERE status = 'paid' GROUP BY 1)
      SELECT SUM((n1 >= 3 AND 2 * k1 >= n1) <> (n2 >= 3 AND 2 * k2 >= n2)), SUM(n2 >= 3 AND 2 * k2 >= n2) FROM d JOIN customers USING (customer_id) WHERE register_date <= '2025-05-31'`,
      { as_of: world.asOf },
    );
    expect(outcome('price_rule').moved).toBe(Number(values[0]?.[0]));
    expect(outcome('price_rule').tallies[0]?.after).toBe(74);
  });
  test('everybody is counted once by a single-valued tag, and more often by a multi-valued one', () => {
    for (const code of TAG_CODES) {
      const { tallies, covered, values } = outcome(code);
      const sum = tallies.reduce((total, { after }) => total + after, 0);
      expect([code, sum - values + covered]).toEqual([code, 2000]);
      expect(values > covered).toBe(code === 'coupon_channels');
      const was = tallies.reduce((total, { before }) => total + before, 0);
      if (code !== 'coupon_channels') expect([code, was]).toEqual([code, 1910]);
    }
  });
  test('the four pick different people', () => {
    expect((['income', 'price_rule', 'price_model'] as const).map((code) => [outcome(code).picked, outcome(code).shared])).toEqual([
      [397, 8],
      [74, 74],
      [116, 1],
    ]);
  });
  test('what a page carries of it is small', () => {
    expect(JSON.stringify(summary).length).toBeLessThan(40_000);
  });
});

test('settings come back from a link, and what is no link of ours does not', () => {
  for (const kind of KINDS)
    for (const shape of SHAPES)
      for (const tab of TABS)
        for (const once of [true, false])
          expect(readSettings(writeSettings({ kind, shape, tab, once }))).toEqual({ kind, shape, tab, once });
  const whole = writeSettings(START);
  for (const text of [
    '',
    whole.replace('fact', 'gut'),
    whole.replace('monthly', 'never'),
    `${whole}&evil=1`,
    whole.replace('tab=result', 'tab=<b>'),
  ])
    expect(readSettings(text)).toBeUndefined();
  expect(codeOf({ kind: 'rule', shape: 'many' })).toBe('price_rule');
});

test.each(['zh', 'en'] as const)('%s: the first result is there before any script, and nothing is undefined', (language) => {
  const html = renderToString(
    h(KindsLab, {
      id: 'kinds',
      language,
      title: file.title,
      dataset: { id: 'yunduo', title: '云朵', path: 'x' },
      texts,
      tags,
      picks: file.picks,
      first: summary,
    }),
  );
  expect(html).not.toMatch(/undefined|NaN|\[object/);
  expect(html).toContain('397');
});
