import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTags, compileTags, daysBetween, explainCustomer, runTags, sqlite } from '../../src/engine/index.ts';
import { inWorld, type Order, openWorld, SCHEMA, valuesOf } from './world.ts';
import { openYunduo, SCHEMA as SHOP, AS_OF as SHOP_DAY } from './yunduo.ts';

const AS_OF = '2025-06-30';
const prefer = (rest: string, many = false): string =>
  `code: a\nvalue: {type: enum${many ? ', cardinality: many' : ''}}\ndefine: {prefer: {from: orders, dimension: channel, ${rest}}}`;

describe('ways to prefer, on one customer among others', () => {
  const world = openWorld(
    [['A'], ['B'], ['C'], ['D']],
    [
      ['a1', 'A', '2025-06-01', 10, 'paid', '12:00:00', 'app'],
      ['a2', 'A', '2025-06-02', 10, 'paid', '12:00:00', 'app'],
      ['a3', 'A', '2025-06-29', 60, 'paid', '12:00:00', 'web'],
      ['a4', 'A', '2025-06-30', 20, 'paid', '12:00:00', 'shop'],
      ['b1', 'B', '2025-06-10', 100, 'paid', '12:00:00', 'web'],
      ['c1', 'C', '2025-06-10', 50, 'paid', '12:00:00', null],
      ['c2', 'C', '2025-06-10', -5, 'paid', '12:00:00', 'app'],
      ['c3', 'C', '2025-06-10', null, 'paid', '12:00:00', 'web'],
      ['x1', 'nobody', '2025-06-10', 1000, 'paid', '12:00:00', 'shop'],
      ['x2', null, '2025-06-10', 1000, 'paid', '12:00:00', 'shop'],
    ],
  );
  test.each<[rest: string, many: boolean, expected: Record<string, unknown>]>([
    ['by: count', false, { A: 'app', B: 'web', C: 'app', D: null }],
    ['by: count', true, { A: 'app|shop|web', B: 'web', C: 'app|web', D: null }],
    ['by: sum, weight: amount', true, { A: 'web|shop|app', B: 'web', C: null, D: null }],
    ['by: sum, weight: amount, threshold: 20', true, { A: 'web|shop|app', B: 'web', C: null, D: null }],
    ['by: sum, weight: amount, threshold: 21', true, { A: 'web', B: 'web', C: null, D: null }],
    ['by: sum, weight: amount, top: 2', true, { A: 'web|shop', B: 'web', C: null, D: null }],
    ['by: share, weight: amount, threshold: 0.2', true, { A: 'web|shop|app', B: 'web', C: null, D: null }],
    ['by: share, weight: amount, threshold: 0.6', true, { A: 'web', B: 'web', C: null, D: null }],
    // A spends 100 of everybody's 200: web has 60 % of A and 80 % of all, the others twice their share.
    ['by: tgi, weight: amount, threshold: 200', true, { A: 'shop|app', B: null, C: null, D: null }],
    ['by: tgi, weight: amount, threshold: 75, base: population', true, { A: 'shop|app|web', B: 'web', C: null, D: null }],
    ['by: tgi, weight: amount', false, { A: 'shop', B: 'web', C: null, D: null }],
    ['by: decay, half_life: 7d', true, { A: 'shop|web|app', B: 'web', C: 'app|web', D: null }],
    ['by: decay, half_life: 52w, weight: amount, threshold: 15', true, { A: 'web|shop|app', B: 'web', C: null, D: null }],
    ['by: count, min_support: 2', true, { A: 'app', B: null, C: null, D: null }],
    ['by: sum, weight: amount, min_support: {order_date: 2}', true, { A: 'app', B: null, C: null, D: null }],
    ['by: sum, weight: amount, min_support: {orders: 2}', false, { A: 'app', B: null, C: null, D: null }],
    ['by: count, window: {last: 2d}', true, { A: 'shop|web', B: null, C: null, D: null }],
    ["by: count, where: channel != 'app'", false, { A: 'shop', B: 'web', C: 'web', D: null }],
  ])('%s', async (rest, many, expected) => {
    expect(await valuesOf(prefer(rest, many), await world)).toEqual(expected);
  });
});

