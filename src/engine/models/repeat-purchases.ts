import { type Orders, type Period, periodOf } from './order-summary.ts';

export interface RepeatPurchases {
  /** The number of the first period, as `periodOf` counts; the entries of the lists follow without gaps. */
  readonly from: number;
  /** Repeat purchases in each period. */
  readonly repeats: readonly number[];
  /** The same from the first period to each. */
  readonly cumulative: readonly number[];
  /** How many customers bought for the first time in each period. */
  readonly newcomers: readonly number[];
}

/**
 * How often customers came back, period by period: what a model's expectations are held against.
 * @param options.until the last day that counts
 * @returns empty lists where there is no order
 * @example countRepeatPurchases({customer: ['A', 'A'], day: [0, 8]}, {until: 13, period: 'day'}).repeats[8] // 1
 */
export function countRepeatPurchases<Customer>(
  { customer, day }: Omit<Orders<Customer>, 'amount'>,
  { until, period }: { until: number; period: Period },
): RepeatPurchases {
  const periods = new Map<Customer, Set<number>>();
  for (let row = 0; row < customer.length; row++) {
    const on = day[row] ?? Number.NaN;
    if (!(on <= until)) continue;
    const who = customer[row] as Customer;
    const own = periods.get(who) ?? new Set<number>();
    periods.set(who, own.add(periodOf(on, period)));
  }
  const firsts = [...periods.values()].map((own) => [...own].reduce((a, b) => Math.min(a, b), Infinity));
  const from = firsts.reduce((a, b) => Math.min(a, b), Infinity);
  const count = firsts.length === 0 ? 0 : periodOf(until, period) - from + 1;
  const repeats = new Array<number>(count).fill(0);
  const newcomers = new Array<number>(count).fill(0);
  for (const own of periods.values()) for (const at of own) repeats[at - from] = (repeats[at - from] ?? 0) + 1;
  for (const first of firsts) {
    repeats[first - from] = (repeats[first - from] ?? 0) - 1;
    newcomers[first - from] = (newcomers[first - from] ?? 0) + 1;
  }
  return { from: count === 0 ? 0 : from, repeats, cumulative: runningSum(repeats), newcomers };
}

/**
 * What a model would have expected of the same customers: each counts from the period of the first purchase on.
 * @param newcomers how many began in each period, from `countRepeatPurchases`
 * @param expected the repeat purchases of one new customer within so many units of the fit
 * @param options.periodsPerUnit periods in a unit of the fit: 7 where the periods are days and the fit is in weeks
 * @param options.periods how many to tell; may go on beyond the last newcomers
 * @returns cumulative, at the end of each period
 * @example expectRepeatPurchases([10], (weeks) => bgNbdExpected(parameters, weeks), {periods: 52})
 */
export function expectRepeatPurchases(
  newcomers: readonly number[],
  expected: (time: number) => number,
  { periods, periodsPerUnit = 1 }: { periods: number; periodsPerUnit?: number },
): number[] {
  const ofAge = Array.from({ length: periods }, (_, age) => expected(age / periodsPerUnit));
  return ofAge.map((_, at) => {
    let sum = 0;
    for (let first = 0; first <= at; first++) sum += (newcomers[first] ?? 0) * (ofAge[at - first] ?? 0);
    return sum;
  });
}

function runningSum(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((v) => {
    sum += v;
    return sum;
  });
}
