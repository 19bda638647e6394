/** A symmetric matrix, or one below its diagonal: rows of numbers. */
export type Matrix = readonly Float64Array[];

/**
 * The lower triangle L with L Lᵀ = `matrix`.
 * @returns the number of the first row that the rows before it already tell (or that is not a number), when there is one
 * @example cholesky([Float64Array.of(4, 2), Float64Array.of(2, 5)]) // {lower: [[2, 0], [1, 2]]}
 */
export function cholesky(matrix: Matrix, tolerance = 1e-11): { readonly lower: Matrix } | { readonly dependent: number } {
  const lower = matrix.map((row) => new Float64Array(row.length));
  for (const [i, row] of lower.entries()) {
    for (let j = 0; j <= i; j++) {
      const other = lower[j] ?? row;
      let rest = matrix[i]?.[j] ?? 0;
      for (let k = 0; k < j; k++) rest -= (row[k] ?? 0) * (other[k] ?? 0);
      if (j < i) row[j] = rest / (other[j] ?? 1);
      else if (!(rest > tolerance * (matrix[i]?.[i] ?? 0))) return { dependent: i };
      else row[i] = Math.sqrt(rest);
    }
  }
  return { lower };
}

/** The x with L Lᵀ x = `right`. */
export function solve(lower: Matrix, right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right);
  for (const [i, row] of lower.entries()) {
    for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - (row[k] ?? 0) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / (row[i] ?? 1);
  }
  for (let i = lower.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < lower.length; k++) x[i] = (x[i] ?? 0) - (lower[k]?.[i] ?? 0) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / (lower[i]?.[i] ?? 1);
  }
  return x;
}

/** The diagonal of the inverse of L Lᵀ: variances, where the matrix is the information of a fit. */
export const inverseDiagonal = (lower: Matrix): Float64Array =>
  Float64Array.from(
    lower,
    (_, i) =>
      solve(
        lower,
        Float64Array.from(lower, (_row, j) => Number(i === j)),
      )[i] ?? 0,
  );

/** How far a weighted sum of estimates may be off, where L Lᵀ is their information. */
export function deviationOfSum(lower: Matrix, combination: Float64Array): number {
  const solved = solve(lower, combination);
  return Math.sqrt(combination.reduce((sum, by, i) => sum + by * (solved[i] ?? 0), 0));
}

/** Σ weight · row · rowᵀ over the rows of columns that all have one length: the lower triangle and its mirror. */
export function crossProducts(columns: readonly Float64Array[], weight: ArrayLike<number>): Float64Array[] {
  const products = columns.map(() => new Float64Array(columns.length));
  for (const [i, one] of columns.entries())
    for (let j = 0; j <= i; j++) {
      const other = columns[j] ?? one;
      let sum = 0;
      for (let row = 0; row < one.length; row++) sum += (weight[row] ?? 0) * (one[row] ?? 0) * (other[row] ?? 0);
      for (const [a, b] of [
        [i, j],
        [j, i],
      ] as const)
        products[a]?.fill(sum, b, b + 1);
    }
  return products;
}
