import type { Measured } from './settings.ts';

export interface HistogramBar {
  /** Included. */
  readonly from: number;
  /** Excluded; absent for the last bar, which gathers everything beyond. */
  readonly to?: number;
  readonly count: number;
}

const BARS = 20;
const HELD = 0.98;
const ROUND = [1, 2, 5, 10, 20, 25, 50, 100];

/** Even bars of a round width, with one at the end for the few far values. */
export function histogramOf(key: Measured, values: readonly number[]): HistogramBar[] {
  if (values.length === 0) return [];
  const sorted = [...values].sort((a, b) => a - b);
  const low = key === 'f' ? 1 : 0;
  const held = sorted[Math.floor((sorted.length - 1) * HELD)] ?? low;
  const width = roundWidth((held - low) / BARS);
  const bars = Math.max(1, Math.ceil((held + 1 - low) / width));
  const counts = new Array<number>(bars).fill(0);
  let beyond = 0;
  for (const value of sorted) {
    const at = Math.floor((value - low) / width);
    if (at < bars) counts[at] = (counts[at] ?? 0) + 1;
    else beyond++;
  }
  const even = counts.map((count, i) => ({ from: low + i * width, to: low + (i + 1) * width, count }));
  return beyond === 0 ? even : [...even, { from: low + bars * width, count: beyond }];
}

/** The next width that is easy to read: 1, 2, 5 times a power of ten. */
function roundWidth(least: number): number {
  if (least <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return (ROUND.find((step) => step * power >= least) ?? 100) * power;
}
