import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/datasets/dataset.ts';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import type { Cell } from '../../../src/engine/language/rows.ts';
import type { Column, Table } from '../../../src/engine/language/schema.ts';
import { createDatabase } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { objectsOf, sum } from '../statistics.ts';

const small = { ...yunduo.standard, customers: 240 };
const standard = yunduo.generate(yunduo.standard);
const sha = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

describe('the same request', () => {
  it('gives the same rows', () => expect(sha(JSON.stringify(yunduo.generate(small)))).toBe(sha(JSON.stringify(yunduo.generate(small)))));

  it('gives the same bytes in SQLite', async () => {
    const sqlJs = await loadSqlJs();
    const bytes = () => createDatabase(sqlJs, yunduo.generate(small)).export();
    expect(sha(bytes())).toBe(sha(bytes()));
  });

  it('gives other rows for another seed', () =>
    expect(yunduo.generate({ ...small, seed: 2 }).rows['orders']).not.toEqual(yunduo.generate(small).rows['orders']));
});

const FORMS: Readonly<Record<Column['type'], (value: Cell) => boolean>> = {
  text: (value) => typeof value === 'string',
  int: (value) => Number.isInteger(value),
  real: (value) => typeof value === 'number' && Number.isFinite(value),
  bool: (value) => value === 0 || value === 1,
  date: (value) => typeof value === 'string' && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value),
  timestamp: (value) =>
    typeof value === 'string' && new Date(`${value.replace(' ', 'T')}Z`).toISOString().slice(0, 19).replace('T', ' ') === value,
};

const DATASETS: readonly (readonly [string, Dataset])[] = [
  ['standard', standard],
  ['small at another date', yunduo.generate({ seed: 5, asOf: '2024-02-29', customers: 240 })],
  ['aimed', yunduo.aimed('2025-06-30')],
];

describe.each(DATASETS)('%s', (_, dataset) => {
  const tables = Object.values(dataset.schema.tables);

  it('has the tables of its schema and no others', () => expect(Object.keys(dataset.rows)).toEqual(tables.map(({ name }) => name)));

  it.each(tables.map((table) => [table.name, table] as const))('%s agrees with its schema', (_name, table) => {
    const rows = dataset.rows[table.name] ?? [];
    expect(rows.filter((row) => row.length !== table.columns.length)).toEqual([]);
    expect(table.columns.flatMap((column, i) => rows.flatMap((row) => misfit(column, row[i] ?? null)))).toEqual([]);
    expect(keysOf(dataset, table)).toEqual([...new Set(keysOf(dataset, table))].toSorted());
  });

  it('gives every order its lines, and every line its order', () => {
    const orders = new Set(objectsOf(dataset, 'orders').map(({ order_id }) => order_id));
    expect(new Set(objectsOf(dataset, 'order_items').map(({ order_id }) => order_id))).toEqual(orders);
  });
});

/** What is wrong with a value in its column: nothing, or one sentence. */
function misfit({ name, type, nullable, codes }: Column, value: Cell): string[] {
  if (value === null) return nullable ? [] : [`${name} is missing`];
  if (!FORMS[type](value)) return [`${name}: ${value} is no ${type}`];
  return codes && !Object.hasOwn(codes, String(value)) ? [`${name}: ${value} is no code`] : [];
}

const keysOf = (dataset: Dataset, table: Table): string[] =>
  objectsOf(dataset, table.name).map((row) =>
    table.primaryKey.map((name) => (typeof row[name] === 'number' ? String(row[name]).padStart(9, '0') : row[name])).join('\u0001'),
  );

