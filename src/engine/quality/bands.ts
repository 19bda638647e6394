import { quantile } from '../language/quantile.ts';

/** Cut points of a number, ascending and different: plain data, to be kept with a base period and used again on the next. */
export interface Bands {
  readonly cuts: readonly number[];
  /** Which band a number that equals a cut belongs to. */
  readonly onCut: 'below' | 'above';
}

/** One band: null where it is open. */
export interface Band {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Bands that hold, as nearly as equal values allow, equally many of the base's customers.
 * Equal numbers stay together, so a value that many share gives fewer bands than asked for. No band is empty in the base.
 * @param values of the base; never of the period that is compared with it
 * @source quantiles of type 7 (Hyndman & Fan 1996), a number on a cut lies below it, as in feature_engine's equal-frequency discretiser
 * @example equalFrequencyBands([1, 2, 3, 4], 2) // {cuts: [2.5], onCut: 'below'}
 */
export function equalFrequencyBands(values: readonly number[], count: number): Bands {
  const sorted = values.toSorted((a, b) => a - b);
  const highest = sorted.at(-1) ?? Number.NEGATIVE_INFINITY;
  const cuts: number[] = [];
  let below = 0;
  for (let i = 1; i < count; i++) {
    const cut = quantile(sorted, i, count);
    const before = below;
    while (below < sorted.length && (sorted[below] as number) <= cut) below++;
    // A band of nobody, between two cuts or above the highest number, is not cut off.
    if (below > before && cut < highest) cuts.push(cut);
  }
  return { cuts, onCut: 'below' };
}

/**
 * Bands between given edges; a number on an edge lies above it, as in the builder `bin: {method: edges}`.
 * @param edges in any order; repeated ones count once
 * @example edgeBands([25, 35, 50]) // four bands: under 25, 25 to 34, 35 to 49, 50 and over
 */
export const edgeBands = (edges: readonly number[]): Bands => ({
  cuts: [...new Set(edges)].sort((a, b) => a - b),
  onCut: 'above',
});

/** The index of the band a number lies in, 0 for the lowest. */
export function bandOf(value: number, { cuts, onCut }: Bands): number {
  let i = 0;
  while (i < cuts.length && (onCut === 'below' ? value > (cuts[i] as number) : value >= (cuts[i] as number))) i++;
  return i;
}

/** The bands with their ends, the lowest first. @example bandsOf({cuts: [5], onCut: 'below'}) // [{from: null, to: 5}, {from: 5, to: null}] */
export const bandsOf = ({ cuts }: Bands): Band[] =>
  Array.from({ length: cuts.length + 1 }, (_, i) => ({ from: cuts[i - 1] ?? null, to: cuts[i] ?? null }));
