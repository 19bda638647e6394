import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTags, compileTags, explainCustomer, runTags, scoreValues, sqlite } from '../../src/engine/index.ts';
import { inWorld, type Order, openWorld, SCHEMA, tagsOf } from './world.ts';
import { openYunduo, SCHEMA as SHOP, AS_OF as SHOP_DAY } from './yunduo.ts';

const SPEND = '{measure: {from: orders, agg: sum, field: amount}}';
const bin = (rest: string): string => `code: a\ndefine: {bin: {of: ${SPEND}, ${rest}}}`;
const id = (i: number): string => `C${String(i).padStart(3, '0')}`;
const ordersOf = (values: readonly (number | null)[]): Order[] => values.map((v, i) => [`o${i}`, id(i), '2025-06-01', v]);
const people = (values: readonly unknown[]) => values.map((_, i) => [id(i)] as const);
async function bands(rest: string, values: readonly (number | null)[]): Promise<unknown[]> {
  const rows = await tagsOf(bin(rest), await openWorld(people(values), ordersOf(values)));
  return [...(rows.tags[0]?.values ?? [])];
}

describe('by the share of the total that stands before', () => {
  test.each<[rest: string, values: (number | null)[], expected: unknown[]]>([
    ['method: pareto', [10, 50, 30, 5, 5], [2, 1, 1, 2, 3]],
    ['method: pareto, labels: [A, B, C]', [10, 50, 30, 5, 5], ['B', 'A', 'A', 'B', 'C']],
    ['method: pareto, cut: {A: 0.8, B: 0.95, C: 1}', [10, 50, 30, 5, null], ['B', 'A', 'A', 'B', null]],
    ['method: pareto, cut: {A: 80%, rest: else}', [10, 50, 30, 5, 5], ['rest', 'A', 'A', 'rest', 'rest']],
    // Half of everything stands before the second: it is no longer in the first half.
    ['method: pareto, cut: {A: 0.5, B: else}', [50, 50], ['A', 'B']],
    ['method: pareto, cut: {A: 0.5, B: else}, tie_break: customer_id', [1, 1, 1], ['A', 'A', 'B']],
    // 0.1 + 0.2 is not 0.3 for a computer, and still a third stands before the next.
    ['method: pareto, edges: [0.3]', [0.1, 0.2, 0.4, 0.3], [2, 2, 1, 2]],
    ['method: pareto, edges: [0.7]', [0.1, 0.2, 0.4, 0.3], [2, 2, 1, 1]],
    ['method: pareto, edges: [0.55]', [55, 45], [1, 2]],
    ['method: pareto, edges: [0.5]', [0, 0, 0], [2, 2, 2]],
    ['method: pareto, edges: [0.5]', [-90, 60, 40], [2, 1, 2]],
    ['method: pareto', [7], [1]],
    ['method: zscore', [1, 3, 3, 4, 9], [1, 2, 2, 2, 3]],
    ['method: zscore, cut: {low: -1, middle: 1, high: else}', [0, 2], ['middle', 'high']],
    ['method: zscore, labels: [low, middle, high]', [0, 2], ['middle', 'high']],
    ['method: zscore', [0.1, 0.1, 0.1], [2, 2, 2]],
    ['method: zscore, edges: [0]', [1, 2, 3, null], [1, 2, 2, null]],
    ['method: zscore', [5], [2]],
  ])('%s of %j', async (rest, values, expected) => {
    expect(await bands(rest, values)).toEqual(expected);
    const method = rest.includes('pareto') ? 'pareto' : 'zscore';
    const { value } = checkTags(bin(rest), SCHEMA);
    const feature = value?.populations[0];
    if (feature?.kind !== 'score') throw new Error(rest);
    const known = values.filter((v) => v !== null);
    const rule = value?.tags[0]?.rule;
    const labels = rule?.kind === 'bin' ? rule.labels : undefined;
    const scores = scoreValues(known, { method, n: feature.n, edges: feature.edges, descending: false });
    expect(scores.map((s) => labels?.[s - 1] ?? s)).toEqual(expected.filter((b) => b !== null));
  });
});

