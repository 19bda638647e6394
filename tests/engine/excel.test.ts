import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, checkTags, excelColumns, excelFormula, type Schema } from '../../src/engine/index.ts';
import { type Book, type Cell, calculate, serial } from './spreadsheet.ts';
import { type Customer, inWorld, type Order, SCHEMA, tagsOf } from './world.ts';
import { SCHEMA as SHOP } from './yunduo.ts';

const AS_OF = '2025-06-30';
const MEASURES = `measures:
  n: {from: orders, agg: count, empty: 0}
  spend: {from: orders, agg: sum, field: amount, where: status = 'paid'}
  days: {from: orders, agg: days_since, where: status = 'paid'}
  recent: {from: orders, agg: count, where: status = 'paid', window: {last: 90d}, empty: 0}
---
`;
const formulaOf = (define: string, schema: Schema = SCHEMA): string | undefined => {
  const { value, issues } = checkTags(`${MEASURES}code: a\ndefine: ${define}`, schema);
  const [tag] = value?.tags ?? [];
  if (!value || !tag) throw new Error(JSON.stringify(issues));
  return excelFormula(tag, value);
};
const measure = (rest: string): string => `{measure: {from: orders, ${rest}}}`;
const MINE = 'orders[customer_id],[@customer_id]';

describe('formulas as a learner would write them', () => {
  test.each<[define: string, formula: string]>([
    [
      measure("agg: count_distinct, field: order_id, where: status = 'paid', window: {last: 90d}, empty: 0"),
      `=COUNTIFS(${MINE},orders[status],"paid",orders[order_date],">="&as_of-89,orders[order_date],"<="&as_of)`,
    ],
    [measure('agg: sum, field: amount, empty: 0'), `=SUMIFS(orders[amount],${MINE},orders[order_date],"<="&as_of,orders[amount],"<>")`],
    [
      measure("agg: days_since, where: status = 'paid'"),
      `=IF(COUNTIFS(${MINE},orders[status],"paid",orders[order_date],"<="&as_of)=0,"",as_of-MAXIFS(orders[order_date],${MINE},orders[status],"paid",orders[order_date],"<="&as_of))`,
    ],
    [
      measure('agg: avg, field: amount, window: {calendar: last_month}'),
      `=IFERROR(AVERAGEIFS(orders[amount],${MINE},orders[order_date],">="&EOMONTH(as_of,-2)+1,orders[order_date],"<="&EOMONTH(as_of,-1),orders[amount],"<>"),"")`,
    ],
    [
      measure('agg: count, on: order_ts, window: {prev: 1m}, empty: 0'),
      `=COUNTIFS(${MINE},orders[order_ts],">="&EDATE(as_of,-1),orders[order_ts],"<"&as_of)`,
    ],
    [
      '{cases: [{when: n >= 3, value: busy}, {when: days > 90, value: asleep}], else: rest}',
      '=IFS([@n]>=3,"busy",AND([@days]<>"",[@days]>90),"asleep",TRUE,"rest")',
    ],
    [
      "{cases: [{when: \"not (city in ('sh', 'bj')) or city is missing\", value: x}]}",
      '=IF(OR(AND([@city]<>"",[@city]<>"sh",[@city]<>"bj"),[@city]=""),"x","")',
    ],
    [
      '{expr: "spend / n > 50"}',
      '=IF(AND([@spend]<>"",IFERROR([@spend]/[@n]>50,FALSE)),TRUE,IF(AND([@spend]<>"",IFERROR([@spend]/[@n]<=50,FALSE)),FALSE,""))',
    ],
    [
      '{expr: pct_rank(spend) >= 80%}',
      '=IF(AND([@spend]<>"",IFERROR(PERCENTRANK.INC(customers[spend],[@spend],15)>=0.8,FALSE)),TRUE,IF(AND([@spend]<>"",IFERROR(PERCENTRANK.INC(customers[spend],[@spend],15)<0.8,FALSE)),FALSE,""))',
    ],
    [
      '{bin: {of: n, method: edges, edges: [1, 4], labels: [none, some, many]}}',
      '=CHOOSE(MATCH([@n],{-1E+99,1,4},1),"none","some","many")',
    ],
    [
      '{bin: {of: spend, method: percentile_inc, n: 3}}',
      '=IF([@spend]="","",1+([@spend]>PERCENTILE.INC(customers[spend],1/3))+([@spend]>PERCENTILE.INC(customers[spend],2/3)))',
    ],
    [
      '{column: customers.city, map: {Shanghai: [sh, 上海], Beijing: bj}, else: other}',
      '=IF([@city]="","",SWITCH([@city],"sh","Shanghai","上海","Shanghai","bj","Beijing","other"))',
    ],
  ])('%s', (define, formula) => {
    expect(formulaOf(define)).toBe(formula);
  });
});

