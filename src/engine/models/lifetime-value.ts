/**
 * What a customer's future purchases are worth today: for each period ahead, the purchases expected in it, times their spend, discounted.
 *
 * The unit is the trap. `expected` speaks in the unit of the fit, `discount` in periods: with a fit in weeks and months as periods,
 * `unitsPerPeriod` is 4.345; left at 30 it would look thirty weeks ahead and call them a month.
 * @param options.expected the purchases expected from now on within so many units of the fit
 * @param options.spend what a purchase brings; multiply by the margin for a value in profit
 * @param options.periods how many periods ahead, a whole number
 * @param options.unitsPerPeriod units of the fit in a period
 * @param options.discount the rate a period: 0.01 for one per cent. Each period counts as paid at its end
 * @returns in the unit of `spend`
 * @source the sum of the Python package lifetimes (`customer_lifetime_value`); Fader, Hardie & Lee 2005, "RFM and CLV"
 * @example lifetimeValue({expected: (weeks) => bgNbdExpected(model, weeks, history), spend: 24.66, periods: 12, unitsPerPeriod: 4.345, discount: 0.01})
 */
export function lifetimeValue(options: {
  expected: (time: number) => number;
  spend: number;
  periods: number;
  unitsPerPeriod: number;
  discount: number;
}): number {
  const { expected, spend, periods, unitsPerPeriod, discount } = options;
  let value = 0;
  let before = 0;
  for (let period = 1; period <= periods; period++) {
    const until = expected(period * unitsPerPeriod);
    value += ((until - before) * spend) / (1 + discount) ** period;
    before = until;
  }
  return value;
}

/**
 * The value of a customer who stays with the same chance every period and brings the same margin: the textbook's short cut.
 * @param options.retention from 0 to 1
 * @returns without the margin of today; Infinity where nobody ever leaves and nothing is discounted
 * @source Gupta & Lehmann 2003, "Customers as assets"
 * @example simpleLifetimeValue({margin: 100, retention: 0.8, discount: 0.1}) // 266.67
 */
export const simpleLifetimeValue = (options: { margin: number; retention: number; discount: number }): number =>
  (options.margin * options.retention) / (1 + options.discount - options.retention);
