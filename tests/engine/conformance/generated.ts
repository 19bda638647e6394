import fc from 'fast-check';
import { CONDITION, NUMBERS } from '../random-conditions.ts';

/** Always the same ones: what an engine does with them must not depend on who asks. */
const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number): T[] => fc.sample(arbitrary, { seed: 20_251_122, numRuns: count });
const file = (head: string, defines: readonly string[]): string =>
  `${head}${defines.map((define, i) => `---\ncode: t${i + 1}\ndefine: ${define}\n`).join('')}`;
const expr = (text: string): string => `{expr: ${JSON.stringify(text)}}`;

/** Conditions and calculations of every operator and function, nested. */
export const randomConditions = (measures: string): string =>
  file(measures.replace(/---\n$/, ''), sample(fc.oneof(CONDITION, NUMBERS), 240).map(expr));

const NUMBER = fc.constantFrom(
  'points',
  'score',
  '`Größe "名"`',
  'points - 3',
  'score * 0.1',
  'points / 3',
  'score / points',
  '-points',
  '100000 * 100000 * points',
  'n',
  'spend',
  'null',
  'mean(score)',
  'zscore(points)',
  'pct_rank(score)',
  'rank(points)',
  'quantile(score, 30%)',
  'group_size(city)',
);
const CONSTANT = fc.constantFrom('0', '1', '3', '0.3', '-2.5', '1.005', '1000', '0.2');
const TEXT = fc.constantFrom(
  'city',
  '`order`',
  'lower(city)',
  'trim(`order`)',
  "'a'",
  "'Z'",
  "'上海'",
  "'ä'",
  "''",
  "coalesce(city, 'none')",
  'null',
  'if(vip, city, `order`)',
);
const DAY = fc.constantFrom(
  'birth_date',
  'register_date',
  'as_of',
  'day(last_login)',
  "coalesce(birth_date, '2000-01-01')",
  'coalesce(birth_date, register_date)',
  'if(vip, birth_date, register_date)',
  'first_day',
);
const MOMENT = fc.constantFrom('last_login', 'last_ts');
const ORDER = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const joined = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.tuple(...parts).map((p) => p.join(' '));
const TRUTH: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('vip', 'not vip', 'vip = true', 'vip != false', 'vip is missing', 'vip in (true)', 'vip < true', 'was_gift', 'null'),
  joined(NUMBER, ORDER, fc.oneof(NUMBER, CONSTANT)),
  joined(TEXT, ORDER, TEXT),
  joined(DAY, ORDER, fc.oneof(DAY, fc.constantFrom("'2024-02-29'", "'2025-06-30'", 'city', 'null'))),
  joined(MOMENT, ORDER, fc.oneof(MOMENT, DAY, fc.constantFrom("'2025-06-30'", "'2025-06-30 00:00:00'", "'2025-03-31 23:59:59'", 'city'))),
  joined(
    TEXT,
    fc.constantFrom(
      "like '%A%'",
      "not like '_'",
      "like '%\\\\%'",
      "like 'o''%'",
      "like '50!%%'",
      "like '%_off'",
      "like 'ä%'",
      "in ('上海', 'Aachen', 'x')",
      "not in ('x', '')",
      "between 'A' and 'a'",
      "not between 'a' and '上'",
      'is missing',
      'like `order`',
    ),
  ),
  joined(
    DAY,
    fc.constantFrom(
      "like '2024-%'",
      "between '2024-01-01' and as_of",
      "in ('2024-02-29', '2000-02-29')",
      'is present',
      "not in (as_of, '2024-01-01')",
    ),
  ),
  joined(
    MOMENT,
    fc.constantFrom("like '%23:59:59'", "between '2025-01-01' and '2025-06-30'", "in ('2025-06-30', '2025-03-31')", 'is present'),
  ),
  joined(NUMBER, fc.constantFrom('in (1, 3, 0.125)', 'not in (1, 2)', 'between 0 and 2.5', 'not between 1 and 2')),
);
const VALUE = fc.oneof(
  NUMBER,
  joined(NUMBER, fc.constantFrom('+', '-', '*', '/'), CONSTANT),
  fc.tuple(NUMBER, fc.integer({ min: -1, max: 9 })).map(([n, d]) => `round(${n}, ${d})`),
  fc.tuple(fc.constantFrom('abs', 'floor', 'ceil', 'round'), NUMBER).map(([f, n]) => `${f}(${n})`),
  fc.tuple(fc.constantFrom('exp', 'ln', 'sqrt', 'logistic'), NUMBER).map(([f, n]) => `${f}(${n})`),
  fc.tuple(fc.constantFrom('least', 'greatest', 'power', 'coalesce'), NUMBER, CONSTANT).map(([f, a, b]) => `${f}(${a}, ${b})`),
  fc.tuple(DAY, fc.oneof(DAY, MOMENT, fc.constant("'2024-02-29'"))).map(([a, b]) => `days_between(${a}, ${b})`),
  DAY.map((d) => `age(${d})`),
  TEXT,
  DAY,
  MOMENT,
  fc.constantFrom('coalesce(last_login, last_ts)', 'coalesce(last_login, birth_date)', "coalesce(last_login, '2025-06-30')"),
);
const HOSTILE_MEASURES = `measures:
  n: {from: orders, agg: count, empty: 0}
  spend: {from: orders, agg: sum, field: amount}
  average: {from: orders, agg: avg, field: amount}
  first_day: {from: orders, agg: min, field: order_date}
  last_ts: {from: orders, agg: last, field: order_ts, on: order_ts}
  was_gift: {from: orders, agg: max, field: gift}
`;
const cases = fc
  .tuple(TRUTH, TRUTH, fc.constantFrom(["it's", ':as_of', '-- x'], [1, 0.1, -2], [true, false, true], ['\\\\', '上', '"']))
  .map(([a, b, values]) => {
    const [x, y, z] = values.map((v) => JSON.stringify(v));
    return `{cases: [{when: ${JSON.stringify(a)}, value: ${x}}, {when: ${JSON.stringify(b)}, value: ${y}}], else: ${z}}`;
  });
