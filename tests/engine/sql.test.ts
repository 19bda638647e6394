import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTags, compileTags, explainCustomer, runTags, sqlite } from '../../src/engine/index.ts';
import { issuesOf, openWorld, SCHEMA, valuesOf } from './world.ts';

const written = (sql: string, type = 'number'): string =>
  `code: a\ndefine:\n  sql:\n    type: ${type}\n    query: |\n${sql.replaceAll(/^/gm, '      ')}\n`;
const world = openWorld(
  [['A', 'Shanghai'], ['B', null], ['C']],
  [
    ['a1', 'A', '2025-06-01', 10],
    ['a2', 'A', '2025-07-01', 90],
    ['b1', 'B', '2025-06-10', 5],
    ['b2', 'B', '2025-06-11', null],
    ['x', 'nobody', '2025-06-11', 7],
    ['y', null, '2025-06-11', 7],
  ],
);

describe('queries that only read', () => {
  test.each<[sql: string, expected: Record<string, unknown>]>([
    ['SELECT customer_id, SUM(amount) AS value FROM orders WHERE order_date <= :as_of GROUP BY customer_id', { A: 10, B: 5, C: null }],
    [
      "SELECT customer_id, amount value -- the smallest counts\nFROM orders WHERE order_date <= date(:as_of, '+1 day')",
      { A: 10, B: 5, C: null },
    ],
    [
      'WITH paid AS (SELECT * FROM orders WHERE order_date <= :as_of), n(customer_id, value) AS (SELECT customer_id, COUNT(*) FROM paid GROUP BY 1)\nSELECT customer_id, value FROM n',
      { A: 1, B: 2, C: null },
    ],
    [
      'select c.customer_id, count(o.order_id) as "value" from customers c left join orders o on o.customer_id = c.customer_id and o.order_date <= :as_of group by c.customer_id',
      { A: 1, B: 2, C: 0 },
    ],
    [
      "SELECT customer_id, CASE WHEN status IN ('drop', 'it''s; --') THEN 1 ELSE 0 END AS value FROM orders WHERE order_date <= :as_of /* ; drop */",
      { A: 0, B: 0, C: null },
    ],
    [
      'SELECT x.customer_id, 1 AS value FROM (SELECT customer_id FROM orders WHERE order_date <= :as_of) AS x, cards WHERE 1 = 0',
      { A: null, B: null, C: null },
    ],
    [
      'SELECT o.customer_id, ROW_NUMBER() OVER (PARTITION BY o.customer_id ORDER BY o.order_ts) AS value FROM orders o WHERE o.order_date <= :as_of UNION ALL SELECT customer_id, -1 FROM customers',
      { A: -1, B: -1, C: -1 },
    ],
    ['SELECT customer_id, amount IS NOT DISTINCT FROM 5 AS value FROM orders WHERE order_date <= :as_of', { A: 0, B: 0, C: null }],
  ])('%s', async (sql, expected) => {
    expect(issuesOf(written(sql)).map((i) => [i.code, i.params])).toEqual([]);
    expect(await valuesOf(written(sql), await world)).toEqual(expected);
  });

  test('a query alone, of a type that nobody says, and one that is yes or no', async () => {
    const sql = 'SELECT customer_id, status AS value FROM orders WHERE order_date <= :as_of';
    expect(await valuesOf(`code: a\ndefine: {sql: "${sql}"}`, await world)).toEqual({ A: 'paid', B: 'paid', C: null });
    const yes = 'SELECT customer_id, amount > 5 AS value FROM orders WHERE order_date <= :as_of';
    expect(await valuesOf(written(yes, 'bool'), await world)).toEqual({ A: true, B: false, C: null });
  });

  test('an explanation shows the rows that the query gave for this customer', async () => {
    const sql = 'SELECT customer_id, amount AS value, order_id FROM orders WHERE order_date <= :as_of';
    const { value } = checkTags(written(sql), SCHEMA);
    if (!value) throw new Error(sql);
    const compiled = compileTags(value, sqlite);
    const why = await explainCustomer(value, compiled, sqlite, 'a', 'B', '2025-06-30', await world);
    expect(why.value).toBe(5);
    expect(why.facts[0]?.measure).toMatchObject({
      table: 'orders',
      rows: {
        columns: ['customer_id', 'value', 'order_id'],
        values: [
          ['B', 'B'],
          [null, 5],
          ['b2', 'b1'],
        ],
      },
    });
  });

  test('one that does not look at the as-of date draws a warning', () => {
    expect(issuesOf(written('SELECT customer_id, amount AS value FROM orders')).map((i) => [i.code, i.severity])).toEqual([
      ['sql-without-as-of', 'warning'],
    ]);
  });
});

