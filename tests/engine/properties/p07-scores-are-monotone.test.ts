import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, checkTags, compileTags, runTags, type ScoringMethod, scoreValues, sqlite } from '../../../src/engine/index.ts';
import { inWorld, type Order, SCHEMA } from '../world.ts';
import { AS_OF, rfm } from './purchases.ts';

/** P7: RFM scores are monotone in each input: who bought later, more often or for more never scores lower, by any method that goes by the value. */

interface Buyer {
  readonly recency: number;
  readonly frequency: number;
  readonly cents: number;
}
const buyer: fc.Arbitrary<Buyer> = fc.record({
  // Few different values, so that ties are everywhere.
  recency: fc.integer({ min: 0, max: 12 }).map((n) => n * 5),
  frequency: fc.integer({ min: 1, max: 5 }),
  cents: fc.integer({ min: 0, max: 12 }).map((n) => n * 110),
});
const buyers = fc.array(buyer, { minLength: 1, maxLength: 14 });
const idOf = (i: number): string => `C${i + 10}`;
/** The first order has the money; the others are older. */
const ordersOf = (people: readonly Buyer[]): Order[] =>
  people.flatMap(({ recency, frequency, cents }, i) =>
    Array.from({ length: frequency }, (_, k): Order => [`o${i}-${k}`, idOf(i), addDays(AS_OF, -recency - k), k === 0 ? cents / 100 : 0]),
  );

const DIGITS = ['r', 'f', 'm'] as const;
type Scores = Readonly<Record<(typeof DIGITS)[number], readonly number[]>>;

function scorer(score: string): (people: readonly Buyer[]) => Promise<Scores> {
  const { value } = checkTags(DIGITS.map((d) => rfm(score, `, as: ${d}`, d)).join('---\n'), SCHEMA);
  if (!value) throw new Error('the tags resolve');
  const compiled = compileTags(value, sqlite);
  return (people) =>
    inWorld(
      people.map((_, i) => [idOf(i)]),
      ordersOf(people),
      async (execute) => {
        const { tags } = await runTags(value, compiled, AS_OF, execute);
        const [r = [], f = [], m = []] = tags.map((t) => t.values.map(Number));
        return { r, f, m };
      },
    );
}
/** Larger is better; the fewest days are the latest. */
const GOOD: Readonly<Record<(typeof DIGITS)[number], (b: Buyer) => number>> = {
  r: (b) => -b.recency,
  f: (b) => b.frequency,
  m: (b) => b.cents,
};

/** The fifth in which a value lies between the interpolated percentiles, as a spreadsheet would show it. */
function fifthsBySpreadsheet(values: readonly number[], descending: boolean): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const percentile = (share: number): number => {
    const at = (sorted.length - 1) * share;
    const low = sorted[Math.floor(at)] ?? 0;
    return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? low) - low);
  };
  const above = (v: number): number => [0.2, 0.4, 0.6, 0.8].filter((share) => v > percentile(share) + 1e-9).length;
  return values.map((v) => (descending ? 5 - above(v) : 1 + above(v)));
}

const BY_VALUE = [
  '{method: percentile_inc, n: 5}',
  '{method: percent_rank, n: 5}',
  '{method: cut_plus_one, n: 5}',
  '{method: mean}',
  '{method: median}',
  '{method: edges, n: 3, edges: {r: [10, 40], f: [2, 4], m: [3, 8.8]}}',
];

