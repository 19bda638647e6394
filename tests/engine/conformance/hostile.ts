import type { Cell, ColumnType, Schema } from '../../../src/engine/index.ts';

/** A database of everything that engines treat differently: NULLs, ties, edges of days and months, halves, case, quotes, scripts, reserved names. */
const column = (name: string, type: ColumnType, nullable = true) => ({ name, type, nullable, label: { zh: name, en: name } });
const label = { zh: '', en: '' };

export const HOSTILE: Schema = {
  entity: { table: 'customers', key: 'customer_id', since: 'register_date' },
  tables: {
    customers: {
      name: 'customers',
      label,
      entityKey: 'customer_id',
      primaryKey: ['customer_id'],
      columns: [
        column('customer_id', 'text', false),
        column('city', 'text'),
        column('vip', 'bool'),
        column('points', 'int'),
        column('score', 'real'),
        column('birth_date', 'date'),
        column('register_date', 'date'),
        column('last_login', 'timestamp'),
        column('order', 'text'),
        column('Größe "名"', 'real'),
      ],
    },
    orders: {
      name: 'orders',
      label,
      entityKey: 'customer_id',
      time: 'order_date',
      primaryKey: ['order_id'],
      columns: [
        column('order_id', 'text', false),
        column('customer_id', 'text'),
        column('order_date', 'date', false),
        column('order_ts', 'timestamp', false),
        column('status', 'text', false),
        column('channel', 'text'),
        column('amount', 'real'),
        column('qty', 'int', false),
        column('gift', 'bool'),
      ],
    },
    // Called like a part of the statement.
    population: {
      name: 'population',
      label,
      via: { table: 'orders', on: 'order_id' },
      primaryKey: ['order_id', 'line'],
      columns: [column('order_id', 'text', false), column('line', 'int', false), column('select', 'text'), column('price', 'real')],
    },
  },
  measures: {},
};

const CUSTOMERS: readonly (readonly Cell[])[] = [
  // One whole millennium of ties, and keys that locales sort otherwise than code points do.
  ['a', 'Aachen', 1, 1, 1.005, '1990-06-30', '2024-01-01', '2025-06-30 00:00:00', 'x', 1.5],
  ['B', 'aachen', 0, 2, 2.675, '1990-07-01', '2024-01-01', '2025-06-30 23:59:59', 'X', 1.5],
  ['Z', 'Äpfel', null, 3, 0.285, '2000-02-29', '2024-02-29', '2025-06-29 23:59:59', null, null],
  ['ä', 'äpfel', 1, 3, 2.5, null, null, null, '', -1.5],
  ['北', '上海', 0, 3, -2.5, '2025-06-30', '2025-06-30', '2024-02-29 12:00:00', ' x ', 0],
  ['上', '上海', 1, null, 0.125, '2025-07-01', '2024-12-31', '2025-03-31 23:59:59', 'ß', 0.1],
  ["O'Neil", "O'Hare", 0, 0, 0, '1900-01-01', '2020-01-01', '2025-03-31 00:00:00', "'", 0.2],
  ['\\', 'back\\slash', null, -5, -0.285, '2004-02-28', '2020-01-01', '2025-04-01 00:00:00', '%', 0.3],
  ['10', '50%_off', 1, 100, 1e-7, '2004-03-01', '2025-03-31', null, '_', 1234567.891],
  ['9', '', 0, 99, 12345.675, '1999-12-31', '2025-04-01', '2023-02-28 10:10:10', '\\', -0],
  ['q"q', null, null, null, null, null, '2023-01-31', '2025-06-28 00:00:01', '"', 7],
  [' x', '\u3000北京\u00a0\t', 1, 3, 1 / 3, '1985-05-31', '2023-01-31', '2025-02-28 23:59:59', ':as_of', 7],
  ['later', '上海', 1, 1, 1, '1990-01-01', '2025-07-01', '2025-07-01 00:00:00', 'x', 1],
];

type OrderRow = readonly [
  customer: string | null,
  ts: string,
  status: string,
  channel: string | null,
  amount: number | null,
  qty: number,
  gift: 0 | 1 | null,
];
const ORDERS: readonly OrderRow[] = [
  ['a', '2025-06-30 00:00:00', 'paid', 'app', 999.99, 1, 1],
  ['a', '2025-06-30 00:00:00', 'paid', 'web', 0.01, 2, 0],
  ['a', '2025-06-30 23:59:59', 'refunded', 'web', -999.99, 1, null],
  ['a', '2025-07-01 00:00:00', 'paid', 'app', 5000, 1, 1],
  ['B', '2025-03-31 23:59:59', 'paid', 'App', 2.01, 1, 0],
  ['B', '2025-03-01 00:00:00', 'paid', 'app', 0, 3, 0],
  ['B', '2025-02-28 23:59:59', 'paid', 'app', 10.1, 3, 1],
  ['B', '2024-02-29 00:00:00', 'paid', 'APP', 20.2, 3, 1],
  ['Z', '2025-06-01 00:00:00', 'paid', null, null, 1, null],
  ['Z', '2025-05-31 23:59:59', 'paid', null, 100, 1, null],
  ['ä', '2025-04-01 00:00:00', 'paid', 'äpp', 0.1, 1, 1],
  ['ä', '2025-04-02 00:00:00', 'paid', 'Zebra', 0.2, 1, 1],
  ['ä', '2025-04-02 00:00:00', 'paid', 'apple', 0.3, 1, 0],
  ['北', '2025-06-24 00:00:00', 'paid', '门店', 88.88, 1, 0],
  ['北', '2025-06-23 23:59:59', 'paid', '小程序', 88.88, 1, 0],
  ['北', '2025-01-01 00:00:00', 'cancelled', '门店', 88.88, 4, 0],
  ['上', '2024-12-31 23:59:59', 'paid', '门店', 88.88, 1, 0],
  ["O'Neil", '2025-03-30 12:00:00', 'paid', "it's", 1e6, 1000, 1],
  ['\\', '2024-03-31 12:00:00', 'paid', '\\', 33.335, 7, null],
  ['\\', '2024-03-31 12:00:00', 'paid', '%', 33.345, 7, null],
  ['\\', '2024-03-31 12:00:00', 'paid', '_', 33.355, 7, null],
  ['10', '2025-06-30 12:00:00', 'paid', 'app', 88.88, 1, 1],
  ['9', '2025-06-30 12:00:00', 'paid', 'app', 88.88, 1, 1],
  ['later', '2025-06-01 12:00:00', 'paid', 'app', 1, 1, 1],
  ['nobody', '2025-06-01 12:00:00', 'paid', 'app', 77, 1, 1],
  [null, '2025-06-01 12:00:00', 'paid', 'app', 77, 1, 1],
];

const LINES: readonly (readonly Cell[])[] = [
  ['o01', 1, 'food', 0.1],
  ['o01', 2, 'food', 0.2],
  ['o02', 1, 'Food', 0.7],
  ['o05', 1, null, 1],
  ['o06', 1, 'toys', null],
  ['o14', 1, '食品', 3],
  ['o15', 1, '玩具', 3],
  ['o15', 2, '食品', 1 / 3],
  ['o99', 1, 'food', 9],
];

export const HOSTILE_ROWS: Readonly<Record<string, readonly (readonly Cell[])[]>> = {
  customers: CUSTOMERS,
  orders: ORDERS.map(([customer, ts, ...rest], i) => [`o${String(i + 1).padStart(2, '0')}`, customer, ts.slice(0, 10), ts, ...rest]),
  population: LINES,
};