const FROM = 'FROM orders WHERE order_date <= :as_of';
describe('queries that may not run', () => {
  test.each<[sql: string, problem: string, marked: string]>([
    ['DROP TABLE orders', 'not-select', 'DROP'],
    ['PRAGMA table_info(orders)', 'not-select', 'PRAGMA'],
    [`SELECT customer_id, 1 AS value ${FROM}; DELETE FROM orders`, 'several', ';'],
    [`WITH x AS (DELETE FROM orders RETURNING customer_id) SELECT customer_id, 1 AS value ${FROM}`, 'word', 'DELETE'],
    [`SELECT customer_id, 1 AS value INTO stolen ${FROM}`, 'word', 'INTO'],
    [`SELECT customer_id, CURRENT_DATE AS value ${FROM}`, 'word', 'CURRENT_DATE'],
    [`SELECT customer_id, date('now') AS value ${FROM}`, 'clock', 'date'],
    [`SELECT customer_id, julianday() AS value ${FROM}`, 'clock', 'julianday'],
    [`SELECT customer_id, :other AS value ${FROM}`, 'parameter', ':other'],
    [`SELECT customer_id, ? AS value ${FROM}`, 'character', '?'],
    [`SELECT customer_id, @x AS value ${FROM}`, 'character', '@'],
    [`SELECT customer_id, 1) AS value ${FROM}`, 'parentheses', ')'],
    [`SELECT customer_id, (1 AS value ${FROM}`, 'parentheses', ':as_of'],
    [`SELECT customer_id, 'x AS value ${FROM}`, 'open', "'"],
    [`SELECT customer_id, 1 AS value ${FROM} /* and`, 'open', '/'],
    [`SELECT customer_id, 1 AS "value ${FROM}`, 'open', '"'],
    [
      `WITH r AS (SELECT customer_id, 1 AS value FROM orders WHERE order_date <= :as_of UNION ALL SELECT customer_id, value + 1 FROM r) SELECT customer_id, value FROM r`,
      'recursive',
      'r',
    ],
    [`WITH RECURSIVE r AS (SELECT 1) SELECT customer_id, 1 AS value ${FROM}`, 'word', 'RECURSIVE'],
    [
      `SELECT customer_id, 1 AS value FROM pragma_table_info('orders'), orders WHERE order_date <= :as_of`,
      'table-function',
      'pragma_table_info',
    ],
    [`SELECT customer_id, 1 AS value FROM main.orders WHERE order_date <= :as_of`, 'other-database', 'main'],
    [`SELECT * ${FROM}`, 'column', 'type: number'],
    [`SELECT customer_id, SUM(amount) ${FROM} GROUP BY 1`, 'column', 'type: number'],
    [`SELECT customer_id AS who, 1 AS value ${FROM}`, 'column', 'type: number'],
    [`SELECT customer_id, ${'('.repeat(60)}1${')'.repeat(60)} AS value ${FROM}`, 'too-deep', '('],
  ])('%s', (sql, problem, marked) => {
    const text = written(sql);
    const issues = issuesOf(text).filter((i) => i.severity === 'error');
    expect(issues.map((i) => ('problem' in i.params ? i.params.problem : i.code))).toEqual([problem]);
    const [{ place } = { place: { start: 0, end: 0 } }] = issues;
    expect(text.slice(place.start, place.end).split('\n')[0]).toBe(marked);
  });

  test.each<[sql: string, code: string, marked: string]>([
    ['SELECT name AS customer_id, sql AS value FROM sqlite_master WHERE 1 < :as_of', 'unknown-table', 'sqlite_master'],
    ['SELECT o.customer_id, 1 AS value FROM orders o, sqlite_schema WHERE o.order_date <= :as_of', 'unknown-table', 'sqlite_schema'],
    [`SELECT customer_id, 1 AS value ${FROM} AND customer_id IN secrets`, 'unknown-table', 'secrets'],
    [`SELECT customer_id, (SELECT 1 FROM (orders JOIN "secrets" ON 1 = 1)) AS value ${FROM}`, 'unknown-table', '"secrets"'],
    [`SELECT customer_id, 1 AS value ${FROM} AND EXISTS (SELECT 1 FROM order WHERE 1 = 1)`, 'unknown-table', 'order'],
    [`SELECT customer_id, load_extension('x') AS value ${FROM}`, 'unknown-function', 'load_extension'],
    [`SELECT customer_id, "load_extension"('x') AS value ${FROM}`, 'unknown-function', '"load_extension"'],
    [`SELECT customer_id, random() AS value ${FROM}`, 'unknown-function', 'random'],
    [`SELECT customer_id, zeroblob(1000000000) AS value ${FROM}`, 'unknown-function', 'zeroblob'],
  ])('%s', (sql, code, marked) => {
    const text = written(sql);
    const issues = issuesOf(text).filter((i) => i.severity === 'error');
    expect(issues.map((i) => i.code)).toEqual([code]);
    const [{ place } = { place: { start: 0, end: 0 } }] = issues;
    expect(text.slice(place.start, place.end)).toBe(marked);
  });
});

test('any text ends in issues or in rows of the customers, and the tables stay as they are', async () => {
  const pieces = fc.constantFrom(
    'SELECT',
    'customer_id',
    ',',
    '1',
    'AS',
    'value',
    'FROM',
    'orders',
    'WHERE',
    ':as_of',
    '(',
    ')',
    "'x'",
    '"orders"',
    '--',
    '/*',
    '*/',
    '\n',
    ';',
    'DELETE',
    'WITH',
    'r',
    'JOIN',
    'ON',
    '=',
    'COUNT',
    '*',
    'sqlite_master',
    'UNION',
    'ALL',
    'IN',
    "'",
    '.',
    'main',
    'GROUP',
    'BY',
    'EXISTS',
    'now',
  );
  const open = await world;
  const before = await open('SELECT COUNT(*), SUM(amount) FROM orders', {});
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 30 }), fc.boolean(), async (words, isQuery) => {
      const sql = isQuery ? `SELECT customer_id, 1 AS value FROM orders WHERE ${words.join(' ')}` : words.join(' ');
      const { value } = checkTags(written(sql), SCHEMA);
      if (!value) return;
      const compiled = compileTags(value, sqlite);
      try {
        const rows = await runTags(value, compiled, '2025-06-30', open);
        expect(rows.customerIds).toEqual(['A', 'B', 'C']);
      } catch (reason) {
        // What only the database can know, such as a column that is not there.
        expect(String(reason)).toMatch(
          /no such|syntax|misuse|number of|ambiguous|incomplete|unrecognized|aggregate|row value|HAVING|sub-select/i,
        );
      }
    }),
    { numRuns: 2000 },
  );
  expect(await open('SELECT COUNT(*), SUM(amount) FROM orders', {})).toEqual(before);
});