const COLUMNS = [
  '{column: city, clean: [trim_all, lower]}',
  '{column: city, clean: [upper], else: none}',
  '{column: city, clean: [trim], map: {x: [Aachen, 上海], y: [aachen]}, else: z}',
  '{column: vip, map: {x: [1], y: [0]}}',
  '{column: vip, else: true}',
  '{column: points, map: {x: [1, 3]}, else: y}',
  '{column: points, else: -1}',
  '{column: birth_date, map: {x: ["2000-02-29"]}, else: y}',
  '{column: birth_date, else: "2000-01-01"}',
  '{column: birth_date, else: unknown}',
  '{column: last_login, else: never}',
  '{column: last_login, else: "2000-01-01 00:00:00"}',
  '{column: order}',
];
/** Tags that read other tags, of every type; and one without any value. */
const READERS = [
  '{expr: "t9 is present and t9 < \'2001-01-01\'"}',
  '{expr: "days_between(t10, as_of)"}',
  '{expr: "t8 = \'x\' or t5"}',
  '{cases: []}',
];

export const randomHostileTags = (): string =>
  file(HOSTILE_MEASURES, [
    ...COLUMNS,
    ...READERS,
    '{expr: "coalesce(t17, 1) + points"}',
    // Doubles added one by one miss 0.6.
    '{expr: spend = 0.6}',
    '{expr: average = 0.2}',
    '{column: city, clean: [trim]}',
    ...sample(TRUTH, 150).map(expr),
    ...sample(VALUE, 150).map(expr),
    ...sample(cases, 60),
  ]);

