const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/** The height of the standard normal curve at `x`. */
export const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / ROOT_TWO_PI;

/**
 * P(Z <= x) for a standard normal Z, to about 14 digits, small tails included.
 * @source Marsaglia 2004, "Evaluating the normal distribution": a series near 0, a continued fraction far out
 * @example normalCdf(1.959963984540054) // 0.975
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x > 0) return 1 - normalCdf(-x);
  if (x > -3) return 0.5 + normalDensity(x) * seriesFrom(x);
  // the density is 0 before the fraction runs out of digits
  let fraction = 0;
  for (let k = 60; k > 0; k--) fraction = k / (fraction - x);
  return normalDensity(x) / (fraction - x);
}

/** x + x^3/3 + x^5/15 + ..., every term x^2/(2k+1) of the one before. */
function seriesFrom(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return sum;
}

/**
 * The `x` below which a standard normal falls with probability `p`; infinite at 0 and 1, NaN outside.
 * @source Abramowitz & Stegun 1964, 26.2.23, for a start good to 0.0005; then Halley's steps on `normalCdf`
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0) return -Infinity;
  const t = Math.sqrt(-2 * Math.log(p));
  let x = -(t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
  for (let step = 0; step < 3 && normalDensity(x) > 0; step++) {
    const miss = (normalCdf(x) - p) / normalDensity(x);
    x -= miss / (1 + (x * miss) / 2);
  }
  return x;
}
