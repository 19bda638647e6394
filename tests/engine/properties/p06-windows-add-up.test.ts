import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tagsOf } from '../world.ts';
import { PEOPLE, type Purchase, purchases, withPurchases } from './purchases.ts';

/** P6: windows add up. The last 30 days are the last 7 and the 23 before them, [29 d, 7 d]; and so for every way to cut a window. */

const AGGREGATES = {
  count: { of: 'agg: count', total: (rows: readonly Purchase[]) => rows.length },
  sum: {
    of: 'agg: sum, field: amount',
    total: (rows: readonly Purchase[]) => rows.reduce((cents, r) => cents + Math.round(r.amount * 100), 0) / 100,
  },
  days: { of: 'agg: days_active', total: (rows: readonly Purchase[]) => new Set(rows.map((r) => r.daysAgo)).size },
} as const;

const tag = (code: string, of: string, on: string, window: string): string =>
  `code: ${code}\ndefine: {measure: {from: orders, ${of}, on: ${on}, window: ${window}, empty: 0}}\n`;

/** A window of so many days, cut into pieces that do not touch, oldest first. */
const cut = fc
  .tuple(fc.integer({ min: 2, max: 110 }), fc.uniqueArray(fc.integer({ min: 1, max: 109 }), { minLength: 1, maxLength: 4 }))
  .map(([length, marks]) => ({ length, edges: [0, ...marks.filter((m) => m < length).sort((a, b) => a - b), length] }));

const CASES: fc.Arbitrary<{ readonly length: number; readonly edges: readonly number[] }> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ length: 30, edges: [0, 7, 30] }) },
  { weight: 4, arbitrary: cut },
);

test.each(['order_date', 'order_ts'])(
  'counts, sums and days with an order, by %s',
  async (on) => {
    await fc.assert(
      fc.asyncProperty(purchases, CASES, async (given, { length, edges }) => {
        // Every other order lies on an end of a piece, or a day beside it.
        const rows = given.map((r, i) => (i % 2 === 0 ? r : { ...r, daysAgo: (edges[i % edges.length] ?? 0) + (r.daysAgo % 3) - 1 }));
        // [from, to) days ago: the youngest piece is `last`, the others lie between two days.
        const pieces = edges.slice(1).map((to, i) => ({ from: edges[i] ?? 0, to }));
        const windows = [
          `{last: ${length}d}`,
          ...pieces.map(({ from, to }) => (from === 0 ? `{last: ${to}d}` : `{between: [${to - 1}d, ${from}d]}`)),
          `{prev: ${length}d}`,
        ];
        const names = Object.entries(AGGREGATES);
        const yaml = names.flatMap(([name, { of }]) => windows.map((w, i) => tag(`${name}_${i}x`, of, on, w))).join('---\n');
        const { tags } = await withPurchases(rows, (execute) => tagsOf(yaml, execute));
        const value = (code: string, at: number): number => Number(tags.find((t) => t.code === code)?.values[at]);
        for (const [at, person] of PEOPLE.entries()) {
          const own = rows.filter((r) => r.customer === person);
          for (const [name, { total }] of names) {
            const parts = pieces.map((_, i) => value(`${name}_${i + 1}x`, at));
            const within = (from: number, to: number) => total(own.filter((r) => r.daysAgo >= from && r.daysAgo < to));
            expect(parts).toEqual(pieces.map(({ from, to }) => within(from, to)));
            expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(value(`${name}_0x`, at), 9);
            // The same days, one day earlier.
            expect(value(`${name}_${windows.length - 1}x`, at)).toBe(within(1, length + 1));
          }
        }
      }),
      { numRuns: 30 },
    );
  },
  30_000,
);
