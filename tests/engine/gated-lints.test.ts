import { describe, expect, test } from 'vitest';
import { issuesOf } from './world.ts';

/** A gate changes who has a value, and nothing of what is said about the rule behind it. */
const BUILDERS: readonly (readonly [what: string, yaml: string])[] = [
  [
    'cases',
    'measures: {n: {from: orders, agg: count, empty: 0}}\ndefine:\n  cases:\n    - {when: n > 1, value: a}\n    - {when: n > 2, value: b}',
  ],
  ['points', 'define:\n  points:\n    - {when: city is present, points: 5}\n  cut: {a: ">= 1", b: ">= 5", c: else}'],
  ['a list', 'value: {domain: {a: a, b: b, c: c}}\ndefine: {list: {a: [A], b: [B]}}'],
  ['an edge', 'value: {domain: {shop: 店, web: 网}}\ndefine: {edge: {from: orders, which: first, field: channel, map: {web: [w]}}}'],
  ['a column', 'value: {domain: {f: 女, m: 男}}\ndefine: {column: gender_raw, map: {f: [F]}}'],
  [
    'a survey',
    'define: {survey: {from: survey, item: q, answer: score, items: [L1], scale: [1, 5], min_answered: 1, cut: {high: ">= 2", low: ">= 3"}}}',
  ],
  [
    'RFM',
    'define: {rfm: {recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {method: ntile, n: 5}, segments: [{value: a, r: [1, 5]}, {value: b, r: [2, 3]}]}}',
  ],
  [
    'a tree',
    'measures: {n: {from: orders, agg: count}}\nvalue: {domain: {x: x, y: y, z: z}}\ndefine:\n  model: {type: tree}\n  inputs: {n: n}\n  tree: {if: n > 1, then: x, else: y}',
  ],
];

describe('with a gate and without', () => {
  test.each(BUILDERS)('%s', (_, yaml) => {
    const said = (text: string) => issuesOf(text).map(({ code, params, severity }) => [code, params, severity]);
    const [plain, gated] = [said(`code: tag\n${yaml}`), said(`code: tag\ngate: {min_group: 10}\n${yaml}`)];
    expect(plain.filter(([, , severity]) => severity === 'error')).toEqual([]);
    expect(plain.length).toBeGreaterThan(0);
    expect(gated).toEqual(plain);
  });
});
