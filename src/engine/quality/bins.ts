import type { Value } from '../language/definition.ts';
import { type Band, type Bands, bandOf, bandsOf, equalFrequencyBands } from './bands.ts';
import { compareValues, type Known, type Scale, type TagColumn, valuesIn } from './tag-column.ts';

/** What is counted: a value, or a band of a number. */
export type Bin = { readonly kind: 'value'; readonly value: Known } | ({ readonly kind: 'band' } & Band);

/** A way to sort cells into bins. */
export interface Binning {
  readonly bins: readonly Bin[];
  /** The bins of a cell, by index: none for a missing value or one that has no bin, several for a tag with several values. */
  indicesOf(cell: Value): readonly number[];
}

/** How the numbers are cut: so many bands of equally many customers of the base, or bands that are given. */
export type Cutting = number | Bands;

/**
 * One binning for all the columns: numbers by bands of the first column, everything else by every value that occurs in any of them.
 * @param columns the base first
 */
export function binningOf(columns: readonly TagColumn[], cutting: Cutting): Binning {
  const [base] = columns;
  if (base !== undefined && columns.every(({ scale }) => scale === 'number')) return byBand(base, cutting);
  return byValue(columns);
}

function byBand(base: TagColumn, cutting: Cutting): Binning {
  const bands = typeof cutting === 'number' ? equalFrequencyBands(numbersOf(base.values), cutting) : cutting;
  return {
    bins: bandsOf(bands).map((band) => ({ kind: 'band', ...band })),
    indicesOf: (cell) => (typeof cell === 'number' ? [bandOf(cell, bands)] : []),
  };
}

function byValue(columns: readonly TagColumn[]): Binning {
  // Two versions of a tag may differ in how many values a customer can have.
  const scale: Scale = columns.some((column) => column.scale === 'categories') ? 'categories' : 'category';
  const seen = new Set<Known>();
  for (const { values } of columns) for (const cell of values) for (const value of valuesIn(cell, scale)) seen.add(value);
  const values = [...seen].sort(compareValues);
  const index = new Map(values.map((value, i) => [value, [i]] as const));
  return {
    bins: values.map((value) => ({ kind: 'value', value })),
    indicesOf: (cell) => valuesIn(cell, scale).flatMap((value) => index.get(value) ?? []),
  };
}

/** The numbers of a column, without the missing. */
export const numbersOf = (values: readonly Value[]): number[] => values.filter((value) => typeof value === 'number');

/** How many customers are in each bin. */
export interface Counted {
  /** Customers with a value. */
  readonly known: number;
  /** By bin; their sum is more than `known` where a customer has several values. */
  readonly counts: readonly number[];
}

/** Counts the customers in each bin. @param members who counts, in the order of the values; everybody unless said otherwise */
export function countIn(binning: Binning, values: readonly Value[], members?: readonly boolean[]): Counted {
  const counts = binning.bins.map(() => 0);
  let known = 0;
  for (const [i, cell] of values.entries()) {
    if (cell === null || (members !== undefined && members[i] !== true)) continue;
    known++;
    for (const bin of binning.indicesOf(cell)) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { known, counts };
}