describe('no honest formula', () => {
  test.each([
    measure('agg: most_frequent, field: status'),
    measure('agg: last, field: amount'),
    measure('agg: days_active'),
    measure('agg: count_distinct, field: status'),
    measure('agg: max, field: status'),
    measure('agg: sum, field: amount * 2'),
    measure("agg: count, where: status = 'paid' or status = 'new'"),
    measure("agg: count, where: status like 'p%'"),
    measure("agg: count, where: status = '100'"),
    measure("agg: count, where: status = 'a*'"),
    ...['1/2', '1e5', '2nd', '+1', '-', '¥5', '１２', 'May 5', 'jan-1'].map((text) => measure(`agg: count, where: status = '${text}'`)),
    '{expr: "round(spend, -1)"}',
    '{expr: "round(spend, n)"}',
    '{expr: spend > null}',
    '{expr: spend + null}',
    '{expr: "spend in (1, null)"}',
    '{measure: {from: order_items, agg: count}}',
    '{column: customers.city, clean: [trim]}',
    '{bin: {of: spend, method: ntile}}',
    "{expr: city like 's%'}",
    '{expr: trim(city)}',
  ])('%s', (define) => {
    expect(formulaOf(define)).toBeUndefined();
  });
});

test('names with signs of their own are escaped', () => {
  const yaml = 'measures: {"消费 [元]": {from: orders, agg: count, empty: 0}}\n---\ncode: a\ndefine: {expr: "`消费 [元]` + 1"}';
  const { value } = checkTags(yaml, SCHEMA);
  const [tag] = value?.tags ?? [];
  expect(value && tag && excelFormula(tag, value)).toBe("=[@[消费 '[元']]]+1");
});

test('the worked tags of the shop, column by column', () => {
  const { value } = checkTags(readFileSync(new URL('./worked-tags.yaml', import.meta.url), 'utf8'), SHOP);
  const columns = Object.fromEntries((value?.tags ?? []).map((tag) => [tag.code, value && excelColumns(tag, value)?.map((c) => c.name)]));
  expect(columns).toEqual({
    gender: undefined,
    orders_90d: ['orders_90d'],
    rfm_score: ['recency_days', 'frequency', 'monetary', 'r_score', 'f_score', 'm_score', 'rfm_score'],
    rfm_segment8: ['recency_days', 'frequency', 'monetary', 'r_score_2', 'f_score_2', 'm_score_2', 'rfm_segment8'],
    lifecycle: ['orders_ever', 'days_since_last_order', 'days_since_first_order', 'lifecycle'],
  });
});

/** Tags of every kind that Excel can compute. */
const RFM =
  "from: orders, where: status = 'paid', recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}";
const DEFINES = [
  ...[
    '{last: 90d}',
    '{prev: 7d}',
    '{last: 1m}',
    '{prev: 2m}',
    '{between: [29d, 7d]}',
    '{between: [3m, 1m]}',
    '{range: [2025-06-01, 2025-12-31]}',
  ].flatMap((w) => [measure(`agg: count, window: ${w}, empty: 0`), measure(`agg: sum, field: amount, on: order_ts, window: ${w}`)]),
  ...['this_month', 'last_month', 'this_quarter', 'last_quarter', 'ytd', 'last_year'].flatMap((p) => [
    measure(`agg: max, field: amount, window: {calendar: ${p}}`),
    measure(`agg: days_since_first, on: order_ts, window: {calendar: ${p}}`),
  ]),
  measure("agg: avg, field: amount, where: status != 'refunded' and amount between 1 and 5"),
  measure('agg: count, field: amount, where: amount > 2'),
  measure("agg: min, field: order_date, where: order_date >= '2025-06-01' and channel is present"),
  measure("agg: count, where: channel != 'app', empty: 0"),
  '{cases: [{when: n = 0, value: lead}, {when: days > 30, value: lost}, {when: spend >= 5 and recent > 1, value: good}], else: rest}',
  '{expr: not (spend > 4 or days <= 10)}',
  "{expr: city != 'sh' or city is missing}",
  "{expr: \"city in ('sh', 'bj') and not (birth_date < '2000-01-01')\"}",
  '{expr: "round(spend / n, 2)"}',
  '{expr: spend / n > 2}',
  '{expr: "coalesce(spend, 0) + n * 2"}',
  '{expr: age(birth_date)}',
  '{expr: "days_between(\'2025-01-01\', as_of) - days"}',
  '{expr: n between 1 and 2}',
  '{expr: n not between 1 and 2}',
  '{expr: pct_rank(spend) >= 0.5}',
  '{expr: "rank(n) <= 2 and spend > mean(spend)"}',
  '{expr: "spend >= quantile(spend, 0.8)"}',
  '{expr: round(zscore(n) * 100)}',
  '{expr: mean(spend)}',
  '{expr: "quantile(spend, 0.25) + n"}',
  '{expr: n > mean(spend)}',
  '{expr: not n >= mean(spend) - 1}',
  '{expr: "coalesce(spend, null)"}',
  '{column: customers.city}',
  '{column: customers.city, else: none}',
  '{column: customers.city, clean: [upper], map: {S: [SH], B: [BJ]}, else: other}',
  ...[
    'edges, edges: [2, 4.5]',
    'percentile_inc, n: 4',
    'cut_plus_one, n: 4',
    'mean',
    'median',
    'percent_rank, n: 3',
    'percent_rank, n: 7',
    'zscore',
    'zscore, edges: [-0.5, 0, 2]',
  ].map((m) => `{bin: {of: spend, method: ${m}}}`),
  '{bin: {of: n, method: mean, labels: [below, above]}}',
  '{bin: {of: spend, method: edges, edges: [2, 4.5], labels: [low, middle, high]}}',
  ...[
    'as: code',
    'as: m',
    'weights: [1, 2, 0.5]',
    'scheme: eight',
    'scheme: eight, else: other',
    'segments: [{value: now, r: 1}, {value: rich, m: 1}], else: other',
  ].map((o) => `{rfm: {${RFM}, score: {method: mean}, ${o}}}`),
  ...['percentile_inc', 'percent_rank', 'cut_plus_one', 'edges, edges: {r: [10, 30], f: [2, 3], m: [2, 8]}'].map(
    (m) => `{rfm: {${RFM}, window: {last: 90d}, score: {method: ${m}}}}`,
  ),
];

