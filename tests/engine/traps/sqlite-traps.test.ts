import { describe, expect, test } from 'vitest';
import { type Cell, checkTags, compileTags, sqlite } from '../../../src/engine/index.ts';
import { outcomeOf } from '../../../src/islands/tag-lab/outcome.ts';
import { runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { codesOf, openWorld, SCHEMA, tagsOf } from '../world.ts';

/**
 * What SQLite does when left alone, and what the engine gives instead. Each trap was met in practice: the first half of each shows that it is still
 * there, the second that a tag does not fall into it, or that somebody is told.
 */
interface Trap {
  readonly trap: string;
  /** What follows SELECT, and what comes of it. */
  readonly alone: Readonly<Record<string, Cell>>;
  readonly here: string;
  readonly ours: readonly Case[];
}
type Case =
  /** An expression, as a tag of customer A. */
  | { readonly expr: string; readonly is: unknown; readonly asOf?: string }
  /** A measure over the orders. */
  | { readonly measure: string; readonly is: unknown; readonly asOf?: string; readonly of?: string }
  /** Any definition, for all customers. */
  | { readonly define: string; readonly all: readonly unknown[] }
  /** A definition that is not run: what is said instead. */
  | { readonly define: string; readonly said: readonly string[] };

const world = openWorld(
  [
    ['A', 'a', '　f', '1990-06-30'],
    ['B', 'É', 'É', '1990-07-01'],
    ['C', '上海', null, null],
    ['D', '北京', '1', null],
    ['E', null, '\tf\u00a0', null],
  ],
  [
    ['1', 'A', '2025-06-30', 1, 'paid', '23:59:59', 'web'],
    ['2', 'A', '2025-02-28', 2, 'paid', '00:00:00', 'app'],
    ['3', 'A', '2025-03-01', 1, 'paid', '12:00:00', '小程序'],
    ['4', 'C', '2025-06-29', 1, 'paid', '12:00:00', null],
    ['5', 'D', '2025-06-29', 2],
    ['6', 'E', '2025-06-29', 9],
  ],
);
const MEASURES = `measures:
  n: {from: orders, agg: count}
  spend: {from: orders, agg: sum, field: amount}
  by_post: {from: orders, agg: sum, field: amount, where: channel = 'post'}
  times_by_post: {from: orders, agg: count, where: channel = 'post'}
---
`;
const tag = (define: string): string => `${MEASURES}code: a\nvalue: {cardinality: many}\ndefine: ${define}`;
const one = (define: string): string => `${MEASURES}code: a\ndefine: ${define}`;
const IDS = ['A', 'B', 'C', 'D', 'E'];
const VALUES = '(SELECT 1 AS v UNION ALL SELECT 1 UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 9)';
const CITIES = "(SELECT '上海' AS x UNION ALL SELECT '北京' UNION ALL SELECT '广州')";

const TRAPS: readonly Trap[] = [
  {
    trap: 'whole numbers divide to whole numbers',
    alone: { '5 / 2': 2, '-5 / 2': -2, '1 / 0': null },
    here: 'the rest is never dropped, and dividing by 0 gives nothing',
    ours: [
      { expr: '5 / 2', is: 2.5 },
      { expr: 'n / 2', is: 1.5 },
      { expr: '-5 / 2', is: -2.5 },
      { expr: 'n / 0', is: null },
      { expr: 'n / (n - 3)', is: null },
    ],
  },
  {
    trap: '<> and NOT IN over NULL are neither true nor false',
    alone: { "NULL <> 'a'": null, "'a' NOT IN (NULL, 'b')": null, "NULL NOT IN ('a')": null },
    here: 'so it is here, and whoever writes it is told',
    ours: [
      { define: '{expr: "gender_raw != \'x\'"}', all: [true, true, null, true, true] },
      { define: '{expr: "city not in (null, \'x\')"}', all: [null, null, null, null, null] },
      { define: '{expr: "gender_raw != \'x\'"}', said: ['negation-over-missing'] },
      { define: "{expr: \"city not in ('b', 'c')\"}", said: ['negation-over-missing'] },
      { define: '{expr: "city != \'x\' or city is missing"}', all: [true, true, true, true, true] },
    ],
  },
  {
    trap: 'numbers that are text are compared as text',
    alone: { "'9' > '10'": 1, "9 > '10'": 0 },
    here: 'a number is not compared with a text at all',
    ours: [
      { expr: 'n < 10', is: true },
      { define: '{expr: "n > \'10\'"}', said: ['type-mismatch'] },
      { define: '{expr: city > 10}', said: ['type-mismatch'] },
      { define: '{measure: {from: orders, agg: count, where: "amount > \'10\'"}}', said: ['type-mismatch'] },
    ],
  },
  {
    trap: 'a month before 31 March is 3 March',
    alone: { "date('2025-03-31', '-1 month')": '2025-03-03', "date('2025-03-31', '-1 month', 'floor')": '2025-02-28' },
    here: 'months end where the calendar ends them, as EDATE has it',
    ours: [
      { measure: 'agg: min, field: order_date, window: {last: 1m}', is: '2025-03-01', asOf: '2025-03-31' },
      { measure: 'agg: min, field: order_date, window: {prev: 1m}', is: '2025-02-28', asOf: '2025-03-31' },
      { measure: 'agg: count, window: {between: [1m, 1m]}', is: 1, asOf: '2025-03-31' },
      { measure: 'agg: count, window: {calendar: last_month}', is: 1, asOf: '2025-03-31' },
    ],
  },
  {
    trap: 'only ISO dates are dates, and a number is a Julian day',
    alone: {
      "date('2025/06/30')": null,
      "date('2025-6-30')": null,
      "date('20250630')": null,
      'date(45838)': '-4587-05-26',
    },
    here: 'a date of another form is an issue before it is a NULL',
    ours: [
      ...['2025/06/30', '2025-6-30', '20250630', '45838'].map((day) => ({ define: `{expr: "birth_date < '${day}'"}`, said: ['bad-date'] })),
      { define: '{expr: birth_date < 45838}', said: ['type-mismatch'] },
      { define: '{measure: {from: orders, agg: count, window: {range: [2025/06/01, 2025-06-30]}}}', said: ['bad-date'] },
      { expr: "birth_date < '2025-06-30'", is: true },
    ],
  },
  {
    trap: "<= a day loses the day's own moments",
    alone: { "'2025-06-30 23:59:59' <= '2025-06-30'": 0 },
    here: 'beside a day a moment counts by its day, and windows end before the next day begins',
    ours: [
      { measure: 'agg: count, on: order_ts, window: {last: 1d}', is: 1 },
      { measure: 'agg: count, on: order_ts, window: {range: [2025-06-30, 2025-06-30]}', is: 1 },
      { measure: "agg: count, where: order_ts <= '2025-06-30'", is: 3 },
      { measure: "agg: count, where: order_ts > '2025-06-29'", is: 1 },
      { measure: "agg: count, where: order_ts > '2025-06-30'", is: null },
      { measure: "agg: count, where: order_ts = '2025-06-30'", is: 1 },
      { measure: "agg: count, where: order_ts in ('2025-06-30')", is: 1 },
      { measure: "agg: count, where: \"order_ts between '2025-06-30' and '2025-06-30'\"", is: 1 },
    ],
  },
  {
    trap: 'rounding goes by the binary fraction, which lies below 1.005',
    alone: { 'round(1.005, 2)': 1, 'round(2.675, 2)': 2.67, 'round(2.5)': 3 },
    here: 'so it is here, in every dialect alike; and what a sum has behind its 15th digit is not shown',
    ours: [
      { expr: 'round(1.005, 2)', is: 1 },
      { expr: 'round(2.5)', is: 3 },
      { expr: 'round(-2.5)', is: -3 },
      { expr: '0.1 + 0.2', is: 0.3 },
    ],
  },
  {
    trap: 'a SUM of no rows is NULL, and total() of them 0',
    alone: {
      'SUM(x) FROM (SELECT 1 AS x WHERE 0)': null,
      'TOTAL(x) FROM (SELECT 1 AS x WHERE 0)': 0,
      'COUNT(x) FROM (SELECT 1 AS x WHERE 0)': 0,
    },
    here: 'nothing is missing for counts and sums alike, until `empty` says what it is',
    ours: [
      { measure: 'agg: sum, field: amount', is: null, of: 'B' },
      { measure: 'agg: count', is: null, of: 'B' },
      { measure: 'agg: count_distinct, field: order_id', is: null, of: 'B' },
      { measure: 'agg: sum, field: amount, empty: 0', is: 0, of: 'B' },
      { measure: 'agg: count, empty: 0', is: 0, of: 'B' },
      { define: '{expr: spend is missing}', all: [false, true, false, false, false] },
      // Orders, but none that this asks for: the pass over the table has a row for them.
      { define: '{expr: n > 0 and by_post is missing}', all: [true, null, true, true, true] },
      { define: '{expr: n > 0 and times_by_post is missing}', all: [true, null, true, true, true] },
    ],
  },
  {
    trap: 'log() is to the base of 10, and elsewhere to that of e',
    alone: { 'log(100)': 2, 'log10(100)': 2, 'ln(100)': 4.605170185988092 },
    here: 'there is `ln` alone, and it is that of e',
    ours: [
      { expr: 'round(ln(100), 9)', is: 4.605170186 },
      { expr: 'ln(exp(1))', is: 1 },
      { define: '{expr: log(n)}', said: ['unknown-function'] },
    ],
  },
  {
    trap: 'what is no real number is NULL without a word, and what is too large infinity, which JSON writes as null',
    alone: { 'exp(710)': Number.POSITIVE_INFINITY, 'ln(0)': null, 'sqrt(-1)': null },
    here: 'it is missing, so that a rule passes over it; a chance always is one',
    ours: [
      { expr: 'exp(710)', is: null },
      { expr: 'ln(n - 3)', is: null },
      { expr: 'sqrt(0 - n)', is: null },
      { expr: 'logistic(n + 1000)', is: 1 },
      { expr: 'logistic(0 - n - 1000)', is: 0 },
      {
        define: '{cases: [{when: "ln(n - 3) > 0", value: x}, {when: "not (ln(n - 3) > 0)", value: y}], else: rest}',
        all: ['rest', 'rest', 'rest', 'rest', 'rest'],
      },
    ],
  },
  {
    trap: 'LIKE and lower() know case for A to Z only',
    alone: { "'A' LIKE 'a'": 1, "'É' LIKE 'é'": 0, "lower('ÉA')": 'Éa' },
    here: 'so it is here, in every dialect alike',
    ours: [
      { expr: "'SOS' like 'sos' and lower('SOS') = 'sos'", is: true },
      { define: '{expr: "city like \'é\'"}', all: [false, false, false, false, null] },
      { define: '{expr: "lower(city) = \'É\'"}', all: [false, true, false, false, null] },
    ],
  },
  {
    trap: 'trim() leaves full-width blanks, tabs and no-break spaces',
    alone: { "trim('　f　')": '　f　', "length(trim(char(9) || 'f' || char(160)))": 3 },
    here: '`trim_all` takes them away',
    ours: [
      { define: '{column: gender_raw, clean: [trim_all]}', all: ['f', 'É', null, '1', 'f'] },
      { define: '{column: gender_raw, clean: [trim]}', all: ['　f', 'É', null, '1', '\tf\u00a0'] },
    ],
  },
  {
    trap: 'NTILE gives equal values different tiles',
    alone: { [`group_concat(t) FROM (SELECT NTILE(5) OVER (ORDER BY v) AS t FROM ${VALUES})`]: '1,2,3,4,5' },
    here: 'only ntile and nested do; every other method keeps equal values together',
    ours: [
      ...(
        [
          ['percentile_inc', [2, null, 1, 2, 5]],
          ['percent_rank', [2, null, 1, 2, 5]],
        ] as const
      ).map(([method, all]) => ({ define: `{bin: {of: "if(spend = 4, 2, spend)", method: ${method}, n: 5}}`, all })),
      { define: '{bin: {of: "if(spend = 4, 2, spend)", method: ntile, n: 4}}', all: [2, null, 1, 3, 4] },
    ],
  },
  {
    trap: 'group_concat has no order of its own',
    alone: {
      "group_concat(x) FROM (SELECT 'b' AS x UNION ALL SELECT 'a')": 'b,a',
      "group_concat(x, ',' ORDER BY x) FROM (SELECT 'b' AS x UNION ALL SELECT 'a')": 'a,b',
    },
    here: 'several values stand in an order that the rows do not decide: the strongest first, then the later seen',
    ours: [
      { define: '{prefer: {from: orders, dimension: channel}}', all: ['web|小程序|app', null, null, null, null] },
      { define: '{prefer: {from: orders, dimension: channel, by: sum, weight: amount}}', all: ['app|web|小程序', null, null, null, null] },
    ],
  },
  {
    trap: "strftime's %W is no ISO week",
    alone: { "strftime('%W', '2025-01-01')": '00', "strftime('%V', '2025-01-01')": '01', "strftime('%W', '2024-12-30')": '53' },
    here: 'a week is seven days up to the as-of date, and there is no week of the year',
    ours: [
      { measure: 'agg: count, window: {last: 1w}', is: 1 },
      { measure: 'agg: count, window: {last: 1w}', is: 2, asOf: '2025-03-06' },
      { measure: 'agg: count, window: {last: 7d}', is: 1, asOf: '2025-03-07' },
      { define: '{measure: {from: orders, agg: count, window: {calendar: this_week}}}', said: ['not-one-of'] },
    ],
  },
  {
    trap: 'Chinese is sorted by code point, not by pinyin',
    alone: {
      [`group_concat(x, '') FROM (SELECT x FROM ${CITIES} ORDER BY x)`]: '上海北京广州',
      [`MIN(x) FROM ${CITIES}`]: '上海',
    },
    here: 'so it is here, in every dialect alike; what people read stands in the order of the domain',
    ours: [
      { expr: "'上海' < '北京' and '北京' < '广州'", is: true },
      { define: '{measure: {from: orders, agg: min, field: channel}}', all: ['app', null, null, null, null] },
    ],
  },
  {
    trap: 'double quotes, comments and parameters in a text are SQL',
    alone: { '"abc" FROM (SELECT 1 AS abc)': 1, '1 -- + 1\n': 1 },
    here: 'a text is bound, and stays one',
    ours: [
      { expr: "city = 'a'' OR 1=1 --'", is: false },
      { expr: "city = '\"; DROP TABLE customers; --'", is: false },
      { expr: "city in (':as_of', ':p1', '?1')", is: false },
    ],
  },
  {
    trap: 'days over 365.25 are no age',
    alone: {
      "CAST((julianday('2025-06-30') - julianday('1990-06-30')) / 365.25 AS INTEGER)": 35,
      "CAST((julianday('2023-06-30') - julianday('2001-06-30')) / 365.25 AS INTEGER)": 21,
    },
    here: 'years are full on the birthday',
    ours: [
      { expr: 'age(birth_date)', is: 34, asOf: '2025-06-29' },
      { expr: 'age(birth_date)', is: 35, asOf: '2025-06-30' },
      { expr: 'age(birth_date)', is: 33, asOf: '2023-06-30' },
    ],
  },
];

async function check(c: Case): Promise<void> {
  const asOf = 'asOf' in c ? c.asOf : undefined;
  if ('said' in c) return expect([c.define, codesOf(one(c.define))]).toEqual([c.define, c.said]);
  const define = 'expr' in c ? `{expr: ${JSON.stringify(c.expr)}}` : 'measure' in c ? `{measure: {from: orders, ${c.measure}}}` : c.define;
  const { tags } = await tagsOf(define.startsWith('{prefer') ? tag(define) : one(define), await world, asOf);
  const values = tags[0]?.values ?? [];
  if ('all' in c) return expect([define, values]).toEqual([define, c.all]);
  const at = IDS.indexOf('of' in c && c.of ? c.of : 'A');
  expect([define, values[at]]).toEqual([define, c.is]);
}

describe.each(TRAPS)('$trap', ({ alone, here, ours }) => {
  test.each(Object.entries(alone))('alone: SELECT %s', async (sql, expected) => {
    const db = new (await loadSqlJs()).Database();
    expect(runStatement(db, `SELECT ${sql}`).values[0]?.[0]).toBe(expected);
    db.close();
  });
  test(`here: ${here}`, async () => {
    for (const c of ours) await check(c);
  });
});

test('every text of several values is sorted in the statement itself', () => {
  const { value } = checkTags(tag('{prefer: {from: orders, dimension: channel}}'), SCHEMA);
  if (!value) throw new Error('the tag resolves');
  const { sql } = compileTags(value, sqlite);
  expect(sql.match(/group_concat\(/g)).toHaveLength(1);
  expect(sql).toMatch(/group_concat\(.* ORDER BY \w+.*\)/);
});

test('values that people read stand in the order of the domain, whatever the database sorts by', async () => {
  const yaml =
    'code: place\nvalue: {domain: {广州: Guangzhou, 上海: Shanghai, 北京: Beijing}}\ndefine: {column: city, map: {北京: [北京], 上海: [上海], 广州: [广州]}}';
  const { value } = checkTags(yaml, SCHEMA);
  if (!value) throw new Error('the tag resolves');
  const { wideSql, params } = compileTags(value, sqlite);
  const { tags } = outcomeOf(value, await (await world)(wideSql, { ...params, as_of: '2025-06-30' }));
  const bars = tags[0]?.bars.map((b) => ['value' in b && b.value, b.count]);
  expect(bars?.map(([v]) => v)).toEqual(['广州', '上海', '北京']);
});
