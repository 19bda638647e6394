import { expect, test } from 'vitest';
import { SCHEMA } from '../../../src/datasets/yunduo/schema.ts';
import { compileTags, parseTags, placesIn, resolveTags, sqlite } from '../../../src/engine/index.ts';
import { compileRfm, YUNDUO_ORDERS } from '../../../src/islands/rfm-lab/rfm-tags.ts';
import { differing, scoreCustomers } from '../../../src/islands/rfm-lab/scores.ts';
import type { RfmSettings } from '../../../src/islands/rfm-lab/settings.ts';
import { askShop, EACH_METHOD, plainOrders, START } from './shop.ts';

const nameOf = (settings: RfmSettings): string =>
  settings.scoring.method === 'edges' ? `edges of ${settings.scheme}` : settings.scoring.method;

test.each(EACH_METHOD.map((settings) => [nameOf(settings), settings] as const))(
  '%s: the page scores as the database does',
  async (_, settings) => {
    const sql = await askShop(settings);
    expect(sql.customers.ids.length).toBeGreaterThan(1500);
    expect(differing(scoreCustomers(sql.customers, settings), settings, sql)).toBe(0);
  },
);

test('the scheme of ranges goes through the database too, the customers of no segment included', async () => {
  const settings: RfmSettings = { ...START, scheme: 'ranges' };
  const sql = await askShop(settings);
  expect(sql.segments).toContain('others');
  expect(differing(scoreCustomers(sql.customers, settings), settings, sql)).toBe(0);
});

test('a score that differs is counted', async () => {
  const sql = await askShop(START);
  const codes = sql.codes.map((code, i) => (i === 7 ? '999' : code));
  const segments = sql.segments.map((segment, i) => (i === 11 ? 'nobody' : segment));
  expect(differing(scoreCustomers(sql.customers, START), START, { ...sql, codes, segments })).toBe(2);
});

const DAY = 86_400_000;
test.each([
  ['365', 'paid', '2025-06-30'],
  ['90', 'paid', '2025-03-31'],
  ['ever', 'with_refunds', '2025-06-30'],
] as const)('R, F and M of the last %s days (%s, as of %s) are what a loop over the orders finds', async (window, counted, asOf) => {
  const { customers } = await askShop({ ...START, window, counted, asOf });
  const end = Date.parse(asOf);
  const found = new Map<string, { r: number; f: number; m: number }>();
  for (const { customer, date, status, amount } of await plainOrders()) {
    const daysAgo = (end - Date.parse(date)) / DAY;
    const counts = status === 'paid' || (counted === 'with_refunds' && status === 'refunded');
    if (!counts || daysAgo < 0 || (window !== 'ever' && daysAgo > Number(window) - 1)) continue;
    const row = found.get(customer) ?? { r: daysAgo, f: 0, m: 0 };
    found.set(customer, { r: Math.min(row.r, daysAgo), f: row.f + 1, m: row.m + amount });
  }
  expect(customers.ids).toEqual([...found.keys()].sort());
  customers.ids.forEach((id, i) => {
    expect([customers.r[i], customers.f[i]]).toEqual([found.get(id)?.r, found.get(id)?.f]);
    expect(customers.m[i]).toBeCloseTo(found.get(id)?.m ?? Number.NaN, 6);
  });
});

test('the lab’s tags are what their YAML would be', () => {
  const yaml = `code: rfm_code
define:
  rfm: {from: orders, on: order_date, where: "status = 'paid'", window: {last: 365d}, recency: {days_since: order_date}, frequency: {count: order_id},
    monetary: {sum: amount}, score: {method: ntile, n: 5}}`;
  const { value } = parseTags(yaml);
  const tags = value && resolveTags(value, SCHEMA, placesIn(yaml)).value;
  const lab = compileRfm(START, SCHEMA, YUNDUO_ORDERS).compiled;
  const written = tags && compileTags(tags, sqlite);
  const untilTags = (sql: string): string => sql.slice(0, sql.indexOf('tagged AS'));
  expect(untilTags(lab.sql)).toBe(untilTags(written?.sql ?? ''));
});
