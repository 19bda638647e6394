/**
 * BG/NBD on 10,000 customers: the engine's fit against Nelder and Mead over the same per-purchase-count tables, in one process, by turns.
 * Run it with `npx node tests/bench/bg-nbd-plan.ts`. Both must end at the same likelihood; the bar is ten times.
 */
import type { BgNbd } from '../../src/engine/models/bg-nbd.ts';
import { fitBgNbd } from '../../src/engine/models/bg-nbd-fit.ts';
import type { PurchaseHistories } from '../../src/engine/models/purchase-histories.ts';
import { simulateBgNbd } from '../engine/models/simulate.ts';
import { nelderMead } from './nelder-mead.ts';

const CUSTOMERS = 10_000;
const ROUNDS = 7;
const moments = simulateBgNbd({ r: 0.6, alpha: 42, a: 0.7, b: 2.4 }, CUSTOMERS, 1);
/** Whole days, as orders have them. */
const data = { ...moments, recency: moments.recency.map(Math.ceil) };

/** As lifetimes reckons it, customer by customer, with running sums in place of lnΓ. */
function meanLoss({ frequency, recency, age }: PurchaseHistories, { r, alpha, a, b }: BgNbd): number {
  const most = Math.max(...Array.from(frequency));
  const table = (base: number): number[] => {
    const logs = [0];
    for (let n = 0; n < most; n++) logs.push((logs[n] ?? 0) + Math.log(base + n));
    return logs;
  };
  const [ofR, ofB, ofAb] = [table(r), table(b), table(a + b)];
  let sum = 0;
  for (let i = 0; i < frequency.length; i++) {
    const x = frequency[i] ?? 0;
    const base = (ofR[x] ?? 0) + (ofB[x] ?? 0) - (ofAb[x] ?? 0) + r * Math.log(alpha);
    const stayed = -(r + x) * Math.log(alpha + (age[i] ?? 0));
    const left = x === 0 ? -Infinity : Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + (recency[i] ?? 0));
    const larger = Math.max(stayed, left);
    sum += base + larger + Math.log(Math.exp(stayed - larger) + Math.exp(left - larger));
  }
  return -sum / frequency.length;
}

/** As lifetimes does: time in units of the longest age, and every parameter from 1. */
const longest = Math.max(...data.age);
const scaled = { ...data, recency: data.recency.map((t) => t / longest), age: data.age.map((t) => t / longest) };
const meanPurchases = data.frequency.reduce((sum, x) => sum + x, 0) / CUSTOMERS;

const peer = () => {
  const found = nelderMead(
    (logs) => {
      const [r = 0, alpha = 0, a = 0, b = 0] = logs.map(Math.exp);
      return meanLoss(scaled, { r, alpha, a, b });
    },
    [0, 0, 0, 0],
  );
  // a density in units of the longest age, told a day
  return -found.value - meanPurchases * Math.log(longest);
};
const own = () => {
  const fit = fitBgNbd(data);
  if (fit.problem) throw new Error(fit.problem.code);
  return fit.logLikelihood / CUSTOMERS;
};

const times = { own: [] as number[], peer: [] as number[] };
const heights = { own: 0, peer: 0 };
// the first round is thrown away: both are compiled in it
for (let round = -1; round < ROUNDS; round++)
  for (const [name, fit] of Object.entries({ own, peer }) as ['own' | 'peer', () => number][]) {
    const start = performance.now();
    heights[name] = fit();
    if (round >= 0) times[name].push(performance.now() - start);
  }
const median = (list: readonly number[]): number => list.toSorted((x, y) => x - y)[Math.floor(list.length / 2)] ?? Number.NaN;

if (Math.abs(heights.own - heights.peer) > 1e-8) throw new Error(`different optima: ${heights.own} and ${heights.peer}`);
console.log(
  `BG/NBD, ${CUSTOMERS} customers, median of ${ROUNDS}: ours ${median(times.own).toFixed(1)} ms, Nelder and Mead ${median(times.peer).toFixed(1)} ms`,
);
console.log(
  `${(median(times.peer) / median(times.own)).toFixed(1)} times faster; mean log-likelihood ${heights.own.toFixed(9)} and ${heights.peer.toFixed(9)}`,
);
if (median(times.peer) < 10 * median(times.own)) process.exitCode = 1;
