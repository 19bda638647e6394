import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Aggregate } from '../../src/engine/index.ts';
import { addDays, daysBetween } from '../../src/engine/index.ts';
import { inWorld, type Order, openWorld, tagsOf, valuesOf } from './world.ts';

const AS_OF = '2025-06-30';
const measure = (rest: string): string => `code: a\ndefine: {measure: {from: orders, ${rest}}}`;

describe('each aggregate on one customer', () => {
  const orders: Order[] = [
    ['o1', 'A', '2025-06-10', 20, 'paid', '12:00:00', 'app'],
    ['o2', 'A', '2025-06-10', 5, 'paid', '09:00:00', 'web'],
    ['o3', 'A', '2025-06-20', null, 'paid', '10:00:00', 'web'],
    ['o4', 'A', '2025-06-25', 20, 'refunded', '08:00:00', null],
  ];
  const world = openWorld([['A'], ['B']], orders);
  test.each<[rest: string, a: unknown, b: unknown]>([
    ['agg: count', 4, null],
    ['agg: count, empty: 0', 4, 0],
    ['agg: count, field: amount', 3, null],
    ['agg: count, field: amount, empty: 0', 3, 0],
    ['agg: count_distinct, field: amount', 2, null],
    ['agg: count_distinct, field: order_id, empty: 0', 4, 0],
    ['agg: sum, field: amount', 45, null],
    ['agg: sum, field: amount * 2 + 1', 93, null],
    ['agg: avg, field: amount', 15, null],
    ['agg: avg, field: amount, empty: -1', 15, -1],
    ['agg: min, field: amount', 5, null],
    ['agg: max, field: amount', 20, null],
    ['agg: min, field: order_date', '2025-06-10', null],
    ['agg: max, field: order_ts', '2025-06-25 08:00:00', null],
    ['agg: days_since', 5, null],
    ['agg: days_since_first', 20, null],
    ['agg: days_since, on: order_ts', 5, null],
    ['agg: days_active', 3, null],
    ['agg: days_active, on: order_ts', 3, null],
    ['agg: days_since, field: order_ts', 5, null],
    ['agg: days_active, field: order_date', 3, null],
    ['agg: first, field: channel', 'app', null],
    ['agg: first, field: channel, on: order_ts', 'web', null],
    ['agg: last, field: channel', 'web', null],
    ['agg: last, field: amount', 20, null],
    ['agg: most_frequent, field: channel', 'web', null],
    ['agg: most_frequent, field: channel, empty: none', 'web', 'none'],
    ["agg: count, where: status = 'refunded'", 1, null],
    ["agg: sum, field: amount, where: status = 'refunded'", 20, null],
    ['agg: count, where: amount is missing', 1, null],
    ['agg: count, where: amount > 10, window: {last: 6d}', 1, null],
    ['agg: count, window: {last: 5d}', null, null],
    ['agg: count, window: {last: 5d}, empty: 0', 0, 0],
    ['agg: sum, field: amount, where: amount is missing', null, null],
    ['agg: sum, field: amount, where: amount is missing, empty: 0', 0, 0],
    ['agg: count, where: "days_between(order_date, as_of) > 5"', 3, null],
  ])('%s', async (rest, a, b) => {
    expect(await valuesOf(measure(rest), await world)).toEqual({ A: a, B: b });
  });
});

describe('ties', () => {
  test('first and last of one moment go by the key of the row', async () => {
    const world = await openWorld(
      [['A']],
      [
        ['o2', 'A', '2025-06-10', 2],
        ['o1', 'A', '2025-06-10', 1],
        ['o3', 'A', '2025-06-10', 3],
      ],
    );
    expect(await valuesOf(measure('agg: first, field: amount'), world)).toEqual({ A: 1 });
    expect(await valuesOf(measure('agg: last, field: amount'), world)).toEqual({ A: 3 });
  });

  test('the most frequent of equal counts is the latest seen, then the first in order', async () => {
    const rows = (last: string): Order[] => [
      ['1', 'A', '2025-06-01', 1, 'paid', '12:00:00', 'web'],
      ['2', 'A', '2025-06-02', 1, 'paid', '12:00:00', 'app'],
      ['3', 'A', last, 1, 'paid', '12:00:00', 'web'],
      ['4', 'A', '2025-06-05', 1, 'paid', '12:00:00', 'app'],
    ];
    expect(await valuesOf(measure('agg: most_frequent, field: channel'), await openWorld([['A']], rows('2025-06-04')))).toEqual({
      A: 'app',
    });
    expect(await valuesOf(measure('agg: most_frequent, field: channel'), await openWorld([['A']], rows('2025-06-06')))).toEqual({
      A: 'web',
    });
    expect(await valuesOf(measure('agg: most_frequent, field: channel'), await openWorld([['A']], rows('2025-06-05')))).toEqual({
      A: 'app',
    });
  });

  test('too few rows give no most frequent value; rows without one do not count', async () => {
    const rows: Order[] = [
      ['1', 'A', '2025-06-01', 1, 'paid', '12:00:00', 'web'],
      ['2', 'A', '2025-06-02', 1, 'paid', '12:00:00', 'app'],
      ['3', 'A', '2025-06-03', 1, 'paid', '12:00:00', null],
      ['4', 'B', '2025-06-03', 1, 'paid', '12:00:00', null],
    ];
    const world = await openWorld([['A'], ['B']], rows);
    expect(await valuesOf(measure('agg: most_frequent, field: channel, min_support: 2'), world)).toEqual({ A: 'app', B: null });
    expect(await valuesOf(measure('agg: most_frequent, field: channel, min_support: 3'), world)).toEqual({ A: null, B: null });
    expect(await valuesOf(measure('agg: most_frequent, field: channel, min_support: 3, empty: none'), world)).toEqual({
      A: 'none',
      B: 'none',
    });
  });
});

