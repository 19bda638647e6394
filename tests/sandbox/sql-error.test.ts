import type { Database } from 'sql.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSqlJs } from '../../src/sandbox/node.ts';
import { openForReading, runReading } from '../../src/sandbox/reading.ts';
import { SandboxFailure } from '../../src/sandbox/sandbox-error.ts';

let db: Database;
beforeAll(async () => {
  const sqlJs = await loadSqlJs();
  const source = new sqlJs.Database();
  source.run(
    'CREATE TABLE customers (customer_id TEXT, city TEXT); CREATE TABLE orders (order_id TEXT, customer_id TEXT, order_date TEXT, amount REAL)',
  );
  source.run("INSERT INTO orders VALUES ('1', 'C1', '2025-06-03', 10)");
  db = openForReading(sqlJs, source.export());
});

function errorOf(sql: string) {
  try {
    runReading(db, sql, {}, 100);
  } catch (error) {
    if (error instanceof SandboxFailure) return error.error;
    throw error;
  }
  return undefined;
}

const ORDERS = ['order_id', 'customer_id', 'order_date', 'amount'];
const CUSTOMERS = ['customer_id', 'city'];

describe('the real message of SQLite becomes', () => {
  it.each([
    ['SELECT amuont FROM orders', 'no-such-column', { name: 'amuont', suggestion: 'amount', available: ORDERS }],
    ['SELECT o.amuont FROM orders o', 'no-such-column', { name: 'amuont', suggestion: 'amount', available: ORDERS }],
    ['SELECT revenue FROM orders', 'no-such-column', { name: 'revenue', available: ORDERS }],
    ['SELECT o.city FROM orders o', 'not-in-table', { prefix: 'o', column: 'city', tables: ['customers'] }],
    ['SELECT x.amount FROM orders o', 'not-in-table', { prefix: 'x', column: 'amount', tables: ['orders'] }],
    [
      'SELECT cuty FROM customers JOIN orders USING (customer_id)',
      'no-such-column',
      { name: 'cuty', suggestion: 'city', available: [...CUSTOMERS, 'order_id', 'order_date', 'amount'] },
    ],
    ['SELECT * FROM order_s', 'no-such-table', { name: 'order_s', suggestion: 'orders', available: ['customers', 'orders'] }],
    ['SELECT customer_id FROM orders JOIN customers', 'ambiguous-column', { name: 'customer_id', tables: ['customers', 'orders'] }],
    ['SELECT cuont(*) FROM orders', 'no-such-function', { name: 'cuont', suggestion: 'count' }],
    ['SELECT YEAR(order_date) FROM orders', 'no-such-function', { name: 'YEAR', instead: "strftime('%Y', d)" }],
    ['SELECT frobnicate(1)', 'no-such-function', { name: 'frobnicate' }],
    ['SELECT count(1, 2) FROM orders', 'wrong-argument-count', { name: 'count' }],
    ['SELECT * FROM orders WHERE sum(amount) > 1', 'misused-aggregate', { name: 'sum' }],
    ['SELECT sum(sum(amount)) FROM orders', 'misused-aggregate', { name: 'sum' }],
    ['SELECT ntile(5) FROM orders', 'misused-window', { name: 'ntile' }],
    ['SELECT rank() OVER (ORDER BY amount) r FROM orders WHERE r = 1', 'misused-window', { name: 'r' }],
    ['SELECT * FORM orders', 'syntax-near', { near: 'FORM', suggestion: 'FROM' }],
    ['SELECT order_id, FROM orders', 'syntax-near', { near: 'FROM' }],
    ['SELECT 1 FROM orders WERE amount > 1', 'syntax-near', { near: 'amount' }],
    ['SELCT 1', 'syntax-near', { near: 'SELCT', suggestion: 'SELECT' }],
    ['SELECT count（*） FROM orders', 'full-width', { found: '（', expected: '(' }],
    ['SELECT order_id，amount FROM orders', 'full-width', { found: '，', expected: ',' }],
    ['SELECT ‘a’', 'full-width', { found: '‘', expected: "'" }],
    ['SELECT 1　FROM orders', 'full-width', { found: '　', expected: ' ' }],
    ["SELECT 'abc", 'unclosed-quote', { text: "'abc" }],
    ['SELECT #', 'unknown-token', { text: '#' }],
    ['SELECT 1 +', 'incomplete-statement', {}],
    ['SELECT * FROM orders WHERE', 'incomplete-statement', {}],
    ['SELECT 1 UNION ALL SELECT 1, 2', 'union-columns', {}],
    ['SELECT 1 IN (SELECT 1, 2)', 'subquery-columns', { found: 2, expected: 1 }],
    ['SELECT amount FROM orders ORDER BY 2', 'position-out-of-range', { clause: 'ORDER BY', columns: 1 }],
    ['SELECT amount FROM orders GROUP BY 2', 'position-out-of-range', { clause: 'GROUP BY', columns: 1 }],
    ['SELECT * FROM orders HAVING 1', 'having-without-group', {}],
    ['SELECT * FROM orders JOIN customers USING (amount)', 'not-in-both-tables', { column: 'amount' }],
    ["SELECT 1 LIMIT 'a'", 'sql-other', { message: 'datatype mismatch' }],
  ])('%s: %s', (sql, code, params) => {
    expect(errorOf(sql)).toEqual({ code, params });
  });
});
