import { failed, type Outcome } from './problem.ts';
import type { PurchaseHistories } from './purchase-histories.ts';

/** One array a fact, a place an order; days are whole days since 1970-01-01. */
export interface Orders<Customer> {
  readonly customer: ArrayLike<Customer>;
  readonly day: ArrayLike<number>;
  readonly amount: ArrayLike<number>;
}

/** Weeks begin on Monday. Orders of one customer in one period are one purchase. */
export type Period = 'day' | 'week';

export interface OrderSummary<Customer> extends PurchaseHistories {
  /** In the order of their first appearance. */
  readonly customers: readonly Customer[];
  readonly frequency: Float64Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  /** The mean of the repeat purchases, the first one left out; 0 without any. */
  readonly spend: Float64Array;
}

/**
 * From orders to what the models of buying till you die ask for. Their frequency and recency are not those of RFM:
 * frequency counts repeat purchases, and recency is the age at the last purchase, so large is recent.
 * @param options.until the last day observed; later orders are left out, and customers who have only those
 * @param options.period what counts as one purchase
 * @param options.periodsPerUnit periods in a unit of time of the result: 7 gives weeks from days, with fractions
 * @problem different-lengths · not-a-number
 * @source Fader & Hardie; the Python package lifetimes (`summary_data_from_transaction_data`) gives the same
 * @example summariseOrders({customer: ['A', 'A'], day: [0, 36], amount: [1, 2]}, {until: 37, period: 'day'}) // frequency 1, recency 36, age 37, spend 2
 */
export function summariseOrders<Customer>(
  { customer, day, amount }: Orders<Customer>,
  { until, period, periodsPerUnit = 1 }: { until: number; period: Period; periodsPerUnit?: number },
): Outcome<OrderSummary<Customer>> {
  for (const [name, { length }] of Object.entries({ day, amount }))
    if (length !== customer.length) return failed('different-lengths', { name, found: length, expected: customer.length });
  const purchases = new Map<Customer, Map<number, number>>();
  for (let row = 0; row < customer.length; row++) {
    const on = day[row] ?? Number.NaN;
    const money = amount[row] ?? Number.NaN;
    if (!Number.isFinite(on)) return failed('not-a-number', { name: 'day', row });
    if (!Number.isFinite(money)) return failed('not-a-number', { name: 'amount', row });
    if (on > until) continue;
    const who = customer[row] as Customer;
    const own = purchases.get(who) ?? new Map<number, number>();
    purchases.set(who, own);
    const at = periodOf(on, period);
    own.set(at, (own.get(at) ?? 0) + money);
  }
  const end = periodOf(until, period);
  const people = [...purchases.values()].map((own) => {
    const periods = [...own.keys()].sort((a, b) => a - b);
    const [first = end] = periods;
    const last = periods.at(-1) ?? end;
    const frequency = periods.length - 1;
    const spent = periods.slice(1).reduce((sum, at) => sum + (own.get(at) ?? 0), 0);
    return {
      frequency,
      recency: (last - first) / periodsPerUnit,
      age: (end - first) / periodsPerUnit,
      spend: frequency === 0 ? 0 : spent / frequency,
    };
  });
  return {
    customers: [...purchases.keys()],
    frequency: Float64Array.from(people, (one) => one.frequency),
    recency: Float64Array.from(people, (one) => one.recency),
    age: Float64Array.from(people, (one) => one.age),
    spend: Float64Array.from(people, (one) => one.spend),
  };
}

/**
 * The number of the day, or of the week from Monday to Sunday; day 0 was a Thursday.
 * @example periodOf(4, 'week') // 1
 */
export const periodOf = (day: number, period: Period): number => Math.floor(period === 'day' ? day : (day + 3) / 7);
