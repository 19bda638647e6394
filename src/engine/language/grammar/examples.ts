import type { Bilingual, CalendarPeriod } from '../definition.ts';
import type { FUNCTIONS } from '../signatures.ts';
import type { BuilderName } from './grammar.ts';
import type { Operator } from './operators.ts';

/** Definitions that run, for the reference; tests run them. What people read in them is written as `«Chinese|English»`. */

/** Around the rule: a file with measures for all its tags, a tag with everything it can carry. */
const FILE = `defaults: {owner: CRM, refresh: daily}
measures:
  orders_30d:
    from: orders
    agg: count
    where: status = 'paid'
    window: {last: 30d}
    empty: 0
---
code: active_buyer
name: {zh: 活跃买家, en: Active buyer}
category: [«行为|Behaviour», «购买|Purchases»]
kind: rule
value: {type: bool}
define: {expr: orders_30d >= 2}
---
code: buying_pace
value:
  type: enum
  exclusive: true
  exhaustive: true
  domain: {often: «常来|Often here», rarely: «少来|Rarely here»}
define:
  cases:
    - {when: orders_30d >= 2, value: often}
  else: rarely
sensitivity: personal
purpose: [service]
valid_for: 30d
version: 1.0.0
status: published
quality:
  coverage_min: 0.9
  psi_max: 0.25
  psi_base: 2025-05-31
  min_group: 20
`;

const GATE = `code: reach_big_spenders
purpose: [marketing]
define:
  audience:
    all:
      - spend_365d >= 2000
      - days_since_last_order <= 180
gate: {consent: marketing, min_age: 14, min_group: 20}
`;

const MEASURE = `code: food_spend
define:
  measure:
    from: order_items
    agg: sum
    field: qty * price
    where: category = 'food' and orders.status = 'paid'
    window: {calendar: ytd}
    empty: 0
`;

const BUILDERS: Readonly<Record<BuilderName, string>> = {
  column: `code: gender
define:
  column: customers.gender_raw
  clean: [trim_all, lower]
  map: {female: [f, female, 女], male: [m, male, 男]}
  else: null
`,
  expr: `code: basket_value
define: {expr: "round(spend_365d / orders_365d, 2)"}
---
code: top_fifth
define: {expr: pct_rank(spend_365d) >= 80%}
`,
  measure: `code: orders_last_90d
define:
  measure:
    from: orders
    agg: count_distinct
    field: order_id
    where: status = 'paid'
    on: order_date
    window: {last: 90d}
    empty: 0
`,
  bin: `code: age_group
define:
  bin:
    of: age(birth_date)
    method: edges
    edges: [25, 35, 50]
    labels: [«25 岁以下|under 25», «25 到 34 岁|25 to 34», «35 到 49 岁|35 to 49», «50 岁以上|50 and over»]
---
code: value_tier
define:
  bin:
    of: spend_365d
    method: pareto
    cut: {A: 80%, B: 95%, C: else}
    tie_break: customer_id
`,
  cases: `code: lifecycle
define:
  cases:
    - {when: orders_ever = 0, value: lead}
    - {when: days_since_last_order > 180, value: lost}
    - {when: days_since_last_order > 90, value: dormant}
    - {when: days_since_first_order <= 30, value: new}
  else: active
`,
  rfm: `code: rfm_code
define:
  rfm:
    from: orders
    where: status = 'paid'
    window: {last: 365d}
    recency: {days_since: order_date}
    frequency: {count: order_id}
    monetary: {sum: amount}
    score: {method: percentile_inc, n: 5}
---
code: rfm_eleven
define: {rfm: {like: rfm_code, scheme: eleven}}
---
code: rfm_short
define:
  rfm:
    like: rfm_code
    segments:
      - {value: best, r: [4, 5], f: [4, 5], m: [4, 5]}
      - {value: slipping, r: [1, 2], f: [3, 5]}
    else: others
`,
  points: `code: lead_grade
define:
  points:
    - {when: orders_365d >= 4, points: 30}
    - {when: "city = 'shanghai'", points: 10}
    - {when: days_since_last_order > 180, points: -20}
  base: 10
  cut: {hot: ">= 40", warm: ">= 15", cold: else}
`,
  audience: `code: win_back
define:
  audience:
    all:
      - orders_365d >= 3
      - any: [days_since_last_order > 60, "city = 'shanghai'"]
      - not: occupation is missing
`,
  survey: `code: loyalty
define:
  survey:
    from: survey
    items: [L1, L2, L3]
    reverse: [L3]
    scale: [1, 5]
    window: {last: 180d}
    min_answered: 2
    cut: {high: ">= 4", medium: ">= 3", low: else}
`,
  graph: `code: channel_mix
define:
  graph:
    edges: orders
    from: channel
    to: customer_id
    metric: distinct_degree
    where: status = 'paid'
    as: channels
  cases:
    - {when: channels >= 3, value: everywhere}
    - {when: channels > 0, value: some}
  else: none
`,
  list: `code: partner
define: {list: {founder: [C0001, C0002], adviser: [C0007]}}
`,
  prefer: `code: category_pref
value: {type: enum, cardinality: many}
define:
  prefer:
    from: order_items
    dimension: category
    by: tgi
    weight: qty * price
    where: orders.status = 'paid'
    window: {last: 365d}
    threshold: 120
    min_support: {orders: 2}
`,
  edge: `code: first_channel
define:
  edge:
    from: orders
    which: first
    field: channel
    where: status = 'paid'
`,
  sequence: `code: cart_left
define:
  sequence:
    steps:
      - {from: events, where: name = 'cart'}
      - {from: orders, where: status = 'paid'}
    within: 7d
    window: {last: 90d}
    gives: step
`,
  sql: `code: weekend_share
define:
  sql:
    type: number
    query: |
      SELECT customer_id, AVG(strftime('%w', order_date) IN ('0', '6')) AS value
      FROM orders
      WHERE status = 'paid' AND order_date <= :as_of
      GROUP BY customer_id
`,
  model: `code: churn_risk
define:
  model: {type: logistic, trained_on: 2025-05-31, horizon: 60d}
  inputs:
    days: days_since_last_order
    orders:
      from: orders
      agg: count
      where: status = 'paid'
      window: {last: 180d}
      empty: 0
  coef: {intercept: -1.2, days: 0.018, orders: -0.45}
  cut: {high: ">= 0.7", medium: ">= 0.4", low: else}
---
code: next_step
define:
  model: {type: tree}
  inputs: {days: days_since_last_order, orders: orders_365d}
  tree:
    if: days > 90
    then: «请回来|win back»
    else: {if: orders >= 4, then: «道谢|thank», else: «邀请|invite»}
---
code: group
define:
  model: {type: kmeans}
  inputs: {days: days_since_last_order, spend: spend_365d}
  centers:
    away: {days: 200, spend: 300}
    near: {days: 20, spend: 1500}
  scale: {days: 80, spend: 900}
`,
};