test('a stroke inside a value becomes a slash, so that the values stay apart', async () => {
  const world = await openWorld([['A']], [['a1', 'A', '2025-06-01', 1, 'paid', '12:00:00', 'a|b']]);
  expect(await valuesOf(prefer('by: count', true), world)).toEqual({ A: 'a/b' });
  expect(await valuesOf(prefer('by: count'), world)).toEqual({ A: 'a|b' });
});

const orders = fc.array(
  fc.record({
    customer: fc.constantFrom('A', 'B', 'C', 'nobody', null),
    back: fc.integer({ min: -3, max: 40 }),
    amount: fc.option(fc.integer({ min: -5, max: 20 })),
    channel: fc.option(fc.constantFrom('app', 'web', 'shop', '微信')),
  }),
  { maxLength: 25 },
);
const day = (back: number): string => new Date(Date.parse(AS_OF) - back * 86_400_000).toISOString().slice(0, 10);
type By = 'count' | 'sum' | 'share' | 'tgi';

/** The same in plain loops. */
function preferred(rows: readonly Order[], customer: string, by: By, threshold: number, least: number): string | null {
  const weights = new Map<string, Map<string, { weight: number; n: number; last: string }>>();
  for (const [, id, date, amount, , , channel] of rows) {
    if (!id || id === 'nobody' || !channel || date > AS_OF) continue;
    const own = weights.get(id) ?? new Map();
    weights.set(id, own);
    const one = own.get(channel) ?? { weight: 0, n: 0, last: '' };
    own.set(channel, { weight: one.weight + (by === 'count' ? 1 : (amount ?? 0)), n: one.n + 1, last: [date, one.last].sort()[1] ?? date });
  }
  const positive = [...weights].flatMap(([id, own]) =>
    [...own].filter(([, v]) => v.weight > 0).map(([channel, v]) => ({ id, channel, ...v })),
  );
  const sum = (of: typeof positive): number => of.reduce((total, v) => total + v.weight, 0);
  const strength = ({ id, channel, weight }: (typeof positive)[number]): number => {
    if (by === 'count' || by === 'sum') return weight;
    const own = sum(positive.filter((v) => v.id === id));
    if (by === 'share') return weight / own;
    return (100 * weight * sum(positive)) / (own * sum(positive.filter((v) => v.channel === channel)));
  };
  const kept = positive
    .filter((v) => v.id === customer && v.n >= least && strength(v) >= threshold)
    .sort((a, b) => strength(b) - strength(a) || (a.last < b.last ? 1 : a.last > b.last ? -1 : a.channel < b.channel ? -1 : 1));
  return kept.length === 0 ? null : kept.map((v) => v.channel).join('|');
}

