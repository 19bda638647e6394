import { normalQuantile } from './normal.ts';

/** Both ends are shares from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Where a true share may lie, given `hits` of `n` observed. Never leaves 0 to 1, and holds the observed share, also at 0 and `n` hits.
 * Nothing observed (`n` is 0) gives 0 to 1: nothing is known.
 * @param confidence above 0 and below 1
 * @source Wilson 1927, score interval without continuity correction
 * @example wilsonInterval(3, 5) // {low: 0.2307, high: 0.8824}
 */
export function wilsonInterval(hits: number, n: number, confidence = 0.95): Interval {
  if (n <= 0) return { low: 0, high: 1 };
  const z = normalQuantile((1 + confidence) / 2);
  const share = hits / n;
  const middle = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * n)) / n);
  const whole = 1 + (z * z) / n;
  // rounding must not push an end past the share it has to hold
  return {
    low: hits === 0 ? 0 : Math.min(share, (middle - reach) / whole),
    high: hits === n ? 1 : Math.max(share, (middle + reach) / whole),
  };
}