describe('the schema', () => {
  const { tables, entity, measures } = yunduo.schema;

  it('has words in both languages for every table, column, code and measure', () => {
    const words = [
      ...Object.values(tables).flatMap((table) => [
        table.label,
        table.note,
        ...table.columns.flatMap((c) => [c.label, ...Object.values(c.codes ?? {})]),
      ]),
      ...Object.values(measures).map(({ name }) => name),
      yunduo.title,
      yunduo.about,
    ];
    expect(words.filter((word) => !word?.zh || !word.en)).toEqual([]);
    expect(words.filter((word) => /[\u4e00-\u9fff]/.test(word?.en ?? ''))).toEqual([]);
  });

  it('names columns that exist', () => {
    const named = Object.values(tables).flatMap((table) =>
      [table.entityKey, table.time, table.via?.on, ...table.primaryKey]
        .filter((name) => name !== undefined)
        .map((name) => [table.name, name] as const),
    );
    for (const [table, name] of [...named, [entity.table, entity.key], [entity.table, entity.since]] as const)
      expect(tables[table]?.columns.map((column) => column.name)).toContain(name);
  });

  it('lists in the table of codes every code of every column', () => {
    const listed = new Set((standard.rows['codes'] ?? []).map(([, code, zh, en]) => `${code} ${zh} ${en}`));
    const meant = Object.values(tables).flatMap((table) => table.columns.flatMap(({ codes }) => Object.entries(codes ?? {})));
    for (const [code, { zh, en }] of meant) expect(listed).toContain(`${code} ${zh} ${en}`);
  });
});

describe('the shop keeps its books', () => {
  const items = objectsOf(standard, 'order_items');
  const orders = objectsOf(standard, 'orders');
  const customers = objectsOf(standard, 'customers');

  it('charges the lines less the coupon', () => {
    const face = new Map(objectsOf(standard, 'coupons').map(({ coupon_id, face_value }) => [coupon_id, Number(face_value)]));
    const total = new Map<Cell, number>();
    for (const { order_id = null, qty, price } of items) total.set(order_id, (total.get(order_id) ?? 0) + Number(qty) * Number(price));
    for (const { order_id = null, amount, coupon_id = null } of orders)
      expect(amount).toBe((total.get(order_id) ?? 0) - (face.get(coupon_id) ?? 0));
  });

  it('charges amounts whose sums are exact', () => expect(sum(orders.map(({ amount }) => Number(amount) * 2)) % 1).toBe(0));

  it('numbers its orders in the order of time', () => {
    const inTime = orders
      .toSorted((a, b) => (String(a['order_id']) < String(b['order_id']) ? -1 : 1))
      .map(({ order_ts }) => String(order_ts));
    expect(inTime).toEqual(inTime.toSorted());
  });

  it('sells to nobody before they register, and nothing after the last day', () => {
    const registered = new Map(customers.map(({ customer_id, register_date }) => [customer_id, String(register_date)]));
    for (const { customer_id = null, order_date, order_ts } of orders) {
      expect(String(order_date) >= (registered.get(customer_id) ?? '9999')).toBe(true);
      expect(String(order_ts).slice(0, 10)).toBe(order_date);
      expect(String(order_date) <= standard.asOf).toBe(true);
    }
  });

  it('gives each coupon to one customer, who uses it once and in time', () => {
    const coupons = new Map(objectsOf(standard, 'coupons').map((row) => [row['coupon_id'], row]));
    const used = orders.filter(({ coupon_id }) => coupon_id !== null);
    expect(used.length).toBeGreaterThan(1000);
    expect(new Set(used.map(({ coupon_id }) => coupon_id)).size).toBe(used.length);
    for (const { coupon_id, customer_id, order_date } of used) {
      const coupon = coupons.get(coupon_id ?? null);
      expect(coupon?.['customer_id']).toBe(customer_id);
      expect(String(coupon?.['issued_date']) <= String(order_date) && String(order_date) <= String(coupon?.['expires_date'])).toBe(true);
    }
  });

  it('writes each gender in four spellings and leaves some out', () => {
    const spellings = new Set(customers.map(({ gender_raw }) => gender_raw));
    expect(spellings).toEqual(new Set(['女', 'female', 'F', 'Female ', '男', 'male', 'M', '男\u3000', null]));
    expect(customers.filter(({ gender_raw }) => gender_raw === null).length / 2000).toBeCloseTo(0.06, 1);
  });

  it('knows no two phones with one fingerprint', () => expect(new Set(customers.map(({ phone_hash }) => phone_hash)).size).toBe(2000));

  it('always has a leap-day child and a customer without a city', () => {
    expect(customers.find(({ customer_id }) => customer_id === 'C0002')?.['birth_date']).toBe('1996-02-29');
    expect(customers.find(({ customer_id }) => customer_id === 'C0007')?.['city']).toBe(null);
  });
});
