/**
 * The quantile of sorted numbers, interpolated between the two nearest.
 * @source Hyndman & Fan 1996, type 7; Excel PERCENTILE.INC
 * @example quantile([1, 2, 3, 4], 1, 4) // 1.75
 */
export function quantile(sorted: ArrayLike<number>, numerator: number, denominator: number): number {
  const steps = (sorted.length - 1) * numerator;
  const i = Math.floor(steps / denominator);
  const low = sorted[i] ?? Number.NaN;
  return low + ((steps % denominator) / denominator) * ((sorted[i + 1] ?? low) - low);
}