describe.each(BY_VALUE)('%s', (score) => {
  const scores = scorer(score);

  test('of two customers the better one never scores lower, and equals score alike', async () => {
    await fc.assert(
      fc.asyncProperty(buyers, async (people) => {
        const found = await scores(people);
        for (const digit of DIGITS) {
          const ranked = people.map((b, i) => ({ good: GOOD[digit](b), score: found[digit][i] ?? Number.NaN }));
          ranked.sort((a, b) => a.good - b.good || a.score - b.score);
          for (const [i, b] of ranked.entries()) {
            const a = ranked[i - 1];
            if (a && a.good === b.good) expect([digit, b.score]).toEqual([digit, a.score]);
            if (a) expect([digit, b.score >= a.score]).toEqual([digit, true]);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test('who spends more than before, all else equal, does not fall', async () => {
    await fc.assert(
      fc.asyncProperty(buyers, fc.nat(13), fc.integer({ min: 1, max: 12 }), async (people, at, more) => {
        const i = at % people.length;
        const richer = people.map((b, k) => (k === i ? { ...b, cents: b.cents + more * 110 } : b));
        const [before, after] = [await scores(people), await scores(richer)];
        expect([before.m[i], (after.m[i] ?? 0) >= (before.m[i] ?? 0)]).toEqual([before.m[i], true]);
        // And the other two scores are nobody's business.
        expect([after.r, after.f]).toEqual([before.r, before.f]);
      }),
      { numRuns: 15 },
    );
  });
});

test('ntile: the better one never scores lower, though equals may part', async () => {
  const scores = scorer('{method: ntile, n: 5}');
  let parted = 0;
  await fc.assert(
    fc.asyncProperty(buyers, async (people) => {
      const found = await scores(people);
      for (const digit of DIGITS) {
        for (const [i, a] of people.entries()) {
          for (const [j, b] of people.entries()) {
            const [low = 0, high = 0] = [found[digit][i], found[digit][j]];
            if (GOOD[digit](a) < GOOD[digit](b)) expect([digit, low <= high]).toEqual([digit, true]);
            if (GOOD[digit](a) === GOOD[digit](b) && low !== high) parted++;
          }
        }
      }
    }),
    { numRuns: 20 },
  );
  expect(parted).toBeGreaterThan(0);
});

test('percentile_inc gives the fifths of a spreadsheet', async () => {
  const scores = scorer('{method: percentile_inc, n: 5}');
  await fc.assert(
    fc.asyncProperty(buyers, async (people) => {
      const found = await scores(people);
      expect(found.r).toEqual(
        fifthsBySpreadsheet(
          people.map((b) => b.recency),
          true,
        ),
      );
      expect(found.f).toEqual(
        fifthsBySpreadsheet(
          people.map((b) => b.frequency),
          false,
        ),
      );
      expect(found.m).toEqual(
        fifthsBySpreadsheet(
          people.map((b) => b.cents / 100),
          false,
        ),
      );
    }),
    { numRuns: 30 },
  );
});

/** The twin in JavaScript, by which the labs move cut points. */
const METHODS = [
  'edges',
  'percentile_inc',
  'percent_rank',
  'ntile',
  'cut_plus_one',
  'mean',
  'median',
  'pareto',
  'zscore',
] as const satisfies readonly ScoringMethod[];
test.each(METHODS)('%s, in the lab: more is never less', (method) => {
  const values = fc.array(
    fc.oneof(
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: 0, max: 4000 }).map((n) => n / 4),
    ),
    { minLength: 1, maxLength: 40 },
  );
  const n = method === 'mean' || method === 'median' ? 2 : 5;
  const edges = { pareto: [0.2, 0.5, 0.8, 0.95], zscore: [-1, 0, 1, 2] }[method as string] ?? [2, 5, 50, 500];
  fc.assert(
    fc.property(values, method === 'pareto' ? fc.constant(false) : fc.boolean(), (given, descending) => {
      const scores = scoreValues(given, { method, n, edges, descending });
      const sorted = given.map((v, i) => ({ v, score: scores[i] ?? Number.NaN })).sort((a, b) => a.v - b.v);
      // The bands of a pareto are counted from the largest.
      const falls = descending || method === 'pareto';
      for (const [i, b] of sorted.entries()) {
        const a = sorted[i - 1];
        if (a && a.v < b.v) expect(falls ? a.score >= b.score : a.score <= b.score).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
