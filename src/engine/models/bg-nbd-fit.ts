import type { BgNbd } from './bg-nbd.ts';
import { type Fit, mostLikely } from './likelihood.ts';
import type { Outcome } from './problem.ts';
import { type GroupedHistories, groupHistories, type PurchaseHistories } from './purchase-histories.ts';
import { risingTables } from './rising.ts';

/**
 * Fits BG/NBD: while alive a customer buys at random, at a rate of their own; after any purchase they may be gone for good.
 * @param histories in one unit of time; `alpha` comes out in that unit, the other parameters have none
 * @problem as `groupHistories` and `mostLikely`
 * @source Fader, Hardie & Lee 2005, "Counting your customers the easy way"
 * @example fitBgNbd({frequency: [2, 0, 5], recency: [30.4, 0, 30], age: [38.9, 38.9, 38.9]})
 */
export function fitBgNbd(histories: PurchaseHistories): Outcome<Fit<keyof BgNbd>> {
  const groups = groupHistories(histories);
  if (groups.problem) return groups;
  return mostLikely({ r: 1, alpha: groups.meanAge, a: 1, b: 1 }, groups.total, ([r = 0, alpha = 0, a = 0, b = 0], gradient) =>
    logLikelihood(groups, { r, alpha, a, b }, gradient),
  );
}

/** Of all customers together; its slopes in r, alpha, a and b go to `gradient`. */
export function logLikelihood(groups: GroupedHistories, { r, alpha, a, b }: BgNbd, gradient: Float64Array): number {
  const { frequency, recency, age, customers, mostFrequent } = groups;
  const ofR = risingTables(r, mostFrequent);
  const ofB = risingTables(b, mostFrequent);
  const ofAb = risingTables(a + b, mostFrequent);
  const lastDropout = Float64Array.from(ofR.logs, (_, x) => Math.log(a) - Math.log(b + x - 1));
  const logAlpha = Math.log(alpha);
  let sum = 0;
  let slopeR = 0;
  let slopeAlpha = 0;
  let slopeA = 0;
  let slopeB = 0;
  for (let i = 0; i < frequency.length; i++) {
    const x = frequency[i] ?? 0;
    const n = customers[i] ?? 0;
    const end = alpha + (age[i] ?? 0);
    const logEnd = Math.log(end);
    const base = (ofR.logs[x] ?? 0) + r * logAlpha + (ofB.logs[x] ?? 0) - (ofAb.logs[x] ?? 0);
    let height = base - (r + x) * logEnd;
    let meanLog = logEnd;
    let meanInverse = 1 / end;
    let gone = 0;
    if (x > 0) {
      // still there at the end, or gone right after the last purchase: whose share of the likelihood is larger?
      const last = alpha + (recency[i] ?? 0);
      const logLast = Math.log(last);
      const odds = Math.exp((lastDropout[x] ?? 0) + (r + x) * (logEnd - logLast));
      height += odds < Infinity ? Math.log1p(odds) : (lastDropout[x] ?? 0) + (r + x) * (logEnd - logLast);
      gone = odds < Infinity ? odds / (1 + odds) : 1;
      meanLog += gone * (logLast - logEnd);
      meanInverse += gone * (1 / last - 1 / end);
    }
    sum += n * height;
    slopeR += n * ((ofR.slopes[x] ?? 0) + logAlpha - meanLog);
    slopeAlpha += n * (r / alpha - (r + x) * meanInverse);
    slopeA += n * (gone / a - (ofAb.slopes[x] ?? 0));
    slopeB += n * ((ofB.slopes[x] ?? 0) - (ofAb.slopes[x] ?? 0) - (gone > 0 ? gone / (b + x - 1) : 0));
  }
  gradient.set([slopeR, slopeAlpha, slopeA, slopeB]);
  return sum;
}
