/**
 * The place of each value from the smallest, counted from 1; equal values share the mean of theirs.
 * @example midRanks([10, 30, 10]) // [1.5, 3, 1.5]
 */
export function midRanks(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let until = from;
    while (until < order.length && values[order[until] ?? 0] === values[order[from] ?? 0]) until++;
    for (const i of order.subarray(from, until)) ranks[i] = (from + 1 + until) / 2;
    from = until;
  }
  return ranks;
}
