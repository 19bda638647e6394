/** Mean and sample variance of numbers; a variance takes two of them, a mean one. */
export interface Moments {
  readonly n: number;
  readonly mean: number | null;
  /** Divided by n - 1. */
  readonly variance: number | null;
}

/**
 * Mean and variance, the same whatever order the numbers come in: they are summed from the smallest up, and deviations are taken from the mean.
 * @example momentsOf([1, 2, 3]) // {n: 3, mean: 2, variance: 1}
 */
export function momentsOf(numbers: readonly number[]): Moments {
  const sorted = numbers.toSorted((a, b) => a - b);
  const n = sorted.length;
  if (n === 0) return { n, mean: null, variance: null };
  // Equal numbers have themselves as their mean, and no variance: a sum of tenths would say otherwise.
  if (sorted[0] === sorted[n - 1]) return { n, mean: sorted[0] as number, variance: n < 2 ? null : 0 };
  const mean = sum(sorted) / n;
  return { n, mean, variance: sum(sorted.map((x) => (x - mean) ** 2)) / (n - 1) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, x) => total + x, 0);
