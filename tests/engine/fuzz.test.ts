import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTags, compileTags, explainCustomer, inlineParams, runTags, sqlite } from '../../src/engine/index.ts';
import { issueWords as en } from '../../src/i18n/en/issues.ts';
import { say } from '../../src/i18n/say.ts';
import { issueWords as zh } from '../../src/i18n/zh/issues.ts';
import { openWorld, SCHEMA } from './world.ts';

/** Whatever a person types, the engine answers with issues or with rows: it never throws, and SQLite never refuses what it wrote. */
const folder = (name: string): string[] => {
  const url = new URL(`./cases/${name}/`, import.meta.url);
  return readdirSync(url).map((file) => readFileSync(new URL(file, url), 'utf8').replaceAll(/^#.*\n/gm, ''));
};
const RICH = `measures:
  orders_90d: {from: orders, agg: count_distinct, field: order_id, where: "status = 'paid'", window: {last: 90d}, empty: 0}
  spend: {from: orders, agg: sum, field: amount}
  lines: {from: order_items, agg: sum, field: qty * price, where: "orders.status != 'refunded'", window: {between: [3m, 1d]}}
  channel: {from: orders, agg: most_frequent, field: channel, min_support: 2}
---
code: gender
name: {zh: 性别, en: Gender}
value: {domain: {female: 女, male: 男, unsaid: 未填}}
define: {column: customers.gender_raw, clean: [trim_all, lower], map: {female: [f, 女], male: [m, 1]}, else: unsaid}
---
code: stage
define:
  cases:
    - {when: orders_90d = 0 or spend is missing, value: quiet}
    - {when: "orders_90d >= 3 and not (city in ('sh', 'bj'))", value: busy}
    - {when: pct_rank(spend) >= 80% and lines / orders_90d > 2.5, value: top}
  else: rest
---
code: rfm
define:
  rfm:
    recency: {days_since: order_date}
    frequency: {count: order_id}
    monetary: {sum: amount}
    score: {method: percentile_inc, n: 5}
    scheme: eleven
---
code: age_band
define: {bin: {of: age(birth_date), method: edges, edges: [18, 30, 60], labels: [child, young, middle, old]}}
---
code: last_channel
define: {measure: {from: orders, agg: last, field: channel, on: order_ts}}
---
code: days
define: {expr: "round(coalesce(days_between(birth_date, as_of), 0) / 365.25, 1) - zscore(spend)"}
---
code: both
define: {expr: stage = 'top' and gender like 'f%' and rfm != 'lost'}
`;
const SEEDS = [RICH, RICH, ...folder('bad')];

const PIECES = [
  ...'{}[]():,\'"`#&*!|>%@?-=<>+/.\t\n ~$\\',
  ...'：，（）“”‘’＞＝　、。',
  '---\n',
  '- ',
  'null',
  'true',
  '.inf',
  '0x1F',
  '1e999',
  '-1',
  '99999999999999999999',
  '&a ',
  '*a',
  '!!set ',
  '!!binary ',
  '<<: ',
  '__proto__',
  'constructor',
  'as_of',
  'code',
  'define: ',
  'when: ',
  'and ',
  ' or ',
  'not ',
  'in (',
  'between ',
  'is missing',
  'rank(',
  'mean(',
  'spend',
  'city',
  'amount',
  'stage',
  'gender',
  '2025-02-30',
  '\u0000',
  '\ud800',
  '😀',
  '\r\n',
];
const edit = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'replace', 'repeat', 'swap'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 30 }),
  piece: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  ),
});
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

function edited(text: string, { kind, at, length, piece }: Edit): string {
  const start = Math.floor(at * text.length);
  const part = text.slice(start, start + length);
  const [before, after] = [text.slice(0, start), text.slice(start + length)];
  switch (kind) {
    case 'insert':
      return before + piece + part + after;
    case 'delete':
      return before + after;
    case 'replace':
      return before + piece + after;
    case 'repeat':
      return before + part + part + after;
    default:
      return before + after.slice(0, length) + part + after.slice(length);
  }
}

const world = openWorld(
  [['A', 'sh', ' F', '1990-01-01', '2024-01-01'], ['B', null, null, null, null], ['C', '上海', 'm', '2020-02-29', '2025-06-30'], ['D']],
  [
    ['1', 'A', '2025-06-01', 100, 'paid', '10:00:00', 'app'],
    ['2', 'A', '2025-05-01', 50, 'refunded', '10:00:00', 'app'],
    ['3', 'B', '2025-06-29', null, 'paid', '23:59:59', null],
    ['4', 'C', '2024-06-29', 7.5, 'paid', '00:00:00', 'web'],
    ['5', null, '2025-06-29', 7, 'paid'],
  ],
  [
    ['1', 1, 'food', 2, 10],
    ['4', 1, 'home', 1, 5],
  ],
);

async function survives(text: string): Promise<void> {
  const { value, issues } = checkTags(text, SCHEMA, '2025-06-30');
  for (const issue of issues) {
    const { line, column, start, end } = issue.place;
    expect(line >= 1 && column >= 1 && start >= 0 && end >= start && end <= text.length, JSON.stringify(issue)).toBe(true);
    for (const words of [zh, en]) expect(say(words, issue as never)).not.toMatch(/undefined|NaN/);
  }
  if (!value) {
    expect(issues.some((i) => i.severity === 'error')).toBe(true);
    return;
  }
  const execute = await world;
  const compiled = compileTags(value, sqlite);
  const rows = await runTags(value, compiled, '2025-06-30', execute);
  expect(rows.customerIds).toEqual(['A', 'B', 'C', 'D']);
  await execute(inlineParams(compiled.sql, { ...compiled.params, as_of: '2025-06-30' }), {});
  for (const [i, tag] of rows.tags.entries()) {
    expect(rows.tags.findIndex((t) => t.code === tag.code)).toBe(i);
    const { value: explained } = await explainCustomer(value, compiled, sqlite, tag.code, 'A', '2025-06-30', execute);
    expect([tag.code, explained]).toEqual([tag.code, tag.values[0]]);
  }
}

test('definitions with a few slips', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...SEEDS), fc.array(edit, { minLength: 1, maxLength: 4 }), (seed, edits) =>
      survives(edits.reduce(edited, seed)),
    ),
    { numRuns: 2500 },
  );
}, 120_000);

test('text that is no definition at all', async () => {
  const words = fc.array(fc.constantFrom(...PIECES, ...RICH.split(/\s+/)), { maxLength: 40 }).map((parts) => parts.join(''));
  await fc.assert(fc.asyncProperty(fc.oneof(words, fc.string({ unit: 'binary' })), survives), { numRuns: 2500 });
}, 120_000);
