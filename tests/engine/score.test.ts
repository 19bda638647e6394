import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutPoints, quantile, scoreValues } from '../../src/engine/index.ts';
import { RFM_METHODS } from '../../src/engine/language/definition.ts';
import { openWorld, tagsOf } from './world.ts';

/** A customer for each number, with one order of that amount; null: the order has no amount. */
const ID = (i: number): string => `C${String(i + 100)}`;
const worldOf = (values: readonly (number | null)[]) =>
  openWorld(
    values.map((_, i) => [ID(i)]),
    values.map((v, i) => [`O${i}`, ID(i), '2025-06-01', v]),
  );
const SPEND = '{measure: {from: orders, agg: sum, field: amount}}';
const binned = async (values: readonly (number | null)[], score: string): Promise<unknown[]> => {
  const rows = await tagsOf(`code: a\ndefine: {bin: {of: ${SPEND}, ${score}}}`, await worldOf(values));
  return [...(rows.tags[0]?.values ?? [])];
};

const TIES = [1, 1, 1, 2, 9];
describe('each method on [1, 1, 1, 2, 9]', () => {
  test.each<[score: string, bands: number[]]>([
    ['method: ntile, n: 5', [1, 2, 3, 4, 5]],
    ['method: ntile, n: 2', [1, 1, 1, 2, 2]],
    ['method: ntile, n: 9', [1, 2, 3, 4, 5]],
    ['method: percentile_inc, n: 5', [1, 1, 1, 4, 5]],
    ['method: percentile_inc, n: 2', [1, 1, 1, 2, 2]],
    ['method: percent_rank, n: 5', [1, 1, 1, 4, 5]],
    ['method: cut_plus_one, n: 5', [1, 1, 1, 3, 5]],
    ['method: mean', [0, 0, 0, 0, 1]],
    ['method: median', [1, 1, 1, 1, 1]],
    ['method: edges, edges: [1, 2, 5]', [2, 2, 2, 3, 4]],
    ['method: edges, edges: [1.5]', [1, 1, 1, 2, 2]],
  ])('%s', async (score, bands) => {
    expect(await binned(TIES, score)).toEqual(bands);
  });
});

describe('who has no number has no band', () => {
  test.each([
    'method: ntile',
    'method: percentile_inc',
    'method: percent_rank',
    'method: cut_plus_one',
    'method: mean',
    'method: median',
    'method: edges, edges: [2]',
  ])('%s, and does not move the others', async (score) => {
    const some = await binned([5, 3, 8, 1], score);
    expect(await binned([5, null, 3, 8, null, 1], score)).toEqual([some[0], null, some[1], some[2], null, some[3]]);
    expect(await binned([null, null], score)).toEqual([null, null]);
    expect(await binned([], score)).toEqual([]);
  });
  test('equal amounts are on their mean, whatever their cents', async () => {
    for (const v of [0.1, 19.9, 4.35]) {
      expect(await binned([v, v, v], 'method: mean')).toEqual([1, 1, 1]);
      expect(scoreValues([v, v, v], { method: 'mean', n: 2, descending: false })).toEqual([1, 1, 1]);
    }
  });
  test('who is on the mean has reached it, whatever the cents', async () => {
    for (const values of [[0.01, 0.09, 0.17], [0.02, 0.1, 0.18], [0.1, 0.8, 1.5], [-0.01, -0.09, -0.17].reverse()]) {
      expect([values, await binned(values, 'method: mean')]).toEqual([values, [0, 1, 1]]);
      expect(scoreValues(values, { method: 'mean', n: 2, descending: false })).toEqual([0, 1, 1]);
      expect(scoreValues(values, { method: 'mean', n: 2, descending: true })).toEqual([1, 1, 0]);
    }
    expect(scoreValues([100, 100.01, 100.03], { method: 'mean', n: 2, descending: false })).toEqual([0, 0, 1]);
  });
  test('percent ranks fall into every band, however many there are', async () => {
    const values = Array.from({ length: 101 }, (_, i) => i);
    const bands = values.map((i) => Math.min(100, 1 + i));
    expect(await binned(values, 'method: percent_rank, n: 100')).toEqual(bands);
    expect(scoreValues(values, { method: 'percent_rank', n: 100, descending: false })).toEqual(bands);
    expect(scoreValues(values, { method: 'percent_rank', n: 100, descending: true })).toEqual(bands.toReversed());
  });
  test('one customer alone', async () => {
    expect(await binned([7], 'method: ntile')).toEqual([1]);
    expect(await binned([7], 'method: percentile_inc')).toEqual([1]);
    expect(await binned([7], 'method: percent_rank')).toEqual([1]);
    expect(await binned([7], 'method: mean')).toEqual([1]);
  });
});

test('labels name the bands from the lowest', async () => {
  expect(await binned([1, 2, 9, null], 'method: edges, edges: [2, 5], labels: [low, middle, high]')).toEqual([
    'low',
    'middle',
    'high',
    null,
  ]);
  expect(await binned([1, 2, 9], 'method: mean, labels: [below, above]')).toEqual(['below', 'below', 'above']);
});

test('a bin may cut a calculation, a rank, or another tag', async () => {
  const yaml = `measures: {spend: {from: orders, agg: sum, field: amount}}
---
code: ranked
define: {bin: {of: pct_rank(spend), method: edges, edges: [0.5, 0.9], labels: [rest, upper, top]}}
---
code: halved
define: {bin: {of: spend / 2, method: edges, edges: [2]}}
---
code: again
define: {bin: {of: halved, method: mean}}
---
code: best
define: {expr: "rank(spend) <= 2 and zscore(spend) > mean(spend) - 100 and spend >= quantile(spend, 50%)"}
`;
  const rows = await tagsOf(yaml, await worldOf([1, 2, 3, 4, 100]));
  expect(rows.tags.map((t) => t.values)).toEqual([
    ['rest', 'rest', 'upper', 'upper', 'top'],
    [1, 1, 1, 2, 2],
    [0, 0, 0, 1, 1],
    [false, false, false, true, true],
  ]);
});