const WINDOW = fc.constantFrom(
  ...[
    '',
    '{last: 1d}',
    '{last: 7d}',
    '{last: 1m}',
    '{last: 13m}',
    '{last: 1y}',
    '{last: 2w}',
    '{prev: 7d}',
    '{prev: 1m}',
    '{between: [29d, 7d]}',
  ],
  ...[
    '{between: [3m, 1m]}',
    ...['this_month', 'last_month', 'this_quarter', 'last_quarter', 'ytd', 'last_year'].map((p) => `{calendar: ${p}}`),
  ],
  ...['{range: [2025-01-01, 2025-03-31]}', '{range: [2024-02-29, 2024-02-29]}'],
);
const WHERE = fc.constantFrom(
  ...[
    '',
    "status = 'paid'",
    "status != 'paid'",
    'amount > 50',
    'amount is missing',
    'gift',
    'not gift',
    "channel like 'a%'",
    'order_ts < as_of',
  ],
  ...[
    "order_date >= '2025-03-31'",
    "order_ts = '2025-06-30 00:00:00'",
    'channel is missing or qty > 2',
    "channel < 'a'",
    'qty * amount >= 1000',
  ],
);
const ORDER_AGGREGATE = fc.oneof(
  fc.constantFrom('agg: count', 'agg: days_since', 'agg: days_since_first', 'agg: days_active'),
  fc
    .tuple(
      fc.constantFrom('sum', 'avg', 'min', 'max'),
      fc.constantFrom('amount', 'qty', 'qty * amount', 'amount / 3', 'amount - qty', 'round(amount, 1)'),
    )
    .map(([a, f]) => `agg: ${a}, field: "${f}"`),
  fc
    .tuple(fc.constantFrom('min', 'max'), fc.constantFrom('channel', 'order_date', 'order_ts', 'gift'))
    .map(([a, f]) => `agg: ${a}, field: ${f}`),
  fc
    .tuple(fc.constantFrom('count', 'count_distinct'), fc.constantFrom('channel', 'order_date', 'order_ts', 'gift', 'amount'))
    .map(([a, f]) => `agg: ${a}, field: ${f}`),
);
const PICKED = fc
  .tuple(
    fc.constantFrom('first', 'last', 'most_frequent', 'most_frequent, min_support: 2'),
    fc.constantFrom('channel', 'order_date', 'order_ts', 'gift', 'amount', 'qty'),
  )
  .map(([a, f]) => `agg: ${a.replace(',', `, field: ${f},`)}${a.includes(',') ? '' : `, field: ${f}`}`);
