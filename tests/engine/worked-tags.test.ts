import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  checkTags,
  compileTags,
  type Execute,
  explainCustomer,
  type ResolvedTags,
  runTags,
  sqlite,
  type TagRows,
} from '../../src/engine/index.ts';
import { CASES } from './conformance/cases.ts';
import { AS_OF, DATA, openYunduo, rowsOf, SCHEMA } from './yunduo.ts';

/** Worked tags that the shop alone can answer, on the whole of it, against plain loops; worked-tags/ has all ten against the design's own SQL. */
const YAML = readFileSync(new URL('./worked-tags.yaml', import.meta.url), 'utf8');

/** Whole days between two ISO days, apart from the engine's calendar. */
const days = (from: unknown, to: string): number => (Date.parse(to) - Date.parse(String(from))) / 86_400_000;
const paid = new Map<string, { date: string; amount: number }[]>();
for (const o of rowsOf('orders')) {
  if (o['status'] !== 'paid' || String(o['order_date']) > AS_OF) continue;
  const id = String(o['customer_id']);
  paid.set(id, [...(paid.get(id) ?? []), { date: String(o['order_date']), amount: Number(o['amount']) }]);
}
const recent = (orders: readonly { date: string }[], within: number) => orders.filter((o) => days(o.date, AS_OF) < within);
const BY_LOOPS: Readonly<Record<string, (customer: Record<string, unknown>) => unknown>> = {
  gender: ({ gender_raw }) => {
    const letter = String(gender_raw ?? '')
      .replace(/[\s　]/g, '')
      .charAt(0)
      .toLowerCase();
    return { f: 'female', 女: 'female', m: 'male', 男: 'male' }[letter] ?? null;
  },
  orders_90d: ({ customer_id }) => recent(paid.get(String(customer_id)) ?? [], 90).length,
  lifecycle: ({ customer_id }) => {
    const orders = (paid.get(String(customer_id)) ?? []).map((o) => days(o.date, AS_OF));
    const [first, last] = [Math.max(...orders), Math.min(...orders)];
    if (orders.length === 0) return 'lead';
    if (last > 180) return 'lost';
    if (last > 90) return 'dormant';
    if (first <= 30) return 'new';
    return orders.length >= 4 ? 'mature' : 'growing';
  },
  rfm_segment8: ({ customer_id }) => segmentByLoops(String(customer_id)),
};
const base = [...paid].flatMap(([id, orders]) => {
  const within = recent(orders, 365) as { date: string; amount: number }[];
  if (within.length === 0) return [];
  return [
    { id, r: Math.min(...within.map((o) => days(o.date, AS_OF))), f: within.length, m: within.reduce((sum, o) => sum + o.amount, 0) },
  ];
});
const mean = (of: 'r' | 'f' | 'm'): number => base.reduce((sum, b) => sum + b[of], 0) / base.length;
function segmentByLoops(id: string): string | null {
  const b = base.find((row) => row.id === id);
  if (!b) return null;
  const word = { '11': '价值', '01': '发展', '10': '保持', '00': '挽留' };
  const recentBuyer = b.r <= mean('r');
  const often = b.f >= mean('f');
  const rich = b.m >= mean('m') ? '重要' : '一般';
  if (recentBuyer) return `${rich}${often ? word['11'] : word['01']}客户`;
  return `${rich}${often ? word['10'] : word['00']}客户`;
}

let execute: Execute;
let tags: ResolvedTags;
let rows: TagRows;
beforeAll(async () => {
  execute = await openYunduo();
  const { value, issues } = checkTags(YAML, SCHEMA, AS_OF);
  if (!value) throw new Error(JSON.stringify(issues));
  tags = value;
  rows = await runTags(tags, compileTags(tags, sqlite), AS_OF, execute);
}, 60_000);

const byCustomer = (code: string): Map<string, unknown> => {
  const values = rows.tags.find((t) => t.code === code)?.values ?? [];
  return new Map(rows.customerIds.map((id, i) => [id, values[i] ?? null]));
};

test('every customer who is known by the day, once and in order', () => {
  const known = rowsOf('customers').filter((c) => String(c['register_date']) <= AS_OF);
  expect(rows.customerIds).toEqual(known.map((c) => String(c['customer_id'])).sort());
  expect(rows.customerIds.length).toBeGreaterThan(1900);
});

test.each(Object.keys(BY_LOOPS))('%s: every row as plain loops give it', (code) => {
  const found = byCustomer(code);
  const expected = rowsOf('customers')
    .filter((c) => found.has(String(c['customer_id'])))
    .map((c) => [String(c['customer_id']), BY_LOOPS[code]?.(c)]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
});

test('the shop gives every value of the worked tags somebody', () => {
  for (const tag of tags.tags) {
    const seen = new Set([...byCustomer(tag.code).values()].filter((v) => v !== null).map(String));
    for (const value of Object.keys(tag.domain)) expect([tag.code, value, seen.has(value)]).toEqual([tag.code, value, true]);
    expect(seen.size).toBeGreaterThan(1);
  }
});

/** The labs' own tags and the exercises' solutions are samples too. */
const SAMPLES = CASES.filter(({ name }) => /^(content\/labs|exercises)\//.test(name)).map(({ name, yaml }) => [name, yaml] as const);

describe('the explanation of a value comes to the value', () => {
  const explained = async (name: string, yaml: string, people: number): Promise<void> => {
    const { value } = checkTags(yaml, SCHEMA, AS_OF);
    if (!value) throw new Error(name);
    const compiled = compileTags(value, sqlite);
    const run = await runTags(value, compiled, AS_OF, execute);
    for (const at of fc.sample(fc.nat(run.customerIds.length - 1), people)) {
      const id = run.customerIds[at] ?? '';
      for (const tag of run.tags) {
        const why = await explainCustomer(value, compiled, sqlite, tag.code, id, AS_OF, execute);
        expect([name, tag.code, id, why.known, why.value]).toEqual([name, tag.code, id, true, tag.values[at] ?? null]);
      }
    }
  };
  test('for the worked tags of 40 customers', () => explained('worked tags', YAML, 40), 120_000);
  test.each(SAMPLES)('for %s', (file, yaml) => explained(file, yaml, 8), 60_000);
});

test('who is not a customer on that day has no explanation', async () => {
  const why = await explainCustomer(tags, compileTags(tags, sqlite), sqlite, 'lifecycle', 'nobody', AS_OF, execute);
  expect([why.known, why.value, why.facts]).toEqual([false, null, []]);
});

test('the rows behind a fact are the rows that were counted', async () => {
  const compiled = compileTags(tags, sqlite);
  const buyer = base.find((b) => b.f >= 3)?.id ?? '';
  const why = await explainCustomer(tags, compiled, sqlite, 'rfm_score', buyer, AS_OF, execute);
  const fact = why.facts.find((f) => f.measure?.agg === 'sum');
  const amounts = fact?.measure?.rows.values[fact.measure.rows.columns.indexOf('amount')] ?? [];
  expect(amounts.reduce<number>((sum, a) => sum + Number(a), 0)).toBeCloseTo(Number(fact?.value), 6);
  expect([fact?.measure?.start, fact?.measure?.end]).toEqual(['2024-07-01', AS_OF]);
  expect(DATA.asOf).toBe(AS_OF);
});