const customers = fc.array(
  fc.tuple(fc.constantFrom(null, 'sh', 'bj', 'x'), fc.constantFrom(null, '1990-06-30', '1999-12-31', '2005-07-01')),
  { minLength: 2, maxLength: 6 },
);
const orders = fc.array(
  fc.record({
    who: fc.nat(5),
    daysAgo: fc.oneof(fc.integer({ min: -2, max: 10 }), fc.integer({ min: -2, max: 500 })),
    amount: fc.constantFrom(null, 0, 1, 2, 2.5, 4, 8),
    status: fc.constantFrom('paid', 'refunded'),
    time: fc.constantFrom('00:00:00', '23:59:59'),
    channel: fc.constantFrom(null, 'app', 'web'),
  }),
  { maxLength: 25 },
);

function bookOf(people: readonly Customer[], rows: readonly Order[], asOf: string): Book {
  const date = (d: string | null | undefined): Cell => (d ? serial(d) : '');
  return {
    asOf: serial(asOf),
    tables: {
      customers: people.map(([customer_id, city, gender_raw, birth, registered]) => ({
        customer_id,
        city: city ?? '',
        gender_raw: gender_raw ?? '',
        birth_date: date(birth),
        register_date: date(registered),
      })),
      orders: rows.map(([order_id, customer, day, amount, status = '', time = '', channel]) => ({
        order_id,
        customer_id: customer ?? '',
        order_date: serial(day),
        order_ts: serial(`${day} ${time}`),
        status,
        channel: channel ?? '',
        amount: amount ?? '',
      })),
    },
  };
}
/** A cell beside a value of the engine: dates are serial numbers, empty is missing, the last digits are noise. */
const asCell = (value: unknown): Cell => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? serial(value) : value;
  return typeof value === 'number' ? Number(value.toPrecision(9)) : (value as Cell);
};

test.each(DEFINES)(
  'in a spreadsheet, %s gives what the statement gives',
  async (define) => {
    const { value, issues } = checkTags(`${MEASURES}code: a\ndefine: ${define}`, SCHEMA);
    const [tag] = value?.tags ?? [];
    if (!value || !tag) throw new Error(JSON.stringify(issues));
    const columns = excelColumns(tag, value);
    if (!columns) throw new Error('no formula');
    await fc.assert(
      fc.asyncProperty(customers, orders, fc.constantFrom(AS_OF, '2025-03-31', '2024-12-31'), async (people, bought, asOf) => {
        const who = people.map(([city, birth], i): Customer => [`C${i}`, city, null, birth, '2020-01-01']);
        // With one value alone, PERCENTRANK.INC is 1 and SQL's PERCENT_RANK 0: two customers always have one.
        const always = /pct_rank/.test(define)
          ? [0, 1].map((who) => ({ who, daysAgo: 5, amount: who, status: 'paid', time: '', channel: null }))
          : [];
        const rows = [...always, ...bought].map(
          (o, i): Order => [`o${i}`, `C${o.who}`, addDays(asOf, -o.daysAgo), o.amount, o.status, o.time, o.channel],
        );
        const book = bookOf(who, rows, asOf);
        const table = book.tables['customers'] as Record<string, Cell>[];
        for (const { name, formula } of columns) {
          const cells = table.map((row) => calculate(formula, book, row));
          cells.forEach((cell, i) => {
            (table[i] as Record<string, Cell>)[name] = cell;
          });
        }
        const found =
          (await inWorld(who, rows, (execute) => tagsOf(`${MEASURES}code: a\ndefine: ${define}`, execute, asOf))).tags[0]?.values ?? [];
        expect(table.map((row) => asCell(row['a']))).toEqual(found.map(asCell));
      }),
      { numRuns: 25 },
    );
  },
  60_000,
);
