import { type Features, standardise } from './features.ts';
import { failed, type Outcome } from './problem.ts';

export interface Silhouette {
  /** From −1 to 1: near 1 well inside its cluster, below 0 nearer to another; 0 for a cluster's only row. */
  readonly values: Float64Array;
  readonly mean: number;
  /** The mean of each cluster. */
  readonly ofClusters: readonly number[];
}

/**
 * How well each row fits its cluster: (b − a) / max(a, b), with a its mean distance to its own cluster and b to the nearest other.
 * Every pair of rows is measured: ten thousand rows take about a second.
 * @param clusters from 0, a place a row
 * @param options.standardise as for `kMeans`, true by default
 * @problem as `standardise` · too-few: all rows in one cluster
 * @source Rousseeuw 1987
 * @example silhouette({days: [1, 2, 90, 91]}, [0, 0, 1, 1]) // mean 0.99
 */
export function silhouette(features: Features, clusters: ArrayLike<number>, options: { standardise?: boolean } = {}): Outcome<Silhouette> {
  const rows = clusters.length;
  const scaled = standardise(features, rows, options.standardise);
  if (scaled.problem) return scaled;
  const columns = scaled.columns.map(({ values }) => values);
  const sizes: number[] = [];
  for (let row = 0; row < rows; row++) sizes[clusters[row] ?? 0] = (sizes[clusters[row] ?? 0] ?? 0) + 1;
  const used = sizes.filter((size) => size > 0).length;
  if (used < 2) return failed('too-few', { of: 'different rows', found: used, needed: 2 });

  const k = sizes.length;
  const sums = new Float64Array(rows * k);
  for (let a = 0; a < rows; a++)
    for (let b = 0; b < a; b++) {
      let squares = 0;
      for (const values of columns) squares += ((values[a] ?? 0) - (values[b] ?? 0)) ** 2;
      const distance = Math.sqrt(squares);
      const toB = a * k + (clusters[b] ?? 0);
      const toA = b * k + (clusters[a] ?? 0);
      sums[toB] = (sums[toB] ?? 0) + distance;
      sums[toA] = (sums[toA] ?? 0) + distance;
    }
  const values = Float64Array.from({ length: rows }, (_, row) => {
    const own = clusters[row] ?? 0;
    const size = sizes[own] ?? 0;
    if (size < 2) return 0;
    const inside = (sums[row * k + own] ?? 0) / (size - 1);
    let outside = Infinity;
    for (let other = 0; other < k; other++)
      if (other !== own && sizes[other]) outside = Math.min(outside, (sums[row * k + other] ?? 0) / (sizes[other] ?? 1));
    const larger = Math.max(inside, outside);
    return larger === 0 ? 0 : (outside - inside) / larger;
  });
  const ofClusters = Array.from(
    { length: k },
    (_, cluster) => values.reduce((sum, v, row) => (clusters[row] === cluster ? sum + v : sum), 0) / (sizes[cluster] ?? 0),
  );
  return { values, mean: values.reduce((sum, v) => sum + v, 0) / rows, ofClusters };
}
