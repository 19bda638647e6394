/** How two tags go together, from the counts of their pairs of values. */
export interface Association {
  /** 0: they know nothing of each other; 1: one tells the other. NaN with fewer than two rows or columns that hold anybody. */
  readonly v: number;
  /** The same without what chance adds in small samples. */
  readonly corrected: number;
  readonly chiSquare: number;
  readonly n: number;
}

/**
 * @param counts a row for each value of one tag, a column for each of the other; empty rows and columns do not count
 * @source Cramér 1946; corrected: Bergsma 2013
 * @example cramersV([[30, 10], [10, 30]]).v // 0.5
 */
export function cramersV(counts: readonly (readonly number[])[]): Association {
  const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns: number[] = [];
  for (const row of counts) for (const [j, count] of row.entries()) columns[j] = (columns[j] ?? 0) + count;
  const n = rows.reduce((sum, count) => sum + count, 0);
  let chiSquare = 0;
  for (const [i, row] of counts.entries())
    for (const [j, count] of row.entries()) {
      const expected = ((rows[i] ?? 0) * (columns[j] ?? 0)) / n;
      if (expected > 0) chiSquare += (count - expected) ** 2 / expected;
    }
  const height = rows.filter((count) => count > 0).length;
  const width = columns.filter((count) => count > 0).length;
  if (Math.min(height, width) < 2) return { v: Number.NaN, corrected: Number.NaN, chiSquare, n };
  const narrowed = (k: number): number => k - (k - 1) ** 2 / (n - 1);
  const excess = Math.max(0, chiSquare / n - ((height - 1) * (width - 1)) / (n - 1));
  const v = Math.sqrt(chiSquare / n / (Math.min(height, width) - 1));
  const corrected = Math.sqrt(excess / (Math.min(narrowed(height), narrowed(width)) - 1));
  return { v: Math.min(1, v), corrected: Number.isNaN(corrected) ? 0 : Math.min(1, corrected), chiSquare, n };
}
