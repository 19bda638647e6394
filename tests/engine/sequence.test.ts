import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTags, compileTags, explainCustomer, runTags, sqlite } from '../../src/engine/index.ts';
import { inWorld, type Order, SCHEMA, valuesOf } from './world.ts';
import { openYunduo, rowsOf, SCHEMA as SHOP, AS_OF as SHOP_DAY } from './yunduo.ts';

const AS_OF = '2025-06-30';
const day = (back: number): string => new Date(Date.parse(AS_OF) - back * 86_400_000).toISOString().slice(0, 10);
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Every way through the rows, tried one by one. */
function farthest(rows: readonly Order[], customer: string, steps: readonly string[], within: number, barred: string | undefined): number {
  const own = rows.filter(([, id, date]) => id === customer && date <= AS_OF);
  own.sort((a, b) => (`${a[2]} ${a[5]} ${a[0]}` < `${b[2]} ${b[5]} ${b[0]}` ? -1 : 1));
  let best = 0;
  const walk = (from: number, first: number, taken: number): void => {
    best = Math.max(best, taken);
    for (let i = from; i < own.length && taken < steps.length; i++) {
      const start = taken === 0 ? i : first;
      const [a, b] = [own[start], own[i]];
      if (!a || !b || b[6] !== steps[taken] || days(a[2], b[2]) > within) continue;
      if (barred !== undefined && own.some((row, k) => k > start && k < i && row[6] === barred)) continue;
      walk(i + 1, start, taken + 1);
    }
  };
  walk(0, 0, 0);
  return best;
}

const orders = fc.array(
  fc.record({
    customer: fc.constantFrom('A', 'B'),
    back: fc.integer({ min: -1, max: 6 }),
    hour: fc.constantFrom('09:00:00', '10:00:00'),
    channel: fc.constantFrom('x', 'y', 'z', null),
  }),
  { maxLength: 16 },
);

test('as far as the farthest of all ways, however they are tried, and the rows of that way are shown', async () => {
  await fc.assert(
    fc.asyncProperty(
      orders,
      fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 2, maxLength: 4 }),
      fc.constantFrom(1, 2, 3, 99),
      fc.constantFrom(undefined, 'x', 'z'),
      async (list, steps, within, barred) => {
        const rows = list.map((o, i): Order => [`o${String(i).padStart(2, '0')}`, o.customer, day(o.back), 1, 'paid', o.hour, o.channel]);
        const written = steps.map((s) => `{from: orders, on: order_ts, where: channel = '${s}'}`).join(', ');
        const rest = `steps: [${written}], within: ${within}d${barred ? `, not: channel = '${barred}'` : ''}`;
        const yaml = `code: a\ndefine: {sequence: {${rest}, gives: step}}\n---\ncode: b\ndefine: {sequence: {${rest}}}`;
        await inWorld([['A'], ['B'], ['C']], rows, async (world) => {
          const { value } = checkTags(yaml, SCHEMA);
          if (!value) throw new Error(yaml);
          const compiled = compileTags(value, sqlite);
          const found = await runTags(value, compiled, AS_OF, world);
          const expected = ['A', 'B', 'C'].map((id) => farthest(rows, id, steps, within, barred));
          expect(found.tags[0]?.values).toEqual(expected);
          expect(found.tags[1]?.values).toEqual(expected.map((n) => n === steps.length));
          for (const [i, id] of ['A', 'B', 'C'].entries()) {
            const why = await explainCustomer(value, compiled, sqlite, 'a', id, AS_OF, world);
            expect(why.value).toBe(expected[i]);
            expect(why.facts[0]?.workings?.values[0]).toEqual(Array.from({ length: expected[i] ?? 0 }, (_, k) => k + 1));
          }
        });
      },
    ),
    { numRuns: 120 },
  );
}, 120_000);

test('steps of two tables go by the day where one of them knows no time of day', async () => {
  const yaml = `code: a
define:
  sequence:
    steps: [{from: events, where: name = 'view'}, {from: orders, where: status = 'paid'}]
    within: 3d
    window: {last: 60d}
    gives: step`;
  const world = await openYunduo();
  const { value, issues } = checkTags(yaml, SHOP);
  if (!value) throw new Error(JSON.stringify(issues));
  const found = await runTags(value, compileTags(value, sqlite), SHOP_DAY, world);
  const inWindow = (date: string): boolean => date <= SHOP_DAY && days(date, SHOP_DAY) < 60;
  const grouped = (rows: readonly Record<string, unknown>[], time: string): Map<string, string[]> => {
    const dates = new Map<string, string[]>();
    for (const row of rows) {
      const date = String(row[time]).slice(0, 10);
      if (inWindow(date)) dates.set(String(row['customer_id']), [...(dates.get(String(row['customer_id'])) ?? []), date]);
    }
    return dates;
  };
  const views = grouped(
    rowsOf('events').filter((e) => e['name'] === 'view'),
    'event_ts',
  );
  const paid = grouped(
    rowsOf('orders').filter((o) => o['status'] === 'paid'),
    'order_date',
  );
  const expected = found.customerIds.map((id) => {
    const seen = views.get(id) ?? [];
    const bought = (paid.get(id) ?? []).some((b) => seen.some((v) => days(v, b) >= 0 && days(v, b) <= 3));
    return bought ? 2 : Number(seen.length > 0);
  });
  expect(found.tags[0]?.values).toEqual(expected);
  expect(new Set(expected)).toEqual(new Set([0, 1, 2]));
});

test('nobody took a step that nobody can take', async () => {
  const yaml = "code: a\ndefine: {sequence: {steps: [{from: orders, where: channel = 'x'}, {from: orders}]}}";
  await inWorld([['A']], [], async (world) => expect(await valuesOf(yaml, world)).toEqual({ A: false }));
});

test('what does not go together is said', () => {
  const codes = (rest: string): string[] => checkTags(`code: a\ndefine: {sequence: {${rest}}}`, SCHEMA).issues.map((i) => i.code);
  expect(codes('steps: [{from: orders}]')).toEqual(['step-count']);
  expect(codes(`steps: [${Array.from({ length: 9 }, () => '{from: orders}').join(', ')}]`)).toEqual(['step-count']);
  expect(codes('steps: [{from: orders}, {from: cards}]')).toEqual(['needs-time']);
  expect(codes('steps: [{from: orders}, {from: products}]')).toEqual(['no-way-to-entity']);
  expect(codes('steps: [{from: orders}, {from: orders, where: amount}]')).toEqual(['not-boolean']);
  expect(codes('steps: [{from: orders}, {from: orders}], not: channel')).toEqual(['not-boolean']);
  expect(codes('steps: [{from: orders}, {from: orders}], within: 1m')).toEqual(['bad-window']);
  expect(codes('steps: [{from: orders}, {from: orders}], gives: count')).toEqual(['not-one-of']);
  expect(codes('steps: [{from: orders, window: ever}, {from: orders}]')).toEqual(['wrong-level']);
});
