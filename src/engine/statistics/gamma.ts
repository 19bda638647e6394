/** Beyond this the asymptotic series below are exact to the last digits; smaller arguments are first moved up. */
const FAR = 10;

/**
 * The natural logarithm of the gamma function, to about 15 digits.
 * @param x above 0; NaN otherwise
 * @source Abramowitz & Stegun 1964, 6.1.15 (moving up) and 6.1.41 (Stirling's series)
 * @example logGamma(5) // Math.log(24)
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  if (x === Infinity) return x;
  let product = 1;
  let z = x;
  for (; z < FAR; z++) product *= z;
  const y = 1 / (z * z);
  const series = (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y / 156)))))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}

/**
 * The slope of `logGamma`, to about 14 digits.
 * @param x above 0; NaN otherwise
 * @source Abramowitz & Stegun 1964, 6.3.5 and 6.3.18
 * @example digamma(1) // -0.5772156649015329, minus Euler's constant
 */
export function digamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let sum = 0;
  let z = x;
  for (; z < FAR; z++) sum -= 1 / z;
  const y = 1 / (z * z);
  const series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * (691 / 32760 - y / 12))))));
  return sum + Math.log(z) - 0.5 / z - series;
}
