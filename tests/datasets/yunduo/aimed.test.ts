import { describe, expect, it } from 'vitest';
import { contentOf, databasesOf } from '../../../src/datasets/grading.ts';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import { daysBetween, groupBy, objectsOf, ordersOf, sum } from '../statistics.ts';

describe.each(['2025-06-30', '2024-02-29', '2025-03-31'])('the aimed database as of %s', (asOf) => {
  const aimed = yunduo.aimed(asOf);
  const customers = objectsOf(aimed, 'customers');
  const ids = new Set(customers.map(({ customer_id }) => String(customer_id)));
  const orders = ordersOf(aimed);
  const paid = orders.filter(({ status, date, customerId }) => status === 'paid' && date <= asOf && ids.has(customerId));
  const inYear = groupBy(
    paid.filter(({ date }) => daysBetween(date, asOf) < 365),
    ({ customerId }) => customerId,
  );
  const counts = [...inYear.values()].map((own) => own.length);
  const spends = [...inYear.values()].map((own) => sum(own.map(({ amount }) => amount)));

  it('has a few dozen customers, and says of each why', () => {
    expect(customers.length).toSatisfy((n: number) => n >= 40 && n <= 60);
    expect(new Set(Object.keys(aimed.about))).toEqual(ids);
    expect(new Set(Object.values(aimed.about).map(({ zh }) => zh)).size).toBe(customers.length);
    expect(new Set(Object.values(aimed.about).map(({ en }) => en)).size).toBe(customers.length);
  });

  it('stands on both sides of every usual window, at both ends of the day', () => {
    const last = new Map(
      [...groupBy(paid, ({ customerId }) => customerId)].map(([id, own]) => [
        id,
        Math.min(...own.map(({ date }) => daysBetween(date, asOf))),
      ]),
    );
    for (const days of [0, 29, 30, 31, 89, 90, 91, 179, 180, 181, 364, 365, 366]) expect([...last.values()]).toContain(days);
    const times = objectsOf(aimed, 'orders').map(({ order_ts }) => String(order_ts).slice(11));
    expect(times).toEqual(expect.arrayContaining(['00:00:00', '23:59:59']));
  });

  it('stands below, on and above the thresholds of counts and spend', () => {
    expect(counts).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6]));
    expect(spends).toEqual(expect.arrayContaining([0, 999.99, 1000, 3000, 4999.99, 5000, 6000, 50_000]));
    expect(spends.some((yuan) => yuan > 1000 && yuan < 1000.02)).toBe(true);
  });

  it('has so many customers of one order that equal fifths must split them', () => {
    const once = counts.filter((count) => count === 1).length;
    expect(once).toBeGreaterThanOrEqual(12);
    expect(once).toBeGreaterThan(counts.length / 5);
  });

  it('has customers whose number of orders is a cut point itself', () => {
    const sorted = counts.toSorted((a, b) => a - b);
    const places = [1, 2, 3, 4].map((fifth) => (fifth * (sorted.length - 1)) / 5).filter(Number.isInteger);
    expect(places.some((place) => (sorted[place - 1] ?? 0) < (sorted[place] ?? 0))).toBe(true);
  });

  it('has ties in amount and in recency', () => {
    const most = (values: readonly number[]) => Math.max(...[...groupBy(values, String).values()].map((same) => same.length));
    expect(most(spends)).toBeGreaterThan(5);
    expect(most([...inYear.values()].map((own) => Math.min(...own.map(({ date }) => daysBetween(date, asOf)))))).toBeGreaterThan(1);
  });

  it('has those who never paid, who never ordered and who are not there yet', () => {
    const buyers = new Set(orders.map(({ customerId }) => customerId));
    const payers = new Set(paid.map(({ customerId }) => customerId));
    const statuses = (id: string) => new Set(orders.filter(({ customerId }) => customerId === id).map(({ status }) => status));
    const only = (status: string) => [...ids].some((id) => statuses(id).size === 1 && statuses(id).has(status));
    expect(only('refunded') && only('cancelled')).toBe(true);
    expect([...ids].some((id) => !buyers.has(id))).toBe(true);
    expect(customers.some(({ register_date }) => String(register_date) > asOf)).toBe(true);
    expect(orders.some(({ date, customerId }) => date > asOf && payers.has(customerId))).toBe(true);
    expect(orders.some(({ date, customerId }) => date > asOf && ids.has(customerId) && !payers.has(customerId))).toBe(true);
  });

  it('has an orphan, a pair that looks like one, and an order of many lines', () => {
    expect(orders.some(({ customerId }) => !ids.has(customerId))).toBe(true);
    const looks = groupBy(objectsOf(aimed, 'orders'), (row) => [row['customer_id'], row['order_ts'], row['amount']].join(' '));
    expect([...looks.values()].some((same) => same.length > 1)).toBe(true);
    expect(objectsOf(aimed, 'order_items').some(({ line }) => line === 6)).toBe(true);
  });

  it('has people with gaps and on their birthdays', () => {
    const years = Number(asOf.slice(0, 4)) - 30;
    for (const column of ['gender_raw', 'birth_date', 'city']) expect(customers.some((row) => row[column] === null)).toBe(true);
    const births = customers.map(({ birth_date }) => String(birth_date));
    expect(births).toContain('2000-02-29');
    expect(births.some((date) => date.startsWith(String(years)) && date <= `${years}${asOf.slice(4)}` && date !== '1990-05-15')).toBe(true);
    expect(births.some((date) => date.startsWith(String(years)) && date > `${years}${asOf.slice(4)}`)).toBe(true);
  });
});

describe('cut points between two numbers of orders, where a cut moved by one loses somebody', () => {
  const between = databasesOf(yunduo).filter((database) => {
    const data = contentOf(yunduo, database);
    const known = new Set(objectsOf(data, 'customers').map(({ customer_id }) => String(customer_id)));
    const paid = ordersOf(data).filter(
      ({ status, date, customerId }) =>
        status === 'paid' && known.has(customerId) && date <= database.asOf && daysBetween(date, database.asOf) < 365,
    );
    const counts = [...groupBy(paid, ({ customerId }) => customerId).values()].map((own) => own.length).toSorted((a, b) => a - b);
    return [1, 2, 3, 4].some((fifth) => {
      const place = (fifth * (counts.length - 1)) / 5;
      return !Number.isInteger(place) && (counts[Math.floor(place)] ?? 0) < (counts[Math.ceil(place)] ?? 0);
    });
  });
  it('are in more than one of the generated databases, since the aimed one has none', () => {
    expect(between.map(({ id }) => id)).toEqual(['seed-2', 'seed-4']);
  });
});
