import type { Aggregate, Bilingual, Measure, Value, Window } from '../../engine/language/definition.ts';
import type { Expression } from '../../engine/language/expression.ts';
import { NOWHERE } from '../../engine/language/issue.ts';

const column = (name: string): Expression => ({ kind: 'name', name, start: 0, end: 0 });
const text = (value: string): Expression => ({ kind: 'literal', value, start: 0, end: 0 });
const PAID: Expression = { kind: 'binary', operator: '=', left: column('status'), right: text('paid'), start: 0, end: 0 };

const EVER: Window = { kind: 'ever' };
const lastDays = (count: number): Window => ({ kind: 'last', span: { count, unit: 'd' } });

/** A measure over paid orders: refunds and cancellations are no purchases. */
function ofPaidOrders(zh: string, en: string, agg: Aggregate, window: Window, more: { field?: Expression; empty?: Value } = {}): Measure {
  const name: Bilingual = { zh, en };
  return { name, from: 'orders', agg, where: PAID, window, place: NOWHERE, ...more };
}
const count = (zh: string, en: string, window: Window) => ofPaidOrders(zh, en, 'count', window, { empty: 0 });
const spend = (zh: string, en: string, window: Window) => ofPaidOrders(zh, en, 'sum', window, { field: column('amount'), empty: 0 });

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