describe('through another table', () => {
  const items = [
    ['o1', 1, 'food', 2, 10],
    ['o1', 2, 'home', 1, 5],
    ['o2', 1, 'food', 1, 7],
    ['o3', 1, 'home', 1, 100],
    ['gone', 1, 'food', 9, 9],
  ] as const;
  const world = openWorld(
    [['A'], ['B'], ['C']],
    [
      ['o1', 'A', '2025-06-01', 25],
      ['o2', 'A', '2025-06-20', 7, 'refunded'],
      ['o3', 'B', '2025-07-01', 100],
      ['o4', 'C', '2025-06-01', 1],
    ],
    items,
  );
  const lines = (rest: string): string => `code: a\ndefine: {measure: {from: order_items, ${rest}}}`;
  test.each<[rest: string, a: unknown]>([
    ['agg: sum, field: qty * price', 32],
    ['agg: count', 3],
    ["agg: sum, field: qty * price, where: status = 'paid'", 25],
    ["agg: sum, field: qty * price, where: orders.status = 'paid' and category = 'food'", 20],
    ['agg: count_distinct, field: order_id', 2],
    ['agg: count, window: {last: 15d}', 1],
    ['agg: most_frequent, field: category', 'food'],
    ['agg: last, field: category', 'food'],
    ['agg: days_since', 10],
  ])('%s', async (rest, a) => {
    expect(await valuesOf(lines(rest), await world)).toEqual({ A: a, B: null, C: null });
  });
});

test('orders of nobody, of strangers and of tomorrow belong to nobody', async () => {
  const world = await openWorld(
    [['A', null, null, null, '2024-01-01']],
    [
      ['1', 'A', '2025-06-30', 1, 'paid', '23:59:59'],
      ['2', 'A', '2025-07-01', 100, 'paid', '00:00:00'],
      ['3', null, '2025-06-30', 1000],
      ['4', 'stranger', '2025-06-30', 10000],
    ],
  );
  expect(await valuesOf(measure('agg: sum, field: amount'), world)).toEqual({ A: 1 });
  expect(await valuesOf(measure('agg: sum, field: amount, on: order_ts'), world)).toEqual({ A: 1 });
  expect(await valuesOf(measure('agg: sum, field: amount, window: {range: [2025-01-01, 2026-01-01]}'), world)).toEqual({ A: 1 });
});

test('who registers after the as-of date is not there yet; who never said when always is', async () => {
  const world = await openWorld(
    [
      ['early', null, null, null, '2025-06-29'],
      ['same', null, null, null, '2025-06-30'],
      ['late', null, null, null, '2025-07-01'],
      ['unsaid', null, null, null, null],
    ],
    [],
  );
  expect(Object.keys(await valuesOf(measure('agg: count'), world))).toEqual(['early', 'same', 'unsaid']);
  expect(Object.keys(await valuesOf(measure('agg: count'), world, '2025-07-01'))).toEqual(['early', 'late', 'same', 'unsaid']);
});

