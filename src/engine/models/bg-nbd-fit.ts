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

/**
 * Of all customers together; its slopes in r, alpha, a and b go to `gradient`.
 * What depends on a count or on a day alone is reckoned once a count or a day: a customer costs one exponential and one logarithm.
 */
export function logLikelihood(groups: GroupedHistories, { r, alpha, a, b }: BgNbd, gradient: Float64Array): number {
  const { frequency, recency, age, customers, mostFrequent } = groups;
  const ofR = risingTables(r, mostFrequent);
  const ofB = risingTables(b, mostFrequent);
  const ofAb = risingTables(a + b, mostFrequent);
  const logAges = age.distinct.map((t) => Math.log(alpha + t));
  const logRecencies = recency.distinct.map((t) => Math.log(alpha + t));
  const overAges = age.distinct.map((t) => 1 / (alpha + t));
  const overRecencies = recency.distinct.map((t) => 1 / (alpha + t));
  const logAlpha = Math.log(alpha);
  let sum = 0;
  let slopeR = 0;
  let slopeAlpha = 0;
  let slopeA = 0;
  let slopeB = 0;
  for (let i = 0; i < frequency.length; ) {
    const x = frequency[i] ?? 0;
    const shape = r + x;
    // nobody leaves before the first repeat purchase
    const dropout = x === 0 ? -Infinity : Math.log(a / (b + x - 1));
    let count = 0;
    let heights = 0;
    let logEnds = 0;
    let gones = 0;
    let silences = 0;
    let inverses = 0;
    for (; i < frequency.length && frequency[i] === x; i++) {
      const n = customers[i] ?? 0;
      const ageAt = age.place[i] ?? 0;
      const recencyAt = recency.place[i] ?? 0;
      const logEnd = logAges[ageAt] ?? 0;
      const silence = logEnd - (logRecencies[recencyAt] ?? 0);
      // still there at the end, or gone right after the last purchase: whose share of the likelihood is larger?
      const exponent = dropout + shape * silence;
      const stayed = 1 / (1 + Math.exp(exponent));
      const gone = 1 - stayed;
      count += n;
      heights += n * (stayed > 0 ? -Math.log(stayed) : exponent);
      logEnds += n * logEnd;
      gones += n * gone;
      silences += n * gone * silence;
      inverses += n * (stayed * (overAges[ageAt] ?? 0) + gone * (overRecencies[recencyAt] ?? 0));
    }
    sum += count * ((ofR.logs[x] ?? 0) + r * logAlpha + (ofB.logs[x] ?? 0) - (ofAb.logs[x] ?? 0)) - shape * logEnds + heights;
    slopeR += count * ((ofR.slopes[x] ?? 0) + logAlpha) - logEnds + silences;
    slopeAlpha += (count * r) / alpha - shape * inverses;
    slopeA += gones / a - count * (ofAb.slopes[x] ?? 0);
    slopeB += count * ((ofB.slopes[x] ?? 0) - (ofAb.slopes[x] ?? 0)) - (x === 0 ? 0 : gones / (b + x - 1));
  }
  gradient.set([slopeR, slopeAlpha, slopeA, slopeB]);
  return sum;
}
