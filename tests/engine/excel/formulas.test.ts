import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OBSTACLES } from '../../../src/engine/excel/obstacle.ts';
import { addDays, checkTags, excelColumns, excelFormula, excelOf, type Schema } from '../../../src/engine/index.ts';
import { CASES } from '../conformance/cases.ts';
import { type Customer, inWorld, type Order, tagsOf, SCHEMA as WORLD } from '../world.ts';
import { SCHEMA as SHOP } from '../yunduo.ts';
import { type Book, type Cell, calculate, serial } from './spreadsheet.ts';

const AS_OF = '2025-06-30';
/** The world, with the values that some columns may hold. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  channel: ['app', 'shop', 'web'],
  status: ['new', 'paid', 'refunded'],
  city: ['bj', 'sh', 'x', '上海'],
};
const SCHEMA: Schema = {
  ...WORLD,
  tables: Object.fromEntries(
    Object.values(WORLD.tables).map((table) => [
      table.name,
      {
        ...table,
        columns: table.columns.map((c) => {
          const codes = CODES[c.name];
          return codes ? { ...c, codes: Object.fromEntries(codes.map((code) => [code, { zh: code, en: code }])) } : c;
        }),
      },
    ]),
  ),
};
const MEASURES = `measures:
  n: {from: orders, agg: count, empty: 0}
  spend: {from: orders, agg: sum, field: amount, where: status = 'paid'}
  days: {from: orders, agg: days_since, where: status = 'paid'}
  last_ts: {from: orders, agg: max, field: order_ts}
  recent: {from: orders, agg: count, where: status = 'paid', window: {last: 90d}, empty: 0}
---
`;
const tagOf = (define: string) => {
  const { value, issues } = checkTags(`${MEASURES}code: a\ndefine: ${define}`, SCHEMA);
  const [tag] = value?.tags ?? [];
  if (!value || !tag) throw new Error(JSON.stringify(issues));
  return [tag, value] as const;
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
      '=IF(AND([@spend]<>"",IFERROR((RANK.EQ([@spend],customers[spend],1)-1)/MAX(1,COUNT(customers[spend])-1)>=0.8,FALSE)),TRUE,IF(AND([@spend]<>"",IFERROR((RANK.EQ([@spend],customers[spend],1)-1)/MAX(1,COUNT(customers[spend])-1)<0.8,FALSE)),FALSE,""))',
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
    expect(excelFormula(...tagOf(define))).toBe(formula);
  });
});

describe('columns that tables get on the way', () => {
  test.each<[define: string, columns: readonly (readonly [name: string, formula: string])[]]>([
    [
      measure("agg: count, where: status = 'paid' or status = 'new', empty: 0"),
      [
        ['orders[a_counts]', '=OR([@status]="paid",[@status]="new")'],
        ['a', `=COUNTIFS(${MINE},orders[a_counts],TRUE,orders[order_date],"<="&as_of)`],
      ],
    ],
    [
      measure('agg: sum, field: amount * 2'),
      [
        ['orders[a_of]', '=IF([@amount]="","",[@amount]*2)'],
        ['orders[a_counts]', '=[@a_of]<>""'],
        [
          'a',
          `=IF(COUNTIFS(${MINE},orders[a_counts],TRUE,orders[order_date],"<="&as_of)=0,"",SUMIFS(orders[a_of],${MINE},orders[a_counts],TRUE,orders[order_date],"<="&as_of))`,
        ],
      ],
    ],
    [
      '{measure: {from: order_items, agg: count, where: orders.channel is missing, empty: 0}}',
      [
        [
          'order_items[customer_id]',
          '=IFERROR(IF(INDEX(orders[customer_id],MATCH([@order_id],orders[order_id],0))="","",INDEX(orders[customer_id],MATCH([@order_id],orders[order_id],0))),"")',
        ],
        [
          'order_items[channel]',
          '=IFERROR(IF(INDEX(orders[channel],MATCH([@order_id],orders[order_id],0))="","",INDEX(orders[channel],MATCH([@order_id],orders[order_id],0))),"")',
        ],
        ['order_items[order_date]', '=IFERROR(INDEX(orders[order_date],MATCH([@order_id],orders[order_id],0)),"")'],
        ['order_items[a_counts]', '=[@channel]=""'],
        ['a', '=COUNTIFS(order_items[customer_id],[@customer_id],order_items[a_counts],TRUE,order_items[order_date],"<="&as_of)'],
      ],
    ],
    [
      measure('agg: days_active, on: order_ts, empty: 0'),
      [
        ['orders[a_day]', '=INT([@order_ts])'],
        ['orders[a_counts]', '=[@order_ts]<as_of+1'],
        [
          'orders[a_new]',
          '=AND([@a_counts],COUNTIFS(INDEX(orders[customer_id],1):[@customer_id],[@customer_id],INDEX(orders[a_day],1):[@a_day],[@a_day],INDEX(orders[a_counts],1):[@a_counts],TRUE)=1)',
        ],
        ['a', `=COUNTIFS(${MINE},orders[a_new],TRUE)`],
      ],
    ],
    [
      '{bin: {of: n, method: ntile, n: 4}}',
      [
        ['n', `=COUNTIFS(${MINE},orders[order_date],"<="&as_of)`],
        ['a_band_place', '=RANK.EQ([@n],customers[n],1)+COUNTIF(INDEX(customers[n],1):[@n],[@n])-1'],
        [
          'a',
          '=1+MAX(INT(([@a_band_place]-1)/(INT(COUNT(customers[n])/4)+1)),IFERROR(INT(([@a_band_place]-1-MOD(COUNT(customers[n]),4))/INT(COUNT(customers[n])/4)),0))',
        ],
      ],
    ],
    ['{expr: city}', [['a', '=IF([@city]="","",[@city])']]],
  ])('%s', (define, columns) => {
    expect(excelColumns(...tagOf(define))?.map((c) => [c.name, c.formula])).toEqual(columns);
  });
});

describe('no honest formula', () => {
  test.each<[obstacle: string, define: string]>([
    ['open-values', measure('agg: most_frequent, field: order_id')],
    ['text-order', measure('agg: max, field: status')],
    ...['100', '1/2', '1e5', '+1', '-', '¥5', '１２', 'May 5', 'jan-1', 'TRUE', '6月1日'].map((text): [string, string] => [
      'read-otherwise',
      measure(`agg: first, field: "status = '${text}'"`),
    ]),
    ['halves', '{expr: "round(spend, -1)"}'],
    ['halves', '{expr: "round(spend / n, 2)"}'],
    ['nothing-to-compare', '{expr: spend > null}'],
    ['nothing-to-compare', '{expr: spend + null}'],
    ['nothing-to-compare', '{expr: "spend in (1, null)"}'],
    ['blanks', '{column: customers.city, clean: [trim]}'],
    ['blanks', '{column: customers.city, clean: [trim], map: {x: [New York]}}'],
    ['blanks', '{expr: trim(city)}'],
    ['text-order', "{expr: city > 'm'}"],
    ['read-otherwise', "{expr: city = '007'}"],
    ['read-otherwise', "{list: ['1', '2']}"],
    ['network', '{graph: {edges: follows, from: src, to: dst, metric: pagerank}}'],
    ['query', '{sql: {query: "SELECT customer_id, 1 AS value FROM customers WHERE :as_of > register_date"}}'],
    ['sequence', '{sequence: {steps: [{from: orders, where: amount > 1}, {from: orders, where: amount > 2}]}}'],
    ['too-long', `{list: [${Array.from({ length: 2000 }, (_, i) => `C${i}`).join(', ')}]}`],
  ])('%s: %s', (obstacle, define) => {
    expect(excelOf(...tagOf(define))).toEqual({ obstacle });
  });
});

test('every tag that the conformance suite knows ends in columns, or in why not', () => {
  const found = CASES.flatMap(({ yaml, database }) => {
    const { value } = checkTags(yaml, database.schema);
    return (value?.tags ?? []).map((tag) => value && excelOf(tag, value));
  });
  const obstacles = found.flatMap((excel) => (excel && 'obstacle' in excel ? excel.obstacle : []));
  expect(obstacles.filter((obstacle) => !OBSTACLES.includes(obstacle))).toEqual([]);
  expect(found.length - obstacles.length).toBeGreaterThan(700);
});

test('names with signs of their own are escaped', () => {
  const yaml = 'measures: {"消费 [元]": {from: orders, agg: count, empty: 0}}\n---\ncode: a\ndefine: {expr: "`消费 [元]` + 1"}';
  const { value } = checkTags(yaml, SCHEMA);
  const [tag] = value?.tags ?? [];
  expect(value && tag && excelFormula(tag, value)).toBe("=[@[消费 '[元']]]+1");
});

test('the worked tags of the shop, column by column', () => {
  const { value } = checkTags(readFileSync(new URL('../worked-tags.yaml', import.meta.url), 'utf8'), SHOP);
  const columns = Object.fromEntries((value?.tags ?? []).map((tag) => [tag.code, value && excelColumns(tag, value)?.map((c) => c.name)]));
  expect(columns).toEqual({
    gender: ['gender'],
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
  '{expr: spend / n}',
  '{expr: round(spend / n)}',
  '{expr: spend / n > 2}',
  '{expr: "coalesce(spend, 0) + n * 2"}',
  '{expr: age(birth_date)}',
  '{expr: 10 - age(birth_date)}',
  '{expr: "coalesce(birth_date, \'2026-02-28\')"}',
  '{expr: "age(coalesce(birth_date, \'2026-02-28\')) * 2"}',
  '{expr: "last_ts >= \'2025-06-20 23:59:59\'"}',
  "{column: customers.birth_date, else: '2001-02-03'}",
  measure("agg: count, where: order_ts <= '2025-06-20 00:00:00', empty: 0"),
  measure("agg: max, field: order_date, where: status = 'paid', window: {last: 7d}, empty: '2000-01-01'"),
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
  '{expr: pct_rank(spend)}',
  '{expr: 1 / pct_rank(spend / n)}',
  '{expr: zscore(spend)}',
  '{expr: group_size(city)}',
  '{expr: "sqrt(spend - 3) + ln(n)"}',
  '{expr: "power(spend - 3, 0.5) > 1 or n = 0"}',
  '{expr: "exp(spend) * 2 - logistic(n) / logistic(days)"}',
  '{expr: "if(spend > 2, spend, if(n > 1, null, 9)) - 1"}',
  '{expr: "coalesce(sqrt(spend - 3), days) + 1"}',
  '{expr: "least(spend, n) + greatest(spend, 3)"}',
  '{expr: "(city = \'sh\') >= (spend > 2)"}',
  "{expr: \"city like 'S%' or city not like '%j'\"}",
  '{expr: "10 - days_between(\'2024-12-31\', last_ts)"}',
  '{expr: "spend / n is missing"}',
  '{list: {x: [C0, C2], y: [C2, C3]}, else: z}',
  "{points: [{when: spend > 2, points: 3}, {when: city = 'sh', points: -1}], base: 1, cut: {a: '> 2', b: else}}",
  "{model: {type: logistic}, inputs: {s: spend, n: n}, coef: {intercept: 0.5, s: -0.2, n: 0.1}, cut: {x: '>= 0.5', y: else}}",
  '{model: {type: kmeans}, inputs: {s: spend, n: n}, centers: {a: {s: 1, n: 1}, b: {s: 6, n: 3}}, scale: {s: 2}}',
  '{model: {type: bgnbd}, inputs: {frequency: n - 1, recency: days, age: days + 5}, params: {r: 0.2, alpha: 4, a: 0.8, b: 2.5}}',
  "{edge: {from: orders, which: first, field: channel, where: status = 'paid'}}",
  '{edge: {from: orders, which: last, field: channel, on: order_ts}}',
  '{edge: {from: orders, which: last, field: status, map: {ok: [paid]}, else: not}}',
  measure('agg: last, field: amount, window: {last: 90d}'),
  measure('agg: first, field: amount * 2 - 1'),
  measure("agg: last, field: status = 'paid' and amount > 1"),
  measure('agg: count_distinct, field: channel'),
  measure("agg: count_distinct, field: amount, where: channel like 'a%', empty: 0"),
  measure('agg: days_active, on: order_ts, window: {last: 30d}, empty: 0'),
  measure("agg: count, where: status = 'paid' or amount > 2, empty: 0"),
  measure('agg: sum, field: amount * 2, where: not (channel is missing)'),
  measure("agg: avg, field: amount, where: \"channel in ('app', 'shop') and not (amount = 4)\""),
  measure("agg: count, where: status = 'pa*' or channel = '>x', empty: 0"),
  measure('agg: count, field: "status = \'paid\' and amount > 1"'),
  measure('agg: most_frequent, field: channel'),
  measure('agg: most_frequent, field: channel, on: order_ts, min_support: 2, empty: none'),
  '{prefer: {from: orders, dimension: channel}}',
  '{prefer: {from: orders, dimension: channel, by: sum, weight: amount, min_support: 2}}',
  '{prefer: {from: orders, dimension: channel, by: share, weight: amount, threshold: 0.5, on: order_ts}}',
  '{prefer: {from: orders, dimension: channel, by: decay, weight: amount - 1, half_life: 8d}}',
  '{prefer: {from: orders, dimension: channel, by: tgi, threshold: 90, min_support: {status: 2}}}',
  '{column: customers.city}',
  '{column: customers.city, else: none}',
  '{column: customers.gender_raw, map: {female: [f], male: [M, m]}, else: other}',
  '{column: customers.gender_raw, clean: [trim_all, lower], map: {female: [f], male: [m]}}',
  '{column: customers.gender_raw, clean: [trim, upper], map: {female: [F], male: [m]}, else: other}',
  "{expr: \"gender_raw = 'f' or gender_raw in ('m', 'x')\"}",
  "{expr: gender_raw != 'f'}",
  "{expr: trim(gender_raw) = 'M'}",
  '{expr: group_size(gender_raw)}',
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
  ...['ntile, n: 3', 'ntile, n: 7', 'pareto', 'pareto, edges: [0.5]'].map((m) => `{bin: {of: spend, method: ${m}}}`),
  '{bin: {of: spend / n, method: median}}',
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
  ...['percentile_inc', 'percent_rank', 'ntile', 'nested, n: 2', 'cut_plus_one', 'edges, edges: {r: [10, 30], f: [2, 3], m: [2, 8]}'].map(
    (m) => `{rfm: {${RFM}, window: {last: 90d}, score: {method: ${m}}}}`,
  ),
];

const customers = fc.array(
  fc.tuple(
    fc.constantFrom(null, 'sh', 'bj', 'x'),
    fc.constantFrom(null, '1990-06-30', '1999-12-31', '2005-07-01'),
    fc.constantFrom(null, 'F', 'f', ' f\u3000', 'm', 'M  '),
  ),
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
  const date = (d: string | null | undefined): Cell => (d ? serial(d) : null);
  return {
    asOf: serial(asOf),
    tables: {
      customers: people.map(([customer_id, city, gender_raw, birth, registered]) => ({
        customer_id,
        city: city ?? null,
        gender_raw: gender_raw ?? null,
        birth_date: date(birth),
        register_date: date(registered),
      })),
      orders: rows.map(([order_id, customer, day, amount, status = '', time = '', channel]) => ({
        order_id,
        customer_id: customer,
        order_date: serial(day),
        order_ts: serial(`${day} ${time}`),
        status,
        channel: channel ?? null,
        amount,
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
        const who = people.map(([city, birth, gender], i): Customer => [`C${i}`, city, gender, birth, '2020-01-01']);
        const rows = bought.map(
          (o, i): Order => [
            `o${String(i).padStart(2, '0')}`,
            `C${o.who}`,
            addDays(asOf, -o.daysAgo),
            o.amount,
            o.status,
            o.time,
            o.channel,
          ],
        );
        const book = bookOf(who, rows, asOf);
        for (const { table, heading, formula } of columns) {
          const cells = book.tables[table] as Record<string, Cell>[];
          const worked = cells.map((row) => calculate(formula, book, row));
          worked.forEach((cell, i) => {
            (cells[i] as Record<string, Cell>)[heading] = cell;
          });
        }
        const found =
          (await inWorld(who, rows, (execute) => tagsOf(`${MEASURES}code: a\ndefine: ${define}`, execute, asOf, SCHEMA))).tags[0]?.values ??
          [];
        expect(book.tables['customers']?.map((row) => asCell(row['a']))).toEqual(found.map(asCell));
      }),
      { numRuns: 25 },
    );
  },
  60_000,
);