test('the same as plain loops over whole numbers, and as the lab', async () => {
  const values = fc.array(fc.integer({ min: -3, max: 12 }), { minLength: 1, maxLength: 20 });
  const edges = fc.uniqueArray(fc.integer({ min: 1, max: 19 }), { minLength: 1, maxLength: 4 }).map((list) => list.sort((a, b) => a - b));
  await fc.assert(
    fc.asyncProperty(values, edges, async (list, twentieths) => {
      const shares = twentieths.map((t) => t / 20);
      const deviations = twentieths.map((t) => (t - 10) / 4);
      const yaml = `${bin(`method: pareto, edges: [${shares.join(', ')}]`)}\n---\n${bin(`method: zscore, edges: [${deviations.join(', ')}]`).replace('code: a', 'code: z')}`;
      await inWorld(people(list), ordersOf(list), async (world) => {
        const rows = await tagsOf(yaml, world);
        const positive = list.map((v) => Math.max(v, 0));
        const total = positive.reduce((a, b) => a + b, 0);
        // Nobody divides: twentieths of the total against twenty times what stands before.
        const pareto = list.map((v, i) => {
          const before = positive.filter((_, k) => (list[k] ?? 0) > v || (list[k] === v && k < i)).reduce((a, b) => a + b, 0);
          return 1 + twentieths.filter((t) => before * 20 >= t * total).length;
        });
        // z >= e means n·(v − mean) >= e·sqrt(n·Σ(v − mean)²), and both sides are whole but for the root.
        const [n, sum] = [list.length, list.reduce((a, b) => a + b, 0)];
        const spread = n * list.reduce((a, v) => a + v * v, 0) - sum * sum;
        const zscore = list.map((v) => {
          const gap = n * v - sum;
          const reaches = (t: number): boolean => {
            const [left, right] = [Math.sign(gap) * 16 * gap * gap, Math.sign(t - 10) * (t - 10) ** 2 * spread];
            return spread === 0 ? t <= 10 : left >= right;
          };
          return 1 + twentieths.filter(reaches).length;
        });
        expect(rows.tags.map((t) => t.values)).toEqual([pareto, zscore]);
        const lab = (method: 'pareto' | 'zscore', cuts: readonly number[]) =>
          scoreValues(list, { method, n: cuts.length + 1, edges: cuts, descending: false });
        expect([lab('pareto', shares), lab('zscore', deviations)]).toEqual([pareto, zscore]);
      });
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('tiers of the shop are those of SQL written by hand, and an explanation comes to the same', async () => {
  const yaml = `code: value_tier
value: {type: enum, exclusive: true, domain: {A: 关键, B: 重要, C: 普通}}
define:
  bin:
    of: {measure: {from: orders, agg: sum, field: amount, where: status = 'paid', window: {last: 365d}}}
    method: pareto
    cut: {A: 0.8, B: 0.95, C: 1.0}
    tie_break: customer_id`;
  const byHand = `WITH g AS (SELECT customer_id, SUM(amount) AS m FROM orders JOIN customers USING (customer_id)
      WHERE status='paid' AND order_date BETWEEN date(:as_of,'-364 days') AND :as_of AND register_date <= :as_of GROUP BY customer_id),
    c AS (SELECT customer_id, SUM(m) OVER w - m AS before, SUM(m) OVER () AS total FROM g WINDOW w AS (ORDER BY m DESC, customer_id ROWS UNBOUNDED PRECEDING))
    SELECT customer_id, CASE WHEN before < 0.80*total THEN 'A' WHEN before < 0.95*total THEN 'B' ELSE 'C' END AS value FROM c`;
  const world = await openYunduo();
  const { value, issues } = checkTags(yaml, SHOP);
  if (!value) throw new Error(JSON.stringify(issues));
  const compiled = compileTags(value, sqlite);
  const rows = await runTags(value, compiled, SHOP_DAY, world);
  const [ids = [], tiers = []] = (await world(byHand, { as_of: SHOP_DAY })).values;
  const expected = new Map(ids.map((customer, i) => [String(customer), tiers[i]]));
  expect(rows.tags[0]?.values).toEqual(rows.customerIds.map((customer) => expected.get(customer) ?? null));
  for (let i = 0; i < rows.customerIds.length; i += 211) {
    const why = await explainCustomer(value, compiled, sqlite, 'value_tier', rows.customerIds[i] ?? '', SHOP_DAY, world);
    expect(why.value).toBe(rows.tags[0]?.values[i]);
    expect(why.rule.kind === 'bin' && why.rule.score.cuts).toEqual([0.8, 0.95]);
  }
});

test('what does not go together is said', () => {
  const codes = (rest: string): string[] => checkTags(bin(rest), SCHEMA).issues.map((i) => i.code);
  expect(codes('method: pareto, cut: {A: 0.8, B: 0.95}')).toEqual(['bad-cut']);
  expect(codes('method: pareto, cut: {A: most, B: 1}')).toEqual(['bad-cut']);
  expect(codes('method: pareto, cut: {A: 1}')).toEqual(['band-count']);
  expect(codes('method: pareto, cut: {A: 0.9, B: 0.8, C: 1}')).toEqual(['edges-order']);
  expect(codes('method: pareto, edges: [0.8, 1.2]')).toEqual(['not-a-share']);
  expect(codes('method: pareto, n: 4')).toEqual(['bad-edges']);
  expect(codes('method: pareto, n: 3')).toEqual([]);
  expect(codes('method: pareto, edges: [0.5], cut: {A: 0.8, B: 1}')).toEqual(['one-builder']);
  expect(codes('method: pareto, labels: [A, B]')).toEqual(['label-count']);
  expect(codes('method: pareto, tie_break: city')).toEqual(['not-one-of']);
  expect(codes('method: zscore, tie_break: customer_id')).toEqual(['only-with']);
  expect(codes('method: zscore, cut: {low: 0, high: 1}')).toEqual(['bad-cut']);
  expect(codes('method: median, cut: {A: 0.8, B: 1}')).toEqual(['only-with']);
});
