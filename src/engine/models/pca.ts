import { crossProducts } from './cholesky.ts';
import { type Features, standardise } from './features.ts';
import { failed, type Outcome } from './problem.ts';

export interface Component {
  /** The variance along this direction. */
  readonly variance: number;
  /** Its share of all variance. */
  readonly ratio: number;
  /** The weight of each feature, of length 1 together; the largest is positive. */
  readonly loadings: Readonly<Record<string, number>>;
}

export interface PrincipalComponents {
  /** The largest variance first, as many as features. */
  readonly components: readonly Component[];
  /** Where each row lies along each component, an array a component. */
  readonly scores: readonly Float64Array[];
}

/**
 * The directions in which rows differ most.
 * @param options.standardise true by default: of correlations, where units do not matter; false: of covariances (divided by n − 1)
 * @problem as `standardise` · too-few: fewer than two rows
 * @source Pearson 1901; eigenvalues by Jacobi's rotations
 * @example principalComponents({a: [1, 2, 3], b: [2, 4, 6.1]}).components[0].ratio // 0.9999
 */
export function principalComponents(features: Features, options: { standardise?: boolean } = {}): Outcome<PrincipalComponents> {
  const rows = Object.values(features)[0]?.length ?? 0;
  if (rows < 2) return failed('too-few', { of: 'rows', found: rows, needed: 2 });
  const asCorrelations = options.standardise ?? true;
  const centred = standardise(features, rows, asCorrelations);
  if (centred.problem) return centred;
  const names = centred.columns.map(({ name }) => name);
  const columns = centred.columns.map(({ values }) => values);
  const weight = new Float64Array(rows).fill(asCorrelations ? 1 / rows : 1 / (rows - 1));
  const { values, vectors } = jacobi(crossProducts(columns, weight));
  const order = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const total = values.reduce((sum, v) => sum + v, 0);
  const directions = order.map((place) => pointed(Float64Array.from(vectors, (row) => row[place] ?? 0)));
  return {
    components: order.map((place, i) => ({
      variance: values[place] ?? 0,
      ratio: (values[place] ?? 0) / total,
      loadings: Object.fromEntries(names.map((name, j) => [name, directions[i]?.[j] ?? 0])),
    })),
    scores: directions.map((direction) =>
      Float64Array.from({ length: rows }, (_, row) =>
        columns.reduce((sum, column, j) => sum + (direction[j] ?? 0) * (column[row] ?? 0), 0),
      ),
    ),
  };
}

/** A direction has no sign of its own; this one makes the largest loading positive, the first of equals. */
function pointed(direction: Float64Array): Float64Array {
  const largest = direction.reduce((best, v) => (Math.abs(v) > Math.abs(best) + 1e-12 ? v : best), 0);
  return largest < 0 ? direction.map((v) => -v) : direction;
}

/** Rotates pairs of axes until nothing is left beside the diagonal. The columns of `vectors` are the directions. */
function jacobi(symmetric: readonly Float64Array[]): { values: Float64Array; vectors: Float64Array[] } {
  const n = symmetric.length;
  const a = symmetric.map((row) => row.slice());
  const vectors = a.map((_, i) => Float64Array.from({ length: n }, (_unused, j) => Number(i === j)));
  const get = (m: readonly Float64Array[], i: number, j: number): number => m[i]?.[j] ?? 0;
  const rotate = (m: readonly Float64Array[], i: number, j: number, k: number, l: number, sin: number, tau: number): void => {
    const one = get(m, i, j);
    const two = get(m, k, l);
    m[i]?.fill(one - sin * (two + one * tau), j, j + 1);
    m[k]?.fill(two + sin * (one - two * tau), l, l + 1);
  };
  for (let sweep = 0; sweep < 60; sweep++) {
    let beside = 0;
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) beside += Math.abs(get(a, i, j));
    if (beside === 0) break;
    for (let p = 0; p < n - 1; p++)
      for (let q = p + 1; q < n; q++) {
        const off = get(a, p, q);
        const gap = get(a, q, q) - get(a, p, p);
        if (Math.abs(off) <= 1e-300 + 1e-17 * (Math.abs(get(a, p, p)) + Math.abs(get(a, q, q)))) {
          a[p]?.fill(0, q, q + 1);
          a[q]?.fill(0, p, p + 1);
          continue;
        }
        const theta = gap / (2 * off);
        const tan = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const cos = 1 / Math.hypot(tan, 1);
        const sin = tan * cos;
        const tau = sin / (1 + cos);
        a[p]?.fill(get(a, p, p) - tan * off, p, p + 1);
        a[q]?.fill(get(a, q, q) + tan * off, q, q + 1);
        a[p]?.fill(0, q, q + 1);
        a[q]?.fill(0, p, p + 1);
        for (let i = 0; i < n; i++) {
          if (i !== p && i !== q) {
            rotate(a, i, p, i, q, sin, tau);
            a[p]?.fill(get(a, i, p), i, i + 1);
            a[q]?.fill(get(a, i, q), i, i + 1);
          }
          rotate(vectors, i, p, i, q, sin, tau);
        }
      }
  }
  return { values: Float64Array.from(a, (row, i) => row[i] ?? 0), vectors };
}
