import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { checkTags, type ResolvedTags, type Schema } from '../../../src/engine/index.ts';
import { SCHEMA } from '../world.ts';
import { SCHEMA as SHOP } from '../yunduo.ts';

const CASES = new URL('../cases/good/', import.meta.url);
const good = readdirSync(CASES).map((file): [string, string, string] => {
  const { tags, as_of } = parse(readFileSync(new URL(file, CASES), 'utf8'));
  return [file, tags, as_of];
});
const worked = readFileSync(new URL('../worked-tags.yaml', import.meta.url), 'utf8');

/** Every way of looking at others, or not, and tags that rest on those. */
const OTHERS = `measures:
  spend: {from: orders, agg: sum, field: amount, where: status = 'paid', empty: 0}
  n: {from: orders, agg: count, window: {last: 30d}, empty: 0}
  food: {from: order_items, agg: sum, field: qty * price, where: "category = 'food' and orders.status = 'paid'"}
  favourite: {from: orders, agg: most_frequent, field: channel, min_support: 2}
  held_cards: {from: cards, agg: count}
---
code: card
define: {expr: held_cards >= 1}
---
code: by_food
define: {expr: food}
---
code: pick
define: {expr: favourite}
---
code: city
define: {column: customers.city}
---
code: fixed
define: {bin: {of: spend, method: edges, edges: [100, 500]}}
---
code: fifths
define: {bin: {of: spend, method: ntile, n: 3}}
---
code: by_share
define: {bin: {of: spend, method: pareto}}
---
code: deviations
define: {bin: {of: n, method: zscore}}
---
code: rfm_fixed
define: {rfm: {recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {method: edges, edges: {r: [30, 90], f: [1, 3], m: [100, 900]}, n: 3}}}
---
code: rfm_nested
define: {rfm: {recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {method: nested, n: 2}}}
---
code: tgi
value: {type: enum, cardinality: many}
define: {prefer: {from: order_items, dimension: category, by: tgi, weight: qty * price, threshold: 90}}
---
code: share
define: {prefer: {from: orders, dimension: channel, by: share, weight: amount, threshold: 0.4}}
---
code: rank_within
define: {cases: [{when: held_cards = 1 and pct_rank(spend) >= 50%, value: a}, {when: n > 1, value: b}], else: c}
---
code: on_top
define: {audience: {all: [rank_within = 'a', {not: "city = 'Beijing'"}]}}
---
code: above
define: {expr: "food > mean(food) or n > quantile(n, 80%)"}
---
code: few
define: {expr: city}
gate: {min_group: 2}
---
code: weight
define: {graph: {edges: follows, from: src, to: dst, metric: pagerank}}
---
code: bridge
define: {graph: {edges: follows, from: src, to: dst, metric: betweenness, window: {last: 30d}}}
---
code: by_hand
define:
  sql:
    type: number
    query: |
      SELECT customer_id, COUNT(*) * 100 + (SELECT COUNT(*) FROM Survey WHERE answered_at <= :as_of) AS value FROM cards GROUP BY customer_id
---
code: heavy
define: {expr: weight > 0.2 and card}
---
code: chosen
define: {list: [A, C, nobody]}
---
code: cart
define: {sequence: {steps: [{from: survey, where: q = 'L1'}, {from: orders}], gives: step}}
---
code: upper_half
define: {bin: {of: pct_rank(spend), method: edges, edges: [0.5]}}
`;

/** Named sets of tags with the day that they are asked at: every good case, the worked tags, and one of every way of looking at others. */
export const TAG_SETS: readonly (readonly [name: string, tags: ResolvedTags, asOf: string])[] = [
  ...good,
  ['worked-tags.yaml', worked, '2025-06-30'] as const,
  ['others', OTHERS, '2025-06-30'] as const,
].map(([name, yaml, asOf]) => {
  const { value, issues } = checkTags(yaml, { ...SCHEMA, measures: SHOP.measures }, asOf);
  const broken = issues.filter((i) => i.severity === 'error');
  if (!value || broken.length > 0) throw new Error(`${name}: ${JSON.stringify(broken)}`);
  return [name, value, asOf] as const;
});

export const setOf = (name: string): ResolvedTags => {
  const found = TAG_SETS.find(([other]) => other === name)?.[1];
  if (!found) throw new Error(`no set ${name}`);
  return found;
};

/** The set of all ways over other customers. */
export function othersIn(schema: Schema): ResolvedTags {
  const { value, issues } = checkTags(OTHERS, schema);
  if (!value || issues.some((i) => i.severity === 'error')) throw new Error(JSON.stringify(issues));
  return value;
}