/** The measure by plain loops: what the statement must give, whatever the rows are. */
interface Spec {
  readonly agg: Aggregate;
  readonly field: 'amount' | 'channel' | 'order_date';
  readonly paidOnly: boolean;
  readonly days: number | undefined;
  readonly empty: number | undefined;
}
function byLoops(orders: readonly Order[], customer: string, { agg, field, paidOnly, days, empty }: Spec): unknown {
  const rows = orders
    .filter(([, who, date, , status]) => who === customer && date <= AS_OF && (!paidOnly || status === 'paid'))
    .filter(([, , date]) => days === undefined || date > addDays(AS_OF, -days))
    .map(([id, , date, amount, , , channel = null]) => ({ id, date, value: { amount, channel, order_date: date }[field] }))
    .sort((a, b) => (a.date < b.date || (a.date === b.date && a.id < b.id) ? -1 : 1));
  const values = rows.flatMap((r) => (r.value === null ? [] : [r.value]));
  const numbers = values.map(Number);
  const ascending = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const found = ((): unknown => {
    switch (agg) {
      case 'count':
        return values.length || null;
      case 'count_distinct':
        return new Set(values).size || null;
      case 'sum':
        return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0);
      case 'avg':
        return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0) / numbers.length;
      case 'min':
        return ascending[0] ?? null;
      case 'max':
        return ascending.at(-1) ?? null;
      case 'first':
        return values[0] ?? null;
      case 'last':
        return values.at(-1) ?? null;
      case 'days_since':
        return rows.length === 0 ? null : daysBetween(rows.at(-1)?.date ?? '', AS_OF);
      case 'days_since_first':
        return rows.length === 0 ? null : daysBetween(rows[0]?.date ?? '', AS_OF);
      case 'days_active':
        return new Set(rows.map((r) => r.date)).size || null;
      case 'most_frequent': {
        const tally = new Map<unknown, { n: number; latest: string; value: string | number }>();
        for (const { date, value } of rows)
          if (value !== null) tally.set(value, { n: (tally.get(value)?.n ?? 0) + 1, latest: date, value });
        const [top] = [...tally.values()].sort(
          (a, b) => b.n - a.n || (a.latest < b.latest ? 1 : a.latest > b.latest ? -1 : a.value < b.value ? -1 : 1),
        );
        return top?.value ?? null;
      }
    }
  })();
  return found ?? empty ?? null;
}

const spec: fc.Arbitrary<Spec> = fc
  .record({
    agg: fc.constantFrom<Aggregate>(
      'count',
      'count_distinct',
      'sum',
      'avg',
      'min',
      'max',
      'first',
      'last',
      'days_since',
      'days_since_first',
      'days_active',
      'most_frequent',
    ),
    field: fc.constantFrom<Spec['field']>('amount', 'channel', 'order_date'),
    paidOnly: fc.boolean(),
    days: fc.constantFrom(undefined, 1, 3, 30),
    empty: fc.constantFrom(undefined, 0),
  })
  .map((s) => (s.agg === 'sum' || s.agg === 'avg' ? { ...s, field: 'amount' as const } : s))
  .map((s) => (s.field === 'amount' || s.agg.startsWith('count') || s.agg.startsWith('days') ? s : { ...s, empty: undefined }));
const order = fc.record({
  customer: fc.constantFrom('A', 'B', 'C', 'stranger', null),
  daysAgo: fc.integer({ min: -2, max: 5 }),
  amount: fc.constantFrom(null, 1, 2, 2.5, -1),
  status: fc.constantFrom('paid', 'refunded'),
  channel: fc.constantFrom('app', 'web', null),
});

test('any measure of any rows, and many in one statement, is what plain loops make of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(order, { maxLength: 25 }), fc.array(spec, { minLength: 1, maxLength: 8 }), async (rows, specs) => {
      const orders = rows.map(
        (o, i): Order => [`o${i + 10}`, o.customer, addDays(AS_OF, -o.daysAgo), o.amount, o.status, '12:00:00', o.channel],
      );
      const yaml = specs
        .map(({ agg, field, paidOnly, days, empty }, i) => {
          const rest = [
            `agg: ${agg}`,
            ...(agg.startsWith('days') ? [] : [`field: ${field}`]),
            ...(paidOnly ? ["where: status = 'paid'"] : []),
            ...(days === undefined ? [] : [`window: {last: ${days}d}`]),
            ...(empty === undefined ? [] : [`empty: ${empty}`]),
          ];
          return `---\ncode: t${i}\ndefine: {measure: {from: orders, ${rest.join(', ')}}}\n`;
        })
        .join('');
      const { tags, customerIds } = await inWorld([['A'], ['B'], ['C']], orders, (execute) => tagsOf(yaml, execute, AS_OF));
      const expected = specs.map((s) => ['A', 'B', 'C'].map((c) => byLoops(orders, c, s)));
      expect(customerIds).toEqual(['A', 'B', 'C']);
      expect(tags.map((t) => t.values.map((v) => (typeof v === 'number' ? v.toFixed(9) : v)))).toEqual(
        expected.map((values) => values.map((v) => (typeof v === 'number' ? v.toFixed(9) : v))),
      );
    }),
    { numRuns: 200 },
  );
}, 60_000);
