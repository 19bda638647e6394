import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTags, compileTags, runTags, type ScoringMethod, scoreValues, sqlite, type TagRows } from '../../../src/engine/index.ts';
import { openWorld, SCHEMA, tagsOf } from '../world.ts';
import { AS_OF, type Purchase, purchases, rfm, withPurchases } from './purchases.ts';

/** P8: whether money is counted in yuan or in fen, scores are the same. The R package rfm, which adds 1 to its cut points, breaks this. */

const FEN = 100;
type Tags = (rows: readonly Purchase[], unit: number) => Promise<TagRows>;
/** @param yaml what is asked of money that was multiplied so often */
function tagger(yaml: (unit: number) => string): Tags {
  const compiled = new Map(
    [1, FEN].map((unit) => {
      const { value } = checkTags(yaml(unit), SCHEMA);
      if (!value) throw new Error('the tags resolve');
      return [unit, { value, compiled: compileTags(value, sqlite) }];
    }),
  );
  return (rows, unit) => {
    const one = compiled.get(unit);
    if (!one) throw new Error('not compiled');
    return withPurchases(rows, (execute) => runTags(one.value, one.compiled, AS_OF, execute), unit);
  };
}
/** Few cents, so that sums meet the edges and each other. */
const inCents = purchases.map((rows) => rows.map((r) => ({ ...r, amount: (Math.round(r.amount * 100) % 425) / 100 })));
const edges = (unit: number): string => `[${[1, 2.5, 4.25].map((e) => e * unit)}]`;
const bin = (score: string): string =>
  `measures: {spend: {from: orders, agg: sum, field: amount, where: status = 'paid'}}\n---\ncode: bin\ndefine: {bin: {of: spend, ${score}}}\n`;

describe('of the whole statement', () => {
  test.each<[string, (unit: number) => string]>([
    ...['percentile_inc', 'percent_rank', 'ntile', 'nested'].map((m): [string, () => string] => [
      `rfm by ${m}`,
      () => rfm(`{method: ${m}, n: 5}`),
    ]),
    ...['mean', 'median'].map((m): [string, () => string] => [`rfm by ${m}`, () => rfm(`{method: ${m}}`, ', scheme: eight')]),
    ['rfm by edges in the same money', (unit) => rfm(`{method: edges, n: 4, edges: {r: [10, 30, 60], f: [2, 3, 4], m: ${edges(unit)}}}`)],
    ...['ntile', 'percentile_inc', 'percent_rank', 'mean', 'median', 'pareto', 'zscore'].map((m): [string, () => string] => [
      `bin by ${m}`,
      () => bin(`method: ${m}`),
    ]),
    ['bin by edges in the same money', (unit) => bin(`method: edges, edges: ${edges(unit)}`)],
    [
      'ranks and deviations',
      () =>
        'measures: {spend: {from: orders, agg: sum, field: amount}}\n---\ncode: rank\ndefine: {expr: rank(spend)}\n---\ncode: share\ndefine: {expr: pct_rank(spend)}\n---\ncode: above\ndefine: {expr: spend > mean(spend)}\n---\ncode: upper\ndefine: {expr: "spend >= quantile(spend, 50%)"}\n---\ncode: liked\nvalue: {cardinality: many}\ndefine: {prefer: {from: orders, dimension: channel, by: share, weight: amount, threshold: 0.4}}\n',
    ],
  ])('%s', async (_, yaml) => {
    const tags = tagger(yaml);
    await fc.assert(
      fc.asyncProperty(inCents, async (rows) => {
        expect(await tags(rows, FEN)).toEqual(await tags(rows, 1));
      }),
      { numRuns: 8 },
    );
  });
});

describe('cut_plus_one, as the R package rfm', () => {
  const yuan = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5];
  const inSql = async (unit: number): Promise<unknown> => {
    const world = await openWorld(
      yuan.map((_, i) => [`C${i}`]),
      yuan.map((v, i) => [`o${i}`, `C${i}`, '2025-06-01', v * unit]),
    );
    return (await tagsOf(rfm('{method: cut_plus_one}', ', as: m'), world)).tags[0]?.values;
  };
  const inTheLab = (unit: number) =>
    scoreValues(
      yuan.map((v) => v * unit),
      { method: 'cut_plus_one', n: 5, descending: false },
    );

  test('gives other scores in fen: its plus one is one of whatever unit it is given', async () => {
    const [inYuan, inFen] = [
      [1, 1, 1, 1, 2, 2, 3, 3, 4, 4],
      [1, 1, 2, 2, 3, 3, 4, 4, 5, 5],
    ];
    expect([await inSql(1), inTheLab(1)]).toEqual([inYuan, inYuan]);
    expect([await inSql(FEN), inTheLab(FEN)]).toEqual([inFen, inFen]);
  });
});

/** The twin in JavaScript, by which the labs move cut points. */
const METHODS = [
  'edges',
  'percentile_inc',
  'percent_rank',
  'ntile',
  'mean',
  'median',
  'zscore',
  'pareto',
] as const satisfies readonly ScoringMethod[];
test.each(METHODS)('%s, in the lab', (method) => {
  const values = fc.array(
    fc.integer({ min: 0, max: 4000 }).map((n) => n / 4),
    { minLength: 1, maxLength: 40 },
  );
  const n = method === 'mean' || method === 'median' ? 2 : 5;
  const shares = { pareto: [0.2, 0.5, 0.8, 0.95], zscore: [-1, 0, 1, 2] }[method as string];
  fc.assert(
    fc.property(values, method === 'pareto' ? fc.constant(false) : fc.boolean(), (given, descending) => {
      const scored = (unit: number) =>
        scoreValues(
          given.map((v) => v * unit),
          { method, n, edges: shares ?? [2, 5, 50, 500].map((e) => e * unit), descending },
        );
      expect(scored(FEN)).toEqual(scored(1));
    }),
    { numRuns: 60 },
  );
});

/** Cents whose sums a double misses: 0.1 + 0.2 is not 0.3, and 0.7 + 0.1 falls short of 0.8, both shown as what they are. */
const HAIR: readonly Purchase[] = [
  { customer: 'A', amount: 0.1 },
  { customer: 'A', amount: 0.2 },
  { customer: 'B', amount: 0.3 },
  { customer: 'C', amount: 0.7 },
  { customer: 'C', amount: 0.1 },
  { customer: 'D', amount: 0.8 },
].map((r) => ({ ...r, daysAgo: 9, status: 'paid', time: '12:00:00', channel: null }));
const spend = 'measures: {spend: {from: orders, agg: sum, field: amount}}\n---\n';
const rank = tagger(() => `${spend}code: rank\ndefine: {expr: rank(spend)}`);
const reached = tagger((unit) => `${spend}code: reached\ndefine: {expr: spend >= ${0.8 * unit}}`);

test('sums of cents are shown without the hair that doubles add', async () => {
  const shown = tagger(() => `${spend}code: spent\ndefine: {expr: spend}`);
  expect((await shown(HAIR, 1)).tags[0]?.values.slice(0, 4)).toEqual([0.3, 0.3, 0.8, 0.8]);
});

/** The schema says that amounts have two digits behind the point. */
test('equal sums of cents share a rank, as the same sums of fen do', async () => {
  expect(await rank(HAIR, 1)).toEqual(await rank(HAIR, FEN));
});
test('a sum of cents reaches the edge that it is', async () => {
  expect(await reached(HAIR, 1)).toEqual(await reached(HAIR, FEN));
});
