import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cutPoints, type ScoringMethod, scoreValues } from '../../src/engine/index.ts';
import { addDays } from '../../src/engine/language/calendar.ts';
import { openWorld, SCHEMA, tagsOf, valuesOf } from './world.ts';

/** 20 customers by formula: see the file's own note. The expected scores were computed with numpy, not by this engine. */
const golden = JSON.parse(readFileSync(new URL('./rfm-mini.json', import.meta.url), 'utf8')) as {
  rec: number[];
  fre: number[];
  mon: number[];
  cuts: Record<'r' | 'f' | 'm', number[]>;
  rfm_pkg: number[][];
  percentile_inc: number[][];
  ntile: number[][];
  percent_rank: number[][];
  eight_mean: string[];
  means: number[];
};
const AS_OF = '2025-06-30';
const ID = (i: number): string => `C${String(i + 1).padStart(2, '0')}`;

/** Orders that give exactly the golden R, F and M: the last on its day, the others the day before, the sum split evenly. */
const world = openWorld(
  golden.rec.map((_, i) => [ID(i)]),
  golden.rec.flatMap((rec, i) => {
    const n = golden.fre[i] ?? 0;
    const amount = (golden.mon[i] ?? 0) / n;
    return Array.from({ length: n }, (_, k) => [`O${i}-${k}`, ID(i), addDays(AS_OF, -rec - (k === 0 ? 0 : 1)), amount] as const);
  }),
);
const rfm = (rest: string): string =>
  `code: t\ndefine: {rfm: {from: orders, recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, ${rest}}}`;

const METHODS: readonly [ScoringMethod, number[][]][] = [
  ['cut_plus_one', golden.rfm_pkg],
  ['percentile_inc', golden.percentile_inc],
  ['ntile', golden.ntile],
  ['percent_rank', golden.percent_rank],
];

test.each(METHODS)('%s gives the golden scores in SQL and in the lab', async (method, [r, f, m]) => {
  const codes = golden.rec.map((_, i) => `${r?.[i]}${f?.[i]}${m?.[i]}`);
  expect(Object.values(await valuesOf(rfm(`score: {method: ${method}, n: 5}`), await world))).toEqual(codes);
  expect(scoreValues(golden.rec, { method, n: 5, descending: true })).toEqual(r);
  expect(scoreValues(golden.fre, { method, n: 5, descending: false })).toEqual(f);
  expect(scoreValues(golden.mon, { method, n: 5, descending: false })).toEqual(m);
});

test('cut points are type 7', () => {
  for (const [values, cuts] of [
    [golden.rec, golden.cuts.r],
    [golden.fre, golden.cuts.f],
    [golden.mon, golden.cuts.m],
  ] as const) {
    cutPoints(values, { method: 'percentile_inc', n: 5 }).forEach((c, i) => {
      expect(c).toBeCloseTo(cuts[i] ?? Number.NaN, 9);
    });
  }
});

test('mean split gives the golden eight cells', async () => {
  expect(Object.values(await valuesOf(rfm('score: {method: mean}'), await world))).toEqual(golden.eight_mean);
  const [r, f, m] = [golden.rec, golden.fre, golden.mon].map((v, i) => scoreValues(v, { method: 'mean', n: 2, descending: i === 0 }));
  expect(golden.rec.map((_, i) => `${r?.[i]}${f?.[i]}${m?.[i]}`)).toEqual(golden.eight_mean);
});

test.each(['median', 'nested', 'edges'] as const)('%s: SQL and the lab agree', async (method) => {
  const edges = { r: [20, 40, 60, 80], f: [2, 3, 4, 5], m: [200, 400, 600, 800] };
  const text =
    method === 'edges' ? `score: {method: edges, edges: ${JSON.stringify(edges).replaceAll('"', '')}}` : `score: {method: ${method}}`;
  const scored: number[][] = [];
  for (const part of [
    { values: golden.rec, descending: true, edges: edges.r },
    { values: golden.fre, descending: false, edges: edges.f },
    { values: golden.mon, descending: false, edges: edges.m },
  ]) {
    scored.push(scoreValues(part.values, { ...part, method, n: method === 'median' ? 2 : 5, within: scored }));
  }
  const [r, f, m] = scored;
  expect(Object.values(await valuesOf(rfm(text), await world))).toEqual(golden.rec.map((_, i) => `${r?.[i]}${f?.[i]}${m?.[i]}`));
});

test('a value on an edge gets the better score', () => {
  expect(scoreValues([29, 30, 31], { method: 'edges', n: 2, edges: [30], descending: true })).toEqual([2, 2, 1]);
  expect(scoreValues([29, 30, 31], { method: 'edges', n: 2, edges: [30], descending: false })).toEqual([1, 2, 2]);
});

test('numbers as keys break ties in their own order', async () => {
  const ids = ['1', '2', '9', '10', '11'];
  const execute = await openWorld(
    ids.map((id) => [id]),
    ids.map((id) => [`O${id}`, id, AS_OF, 1]),
  );
  const schema = { ...SCHEMA, entity: { ...SCHEMA.entity, shorterFirst: true } };
  const rows = await tagsOf(
    'code: t\ndefine: {bin: {of: {measure: {from: orders, agg: count}}, method: ntile, n: 5}}',
    execute,
    AS_OF,
    schema,
  );
  expect(rows.customerIds).toEqual(ids);
  expect(rows.tags[0]?.values).toEqual([1, 2, 3, 4, 5]);
});
