import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, checkTags, compileTags, runTags, type ScoringMethod, scoreValues, sqlite } from '../../src/engine/index.ts';
import { orderMatters } from '../../src/engine/lint/cases.ts';
import { type Order, openWorld, SCHEMA, tagsOf } from './world.ts';

const AS_OF = '2025-06-30';
const PEOPLE = ['A', 'B', 'C', 'D', 'E', 'F'];
const order = fc.record({
  customer: fc.constantFrom(...PEOPLE),
  daysAgo: fc.integer({ min: -3, max: 120 }),
  amount: fc.integer({ min: 0, max: 20 }).map((n) => n / 2),
  status: fc.constantFrom('paid', 'refunded'),
});
type Row = typeof order extends fc.Arbitrary<infer R> ? R : never;
const orders = fc.array(order, { maxLength: 40 });
const asOrders = (rows: readonly Row[], times = 1): Order[] =>
  rows.map((r, i) => [`o${i + 100}`, r.customer, addDays(AS_OF, -r.daysAgo), r.amount * times, r.status]);
const worldOf = (rows: readonly Row[], times = 1) =>
  openWorld(
    PEOPLE.map((id) => [id]),
    asOrders(rows, times),
  );
const rfm = (score: string, rest = ''): string =>
  `code: rfm\ndefine: {rfm: {where: status = 'paid', recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: ${score}${rest}}}\n`;
const N = 'measures:\n  n: {from: orders, agg: count, empty: 0}\n---\n';

