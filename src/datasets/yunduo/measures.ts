import type { Aggregate, Measure, Value, Window } from '../../engine/language/definition.ts';
import type { Expression } from '../../engine/language/expression.ts';
import { columnNamed, EVER, equals, lastDays, measure } from '../blocks/measures.ts';

const PAID = equals('status', 'paid');

/** A measure over paid orders: refunds and cancellations are no purchases. */
const ofPaidOrders = (zh: string, en: string, agg: Aggregate, window: Window, more: { field?: Expression; empty?: Value } = {}): Measure =>
  measure(zh, en, agg, 'orders', window, { where: PAID, ...more });
const count = (zh: string, en: string, window: Window) => ofPaidOrders(zh, en, 'count', window, { empty: 0 });
const spend = (zh: string, en: string, window: Window) => ofPaidOrders(zh, en, 'sum', window, { field: columnNamed('amount'), empty: 0 });

/**
 * The standard measures. Who has no paid order has bought 0 times for ¥0, but was last seen on no day at all:
 * counts and spend are 0, days since an order stay missing.
 */
export const MEASURES: Readonly<Record<string, Measure>> = {
  orders_ever: count('历来订单数', 'Orders ever', EVER),
  spend_ever: spend('历来消费', 'Spend ever', EVER),
  days_since_last_order: ofPaidOrders('距最近一单的天数', 'Days since the last order', 'days_since', EVER),
  days_since_first_order: ofPaidOrders('距第一单的天数', 'Days since the first order', 'days_since_first', EVER),
  orders_365d: count('最近 365 天订单数', 'Orders in the last 365 days', lastDays(365)),
  spend_365d: spend('最近 365 天消费', 'Spend in the last 365 days', lastDays(365)),
  orders_90d: count('最近 90 天订单数', 'Orders in the last 90 days', lastDays(90)),
  spend_90d: spend('最近 90 天消费', 'Spend in the last 90 days', lastDays(90)),
};
