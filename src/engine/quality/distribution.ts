import { quantile } from '../language/quantile.ts';
import { type Bin, binningOf, type Cutting, countIn, numbersOf } from './bins.ts';
import { momentsOf } from './moments.ts';
import { compareValues, type TagColumn } from './tag-column.ts';

/** How many customers have a value or lie in a band. */
export interface BinShare {
  readonly bin: Bin;
  readonly count: number;
  /** Of the customers who have a value: 0 to 1. Of a tag with several values a customer, the shares add up to more than 1. */
  readonly share: number;
}

export interface Distribution {
  /** Customers with a value. */
  readonly known: number;
  /** Values: the most frequent first, equal counts in the order of the values. Bands: from the lowest. */
  readonly bins: readonly BinShare[];
}

/**
 * Counts and shares of a tag's values, or of the bands of a number.
 * @param cutting numbers only: how many bands of equally many customers, or the bands themselves
 * @example distributionOf({code: 'g', scale: 'category', values: ['f', 'm', 'f', null]})
 * // {known: 3, bins: [{bin: {kind: 'value', value: 'f'}, count: 2, share: 0.667}, {bin: {kind: 'value', value: 'm'}, count: 1, share: 0.333}]}
 */
export function distributionOf(column: TagColumn, cutting: Cutting = 10): Distribution {
  const binning = binningOf([column], cutting);
  const { known, counts } = countIn(binning, column.values);
  const bins = binning.bins.map((bin, i) => ({ bin, count: counts[i] ?? 0, share: known === 0 ? 0 : (counts[i] ?? 0) / known }));
  return { known, bins: bins.sort(byFrequency) };
}

const byFrequency = (a: BinShare, b: BinShare): number =>
  a.bin.kind === 'value' && b.bin.kind === 'value' ? b.count - a.count || compareValues(a.bin.value, b.bin.value) : 0;

/** What a number looks like among those who have one. */
export interface NumberSummary {
  readonly known: number;
  /** In the tag's own unit; null where nobody has a value. */
  readonly mean: number | null;
  /** Of the sample (n - 1); null below two values. */
  readonly deviation: number | null;
  readonly quantiles: readonly { readonly percent: number; readonly value: number }[];
}

/**
 * Mean, standard deviation and quantiles of a number.
 * @param percents whole numbers 0 to 100; 0 is the smallest value, 100 the largest
 * @source quantiles of type 7, as Excel's PERCENTILE.INC
 * @example summaryOf([1, 2, 3, 4, null], [50]) // {known: 4, mean: 2.5, deviation: 1.29…, quantiles: [{percent: 50, value: 2.5}]}
 */
export function summaryOf(values: TagColumn['values'], percents: readonly number[] = [0, 5, 25, 50, 75, 95, 100]): NumberSummary {
  const sorted = numbersOf(values).sort((a, b) => a - b);
  const { n, mean, variance } = momentsOf(sorted);
  return {
    known: n,
    mean,
    deviation: variance === null ? null : Math.sqrt(variance),
    quantiles: n === 0 ? [] : percents.map((percent) => ({ percent, value: quantile(sorted, percent, 100) })),
  };
}
