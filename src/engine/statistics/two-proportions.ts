import { normalCdf, normalQuantile } from './normal.ts';
import { type Interval, wilsonInterval } from './wilson.ts';

/** So many hits among so many people. */
export interface Share {
  readonly hits: number;
  readonly n: number;
}

export interface TwoProportions {
  /** The first share minus the second. */
  readonly difference: number;
  readonly z: number;
  /** Two-sided: how often chance alone would differ at least so much. */
  readonly p: number;
  readonly interval: Interval;
}

/**
 * Do two shares differ? With nobody in a group, or all or none hit in both, there is nothing to test: `z` is NaN, or 0.
 * @source the test: pooled z without continuity correction; the interval: Newcombe 1998, method 10 (two Wilson intervals), which never leaves −1 to 1
 * @example compareProportions({hits: 60, n: 1000}, {hits: 40, n: 1000}) // z 2.052, p 0.0402
 */
export function compareProportions(first: Share, second: Share, confidence = 0.95): TwoProportions {
  const one = first.hits / first.n;
  const two = second.hits / second.n;
  const pooled = (first.hits + second.hits) / (first.n + second.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  const difference = one - two;
  const z = error === 0 ? 0 : difference / error;
  const ofOne = wilsonInterval(first.hits, first.n, confidence);
  const ofTwo = wilsonInterval(second.hits, second.n, confidence);
  return {
    difference,
    z,
    p: 2 * normalCdf(-Math.abs(z)),
    interval: {
      low: difference - Math.hypot(one - ofOne.low, ofTwo.high - two),
      high: difference + Math.hypot(ofOne.high - one, two - ofTwo.low),
    },
  };
}

/**
 * How many people each of two equal groups needs, so that a true change from one share to the other is found.
 * @param options.power the chance to find it, 0.8 by custom
 * @param options.significance how often chance alone may pass for a change, two-sided, 0.05 by custom
 * @returns rounded up; Infinity where the shares are equal
 * @source Fleiss, Levin & Paik 2003, equation 4.14, without continuity correction
 * @example peoplePerGroup(0.05, 0.06) // 8158
 */
export function peoplePerGroup(from: number, to: number, { power = 0.8, significance = 0.05 } = {}): number {
  const middle = (from + to) / 2;
  const chance = normalQuantile(1 - significance / 2) * Math.sqrt(2 * middle * (1 - middle));
  const found = normalQuantile(power) * Math.sqrt(from * (1 - from) + to * (1 - to));
  return Math.ceil(((chance + found) / (to - from)) ** 2);
}
