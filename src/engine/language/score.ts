import type { Scoring, ScoringMethod } from './definition.ts';
import { quantile } from './quantile.ts';

export { quantile };

/** A part of the mean by which a value may fall short of it and still be on it: what binary fractions lose of decimal ones on the way. */
export const MEAN_SLACK = 1e-12;

/** Splits at the middle give 0 and 1, every other method 1 to n. */
export const lowestDigit = (score: Pick<Scoring, 'method'>): 0 | 1 => (score.method === 'mean' || score.method === 'median' ? 0 : 1);

/** A sum that keeps the digits that adding one by one would lose, as databases do. */
class Sum {
  #sum = 0;
  #lost = 0;

  add(v: number): void {
    const next = this.#sum + v;
    this.#lost += Math.abs(this.#sum) >= Math.abs(v) ? this.#sum - next + v : v - next + this.#sum;
    this.#sum = next;
  }
  get value(): number {
    return this.#sum + this.#lost;
  }
}

function sumOf(values: readonly number[]): number {
  const sum = new Sum();
  for (const v of values) sum.add(v);
  return sum.value;
}

/** Summed with the lost digits kept, as databases do; equal numbers have themselves as their mean. */
function meanOf(sorted: readonly number[]): number {
  const [first = Number.NaN] = sorted;
  if (first === sorted.at(-1)) return first;
  return sumOf(sorted) / sorted.length;
}

/** The values between the bands of a method, ascending; none for methods that cut by head count or rank. */
export function cutPoints(values: readonly number[], scoring: { method: ScoringMethod; n: number; edges?: readonly number[] }): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const fifths = Array.from({ length: scoring.n - 1 }, (_, i) => quantile(sorted, i + 1, scoring.n));
  switch (scoring.method) {
    case 'edges':
      return [...(scoring.edges ?? [])];
    case 'percentile_inc':
      return fifths;
    case 'cut_plus_one':
      return fifths.map((c) => c + 1);
    case 'mean':
      return [meanOf(sorted)];
    case 'median':
      return [quantile(sorted, 1, 2)];
    default:
      return [];
  }
}

/**
 * Scores every value as the compiled SQL does; the lab moves cut points with it, and tests hold the two against each other.
 * @param values in the order of the customers' keys, which breaks ties of `ntile` and `nested`
 * @param options.descending true where small is good (recency)
 * @param options.within `nested` only: the scores inside which these values are binned
 * @example scoreValues([5, 1, 3, 2, 4], {method: 'ntile', n: 5, descending: false}) // [5, 1, 3, 2, 4]
 */
export function scoreValues(
  values: readonly number[],
  options: { method: ScoringMethod; n: number; edges?: readonly number[]; descending: boolean; within?: readonly (readonly number[])[] },
): number[] {
  const { method, n, descending, within = [] } = options;
  if (method === 'ntile')
    return ntile(
      values,
      values.map((_, i) => i),
      n,
      descending,
    );
  if (method === 'nested') return nested(values, n, descending, within);
  if (method === 'percent_rank') return percentRankBands(values, n, descending);
  if (method === 'pareto') return paretoBands(values, options.edges ?? []);
  if (method === 'zscore') return zscoreBands(values, options.edges ?? [], n, descending);
  const cuts = cutPoints(values, options);
  const [middle = Number.NaN] = cuts;
  if (method === 'mean' || method === 'median') {
    const slack = method === 'mean' ? MEAN_SLACK * Math.abs(middle) : 0;
    return values.map((v) => Number(descending ? v <= middle + slack : v >= middle - slack));
  }
  const above = (v: number, cut: number): boolean =>
    method === 'percentile_inc' || (method === 'edges' && descending) ? v > cut : v >= cut;
  return values.map((v) => {
    const passed = cuts.filter((cut) => above(v, cut)).length;
    return descending ? n - passed : 1 + passed;
  });
}

/** SQL's NTILE over the given members: the remainder goes to the first tiles, ties fall as they stand. */
function ntile(values: readonly number[], members: readonly number[], n: number, descending: boolean): number[] {
  const order = [...members].sort((a, b) => {
    const difference = (values[a] ?? 0) - (values[b] ?? 0);
    return (descending ? -difference : difference) || a - b;
  });
  const small = Math.floor(order.length / n);
  const larger = order.length % n;
  const tiles = new Map<number, number>();
  order.forEach((member, place) => {
    const inLarger = larger * (small + 1);
    tiles.set(
      member,
      place < inLarger ? Math.floor(place / (small + 1)) + 1 : larger + Math.floor((place - inLarger) / Math.max(small, 1)) + 1,
    );
  });
  return members.map((m) => tiles.get(m) ?? 0);
}

function nested(values: readonly number[], n: number, descending: boolean, within: readonly (readonly number[])[]): number[] {
  const groups = new Map<string, number[]>();
  values.forEach((_, i) => {
    const key = within.map((scores) => scores[i]).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  const scores: number[] = new Array<number>(values.length).fill(0);
  for (const members of groups.values()) {
    ntile(values, members, n, descending).forEach((tile, i) => {
      scores[members[i] ?? 0] = tile;
    });
  }
  return scores;
}

function percentRankBands(values: readonly number[], n: number, descending: boolean): number[] {
  const sorted = [...values].sort((a, b) => (descending ? b - a : a - b));
  const before = new Map<number, number>();
  sorted.forEach((v, i) => {
    if (!before.has(v)) before.set(v, i);
  });
  const last = values.length - 1;
  // Whole numbers until the one division: as a fraction, 0.29 times 100 falls short of 29.
  return values.map((v) => Math.min(n, 1 + (last === 0 ? 0 : Math.floor(((before.get(v) ?? 0) * n) / last))));
}

/**
 * By the share of the total that stands before a value when the largest come first; whoever crosses an edge still belongs to the band above it.
 * What takes away from the total stands for nothing.
 */
function paretoBands(values: readonly number[], edges: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
  const total = sumOf(values.map((v) => Math.max(v, 0)));
  const bands: number[] = new Array<number>(values.length).fill(0);
  const before = new Sum();
  for (const i of order) {
    const reached = before.value;
    bands[i] = 1 + edges.filter((edge) => reached >= (edge - MEAN_SLACK) * total).length;
    before.add(Math.max(values[i] ?? 0, 0));
  }
  return bands;
}

/** By standard deviations from the mean, of the population (n, not n - 1); where all are equal, nobody stands off. */
function zscoreBands(values: readonly number[], edges: readonly number[], n: number, descending: boolean): number[] {
  const mean = meanOf([...values].sort((a, b) => a - b));
  const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
  return values.map((v) => {
    const off = deviation === 0 ? 0 : (v - mean) / deviation;
    const passed = edges.filter((edge) => off >= edge - MEAN_SLACK).length;
    return descending ? n - passed : 1 + passed;
  });
}
