import { describe, expect, it } from 'vitest';
import { yunduoDirty } from '../../../src/datasets/yunduo-dirty/index.ts';
import type { Spoilt } from '../../../src/datasets/yunduo-dirty/rows.ts';
import { describeContract } from '../contract.ts';
import { groupBy, objectsOf } from '../statistics.ts';

describeContract(yunduoDirty, 400, { entities: 'rows' });

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const isIso = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);

/** Cleaning as a learner would, with nothing from the generator. */
function dateOf(text: string): string {
  if (isIso(text)) return text;
  if (/^\d{8}$/.test(text)) return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  if (/^\d{5}$/.test(text)) return new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10);
  const [year = '', month = '', day = ''] = text.split('/');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
const genderOf = (text: unknown) => (text === null ? null : /^(女|female|f)$/i.test(String(text).trim()) ? 'female' : 'male');

describe.each(SEEDS)('yunduo-dirty, seed %i', (seed) => {
  const dataset = yunduoDirty.generate({ ...yunduoDirty.standard, seed });
  const { clean } = dataset.truth as unknown as Pick<Spoilt, 'clean'>;
  const customers = objectsOf(dataset, 'raw_customers');
  const orders = objectsOf(dataset, 'raw_orders');

  it('has 2,400 rows', () => expect([customers.length, orders.length]).toEqual([1000, 1400]));

  it('holds each kind of dirt as often as it says', () => {
    expect(customers.length - new Set(customers.map(({ customer_id }) => customer_id)).size).toBe(118);
    const dates = [...customers.map(({ register_date }) => register_date), ...orders.map(({ order_date }) => order_date)].filter(
      (text) => !isIso(String(text)),
    );
    expect(dates).toHaveLength(300);
    expect(dates.filter((text) => /^\d{5}$/.test(String(text))).length).toBeGreaterThan(60);
    expect(customers.filter(({ city }) => String(city).includes('\u3000'))).toHaveLength(77);
    expect(orders.filter(({ amount }) => Number(amount) <= 0)).toHaveLength(41);
    const known = new Set(customers.map(({ customer_id }) => customer_id));
    expect(orders.filter(({ customer_id = null }) => !known.has(customer_id))).toHaveLength(36);
    expect(new Set(customers.flatMap(({ gender }) => (gender === null ? [] : [gender]))).size).toBe(8);
  });

  it('can be cleaned into what the truth says', () => {
    const cleaned = [...groupBy(customers, ({ customer_id }) => String(customer_id))]
      .map(([customerId, [row = {}]]) => ({
        customerId,
        name: row['name'],
        gender: genderOf(row['gender'] ?? null),
        city: row['city'] === null ? null : String(row['city']).replaceAll('\u3000', '').trim(),
        registerDate: dateOf(String(row['register_date'])),
      }))
      .toSorted((a, b) => (a.customerId < b.customerId ? -1 : 1));
    expect(cleaned).toEqual(clean.customers);
    const known = new Set(cleaned.map(({ customerId }) => customerId));
    const kept = orders
      .filter(({ amount, customer_id }) => Number(amount) > 0 && known.has(String(customer_id)))
      .map((row) => ({
        orderId: row['order_id'],
        customerId: row['customer_id'],
        orderDate: dateOf(String(row['order_date'])),
        status: row['status'],
        amount: row['amount'],
      }));
    expect(kept).toEqual(clean.orders);
  });
});

describe('the aimed rows', () => {
  const aimed = yunduoDirty.aimed('2025-06-30');
  it('have every spelling, every way to write a day, and days that are none', () => {
    const rows = objectsOf(aimed, 'raw_customers');
    expect(new Set(rows.map(({ gender }) => gender)).size).toBeGreaterThanOrEqual(10);
    expect(rows.map(({ register_date }) => register_date)).toEqual(
      expect.arrayContaining(['2024/6/3', '20240603', '45446', '45351', '2024/2/30', '']),
    );
  });
  it('have amounts below, on and above nothing, and strangers', () => {
    const amounts = objectsOf(aimed, 'raw_orders').map(({ amount }) => amount);
    expect(amounts).toEqual(expect.arrayContaining([-0.01, 0, 0.01]));
    expect(objectsOf(aimed, 'raw_orders').some(({ customer_id }) => customer_id === 'C9001')).toBe(true);
  });
});