describe('functions over everybody', () => {
  const value = async (expr: string, values: readonly (number | null)[]): Promise<unknown[]> => {
    const yaml = `measures: {x: {from: orders, agg: sum, field: amount}}\n---\ncode: a\ndefine: {expr: ${JSON.stringify(expr)}}`;
    return [...((await tagsOf(yaml, await worldOf(values))).tags[0]?.values ?? [])];
  };
  test.each<[expr: string, expected: unknown[]]>([
    ['pct_rank(x)', [0, 0.25, 0.25, 0.75, 1, null]],
    ['rank(x)', [5, 3, 3, 2, 1, null]],
    ['mean(x)', [4, 4, 4, 4, 4, 4]],
    ['quantile(x, 50%)', [3, 3, 3, 3, 3, 3]],
    ['quantile(x, 0)', [1, 1, 1, 1, 1, 1]],
    ['quantile(x, 1)', [9, 9, 9, 9, 9, 9]],
    ['quantile(x, 0.9)', [7, 7, 7, 7, 7, 7]],
    ['round(zscore(x), 6)', [-1.118034, -0.372678, -0.372678, 0, 1.86339, null]],
  ])('%s of [1, 3, 3, 4, 9, missing]', async (expr, expected) => {
    expect(await value(expr, [1, 3, 3, 4, 9, null])).toEqual(expected);
  });
  test('a z-score stays exact where squares would not, and is missing where all are equal', async () => {
    expect(await value('round(zscore(x), 6)', [1_000_000_000, 1_000_000_001, 1_000_000_002])).toEqual([-1.224745, 0, 1.224745]);
    expect(await value('zscore(x)', [0.1, 0.1, 0.1])).toEqual([null, null, null]);
  });
});

/** Few distinct values, so that ties are everywhere. */
const someValues = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0.1, 19.9, 1000, -3)), {
  minLength: 1,
  maxLength: 40,
});
const method = fc.constantFrom(...RFM_METHODS);

test('the lab scores as the statement does, for every method, n and direction', async () => {
  await fc.assert(
    fc.asyncProperty(someValues, method, fc.integer({ min: 2, max: 9 }), async (values, name, given) => {
      const n = name === 'mean' || name === 'median' ? 2 : given;
      const edges = Array.from({ length: n - 1 }, (_, i) => i * 1.5);
      const scoring = `method: ${name}, n: ${n}${name === 'edges' ? `, edges: [${edges.join(', ')}]` : ''}`;
      const days = values.map((v) => Math.round(Math.abs(v) % 28));
      const ids = values.map((_, i) => ID(i));
      const world = await openWorld(
        ids.map((id) => [id]),
        values.flatMap((v, i) =>
          Array.from(
            { length: 1 + (i % 3) },
            (_, k) => [`${ids[i]}-${k}`, ids[i] ?? '', `2025-06-${String(30 - (days[i] ?? 0)).padStart(2, '0')}`, k === 0 ? v : 0] as const,
          ),
        ),
      );
      const rfm = `{rfm: {recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {${scoring}}}}`;
      const bin = name === 'nested' ? '' : `---\ncode: b\ndefine: {bin: {of: ${SPEND}, ${scoring}}}\n`;
      const { tags } = await tagsOf(`code: a\ndefine: ${rfm}\n${bin}`, world);
      const options = { method: name, n, edges };
      const r = scoreValues(days, { ...options, descending: true });
      const f = scoreValues(
        values.map((_, i) => 1 + (i % 3)),
        { ...options, descending: false, within: [r] },
      );
      const m = scoreValues(values, { ...options, descending: false, within: [r, f] });
      expect(tags[0]?.values).toEqual(values.map((_, i) => `${r[i]}${f[i]}${m[i]}`));
      if (bin !== '') expect(tags[1]?.values).toEqual(m);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('type 7 quantiles by their definition', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 0, max: 10 }),
      (values, tenths) => {
        const sorted = [...values].sort((a, b) => a - b);
        const h = ((sorted.length - 1) * tenths) / 10;
        const low = sorted[Math.floor(h + 1e-9)] ?? 0;
        const high = sorted[Math.min(Math.floor(h + 1e-9) + 1, sorted.length - 1)] ?? 0;
        expect(quantile(sorted, tenths, 10)).toBeCloseTo(low + (h - Math.floor(h + 1e-9)) * (high - low), 9);
      },
    ),
  );
});

test('equal values never part, except where heads are counted', () => {
  fc.assert(
    fc.property(someValues, method, fc.boolean(), (values, name, descending) => {
      fc.pre(name !== 'ntile' && name !== 'nested');
      const scores = scoreValues(values, { method: name, n: 5, edges: [1, 2, 3, 4], descending });
      for (const v of new Set(values)) expect(new Set(scores.filter((_, i) => values[i] === v)).size).toBe(1);
    }),
  );
});

test('cut points separate exactly the bands', () => {
  fc.assert(
    fc.property(someValues, (values) => {
      const cuts = cutPoints(values, { method: 'percentile_inc', n: 5 });
      const scores = scoreValues(values, { method: 'percentile_inc', n: 5, descending: false });
      expect(values.map((v) => 1 + cuts.filter((c) => v > c).length)).toEqual(scores);
    }),
  );
});
