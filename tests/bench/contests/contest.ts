import type { Bar } from '../bars.ts';
import { median, medianRatio } from '../side/by-turns.ts';

/** Two ways to the same, by turns: ms, round by round. */
export interface Contest {
  readonly ours: readonly number[];
  readonly other: readonly number[];
}

/** How many times faster ours has to be. */
export function contestBar(what: string, bar: number, { ours, other }: Contest): Bar {
  const note = `${median(ours).toFixed(1)} ms against ${median(other).toFixed(1)} ms`;
  return { what, measured: medianRatio(other, ours), bar, side: 'at least', unit: 'times', note };
}
