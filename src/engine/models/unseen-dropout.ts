import { gaussLegendre } from './gauss-legendre.ts';
import type { ParetoNbd } from './pareto-nbd.ts';
import type { PurchaseHistory } from './purchase-histories.ts';

/** Means of what the fit's slopes need, over when the customer may have left unseen. */
export interface UnseenDropout {
  /** ln ∫ s (α+u)^−(r+x) (β+u)^−(s+1) du, u from the last purchase to the end: customers who left between. */
  readonly log: number;
  readonly logAlpha: number;
  readonly logBeta: number;
  readonly overAlpha: number;
  readonly overBeta: number;
}

const { nodes, weights } = gaussLegendre(8);
/** No piece is longer, in v; in one of this length the integrand may begin to fall e^1.4 times as fast. */
const LONGEST = 1.4;

/**
 * The papers write this integral as two hypergeometric functions, whose slopes in their parameters nobody has in closed form.
 * As an integral it is smooth and its slopes are integrals too. In v = ln(min(α, β) + u) pieces in which the integrand falls by e⁴ at most
 * are exact to about 13 digits with eight places each. Pieces are as long as they may be where they stand: a fit on its way to a
 * parameter without end asks for an s of 10¹⁰, and pieces as short as that s would suggest would never end.
 * @source the integral: Fader & Hardie 2005, "A note on deriving the Pareto/NBD model", equation 18
 */
export function unseenDropout({ r, alpha, s, beta }: ParetoNbd, { frequency, recency, age }: PurchaseHistory): UnseenDropout {
  const shape = r + frequency;
  const least = Math.min(alpha, beta);
  const from = Math.log(least + recency);
  const end = Math.log(least + age);
  const fallAt = (v: number): number => {
    const u = Math.exp(v);
    return (shape * u) / (alpha - least + u) + ((s + 1) * u) / (beta - least + u) - 1;
  };
  // the integrand at its start is 1, so that nothing under- or overflows
  const start = from - shape * Math.log(alpha + recency) - (s + 1) * Math.log(beta + recency);
  let sum = 0;
  let logAlpha = 0;
  let logBeta = 0;
  let overAlpha = 0;
  let overBeta = 0;
  for (let at = from; at < end; ) {
    const before = sum;
    const longest = Math.min(LONGEST, end - at);
    const half = Math.min(longest, 4 / Math.abs(fallAt(at + longest))) / 2;
    for (let i = 0; i < nodes.length; i++) {
      const v = at + half * (1 + (nodes[i] ?? 0));
      const u = Math.exp(v) - least;
      const logA = Math.log(alpha + u);
      const logB = Math.log(beta + u);
      const share = (weights[i] ?? 0) * half * Math.exp(v - shape * logA - (s + 1) * logB - start);
      sum += share;
      logAlpha += share * logA;
      logBeta += share * logB;
      overAlpha += share / (alpha + u);
      overBeta += share / (beta + u);
    }
    const next = at + 2 * half;
    // what is left adds nothing, or falls at once
    if (sum - before <= 1e-16 * sum || !(next > at)) break;
    at = next;
  }
  if (sum === 0) return { log: -Infinity, logAlpha: 0, logBeta: 0, overAlpha: 0, overBeta: 0 };
  return {
    log: Math.log(s) + start + Math.log(sum),
    logAlpha: logAlpha / sum,
    logBeta: logBeta / sum,
    overAlpha: overAlpha / sum,
    overBeta: overBeta / sum,
  };
}
