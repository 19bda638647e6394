import fc from 'fast-check';
import { addDays, type Execute } from '../../../src/engine/index.ts';
import { inWorld, type Order } from '../world.ts';

/** Random orders of a few customers, for properties that hold whatever was bought. */
export const AS_OF = '2025-06-30';
export const PEOPLE = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

export interface Purchase {
  readonly customer: string;
  /** Below 0: after the as-of date. */
  readonly daysAgo: number;
  readonly amount: number;
  readonly status: string;
  readonly time: string;
  readonly channel: string | null;
}
const purchase: fc.Arbitrary<Purchase> = fc.record({
  customer: fc.constantFrom(...PEOPLE),
  daysAgo: fc.oneof(fc.integer({ min: -3, max: 120 }), fc.constantFrom(0, 1, 6, 7, 29, 30, 89, 90)),
  // Cents, because binary fractions lose them.
  amount: fc.integer({ min: 0, max: 2000 }).map((cents) => cents / 100),
  status: fc.constantFrom('paid', 'paid', 'refunded'),
  time: fc.constantFrom('00:00:00', '12:00:00', '23:59:59'),
  channel: fc.constantFrom('app', 'web', '微信', null),
});
export const purchases: fc.Arbitrary<readonly Purchase[]> = fc.array(purchase, { maxLength: 40, size: 'max' });

/** @param unit what one of the given amounts is worth: 100 for fen */
export const ordersOf = (rows: readonly Purchase[], unit = 1): Order[] =>
  rows.map(({ customer, daysAgo, amount, status, time, channel }, i) => [
    `o${i + 100}`,
    customer,
    addDays(AS_OF, -daysAgo),
    Math.round(amount * unit * 100) / 100,
    status,
    time,
    channel,
  ]);

/** A shop of the people above with these orders, for as long as it is used. */
export const withPurchases = <T>(rows: readonly Purchase[], use: (execute: Execute) => Promise<T>, unit = 1): Promise<T> =>
  inWorld(
    PEOPLE.map((id) => [id]),
    ordersOf(rows, unit),
    use,
  );

/** Paid and not after the as-of date. */
export const counts = ({ status, daysAgo }: Purchase): boolean => status === 'paid' && daysAgo >= 0;

/** The same rfm tag with one way or another to score. */
export const rfm = (score: string, rest = '', code = 'rfm'): string =>
  `code: ${code}\ndefine: {rfm: {from: orders, where: status = 'paid', recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: ${score}${rest}}}\n`;
