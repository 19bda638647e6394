/**
 * Sums along rows that are put in order of a score, the highest first. Rows with equal scores have no order among themselves,
 * so each counts as the mean of them all: no result depends on how the rows happened to stand.
 * @returns for each list of `amounts`, its sum over the first k rows; k may be a fraction
 */
export function sumsFromTop(scores: ArrayLike<number>, ...amounts: readonly ArrayLike<number>[]): ((k: number) => number)[] {
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i).sort((i, j) => (scores[j] ?? 0) - (scores[i] ?? 0));
  return amounts.map((amount) => {
    const sums = new Float64Array(scores.length + 1);
    for (let from = 0; from < order.length; ) {
      let until = from;
      let tied = 0;
      while (until < order.length && scores[order[until] ?? 0] === scores[order[from] ?? 0]) tied += amount[order[until++] ?? 0] ?? 0;
      const before = sums[from] ?? 0;
      for (let k = from + 1; k <= until; k++) sums[k] = before + (tied * (k - from)) / (until - from);
      from = until;
    }
    return (k) => {
      const low = Math.floor(k);
      const below = sums[low] ?? 0;
      return below + (k - low) * ((sums[low + 1] ?? below) - below);
    };
  });
}
