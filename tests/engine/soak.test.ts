import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkTags, compileTags, explainCustomer, inlineParams, runTags, sqlite } from '../../src/engine/index.ts';
import { issueWords as en } from '../../src/i18n/en/issues.ts';
import { say } from '../../src/i18n/say.ts';
import { issueWords as zh } from '../../src/i18n/zh/issues.ts';
import { openWorld, SCHEMA } from './world.ts';

/** Whatever a person types, the engine answers with issues or with rows: it never throws, and SQLite never refuses what it wrote. */
const RUNS = 100000;
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
/** Each of its tags alone with the measures, and all of it: a slip in a short text leaves more of them whole. */
const [HEAD = '', ...TAGS] = RICH.split('---\n');
const GOOD = [
  ...TAGS.slice(0, -1).map((tag) => `${HEAD}---\n${tag}`),
  RICH,
  ...folder('good').map((text) => String((parse(text) as { tags: string }).tags)),
];
const seed = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...GOOD) }, { weight: 1, arbitrary: fc.constantFrom(...folder('bad')) });

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

/** A number for another, an operator for another, a name for another: most of what this makes still runs. */
const WORDS: readonly (readonly [pattern: RegExp, words: readonly string[]])[] = [
  [/\b\d+(?:\.\d+)?\b/g, ['0', '1', '2', '5', '9', '30', '100', '0.5', '2.25']],
  [/(?<=[\w)'] )(?:<=|>=|!=|=|<|>|and|or)(?= )/g, ['=', '!=', '<', '<=', '>', '>=', 'and', 'or', '+', '/', 'like']],
  [
    /\b(?:ntile|percentile_inc|mean|median|edges|percent_rank|cut_plus_one)\b/g,
    ['ntile', 'percentile_inc', 'percent_rank', 'cut_plus_one', 'nested', 'mean'],
  ],
  [
    /\b(?:count|count_distinct|sum|avg|min|max|first|last|days_since|most_frequent)\b/g,
    ['count', 'sum', 'avg', 'min', 'max', 'last', 'first', 'days_since', 'days_active', 'most_frequent', 'count_distinct'],
  ],
  [
    /\b(?:spend|city|amount|orders_90d|days|n|gender_raw|birth_date|status|order_date|channel)\b/g,
    ['spend', 'city', 'amount', 'orders_90d', 'gender_raw', 'birth_date', 'status', 'order_date', 'order_ts', 'channel', 'as_of', 'orders'],
  ],
  [/\b(?:last|prev|ever|ytd|this_month)(?=[:}\s])/g, ['last', 'prev', 'ever']],
  [/\d+(?=d\b)/g, ['0', '1', '7', '90', '365', '40000']],
];
const rewording = fc.record({ kind: fc.constant('word' as const), of: fc.nat(WORDS.length - 1), nth: fc.nat(60), word: fc.nat(20) });
type Rewording = typeof rewording extends fc.Arbitrary<infer R> ? R : never;

function reworded(text: string, { of, nth, word }: Rewording): string {
  const [pattern, words] = WORDS[of] ?? [/$^/g, []];
  const found = [...text.matchAll(pattern)];
  const at = found[nth % Math.max(found.length, 1)];
  return at ? text.slice(0, at.index) + words[word % words.length] + text.slice(at.index + at[0].length) : text;
}
const slipped = (text: string, slip: Edit | Rewording): string => (slip.kind === 'word' ? reworded(text, slip) : edited(text, slip));

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

/** @returns whether it ran */
async function survives(text: string): Promise<boolean> {
  const { value, issues } = checkTags(text, SCHEMA, '2025-06-30');
  for (const issue of issues) {
    const { line, column, start, end } = issue.place;
    expect(line >= 1 && column >= 1 && start >= 0 && end >= start && end <= text.length, JSON.stringify(issue)).toBe(true);
    for (const words of [zh, en]) expect(say(words, issue as never)).not.toMatch(/undefined|NaN/);
  }
  if (!value) {
    expect(issues.some((i) => i.severity === 'error')).toBe(true);
    return false;
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
  return true;
}

test('definitions as they are', async () => {
  for (const text of GOOD) expect([text, await survives(text)]).toEqual([text, true]);
});

test('definitions with a few slips', async () => {
  let ran = 0;
  await fc.assert(
    fc.asyncProperty(
      seed,
      fc.array(fc.oneof({ weight: 5, arbitrary: rewording }, edit), { minLength: 1, maxLength: 3 }),
      async (text, edits) => {
        if (await survives(edits.reduce(slipped, text))) ran++;
      },
    ),
    { numRuns: RUNS, seed: 3 },
  );
  expect(ran).toBeGreaterThan(RUNS / 5);
}, 900_000);

test('text that is no definition at all', async () => {
  const words = fc.array(fc.constantFrom(...PIECES, ...RICH.split(/\s+/)), { maxLength: 40 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(fc.oneof(words, fc.string({ unit: 'binary' })), async (text) => {
      await survives(text);
    }),
    { numRuns: RUNS, seed: 3 },
  );
}, 900_000);
