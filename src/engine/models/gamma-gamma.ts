import { digamma, logGamma } from '../statistics/gamma.ts';
import { type Fit, mostLikely } from './likelihood.ts';
import { failed, type Outcome } from './problem.ts';

/** What a customer spends a purchase varies as a gamma of shape `p`; its rate, from customer to customer, as a gamma of shape `q` and rate `v` (in money). */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

export interface RepeatSpend {
  /** Repeat purchases. */
  readonly frequency: number;
  /** The mean of those repeat purchases; of no meaning without one. */
  readonly spend: number;
}

/**
 * Fits how much customers spend a purchase. Only those with a repeat purchase speak; amounts must be above 0, so take refunds out first.
 * It assumes that spend and frequency have nothing to do with each other: look at their correlation before.
 * @problem different-lengths · not-a-number · not-positive: a spend · too-few: fewer than two repeat customers ·
 * degenerate: spend varies too little, or so much that it has no mean (q up to 1); then there are no parameters
 * @source Fader & Hardie 2013, "The gamma-gamma model of monetary value", equation 1a
 * @example fitGammaGamma({frequency: [2, 1, 7], spend: [22.35, 11.77, 73.74]})
 */
export function fitGammaGamma(customers: { readonly [Fact in keyof RepeatSpend]: ArrayLike<number> }): Outcome<Fit<keyof GammaGamma>> {
  const { frequency, spend } = customers;
  if (spend.length !== frequency.length)
    return failed('different-lengths', { name: 'spend', found: spend.length, expected: frequency.length });
  const counts: number[] = [];
  const means: number[] = [];
  for (let row = 0; row < frequency.length; row++) {
    const x = frequency[row] ?? Number.NaN;
    const z = spend[row] ?? Number.NaN;
    if (!Number.isFinite(x) || x < 0) return failed('not-a-number', { name: 'frequency', row });
    if (x === 0) continue;
    if (!(z > 0 && z < Infinity)) return failed('not-positive', { name: 'spend', row });
    counts.push(x);
    means.push(z);
  }
  if (counts.length < 2) return failed('too-few', { of: 'repeat customers', found: counts.length, needed: 2 });
  const data = { counts, means, ofCount: rowsByCount(counts) };
  // the middle of the spends: a few wild ones would carry a mean far off
  const middle = Math.exp(means.reduce((sum, z) => sum + Math.log(z) / means.length, 0));
  const fit = mostLikely({ p: 1, q: 2, v: middle }, counts.length, ([p = 0, q = 0, v = 0], gradient) =>
    logLikelihood(data, { p, q, v }, gradient),
  );
  // with q up to 1 the mean of all customers is infinite, and every forecast with it
  return !fit.problem && fit.parameters.q <= 1 ? failed('degenerate', { parameter: 'q' }) : fit;
}

interface Spending {
  readonly counts: readonly number[];
  readonly means: readonly number[];
  readonly ofCount: ReadonlyMap<number, readonly number[]>;
}

function rowsByCount(counts: readonly number[]): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  counts.forEach((x, row) => {
    const known = rows.get(x);
    if (known) known.push(row);
    else rows.set(x, [row]);
  });
  return rows;
}

/** All that depends on the count alone, the gamma functions above all, is reckoned once a count. */
function logLikelihood({ means, ofCount }: Spending, { p, q, v }: GammaGamma, gradient: Float64Array): number {
  let sum = 0;
  let slopeP = 0;
  let slopeQ = 0;
  let slopeV = 0;
  const logV = Math.log(v);
  const gammaQ = logGamma(q);
  const psiQ = digamma(q);
  for (const [x, rows] of ofCount) {
    const shape = p * x + q;
    const base = logGamma(shape) - logGamma(p * x) - gammaQ + q * logV + p * x * Math.log(x);
    const psi = digamma(shape);
    const slopeBase = x * (psi - digamma(p * x) + Math.log(x));
    for (const row of rows) {
      const z = means[row] ?? 0;
      const logZ = Math.log(z);
      const all = x * z + v;
      const logAll = Math.log(all);
      sum += base + (p * x - 1) * logZ - shape * logAll;
      slopeP += slopeBase + x * (logZ - logAll);
      slopeQ += psi - psiQ + logV - logAll;
      slopeV += q / v - shape / all;
    }
  }
  gradient.set([slopeP, slopeQ, slopeV]);
  return sum;
}

/**
 * The spend to expect of a customer's purchases: their own mean, drawn towards that of all, the more the fewer purchases they made.
 * Without a repeat purchase it is the mean of all.
 * @returns in the unit of the fitted spend
 * @source Fader & Hardie 2013, equation 5
 * @example gammaGammaSpend({p: 6.25, q: 3.74, v: 15.44}, {frequency: 2, spend: 22.35}) // 24.66
 */
export function gammaGammaSpend({ p, q, v }: GammaGamma, { frequency, spend }: RepeatSpend): number {
  const own = frequency === 0 ? 0 : frequency * spend;
  return (p * (v + own)) / (p * frequency + q - 1);
}
