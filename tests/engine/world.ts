import type { Database } from 'sql.js';
import {
  type Cell,
  checkTags,
  compileTags,
  type Execute,
  type Issue,
  runTags,
  type Schema,
  sqlite,
  type TagRows,
} from '../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';

/** Customers with a few facts, orders with a status, their lines, and two tables that lack something. */
export const SCHEMA: Schema = {
  entity: { table: 'customers', key: 'customer_id', since: 'register_date' },
  tables: {
    customers: {
      name: 'customers',
      label: { zh: '客户', en: 'Customers' },
      entityKey: 'customer_id',
      primaryKey: ['customer_id'],
      columns: [
        { name: 'customer_id', type: 'text', nullable: false, label: { zh: '客户', en: 'Customer' } },
        { name: 'city', type: 'text', nullable: true, label: { zh: '城市', en: 'City' } },
        { name: 'gender_raw', type: 'text', nullable: true, label: { zh: '性别', en: 'Gender' } },
        { name: 'birth_date', type: 'date', nullable: true, label: { zh: '生日', en: 'Birthday' } },
        { name: 'register_date', type: 'date', nullable: true, label: { zh: '注册', en: 'Registered' } },
      ],
    },
    orders: {
      name: 'orders',
      label: { zh: '订单', en: 'Orders' },
      entityKey: 'customer_id',
      time: 'order_date',
      primaryKey: ['order_id'],
      columns: [
        { name: 'order_id', type: 'text', nullable: false, label: { zh: '订单号', en: 'Order' } },
        { name: 'customer_id', type: 'text', nullable: true, label: { zh: '客户', en: 'Customer' } },
        { name: 'order_date', type: 'date', nullable: false, label: { zh: '日期', en: 'Date' } },
        { name: 'order_ts', type: 'timestamp', nullable: false, label: { zh: '时间', en: 'Time' } },
        { name: 'status', type: 'text', nullable: false, label: { zh: '状态', en: 'Status' } },
        { name: 'channel', type: 'text', nullable: true, label: { zh: '渠道', en: 'Channel' } },
        { name: 'amount', type: 'real', nullable: true, decimals: 2, label: { zh: '金额', en: 'Amount' } },
      ],
    },
    order_items: {
      name: 'order_items',
      label: { zh: '明细', en: 'Lines' },
      via: { table: 'orders', on: 'order_id' },
      primaryKey: ['order_id', 'line'],
      columns: [
        { name: 'order_id', type: 'text', nullable: false, label: { zh: '订单号', en: 'Order' } },
        { name: 'line', type: 'int', nullable: false, label: { zh: '行', en: 'Line' } },
        { name: 'category', type: 'text', nullable: false, label: { zh: '品类', en: 'Category' } },
        { name: 'qty', type: 'int', nullable: false, label: { zh: '数量', en: 'Quantity' } },
        { name: 'price', type: 'real', nullable: false, decimals: 2, label: { zh: '单价', en: 'Price' } },
      ],
    },
    cards: {
      name: 'cards',
      label: { zh: '会员卡', en: 'Cards' },
      note: { zh: '没有时间', en: 'Without a time' },
      entityKey: 'customer_id',
      primaryKey: ['customer_id'],
      columns: [{ name: 'customer_id', type: 'text', nullable: false, label: { zh: '客户', en: 'Customer' } }],
    },
    consents: {
      name: 'consents',
      label: { zh: '授权', en: 'Consents' },
      entityKey: 'customer_id',
      time: 'updated_at',
      primaryKey: ['customer_id', 'purpose', 'updated_at'],
      columns: [
        { name: 'customer_id', type: 'text', nullable: false, label: { zh: '客户', en: 'Customer' } },
        { name: 'purpose', type: 'text', nullable: false, label: { zh: '用途', en: 'Purpose' } },
        { name: 'updated_at', type: 'date', nullable: false, label: { zh: '表态日期', en: 'Answered on' } },
        { name: 'status', type: 'text', nullable: false, label: { zh: '表态', en: 'Answer' } },
        { name: 'expires_at', type: 'date', nullable: true, label: { zh: '到期日', en: 'Ends on' } },
      ],
    },
    visits: {
      name: 'visits',
      label: { zh: '就诊', en: 'Visits' },
      entityKey: 'customer_id',
      time: 'came_at',
      primaryKey: ['customer_id', 'came_at'],
      columns: [
        { name: 'customer_id', type: 'text', nullable: false, label: { zh: '客户', en: 'Customer' } },
        { name: 'came_at', type: 'timestamp', nullable: false, label: { zh: '时间', en: 'Time' } },
        { name: 'illness', type: 'text', nullable: true, label: { zh: '病种', en: 'Illness' }, sensitivity: 'sensitive' },
      ],
    },
    survey: {
      name: 'survey',
      label: { zh: '问卷', en: 'Survey' },
      entityKey: 'customer_id',
      time: 'answered_at',
      primaryKey: ['customer_id', 'q', 'answered_at'],
      columns: [
        { name: 'customer_id', type: 'text', nullable: false, label: { zh: '客户', en: 'Customer' } },
        { name: 'q', type: 'text', nullable: false, label: { zh: '题目', en: 'Item' } },
        { name: 'score', type: 'int', nullable: true, label: { zh: '回答', en: 'Answer' } },
        { name: 'answered_at', type: 'date', nullable: false, label: { zh: '答题日期', en: 'Answered on' } },
      ],
    },
    follows: {
      name: 'follows',
      label: { zh: '关注', en: 'Follows' },
      time: 'ts',
      primaryKey: ['src', 'dst', 'ts'],
      columns: [
        { name: 'src', type: 'text', nullable: false, label: { zh: '关注者', en: 'Follower' } },
        { name: 'dst', type: 'text', nullable: false, label: { zh: '被关注者', en: 'Followed' } },
        { name: 'ts', type: 'date', nullable: false, label: { zh: '关注日期', en: 'Followed on' } },
      ],
    },
    products: {
      name: 'products',
      label: { zh: '商品', en: 'Products' },
      note: { zh: '不通向客户', en: 'Without a way to a customer' },
      primaryKey: ['sku'],
      columns: [{ name: 'sku', type: 'text', nullable: false, label: { zh: '商品', en: 'Product' } }],
    },
  },
  measures: {},
};

