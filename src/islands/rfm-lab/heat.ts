import type { RfmCustomers } from './customers.ts';
import type { Scores } from './scores.ts';

export const HEAT_VALUES = ['count', 'revenue', 'average'] as const;
export type HeatValue = (typeof HEAT_VALUES)[number];

/** One cell of the map: the customers with this R and this F score, whatever their M. */
export interface HeatCell {
  readonly r: number;
  readonly f: number;
  readonly count: number;
  readonly revenue: number;
}

/** Every cell, best recency first, as the map is read: rows of R from the top, F from the left. */
export function heatOf(customers: RfmCustomers, scores: Scores): HeatCell[] {
  const { digits } = scores;
  const n = digits.length;
  const low = digits[0] ?? 0;
  const count = new Array<number>(n * n).fill(0);
  const revenue = new Array<number>(n * n).fill(0);
  scores.r.forEach((r, i) => {
    const at = (r - low) * n + (scores.f[i] ?? low) - low;
    count[at] = (count[at] ?? 0) + 1;
    revenue[at] = (revenue[at] ?? 0) + (customers.m[i] ?? 0);
  });
  return [...digits].reverse().flatMap((r) =>
    digits.map((f) => {
      const at = (r - low) * n + f - low;
      return { r, f, count: count[at] ?? 0, revenue: revenue[at] ?? 0 };
    }),
  );
}

/** The cells of one row or one column together. */
export const totalOf = (cells: readonly HeatCell[]): Pick<HeatCell, 'count' | 'revenue'> => ({
  count: cells.reduce((sum, { count }) => sum + count, 0),
  revenue: cells.reduce((sum, { revenue }) => sum + revenue, 0),
});

export function heatValue({ count, revenue }: Pick<HeatCell, 'count' | 'revenue'>, shown: HeatValue): number {
  if (shown === 'count') return count;
  if (shown === 'revenue') return revenue;
  return count === 0 ? 0 : revenue / count;
}

/**
 * The step 1 to 5 of the sequence of colours. Below even parts, so that one crowded cell does not make all others look empty;
 * all in the middle where all are about the same.
 */
export function heatStep(value: number, largest: number, smallest = 0): number {
  if (largest <= 0) return 1;
  if (smallest > 0.9 * largest) return 3;
  return Math.min(5, 1 + Math.floor(5 * (value / largest) ** 0.7));
}

/** The places of the customers of one cell. */
export function membersOf(scores: Scores, cell: Pick<HeatCell, 'r' | 'f'>): number[] {
  return scores.r.flatMap((r, i) => (r === cell.r && scores.f[i] === cell.f ? [i] : []));
}
