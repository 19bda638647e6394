import { quantile } from '../../engine/language/quantile.ts';

/** A stretch of numbers, `from` included; the last has no end. */
export interface Band {
  readonly from: number;
  readonly to?: number;
  readonly count: number;
}

const BANDS = 7;

/** Cuts numbers into a few bands of one round width; what lies far out shares the last. */
export function bandsOf(numbers: readonly number[]): Band[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low = 0] = sorted;
  const width = roundWidth((quantile(sorted, 95, 100) - low) / BANDS, numbers.every(Number.isInteger));
  const start = Math.floor(low / width) * width;
  const last = Math.min(BANDS, Math.floor(((sorted.at(-1) ?? low) - start) / width));
  const counts = new Array<number>(last + 1).fill(0);
  for (const n of numbers) {
    const at = Math.min(last, Math.floor((n - start) / width));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count, i) => ({ from: start + i * width, ...(i < last ? { to: start + (i + 1) * width } : {}), count }));
}

/** 1, 2 or 5 times a power of ten: widths that a person can add up. */
function roundWidth(least: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, Number.MIN_VALUE)));
  const width = [1, 2, 5, 10].map((step) => step * power).find((step) => step >= least) ?? 1;
  return whole ? Math.max(1, width) : width || 1;
}
