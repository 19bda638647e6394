import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import type { Cell } from '../../../src/engine/language/rows.ts';
import { createDatabase } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { describeContract } from '../contract.ts';
import { objectsOf, sum } from '../statistics.ts';

const small = { ...yunduo.standard, customers: 240 };
const standard = yunduo.generate(yunduo.standard);
const sha = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');

it('the same request gives the same bytes in SQLite', async () => {
  const sqlJs = await loadSqlJs();
  const bytes = () => createDatabase(sqlJs, yunduo.generate(small)).export();
  expect(sha(bytes())).toBe(sha(bytes()));
});

describeContract(yunduo, 240);

it('the aimed database gives every order its lines, and every line its order', () => {
  const aimed = yunduo.aimed(yunduo.standard.asOf);
  const orders = new Set(objectsOf(aimed, 'orders').map(({ order_id }) => order_id));
  expect(new Set(objectsOf(aimed, 'order_items').map(({ order_id }) => order_id))).toEqual(orders);
});

describe('the shop keeps its books', () => {
  it('gives every order its lines, and every line its order', () =>
    expect(new Set(items.map(({ order_id }) => order_id))).toEqual(new Set(orders.map(({ order_id }) => order_id))));

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
