import { type Features, standardise } from './features.ts';
import { compareRows, distinctRows, scatter } from './kmeans-starts.ts';
import { type Lloyd, lloyd } from './lloyd.ts';
import { failed, type Outcome } from './problem.ts';
import { seeded } from './seeded.ts';

export interface KMeansOptions {
  /** How many clusters; not needed with `centres`. */
  readonly k?: number;
  /** Where to start, in the unit of the features: a record a cluster. The clusters keep this order, and no chance is involved. */
  readonly centres?: readonly Readonly<Record<string, number>>[];
  /** Chooses the starts; the same seed and rows give the same clusters. */
  readonly seed?: number;
  /** How often to start anew, the best is kept; 10 by default. */
  readonly starts?: number;
  /** true by default: distances in standard deviations, so that yuan do not drown days. */
  readonly standardise?: boolean;
}

export interface KMeans {
  /** The cluster of each row, from 0. Without given centres clusters are numbered by the first feature of their centre, ascending. */
  readonly clusters: Int32Array;
  /** In the unit of the features. */
  readonly centres: readonly Readonly<Record<string, number>>[];
  readonly sizes: readonly number[];
  /** The sum of squared distances to the centres, in standard deviations where standardised. */
  readonly wcss: number;
  /** The same after each step of the start that won; it never rises. */
  readonly history: readonly number[];
  /** Each feature's mean and unit of distance, by which a new row is told to a centre. */
  readonly scales: Readonly<Record<string, { readonly mean: number; readonly deviation: number }>>;
}

/**
 * Groups of rows that lie close together: each belongs to the nearest centre, each centre is the mean of its rows.
 * The order of the rows does not matter.
 * @problem as `standardise` · bad-option: k or starts · too-few different rows: fewer than clusters · not-a-number: a centre lacks a feature
 * @source Lloyd 1982; starts: Arthur & Vassilvitskii 2007 (k-means++)
 * @example kMeans({days: [1, 2, 90, 91], orders: [9, 8, 1, 1]}, {k: 2, seed: 1})
 */
export function kMeans(features: Features, options: KMeansOptions): Outcome<KMeans> {
  const { centres, seed = 0, starts = 10 } = options;
  const k = centres?.length ?? options.k ?? 0;
  const rows = Object.values(features)[0]?.length ?? 0;
  if (!(Number.isInteger(k) && k >= 1)) return failed('bad-option', { name: 'k', found: k });
  if (!(Number.isInteger(starts) && starts >= 1)) return failed('bad-option', { name: 'starts', found: starts });
  const scaled = standardise(features, rows, options.standardise);
  if (scaled.problem) return scaled;
  const points = interleave(scaled.columns, rows);
  const different = distinctRows(points, scaled.columns.length);
  if (different.length < k) return failed('too-few', { of: 'different rows', found: different.length, needed: k });

  let best: Lloyd | undefined;
  if (centres) {
    const given = centres.map((centre) =>
      scaled.columns.map(({ name, mean, deviation }) => ((centre[name] ?? Number.NaN) - mean) / deviation),
    );
    const row = given.findIndex((centre) => !centre.every(Number.isFinite));
    if (row >= 0) return failed('not-a-number', { name: 'centres', row });
    best = lloyd(points, Float64Array.from(given.flat()), k);
  } else {
    const next = seeded(seed);
    for (let start = 0; start < starts; start++) {
      const tried = lloyd(points, scatter(points, different, k, scaled.columns.length, next), k);
      // better by more than rounding: otherwise the first of equals is kept
      if (!best || tried.wcss < best.wcss * (1 - 1e-12)) best = tried;
    }
  }
  const { clusters, places, history, wcss } = best ?? lloyd(points, points, k);
  const width = scaled.columns.length;
  const order = Array.from({ length: k }, (_, cluster) => cluster);
  if (!centres) order.sort((a, b) => compareRows(places, width, a, b));
  const number = new Int32Array(k);
  order.forEach((cluster, i) => void number.fill(i, cluster, cluster + 1));
  const sizes = new Array<number>(k).fill(0);
  const numbered = clusters.map((cluster) => number[cluster] ?? 0);
  for (const cluster of numbered) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  return {
    clusters: numbered,
    centres: order.map((cluster) =>
      Object.fromEntries(
        scaled.columns.map(({ name, mean, deviation }, i) => [name, mean + deviation * (places[cluster * width + i] ?? 0)]),
      ),
    ),
    sizes,
    wcss,
    history,
    scales: Object.fromEntries(scaled.columns.map(({ name, mean, deviation }) => [name, { mean, deviation }])),
  };
}

/** Row after row in one array: what Lloyd's steps read in one go. */
function interleave(columns: readonly { readonly values: Float64Array }[], rows: number): Float64Array {
  const points = new Float64Array(rows * columns.length);
  columns.forEach(({ values }, i) => {
    for (let row = 0; row < rows; row++) points[row * columns.length + i] = values[row] ?? 0;
  });
  return points;
}
