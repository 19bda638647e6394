import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../src/engine/index.ts';
import { issuesOf, openWorld, SCHEMA, tagsOf } from './world.ts';

const said = (text: string, schema = SCHEMA) => issuesOf(text, schema).map(({ code, params }) => [code, params]);
const MEASURES = `
measures:
  n: {from: orders, agg: count, empty: 0}
  spend: {from: orders, agg: sum, field: amount}
  pieces: {from: order_items, agg: sum, field: qty}
  lines: {from: order_items, agg: max, field: price}
  seen: {from: orders, agg: days_since}
---
`;
const cases = (...conditions: string[]): string => `${MEASURES}
code: t
define:
  cases:
${conditions.map((when, i) => `    - {when: "${when}", value: v${i}}`).join('\n')}
`;

describe('a gap between rules', () => {
  test.each<[what: string, conditions: string[]]>([
    ['ranges that meet', ['spend < 10', 'spend >= 10 and spend <= 20', 'spend > 20']],
    ['one that ends on the open end of another', ['spend < 10', 'spend <= 10', 'spend > 10']],
    ['in any order', ['spend > 20', 'spend < 10', 'spend between 10 and 20']],
    ['whole numbers one apart', ['n = 0', 'n between 1 and 3', 'n > 3']],
    ['a sum of whole numbers', ['pieces <= 3', 'pieces >= 4']],
    ['days', ['seen < 31', 'seen > 30']],
    ['a long range that holds a short one', ['spend between 0 and 100', 'spend between 10 and 20', 'spend > 100']],
    ['money to the cent', ['spend <= 99.99', 'spend >= 100']],
    ['one range alone', ['spend between 10 and 20']],
    ['another name may take it', ['spend < 10', 'spend > 20', "city = 'a'"]],
    ['another name beside it', ['spend < 10', 'spend > 20 and n > 3', 'spend between 10 and 20']],
    ['what cannot be listed', ['spend < 10', 'spend > 20', 'spend != 5 or spend is missing']],
    ['nobody is asked for a number', ['spend is missing']],
  ])('none: %s', (_, conditions) => {
    expect(said(cases(...conditions)).filter(([code]) => code === 'gap-between-cases')).toEqual([]);
  });
  test.each<[conditions: string[], gap: string]>([
    [['spend < 10', 'spend > 10'], 'spend = 10'],
    [['spend <= 10', 'spend >= 20'], 'spend > 10 and spend < 20'],
    [['spend < 10', 'spend > 20'], 'spend >= 10 and spend <= 20'],
    [['lines <= 3', 'lines >= 4'], 'lines > 3 and lines < 4'],
    [['n < 2.5', 'n > 3.5'], 'n = 3'],
    [['pieces <= 3', 'pieces >= 7'], 'pieces between 4 and 6'],
    [['spend between 10 and 20', 'spend between 0 and 100', 'spend > 200'], 'spend > 100 and spend <= 200'],
  ])('%s', (conditions, gap) => {
    expect(said(cases(...conditions))).toEqual([['gap-between-cases', { gap }]]);
  });
  test('an else takes what is between', () => {
    expect(said(`${cases('spend < 10', 'spend > 20')}  else: null`)).toEqual([]);
  });
  test('a tag that promises everybody a value is told about its else instead', () => {
    const text = cases('spend < 10', 'spend > 20').replace('define:', 'value: {exhaustive: true}\ndefine:');
    expect(said(text)).toEqual([['no-else', { code: 't' }]]);
  });

  test('what is called a gap is one: nobody in it has a value, and everybody between who has none is in a gap', async () => {
    const bound = fc.integer({ min: 1, max: 9 });
    const one = fc.oneof(
      fc.tuple(bound, bound).map(([a, b]) => `n between ${Math.min(a, b)} and ${Math.max(a, b)}`),
      fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '='), bound).map(([operator, b]) => `n ${operator} ${b}`),
    );
    const customers = Array.from({ length: 14 }, (_, i) => [`C${String(i).padStart(2, '0')}`] as const);
    const orders = customers.flatMap(([id], i) => Array.from({ length: i }, (_, k) => [`${id}-${k}`, id, '2025-06-01', 1] as const));
    const execute = await openWorld(customers, orders);
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 4 }), async (conditions) => {
        const text = cases(...conditions);
        const gaps = issuesOf(text).flatMap((i) => (i.code === 'gap-between-cases' ? [i.params.gap] : []));
        const rows = await tagsOf(`${text}---\ncode: in_gap\ndefine: {expr: "${gaps.join(' or ') || 'n < 0'}"}`, execute);
        const [value = [], inGap = []] = rows.tags.map((t) => t.values);
        const taken = value.flatMap((v, n) => (v === null ? [] : [n]));
        const between = (n: number): boolean => taken.some((t) => t < n) && taken.some((t) => t > n);
        value.forEach((v, n) => {
          if (inGap[n]) expect(v, text).toBeNull();
          if (v === null && between(n)) expect(inGap[n], `${text} ${n}`).toBe(true);
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe('codes that no rule takes', () => {
  const label = { zh: '城市', en: 'City' };
  const codes = { bj: label, sh: label, gz: label };
  const customers = SCHEMA.tables['customers'];
  if (!customers) throw new Error('there are customers');
  const coded: Schema = {
    ...SCHEMA,
    tables: {
      ...SCHEMA.tables,
      customers: { ...customers, columns: customers.columns.map((c) => (c.name === 'city' ? { ...c, codes } : c)) },
    },
  };
  test.each<[conditions: string[], left: string[]]>([
    [["city = 'bj'"], ['sh', 'gz']],
    [["city in ('bj', 'sh')", 'city is missing'], ['gz']],
    [["city = 'bj' or city = 'gz'", "city = 'sh'"], []],
    [["city = 'bj'", 'n > 3'], []],
    [["city != 'bj' or city is missing"], []],
  ])('%s', (conditions, left) => {
    expect(said(cases(...conditions), coded)).toEqual(left.length === 0 ? [] : [['codes-not-handled', { name: 'city', values: left }]]);
  });
  test('an else takes them', () => {
    expect(said(`${cases("city = 'bj'")}  else: other`, coded)).toEqual([]);
  });
});

describe('windows and refresh', () => {
  const tag = (refresh: string, window: string, from = 'visits') =>
    `code: t\nrefresh: ${refresh}\ndefine: {measure: {from: ${from}, agg: count, window: ${window}}}`;
  test.each([
    ['weekly', '{last: 7d}'],
    ['daily', '{last: 8d}'],
    ['daily', '{last: 1m}'],
    ['daily', '{prev: 7d}'],
    ['daily', '{calendar: this_month}'],
    ['daily', 'ever'],
    ['realtime', '{last: 1d}'],
    ['realtime', '{between: [29d, 7d]}'],
  ])('nothing to say: %s, %s', (refresh, window) => {
    expect(said(tag(refresh, window))).toEqual([]);
  });
  test('rows of whole days are complete when they come', () => {
    expect(said(tag('daily', '{last: 7d}', 'orders'))).toEqual([]);
    expect(said(tag('realtime', '{prev: 7d}', 'orders'))).toEqual([]);
  });
  test('a day that is not over, and a day that is left out', () => {
    expect(said(tag('daily', '{last: 1w}'))).toEqual([['window-of-unfinished-day', { instead: '{prev: 1w}' }]]);
    expect(said(tag('realtime', '{prev: 90d}'))).toEqual([['window-misses-today', { instead: '{last: 90d}' }]]);
  });
});

describe('sensitive data', () => {
  const sensitive = (define: string): boolean =>
    issuesOf(`code: t\ndefine: ${define}`).some((i) => i.code === 'sensitive-without-purpose' && i.params.column === 'illness');
  test.each([
    "{measure: {from: visits, agg: count, where: illness = 'flu'}}",
    '{measure: {from: visits, agg: count_distinct, field: lower(illness)}}',
    '{edge: {from: visits, which: last, field: illness}}',
    '{prefer: {from: visits, dimension: illness}}',
    "{sequence: {steps: [{from: visits, where: illness = 'flu'}, {from: orders}]}}",
  ])('%s', (define) => {
    expect(sensitive(define)).toBe(true);
  });
  test('not every column of the table is', () => {
    expect(sensitive('{measure: {from: visits, agg: days_since}}')).toBe(false);
  });
  test('a purpose and a group that is large enough are enough', () => {
    const tag = 'code: t\npurpose: care\ndefine: {measure: {from: visits, agg: last, field: illness}}\n';
    expect(said(`${tag}gate: {min_group: 5}`)).toEqual([]);
    expect(said(`${tag}quality: {min_group: 5}\ngate: {min_group: 2}`)).toEqual([]);
    expect(said(tag)).toEqual([['small-group', { code: 't', limit: 5 }]]);
  });
});
