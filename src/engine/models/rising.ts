/**
 * For each n from 0 to `most`: lnΓ(base + n) − lnΓ(base) in `logs`, and its slope in `base` in `slopes`.
 * Both are running sums, so a table costs one logarithm an entry, where lnΓ itself would cost a dozen for each customer and step of a fit.
 */
export function risingTables(base: number, most: number): { readonly logs: Float64Array; readonly slopes: Float64Array } {
  const logs = new Float64Array(most + 1);
  const slopes = new Float64Array(most + 1);
  for (let n = 0; n < most; n++) {
    logs[n + 1] = (logs[n] ?? 0) + Math.log(base + n);
    slopes[n + 1] = (slopes[n] ?? 0) + 1 / (base + n);
  }
  return { logs, slopes };
}