test('the same as plain loops, ties and limits and all', async () => {
  await fc.assert(
    fc.asyncProperty(
      orders,
      fc.constantFrom<By>('count', 'sum', 'share', 'tgi'),
      fc.constantFrom(0, 0.2, 0.5, 1, 2, 5, 80, 100, 150),
      fc.integer({ min: 1, max: 3 }),
      async (list, by, threshold, least) => {
        const rows = list.map((o, i): Order => [`o${i}`, o.customer, day(o.back), o.amount, 'paid', '12:00:00', o.channel]);
        const weight = by === 'count' ? '' : ', weight: "coalesce(amount, 0)"';
        const yaml = prefer(`by: ${by}${weight}, threshold: ${threshold}, min_support: ${least}`, true);
        await inWorld([['A'], ['B'], ['C'], ['D']], rows, async (world) => {
          const expected = Object.fromEntries(['A', 'B', 'C', 'D'].map((id) => [id, preferred(rows, id, by, threshold, least)]));
          expect(await valuesOf(yaml, world)).toEqual(expected);
        });
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test('what is recent weighs more: half of it after every half-life', async () => {
  const yaml = `${prefer('by: decay, half_life: 10d, weight: amount', true)}`;
  const rows: Order[] = [
    ['o1', 'A', '2025-06-10', 41, 'paid', '12:00:00', 'old'],
    ['o2', 'A', '2025-06-20', 20, 'paid', '12:00:00', 'middle'],
    ['o3', 'A', '2025-06-30', 10, 'paid', '12:00:00', 'new'],
  ];
  const world = await openWorld([['A']], rows);
  expect(await valuesOf(yaml, world)).toEqual({ A: 'old|new|middle' });
  const weight = (amount: number, date: string): number => amount * 0.5 ** (daysBetween(date, AS_OF) / 10);
  expect(rows.map(([, , date, amount]) => weight(amount ?? 0, date))).toEqual([10.25, 10, 10]);
});

describe('the categories of the shop, by TGI', () => {
  const YAML = `code: category_pref
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
    min_support: {orders: 2}`;
  const BY_HAND = `WITH w AS MATERIALIZED (SELECT o.customer_id, i.category, SUM(i.qty*i.price) AS amt, COUNT(DISTINCT o.order_id) AS n
      FROM orders o JOIN order_items i USING (order_id) JOIN customers c USING (customer_id)
      WHERE o.status='paid' AND o.order_date BETWEEN date(:as_of,'-364 days') AND :as_of GROUP BY 1,2),
    s AS (SELECT *, 100.0 * (amt/SUM(amt) OVER (PARTITION BY customer_id)) / (SUM(amt) OVER (PARTITION BY category)/SUM(amt) OVER ()) AS tgi FROM w)
    SELECT customer_id, group_concat(category,'|' ORDER BY tgi DESC, category) AS value FROM s WHERE tgi>=120 AND n>=2 GROUP BY customer_id`;

  test('every row is that of SQL written by hand', async () => {
    const world = await openYunduo();
    const { value, issues } = checkTags(YAML, SHOP);
    if (!value) throw new Error(JSON.stringify(issues));
    const rows = await runTags(value, compileTags(value, sqlite), SHOP_DAY, world);
    const [ids = [], values = []] = (await world(BY_HAND, { as_of: SHOP_DAY })).values;
    const byHand = new Map(ids.map((id, i) => [String(id), values[i]]));
    expect(rows.tags[0]?.values).toEqual(rows.customerIds.map((id) => byHand.get(id) ?? null));
    expect(byHand.size).toBeGreaterThan(100);
    expect([...byHand.values()].some((v) => String(v).includes('|'))).toBe(true);
  });

  test('an explanation shows what each value weighed, and who reaches the limits is the value', async () => {
    const world = await openYunduo();
    const { value } = checkTags(YAML, SHOP);
    if (!value) throw new Error('broken');
    const compiled = compileTags(value, sqlite);
    const rows = await runTags(value, compiled, SHOP_DAY, world);
    for (let i = 0; i < rows.customerIds.length; i += 97) {
      const id = rows.customerIds[i] ?? '';
      const why = await explainCustomer(value, compiled, sqlite, 'category_pref', id, SHOP_DAY, world);
      expect(why.value).toBe(rows.tags[0]?.values[i]);
      const { columns = [], values = [] } = why.facts[0]?.workings ?? {};
      expect(columns).toEqual(['picked', 'amount', 'share', 'tgi', 'support', 'last_seen', 'taken']);
      const [picked = [], , share = [], tgi = [], support = [], , taken = []] = values;
      const kept = picked.filter((_, k) => Number(tgi[k]) >= 120 && Number(support[k]) >= 2);
      expect(kept.length === 0 ? null : kept.join('|')).toBe(why.value);
      expect(picked.filter((_, k) => taken[k] === 1)).toEqual(kept);
      if (picked.length > 0) expect(share.reduce<number>((sum, s) => sum + Number(s), 0)).toBeCloseTo(1, 9);
    }
  });
});

test('what does not go together is said', () => {
  const codes = (rest: string, many = false): string[] => checkTags(prefer(rest, many), SCHEMA).issues.map((i) => i.code);
  expect(codes('by: sum')).toEqual(['missing-key']);
  expect(codes('by: count, weight: amount')).toEqual(['only-with']);
  expect(codes('by: decay')).toEqual(['missing-key']);
  expect(codes('by: decay, half_life: 3m')).toEqual(['bad-window']);
  expect(codes('by: decay, half_life: 0d')).toEqual(['bad-window']);
  expect(codes('by: count, half_life: 3d')).toEqual(['only-with']);
  expect(codes('by: count, top: 2')).toEqual(['only-with']);
  expect(codes('by: count, base: population')).toEqual(['only-with']);
  expect(codes('by: tgi, base: customers')).toEqual(['not-one-of']);
  expect(codes('by: sum, weight: status')).toEqual(['needs-number']);
  expect(codes('by: count, min_support: {order_id: 2, order_ts: 1}')).toEqual(['wrong-shape']);
  expect(codes('by: count, min_support: {nothing: 2}')).toEqual(['unknown-field']);
  expect(codes('by: count', true)).toEqual([]);
});