export type Order = readonly [
  id: string,
  customer: string | null,
  date: string,
  amount: number | null,
  status?: string,
  time?: string,
  channel?: string | null,
];
export type Customer = readonly [
  id: string,
  city?: string | null,
  gender?: string | null,
  birth?: string | null,
  registered?: string | null,
];

/** Small databases of a few customers; one a file of tests. */
export async function openWorld(
  customers: readonly Customer[],
  orders: readonly Order[],
  items?: readonly (readonly Cell[])[],
  more?: Readonly<Record<string, readonly (readonly Cell[])[]>>,
): Promise<Execute> {
  return executeIn(await databaseOf(customers, orders, items, more));
}

/** A world for as long as it is used: properties that make one for each of their runs would fill the memory. */
export async function inWorld<T>(
  customers: readonly Customer[],
  orders: readonly Order[],
  use: (execute: Execute) => Promise<T>,
): Promise<T> {
  const db = await databaseOf(customers, orders);
  try {
    return await use(executeIn(db));
  } finally {
    db.close();
  }
}

const executeIn =
  (db: Database): Execute =>
  (sql, params) =>
    runStatement(db, sql, params);

async function databaseOf(...content: Parameters<typeof rowsOfWorld>): Promise<Database> {
  return createDatabase(await loadSqlJs(), { schema: SCHEMA, rows: rowsOfWorld(...content) });
}

type TableRows = Readonly<Record<string, readonly (readonly Cell[])[]>>;

/** The rows of a world by table; what a customer or an order leaves out is missing, or ordinary. */
export function rowsOfWorld(
  customers: readonly Customer[],
  orders: readonly Order[],
  items: readonly (readonly Cell[])[] = [],
  more: TableRows = {},
): TableRows {
  return {
    customers: customers.map(([id, city = null, gender = null, birth = null, registered = null]) => [id, city, gender, birth, registered]),
    orders: orders.map(([id, customer, date, amount, status = 'paid', time = '12:00:00', channel = null]) => [
      id,
      customer,
      date,
      `${date} ${time}`,
      status,
      channel,
      amount,
    ]),
    order_items: items,
    ...more,
  };
}

export async function tagsOf(yaml: string, execute: Execute, asOf = '2025-06-30', schema = SCHEMA): Promise<TagRows> {
  const { value, issues } = checkTags(yaml, schema);
  if (!value) throw new Error(JSON.stringify(issues));
  return runTags(value, compileTags(value, sqlite), asOf, execute);
}

/** The values of the first tag by customer. */
export async function valuesOf(yaml: string, execute: Execute, asOf?: string): Promise<Record<string, unknown>> {
  const rows = await tagsOf(yaml, execute, asOf);
  return Object.fromEntries(rows.customerIds.map((id, i) => [id, rows.tags[0]?.values[i]]));
}

export const issuesOf = (yaml: string, schema = SCHEMA): readonly Issue[] => checkTags(yaml, schema).issues;
export const codesOf = (yaml: string): string[] => issuesOf(yaml).map((i) => i.code);