export interface Examples {
  readonly file: string;
  readonly gate: string;
  readonly measure: string;
  readonly builders: Readonly<Record<BuilderName, string>>;
}

/** The definitions as people of one language write them; values that stand in the data are the same in both. */
export const examplesIn = (language: keyof Bilingual): Examples => {
  const said = (text: string): string => text.replaceAll(/«([^|»]*)\|([^»]*)»/g, (_, zh: string, en: string) => ({ zh, en })[language]);
  return {
    file: said(FILE),
    gate: said(GATE),
    measure: said(MEASURE),
    builders: Object.fromEntries(Object.entries(BUILDERS).map(([name, text]) => [name, said(text)])) as Record<BuilderName, string>,
  };
};

/** Each form of a window, as it is written; fixed days need no as-of date to know what they are. */
export const WINDOW_EXAMPLES = [
  'ever',
  '{last: 7d}',
  '{last: 1m}',
  '{prev: 7d}',
  '{between: [29d, 7d]}',
  ...(['this_month', 'last_month', 'this_quarter', 'last_quarter', 'ytd', 'last_year'] as const satisfies readonly CalendarPeriod[]).map(
    (period) => `{calendar: ${period}}`,
  ),
  '{range: [2025-01-01, 2025-03-31]}',
] as const;

/** An expression about a customer of the course's shop for each function and each sign. */
export const FUNCTION_EXAMPLES: Readonly<Record<(typeof FUNCTIONS)[number], string>> = {
  abs: 'abs(spend_90d - spend_365d / 4)',
  round: 'round(spend_365d / orders_365d, 2)',
  floor: 'floor(spend_365d / 100)',
  ceil: 'ceil(days_since_last_order / 7)',
  sqrt: 'sqrt(orders_ever)',
  exp: 'exp(-days_since_last_order / 90)',
  ln: 'ln(spend_365d + 1)',
  power: 'power(0.5, days_since_last_order / 30)',
  logistic: 'logistic(0.4 * orders_90d - 1)',
  least: 'least(orders_365d, 10)',
  greatest: 'greatest(spend_365d - 500, 0)',
  coalesce: 'coalesce(days_since_last_order, 9999)',
  if: "if(city = 'shanghai', spend_365d * 0.9, spend_365d)",
  days_between: 'days_between(register_date, as_of)',
  age: 'age(birth_date)',
  day: "day(register_date) >= '2025-01-01'",
  lower: "lower(gender_raw) = 'f'",
  trim: "trim(gender_raw) = 'Female'",
  pct_rank: 'pct_rank(spend_365d) >= 80%',
  rank: 'rank(spend_365d) <= 100',
  mean: 'spend_365d > 2 * mean(spend_365d)',
  zscore: 'zscore(orders_365d) >= 2',
  quantile: 'spend_365d >= quantile(spend_365d, 80%)',
  group_size: 'group_size(city) >= 50',
};

export const OPERATOR_EXAMPLES: Readonly<Record<Operator, string>> = {
  or: "city = 'shanghai' or city = 'beijing'",
  and: 'orders_365d >= 3 and days_since_last_order > 60',
  not: 'not (occupation is missing)',
  '=': "city = 'shanghai'",
  '!=': "city != 'shanghai' or city is missing",
  '<': 'days_since_last_order < 30',
  '<=': 'orders_365d <= 2',
  '>': 'spend_365d > 1000',
  '>=': "register_date >= '2025-01-01'",
  in: "city in ('shanghai', 'beijing')",
  between: 'orders_365d between 4 and 12',
  like: "phone_hash like 'a%'",
  'is missing': 'city is missing',
  'is present': 'occupation is present',
  '+': 'spend_365d + 100',
  '-': 'spend_365d - spend_90d',
  '*': 'spend_365d * 0.05',
  '/': 'spend_365d / orders_365d',
};
