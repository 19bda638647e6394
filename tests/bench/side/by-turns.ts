/** Of seven readings the fourth by size. */
export const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

/** How many times as large, round by round, because what slows a machine down slows both sides of a round; then the median. */
export const medianRatio = (large: readonly number[], small: readonly number[]): number =>
  median(large.map((value, i) => value / (small[i] ?? Number.NaN)));

/** Everybody once, then everybody again. @returns what each measured, round by round */
export async function byTurns<Name, Reading>(
  rounds: number,
  sides: ReadonlyMap<Name, () => Reading | Promise<Reading>>,
): Promise<ReadonlyMap<Name, readonly Reading[]>> {
  const readings = new Map([...sides.keys()].map((name): [Name, Reading[]] => [name, []]));
  for (let round = 0; round < rounds; round++) for (const [name, measure] of sides) readings.get(name)?.push(await measure());
  return readings;
}

/** How long something takes, in ms. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
