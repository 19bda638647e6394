import { incompleteBeta } from '../statistics/beta.ts';
import { logGamma } from '../statistics/gamma.ts';
import type { PurchaseHistory } from './purchase-histories.ts';

/** Buying rates vary as a gamma with shape `r` and rate `alpha` (in units of time); chances to leave after a purchase as a beta of `a` and `b`. */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Somebody of whom nothing is known yet but that they just bought for the first time. */
const NEW: PurchaseHistory = { frequency: 0, recency: 0, age: 0 };

/**
 * How likely the customer still buys, from 0 to 1. Whoever never came back is alive for certain in this model: it lets people leave only after a repeat purchase.
 * @source Fader, Hardie & Lee 2008, "Computing P(alive) using the BG/NBD model"
 * @example bgNbdAlive({r: .243, alpha: 4.414, a: .793, b: 2.426}, {frequency: 2, recency: 30.43, age: 38.86}) // 0.7266
 */
export function bgNbdAlive({ r, alpha, a, b }: BgNbd, { frequency: x, recency, age }: PurchaseHistory): number {
  if (x === 0) return 1;
  return 1 / (1 + (a / (b + x - 1)) * Math.exp((r + x) * Math.log((alpha + age) / (alpha + recency))));
}

/**
 * The repeat purchases to expect in the next `time`; without a history, of a new customer from their first purchase on.
 *
 * The paper's hypergeometric function overflows for frequent buyers and its formula divides 0 by 0 at a = 1.
 * After Euler's transformation both powers of (1 − z) join in (1 − z)^(a − 1), and the factor a − 1 drops out of every term of the series.
 * @param time in the unit of the fit, 0 or more
 * @source Fader, Hardie & Lee 2005, equations 9 and 10
 * @example bgNbdExpected({r: .243, alpha: 4.414, a: .793, b: 2.426}, 39, {frequency: 2, recency: 30.43, age: 38.86}) // 1.226
 */
export function bgNbdExpected(parameters: BgNbd, time: number, history = NEW): number {
  const { r, alpha, a, b } = parameters;
  const { frequency: x, age } = history;
  const z = time / (alpha + age + time);
  const logLeft = Math.log1p(-z);
  const c = a + b + x - 1;
  const plain = a === 1 ? -logLeft : -Math.expm1((a - 1) * logLeft) / (a - 1);
  const first = a + b - 1 - r;
  let term = first * z;
  let series = 0;
  for (let k = 1; term !== 0 && Math.abs(term) > 1e-17 * Math.abs(series) && k < 100_000; k++) {
    series += term;
    term *= (((first + k) * (a + k - 1)) / ((c + k) * (k + 1))) * z;
  }
  return (c * plain - Math.exp((a - 1) * logLeft) * series) * bgNbdAlive(parameters, history);
}

/**
 * The probability of exactly `n` repeat purchases of a new customer within `time`.
 * @param n a whole number, 0 or more
 * @source Fader, Hardie & Lee 2005, equation 8
 * @example bgNbdChance({r: .243, alpha: 4.414, a: .793, b: 2.426}, 0, 39) // 0.5738
 */
export function bgNbdChance({ r, alpha, a, b }: BgNbd, n: number, time: number): number {
  const z = time / (alpha + time);
  const rising = (base: number): number => logGamma(base + n) - logGamma(base);
  const stays = Math.exp(rising(b) - rising(a + b) + rising(r) - logGamma(n + 1) + r * Math.log1p(-z) + (n === 0 ? 0 : n * Math.log(z)));
  if (n === 0) return stays;
  // n purchases or more would have come, and the customer leaves after the n-th
  const leaves = Math.exp(rising(b) - rising(a + b)) * (a / (b + n - 1));
  return stays + leaves * incompleteBeta(z, n, r);
}