const measureOf = (aggregate: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(aggregate, WHERE, WINDOW, fc.constantFrom('', 'order_date', 'order_ts'), fc.boolean()).map(([agg, where, window, on, empty]) => {
    const parts = [
      'from: orders',
      agg,
      ...(where ? [`where: ${JSON.stringify(where)}`] : []),
      ...(window ? [`window: ${window}`] : []),
      ...(on ? [`on: ${on}`] : []),
      ...(empty ? [`empty: ${emptyOf(agg)}`] : []),
    ];
    return `{measure: {${parts.join(', ')}}}`;
  });
function emptyOf(aggregate: string): string {
  if (/agg: (count|days|sum|avg)/.test(aggregate) || /amount|qty/.test(aggregate)) return '0';
  if (/gift/.test(aggregate)) return 'false';
  return /order_date/.test(aggregate) ? '"2000-01-01"' : 'never';
}
const LINES = [
  '{measure: {from: population, agg: sum, field: price, where: "select = \'food\'"}}',
  '{measure: {from: population, agg: avg, field: "price * 3", window: {last: 1y}}}',
  '{measure: {from: population, agg: most_frequent, field: select}}',
  '{measure: {from: population, agg: count, where: "orders.status = \'paid\' and orders.gift", empty: 0}}',
  '{measure: {from: population, agg: max, field: select, on: order_ts}}',
  '{measure: {from: population, agg: last, field: price}}',
];

const DIMENSION = fc.constantFrom('channel', 'status', 'lower(channel)', "coalesce(channel, 'none')");
const BY = fc.constantFrom(
  ...['by: count', 'by: sum, weight: amount', 'by: share, weight: qty', 'by: tgi', 'by: tgi, weight: amount', 'by: decay, half_life: 30d'],
  ...[
    'by: decay, half_life: 7d, weight: qty * amount',
    'by: share, threshold: 0.5, weight: amount',
    'by: tgi, threshold: 120, min_support: 2',
  ],
);
const prefer = fc.tuple(DIMENSION, BY, WHERE, WINDOW, fc.boolean()).map(([dimension, by, where, window, many]) => {
  const parts = [`dimension: ${JSON.stringify(dimension)}`, by, ...(where ? [`where: ${JSON.stringify(where)}`] : [])];
  const text = `{prefer: {from: orders, ${[...parts, ...(window ? [`window: ${window}`] : [])].join(', ')}}}`;
  return many ? `${text}\nvalue: {cardinality: many}` : text;
});
const step = fc
  .tuple(fc.constantFrom('orders', 'population'), WHERE)
  .map(([from, where]) => `{from: ${from}${where && from === 'orders' ? `, where: ${JSON.stringify(where)}` : ''}}`);
const sequence = fc
  .tuple(
    fc.array(step, { minLength: 2, maxLength: 3 }),
    fc.constantFrom('', 'within: 7d', 'within: 4w'),
    fc.constantFrom('reached', 'step'),
    WINDOW,
  )
  .map(([steps, within, gives, window]) => {
    const parts = [
      `steps: [${steps.join(', ')}]`,
      ...(within ? [within] : []),
      `gives: ${gives}`,
      ...(window ? [`window: ${window}`] : []),
    ];
    return `{sequence: {${parts.join(', ')}}}`;
  });

/** Preferences and sequences: parts of a statement with windows, joins and texts put together. */
export const randomShapes = (): string[] => [file('', sample(prefer, 30)), file('', sample(sequence, 20))];

/** Every aggregate over every kind of column, in every window; in a few files, because a row that is picked is a part of its own. */
export const randomMeasures = (): string[] => [
  file('', [...sample(measureOf(ORDER_AGGREGATE), 220), ...LINES]),
  file('', sample(measureOf(PICKED), 40)),
];

const METHOD = fc.oneof(
  fc
    .tuple(fc.constantFrom('percentile_inc', 'percent_rank', 'ntile', 'cut_plus_one'), fc.integer({ min: 2, max: 9 }))
    .map(([m, n]) => `method: ${m}, n: ${n}`),
  fc.constantFrom('method: mean', 'method: median'),
);
const RFM = (score: string, rest: string): string =>
  `{rfm: {from: orders, where: "status = 'paid'", recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {${score}}${rest}}}`;
const bin = fc
  .tuple(
    fc.constantFrom('points', 'score', '`Größe "名"`', 'points / 3', '0 - score', 'days_between(register_date, as_of)'),
    fc.oneof(METHOD, fc.constantFrom('method: edges, edges: [0, 1, 2.5]', 'method: edges, edges: [0.125, 3]')),
  )
  .map(([of, method]) => `{bin: {of: ${JSON.stringify(of)}, ${method}}}`);

/** Every way to cut and to score, over ties, negative numbers and missing ones. */
export const randomScores = (): string[] => [
  file('', [
    ...sample(bin, 24),
    '{bin: {of: points, method: edges, edges: [1, 3], labels: [low, middle, high]}}',
    '{bin: {of: points, method: pareto}}',
    '{bin: {of: score, method: pareto, cut: {A: 50%, B: 80%, C: 100%}}}',
    '{bin: {of: points / 3, method: pareto, edges: [0.25, 0.5, 0.75]}}',
    '{bin: {of: points, method: zscore}}',
    '{bin: {of: 0 - score, method: zscore, cut: {low: -0.5, middle: 0.5, high: else}}}',
  ]),
  ...[
    'method: percentile_inc',
    'method: ntile, n: 3',
    'method: nested, n: 3',
    'method: percent_rank',
    'method: cut_plus_one',
    'method: mean',
    'method: median',
    'method: edges, n: 2, edges: {r: [90], f: [2], m: [50]}',
  ].map((score) =>
    file('', [
      RFM(score, ''),
      RFM(score, ', as: m'),
      RFM(score, ', weights: [0.5, 0.3, 0.2]'),
      RFM(score, ', segments: [{value: good, r: [1, 1], f: [1, 1]}, {value: "it\'s", m: [1, 1]}], else: rest'),
    ]),
  ),
];
