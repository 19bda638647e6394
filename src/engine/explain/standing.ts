import type { Value } from '../language/definition.ts';
import type { PopulationFeature } from '../language/resolved.ts';
import { MEAN_SLACK } from '../language/score.ts';
import type { Others } from './others.ts';

/** Where a value stands among all: the share of the total before it, standard deviations from the mean, or its place in line. */
export type Standing =
  | { readonly by: 'share'; readonly before: number }
  | { readonly by: 'deviation'; readonly deviations: number }
  | { readonly by: 'place'; readonly place: number; readonly of: number; readonly from: 'smallest' | 'largest' };

type Score = Extract<PopulationFeature, { kind: 'score' }>;

/** Methods that go by where a customer stands, and not by cut points of the value itself. */
export const goesByStanding = ({ method }: Score): boolean => STANDING.has(method);
const STANDING = new Set<Score['method']>(['pareto', 'zscore', 'percent_rank', 'ntile', 'nested']);

/** What a score went by. */
export function standingIn(others: Others, feature: Score, own: Value): Standing | undefined {
  if (own === null) return undefined;
  const x = Number(own);
  const { method, descending } = feature;
  if (method === 'pareto') return { by: 'share', before: shareBefore(others, x) };
  if (method === 'zscore') return { by: 'deviation', deviations: zscore(others, x) ?? 0 };
  const before = descending ? others.above(x) : others.below(x);
  // Equal values stand at the same place, unless the method itself parts them.
  return {
    by: 'place',
    place: 1 + before + (method === 'percent_rank' ? 0 : others.tiesBefore(x)),
    of: others.count + 1,
    from: descending ? 'largest' : 'smallest',
  };
}

/** A rank, a mean or a score that a customer would have with a value of their own among the others, as the compiled SQL would work it out. */
export function standingAmong(others: Others, feature: PopulationFeature, own: Value): number | null {
  const x = own === null ? null : Number(own);
  if (feature.kind === 'score') return x === null ? null : scoreAmong(others, feature, x);
  switch (feature.name) {
    case 'mean':
      return numberOr(others.meanWith(x));
    case 'quantile':
      return numberOr(others.quantile(x, Math.round((feature.q ?? 0) * PER_MILLION), PER_MILLION));
    case 'group_size':
      return own === null ? null : others.same(own) + 1;
    default:
  }
  if (x === null) return null;
  if (feature.name === 'pct_rank') return others.count === 0 ? 0 : others.below(x) / others.count;
  if (feature.name === 'rank') return 1 + others.above(x);
  return zscore(others, x);
}

const PER_MILLION = 1_000_000;
const numberOr = (n: number): number | null => (Number.isNaN(n) ? null : n);

/** None where all are equal. */
function zscore(others: Others, x: number): number | null {
  const deviation = others.deviationWith(x);
  return deviation === 0 ? null : (x - others.meanWith(x)) / deviation;
}

/** The share of the total that stands before a customer when the largest come first; of nothing, nothing stands before anybody. */
function shareBefore(others: Others, x: number): number {
  const total = others.sumWith(x);
  return total > 0 ? others.sumBefore(x) / total : 0;
}

function scoreAmong(others: Others, feature: Score, x: number): number {
  const { method, n, edges, descending } = feature;
  const passed = (cuts: readonly number[], passes: (cut: number) => boolean): number => {
    const over = cuts.filter(passes).length;
    return descending ? n - over : 1 + over;
  };
  const fifths = (): number[] => Array.from({ length: n - 1 }, (_, i) => others.quantile(x, i + 1, n));
  switch (method) {
    case 'edges':
      return passed(edges, (edge) => (descending ? x > edge : x >= edge));
    case 'percentile_inc':
      return passed(fifths(), (cut) => x > cut);
    case 'cut_plus_one':
      return passed(fifths(), (cut) => x >= cut + 1);
    case 'mean': {
      const mean = others.meanWith(x);
      const slack = MEAN_SLACK * Math.abs(mean);
      return Number(descending ? x <= mean + slack : x >= mean - slack);
    }
    case 'median': {
      const middle = others.quantile(x, 1, 2);
      return Number(descending ? x <= middle : x >= middle);
    }
    case 'zscore':
      return passed(edges, (edge) => (zscore(others, x) ?? 0) >= edge - MEAN_SLACK);
    case 'pareto':
      return passed(edges, (edge) => others.sumBefore(x) >= (edge - MEAN_SLACK) * others.sumWith(x));
    case 'percent_rank': {
      const before = descending ? others.above(x) : others.below(x);
      return Math.min(n, 1 + (others.count === 0 ? 0 : Math.floor((before * n) / others.count)));
    }
    case 'ntile':
    case 'nested':
      return tileOf((descending ? others.above(x) : others.below(x)) + others.tiesBefore(x), others.count + 1, n);
  }
}

/** SQL's NTILE: the remainder goes to the first tiles. */
function tileOf(place: number, count: number, n: number): number {
  const small = Math.floor(count / n);
  const larger = count % n;
  const inLarger = larger * (small + 1);
  return place < inLarger ? Math.floor(place / (small + 1)) + 1 : larger + Math.floor((place - inLarger) / Math.max(small, 1)) + 1;
}
