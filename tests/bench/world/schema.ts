import type { Column, ColumnType, Schema, Table } from '../../../src/engine/index.ts';

/** The day that the bench tags its customers on. */
export const AS_OF = '2025-06-30';

const label = (name: string) => ({ zh: name, en: name });
const column = (name: string, type: ColumnType, nullable = true): Column => ({ name, type, nullable, label: label(name) });
const CUSTOMER = column('customer_id', 'text', false);

const TABLES: readonly Table[] = [
  {
    name: 'customers',
    label: label('customers'),
    entityKey: 'customer_id',
    primaryKey: ['customer_id'],
    columns: [
      CUSTOMER,
      column('gender_raw', 'text'),
      column('birth_date', 'date'),
      column('city_tier', 'text'),
      column('register_date', 'date', false),
    ],
  },
  {
    name: 'orders',
    label: label('orders'),
    entityKey: 'customer_id',
    time: 'order_date',
    primaryKey: ['customer_id', 'order_date', 'order_id'],
    columns: [
      column('order_id', 'text', false),
      CUSTOMER,
      column('order_date', 'date', false),
      column('channel', 'text'),
      column('category', 'text'),
      column('status', 'text', false),
      column('amount', 'real'),
      column('coupon_id', 'text'),
    ],
  },
  {
    name: 'events',
    label: label('events'),
    entityKey: 'customer_id',
    time: 'event_ts',
    primaryKey: ['customer_id', 'event_ts'],
    columns: [CUSTOMER, column('event_ts', 'timestamp', false), column('name', 'text', false)],
  },
];

/** A shop with what the twenty-one tags ask for: who customers are, what they ordered, what they did online. */
export const SCHEMA: Schema = {
  entity: { table: 'customers', key: 'customer_id', since: 'register_date' },
  tables: Object.fromEntries(TABLES.map((table) => [table.name, table])),
  measures: {},
};

export type TableName = 'customers' | 'orders' | 'events';
export const TABLE_NAMES: readonly TableName[] = ['customers', 'orders', 'events'];
