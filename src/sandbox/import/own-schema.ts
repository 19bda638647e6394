import type { Aggregate, Measure, Value, Window } from '../../engine/language/definition.ts';
import { NOWHERE } from '../../engine/language/issue.ts';
import type { Entity, Schema, Table } from '../../engine/language/schema.ts';

const KEY = 'customer_id';
const EVER: Window = { kind: 'ever' };
const lastDays = (count: number): Window => ({ kind: 'last', span: { count, unit: 'd' } });

/**
 * The schema of a person's own tables. A table `customers` with one row per customer says who the customers are; without it they are those who ordered.
 * The measures are called as the course calls them, so that its tags run here too; no status is known, so every order counts.
 */
export function schemaOf(tables: readonly Table[]): Schema {
  const byName = Object.fromEntries(tables.map((table) => [table.name, table]));
  return { entity: entityOf(byName, tables), tables: byName, measures: byName['orders'] ? measuresOf(byName['orders']) : {} };
}

function entityOf(byName: Readonly<Record<string, Table>>, tables: readonly Table[]): Entity {
  const customers = byName['customers'];
  if (customers?.entityKey) {
    const since = customers.columns.find((c) => c.name === 'register_date' && c.type === 'date');
    return { table: 'customers', key: KEY, shorterFirst: true, ...(since && { since: since.name }) };
  }
  const events = byName['orders'] ?? tables.find((table) => table.entityKey) ?? tables[0];
  return {
    table: events?.name ?? 'orders',
    key: KEY,
    derived: true,
    shorterFirst: true,
    ...(events?.time !== undefined && { since: events.time }),
  };
}

function measuresOf(orders: Table): Record<string, Measure> {
  const of = (zh: string, en: string, agg: Aggregate, window: Window, more: { field?: string; empty?: Value } = {}): Measure => ({
    name: { zh, en },
    from: 'orders',
    agg,
    window,
    place: NOWHERE,
    ...(more.field !== undefined && { field: { kind: 'name', name: more.field, start: 0, end: 0 } }),
    ...(more.empty !== undefined && { empty: more.empty }),
  });
  // Lines of one order share its number: they are one order.
  const count = (zh: string, en: string, window: Window) => of(zh, en, 'count_distinct', window, { field: 'order_id', empty: 0 });
  const spend = (zh: string, en: string, window: Window) => of(zh, en, 'sum', window, { field: 'amount', empty: 0 });
  return {
    orders_ever: count('历来订单数', 'Orders ever', EVER),
    days_since_last_order: of('距最近一单的天数', 'Days since the last order', 'days_since', EVER),
    days_since_first_order: of('距第一单的天数', 'Days since the first order', 'days_since_first', EVER),
    orders_365d: count('最近 365 天订单数', 'Orders in the last 365 days', lastDays(365)),
    orders_90d: count('最近 90 天订单数', 'Orders in the last 90 days', lastDays(90)),
    ...(orders.columns.some((column) => column.name === 'amount') && {
      spend_ever: spend('历来消费', 'Spend ever', EVER),
      spend_365d: spend('最近 365 天消费', 'Spend in the last 365 days', lastDays(365)),
      spend_90d: spend('最近 90 天消费', 'Spend in the last 90 days', lastDays(90)),
    }),
  };
}
