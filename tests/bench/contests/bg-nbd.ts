import type { BgNbd } from '../../../src/engine/models/bg-nbd.ts';
import { fitBgNbd } from '../../../src/engine/models/bg-nbd-fit.ts';
import type { PurchaseHistories } from '../../../src/engine/models/purchase-histories.ts';
import { simulateBgNbd } from '../../engine/models/simulate.ts';
import { byTurns, timed } from '../side/by-turns.ts';
import type { Contest } from './contest.ts';
import { nelderMead } from './nelder-mead.ts';

const CUSTOMERS = 10_000;

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

/** As lifetimes does: time in units of the longest age, and every parameter from 1. @returns the mean log-likelihood that it ends at */
function bySimplex(data: PurchaseHistories): number {
  const longest = Math.max(...Array.from(data.age));
  const inLongest = (days: ArrayLike<number>): number[] => Array.from(days, (t) => t / longest);
  const scaled = { ...data, recency: inLongest(data.recency), age: inLongest(data.age) };
  const found = nelderMead(
    (logs) => {
      const [r = 0, alpha = 0, a = 0, b = 0] = logs.map(Math.exp);
      return meanLoss(scaled, { r, alpha, a, b });
    },
    [0, 0, 0, 0],
  );
  const meanPurchases = Array.from(data.frequency).reduce((sum, x) => sum + x, 0) / CUSTOMERS;
  // a density in units of the longest age, told a day
  return -found.value - meanPurchases * Math.log(longest);
}

function byEngine(data: PurchaseHistories): number {
  const fit = fitBgNbd(data);
  if (fit.problem) throw new Error(fit.problem.code);
  return fit.logLikelihood / CUSTOMERS;
}

/** BG/NBD on 10,000 customers: the engine's fit against Nelder and Mead over the same tables, a purchase count each. @throws where they end at different heights */
export async function bgNbdContest(rounds: number): Promise<Contest> {
  const moments = simulateBgNbd({ r: 0.6, alpha: 42, a: 0.7, b: 2.4 }, CUSTOMERS, 1);
  /** Whole days, as orders have them. */
  const data = { ...moments, recency: moments.recency.map(Math.ceil) };
  // Both are compiled by this.
  const [own, other] = [byEngine(data), bySimplex(data)];
  if (Math.abs(own - other) > 1e-8) throw new Error(`BG/NBD: our fit ends at ${own}, Nelder and Mead at ${other}`);
  const times = await byTurns(
    rounds,
    new Map([
      ['ours', () => timed(() => byEngine(data))],
      ['other', () => timed(() => bySimplex(data))],
    ]),
  );
  return { ours: times.get('ours') ?? [], other: times.get('other') ?? [] };
}
