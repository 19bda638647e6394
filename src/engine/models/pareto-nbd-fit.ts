import { type Fit, mostLikely } from './likelihood.ts';
import type { ParetoNbd } from './pareto-nbd.ts';
import type { Outcome } from './problem.ts';
import { type GroupedHistories, groupHistories, type PurchaseHistories } from './purchase-histories.ts';
import { risingTables } from './rising.ts';
import { unseenDropout } from './unseen-dropout.ts';

/**
 * Fits Pareto/NBD: while alive a customer buys at random, at a rate of their own, and may leave at any moment. Some ten times slower than BG/NBD.
 * @param histories in one unit of time; `alpha` and `beta` come out in that unit
 * @problem as `groupHistories` and `mostLikely`
 * @source Schmittlein, Morrison & Colombo 1987, "Counting your customers"
 * @example fitParetoNbd({frequency: [2, 0, 5], recency: [30.4, 0, 30], age: [38.9, 38.9, 38.9]})
 */
export function fitParetoNbd(histories: PurchaseHistories): Outcome<Fit<keyof ParetoNbd>> {
  const groups = groupHistories(histories);
  if (groups.problem) return groups;
  const start = { r: 1, alpha: groups.meanAge, s: 1, beta: groups.meanAge };
  return mostLikely(start, groups.total, ([r = 0, alpha = 0, s = 0, beta = 0], gradient) =>
    logLikelihood(groups, { r, alpha, s, beta }, gradient),
  );
}

/** Of all customers together; its slopes in r, alpha, s and beta go to `gradient`. */
export function logLikelihood(groups: GroupedHistories, parameters: ParetoNbd, gradient: Float64Array): number {
  const { r, alpha, s, beta } = parameters;
  const ofR = risingTables(r, groups.mostFrequent);
  const logAlpha = Math.log(alpha);
  const logBeta = Math.log(beta);
  let sum = 0;
  let slopeR = 0;
  let slopeAlpha = 0;
  let slopeS = 0;
  let slopeBeta = 0;
  for (let i = 0; i < groups.frequency.length; i++) {
    const frequency = groups.frequency[i] ?? 0;
    const age = groups.age.distinct[groups.age.place[i] ?? 0] ?? 0;
    const recency = groups.recency.distinct[groups.recency.place[i] ?? 0] ?? 0;
    const n = groups.customers[i] ?? 0;
    const shape = r + frequency;
    const logEndAlpha = Math.log(alpha + age);
    const logEndBeta = Math.log(beta + age);
    const left = unseenDropout(parameters, { frequency, recency, age });
    const stayed = -shape * logEndAlpha - s * logEndBeta;
    // the shares of those who stayed to the end and of those who left unseen
    const larger = Math.max(stayed, left.log);
    const both = larger + Math.log(Math.exp(stayed - larger) + Math.exp(left.log - larger));
    const here = Math.exp(stayed - both);
    const gone = Math.exp(left.log - both);
    sum += n * ((ofR.logs[frequency] ?? 0) + r * logAlpha + s * logBeta + both);
    slopeR += n * ((ofR.slopes[frequency] ?? 0) + logAlpha - here * logEndAlpha - gone * left.logAlpha);
    slopeAlpha += n * (r / alpha - (here * shape) / (alpha + age) - gone * shape * left.overAlpha);
    slopeS += n * (logBeta - here * logEndBeta + gone * (1 / s - left.logBeta));
    slopeBeta += n * (s / beta - (here * s) / (beta + age) - gone * (s + 1) * left.overBeta);
  }
  gradient.set([slopeR, slopeAlpha, slopeS, slopeBeta]);
  return sum;
}
