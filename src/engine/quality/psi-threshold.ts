import { normalCdf, normalDensity } from '../statistics/normal.ts';

/**
 * The index that chance alone exceeds with probability `p` although nothing has moved: small samples and many bins wander further than 0.1.
 * @param p 0 to 1; @param baseCount, count customers on each side; @param bins how many bins, two at least
 * @source Yurdakul & Naranjo 2020, Journal of Risk Model Validation: chi-square(p, bins - 1) · (1 / baseCount + 1 / count); feature_engine's `auto`
 * @example psiThreshold(0.001, 500, 500, 10) // 0.1115…
 */
export const psiThreshold = (p: number, baseCount: number, count: number, bins: number): number =>
  chiSquareAbove(p, bins - 1) * (1 / baseCount + 1 / count);

/** The number that a chi-square variable exceeds with probability `p`, by halving the interval until doubles have no number between. */
function chiSquareAbove(p: number, freedom: number): number {
  let low = 0;
  let high = freedom + 1;
  while (chiSquareTail(high, freedom) > p) high *= 2;
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (chiSquareTail(middle, freedom) > p) low = middle;
    else high = middle;
  }
  return high;
}

/** P(X > x), the finite sums for whole degrees of freedom. @source Abramowitz & Stegun 26.4.4 and 26.4.5 */
function chiSquareTail(x: number, freedom: number): number {
  const odd = freedom % 2 === 1;
  const root = Math.sqrt(x);
  let sum = odd ? 2 * normalCdf(-root) : 0;
  // The first term, then each from the one before.
  let term = odd ? 2 * normalDensity(root) * root : Math.exp(-x / 2);
  for (let k = odd ? 3 : 2; k <= freedom; k += 2) {
    sum += term;
    term *= x / k;
  }
  return sum;
}