test('same rows, same day: the same bytes, whatever order the rows came in', async () => {
  await fc.assert(
    fc.asyncProperty(orders, fc.constantFrom('ntile', 'nested', 'percentile_inc', 'percent_rank'), async (rows, method) => {
      const yaml = `${N}${rfm(`{method: ${method}}`)}---\ncode: spend\ndefine: {measure: {from: orders, agg: sum, field: amount}}\n---\ncode: last\ndefine: {measure: {from: orders, agg: last, field: status}}\n`;
      const world = await worldOf(rows);
      const first = JSON.stringify(await tagsOf(yaml, world));
      expect(JSON.stringify(await tagsOf(yaml, world))).toBe(first);
      const shuffled = await openWorld(
        PEOPLE.toReversed().map((id) => [id]),
        asOrders(rows).toReversed(),
      );
      expect(JSON.stringify(await tagsOf(yaml, shuffled))).toBe(first);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('each customer once, in the order of the keys; a tag with else gives everybody a value', async () => {
  await fc.assert(
    fc.asyncProperty(orders, fc.integer({ min: 0, max: 9 }), async (rows, limit) => {
      const yaml = `${N}code: a\ndefine: {cases: [{when: n > ${limit}, value: x}], else: y}\n---\n${rfm('{method: median}', ', scheme: eight, else: none')}`;
      const { customerIds, tags } = await tagsOf(yaml, await worldOf(rows));
      expect(customerIds).toEqual(PEOPLE);
      expect(tags[0]?.values.every((v) => v === 'x' || v === 'y')).toBe(true);
      expect(tags.every((t) => t.values.length === PEOPLE.length)).toBe(true);
      const paid = new Set(rows.filter((r) => r.status === 'paid' && r.daysAgo >= 0).map((r) => r.customer));
      expect(tags[1]?.values.map((v) => v !== null)).toEqual(PEOPLE.map((p) => paid.has(p)));
    }),
    { numRuns: 60 },
  );
}, 60_000);

/** Rules over one or two measures, with bands that sometimes meet and sometimes not. */
const limit = fc.integer({ min: 0, max: 6 });
const rule = fc.oneof(
  fc.tuple(limit, limit).map(([a, b]) => `n between ${Math.min(a, b)} and ${Math.max(a, b)}`),
  fc.tuple(limit, fc.constantFrom('<', '<=', '>', '>=', '=')).map(([a, o]) => `n ${o} ${a}`),
  fc.tuple(limit, limit).map(([a, b]) => `n > ${a} and days >= ${b * 20}`),
);

test('rules may change places without a change of result wherever the linter sees no overlap', async () => {
  const world = await worldOf(
    PEOPLE.flatMap((customer, i) => Array.from({ length: i }, (_, k) => ({ customer, daysAgo: k * 25, amount: 1, status: 'paid' }))),
  );
  let free = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(rule, { minLength: 2, maxLength: 4 }), fc.integer({ min: 1, max: 3 }), async (rules, turn) => {
      const cases = rules.map((when, i) => `{when: "${when}", value: v${i}}`);
      const turned = [...cases.slice(turn % cases.length), ...cases.slice(0, turn % cases.length)];
      const yaml = (list: readonly string[]): string =>
        `${N.replace('\n---', '\n  days: {from: orders, agg: days_since}\n---')}code: a\ndefine: {cases: [${list.join(', ')}], else: rest}\n`;
      const [tag] = checkTags(yaml(cases), SCHEMA).value?.tags ?? [];
      if (tag?.rule.kind !== 'cases') throw new Error('no cases');
      if (orderMatters(tag.rule)) return;
      free++;
      expect(await tagsOf(yaml(turned), world)).toEqual(await tagsOf(yaml(cases), world));
    }),
    { numRuns: 400 },
  );
  expect(free).toBeGreaterThan(20);
}, 60_000);

test('windows add up: 30 days are 7 days and the 23 before, by count and by sum', async () => {
  await fc.assert(
    fc.asyncProperty(orders, async (rows) => {
      const windows = ['{last: 30d}', '{last: 7d}', '{between: [29d, 7d]}'];
      const yaml = windows
        .map(
          (w, i) =>
            `---\ncode: n${i}\ndefine: {measure: {from: orders, agg: count, window: ${w}, empty: 0}}\n---\ncode: s${i}\ndefine: {measure: {from: orders, agg: sum, field: amount, window: ${w}, empty: 0}}\n`,
        )
        .join('');
      const { tags } = await tagsOf(yaml, await worldOf(rows));
      const at = (code: string, i: number): number => Number(tags.find((t) => t.code === code)?.values[i]);
      for (const [i] of PEOPLE.entries()) {
        expect(at('n0', i)).toBe(at('n1', i) + at('n2', i));
        expect(at('s0', i)).toBe(at('s1', i) + at('s2', i));
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

const values = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 8 }),
    fc.integer({ min: 0, max: 4000 }).map((n) => n / 4),
  ),
  { minLength: 1, maxLength: 40 },
);
const METHODS = [
  'edges',
  'percentile_inc',
  'percent_rank',
  'ntile',
  'cut_plus_one',
  'mean',
  'median',
] as const satisfies readonly ScoringMethod[];
const options = (method: ScoringMethod, descending: boolean, times = 1) => ({
  method,
  n: method === 'mean' || method === 'median' ? 2 : 5,
  edges: [2, 5, 50, 500].map((e) => e * times),
  descending,
});

describe('scores', () => {
  test.each(METHODS)('%s: more is never less', (method) => {
    fc.assert(
      fc.property(values, fc.boolean(), (given, descending) => {
        const scores = scoreValues(given, options(method, descending));
        for (const [i, a] of given.entries()) {
          for (const [j, b] of given.entries()) {
            if (a < b) expect(descending ? (scores[i] ?? 0) >= (scores[j] ?? 0) : (scores[i] ?? 0) <= (scores[j] ?? 0)).toBe(true);
          }
        }
      }),
    );
  });

  test.each(METHODS.filter((m) => m !== 'cut_plus_one'))('%s: yuan or fen, the same scores', (method) => {
    fc.assert(
      fc.property(values, fc.boolean(), (given, descending) => {
        const fen = given.map((v) => v * 100);
        expect(scoreValues(fen, options(method, descending, 100))).toEqual(scoreValues(given, options(method, descending)));
      }),
    );
  });

  test('cut_plus_one gives other scores in fen: its plus one is one of whatever unit it is given', () => {
    const yuan = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5];
    const scored = (times: number) =>
      scoreValues(
        yuan.map((v) => v * times),
        options('cut_plus_one', false),
      );
    expect(scored(1)).toEqual([1, 1, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(scored(100)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });

  test.each(['ntile', 'percentile_inc', 'percent_rank', 'mean', 'median'])(
    '%s: the whole statement does not see the currency either',
    async (method) => {
      await fc.assert(
        fc.asyncProperty(orders, async (rows) => {
          const yaml = rfm(`{method: ${method}}`);
          expect(await tagsOf(yaml, await worldOf(rows, 100))).toEqual(await tagsOf(yaml, await worldOf(rows)));
        }),
        { numRuns: 25 },
      );
    },
    60_000,
  );
});

test('a definition runs alike alone and among others', async () => {
  const tags = [
    rfm('{method: ntile}'),
    'code: n90\ndefine: {measure: {from: orders, agg: count, window: {last: 90d}, empty: 0}}\n',
    "code: paid\ndefine: {measure: {from: orders, agg: sum, field: amount, where: status = 'paid'}}\n",
    'code: top\nmeasures: {s: {from: orders, agg: sum, field: amount}}\ndefine: {expr: pct_rank(s) >= 80%}\n',
    'code: band\ndefine: {bin: {of: {measure: {from: orders, agg: count}}, method: percentile_inc, n: 3}}\n',
  ];
  await fc.assert(
    fc.asyncProperty(orders, fc.shuffledSubarray(tags, { minLength: 2 }), async (rows, chosen) => {
      const world = await worldOf(rows);
      const together = await tagsOf(chosen.join('---\n'), world);
      for (const [i, yaml] of chosen.entries()) expect((await tagsOf(yaml, world)).tags[0]).toEqual(together.tags[i]);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('a preview of the first customers counts as the full run does', async () => {
  const yaml = `${N}code: a\ndefine: {cases: [{when: n >= 2, value: x}], else: y}`;
  await fc.assert(
    fc.asyncProperty(orders, async (rows) => {
      const { value } = checkTags(yaml, SCHEMA);
      if (!value) throw new Error('broken');
      const world = await worldOf(rows);
      const compiled = compileTags(value, sqlite);
      const full = await runTags(value, compiled, AS_OF, world);
      const counted = await world(`SELECT a AS value, COUNT(*) AS n FROM (${compiled.sql}) GROUP BY a ORDER BY a`, {
        ...compiled.params,
        as_of: AS_OF,
      });
      const tally = ['x', 'y'].flatMap((v) => {
        const n = full.tags[0]?.values.filter((w) => w === v).length ?? 0;
        return n === 0 ? [] : [[v, n]];
      });
      expect((counted.values[0] ?? []).map((v, i) => [v, counted.values[1]?.[i]])).toEqual(tally);
    }),
    { numRuns: 25 },
  );
}, 60_000);
