import { beforeAll, describe, expect, test } from 'vitest';
import type { Execute } from '../../src/engine/index.ts';
import { createGrader } from '../../src/grading/grader.ts';
import type { SqlPolicy } from '../../src/grading/kinds/sql/exercise.ts';
import type { TestBed } from '../../src/grading/testbed.ts';
import { saidIn, shopBed, sqlExercise } from './shop.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await shopBed();
});

const SPEND = `SELECT customer_id, sum(amount) AS spend, count(*) AS orders FROM orders WHERE status = 'paid' GROUP BY customer_id`;
const CITIES = `SELECT city FROM customers WHERE city IS NOT NULL`;
const BY_CITY = `SELECT city, count(*) AS people FROM customers WHERE city IS NOT NULL GROUP BY city`;

const grade = (solution: string, answer: string, policy: Partial<SqlPolicy> = {}) =>
  createGrader(sqlExercise(solution, { policy }), bed).grade(answer);
const SORTED = { orderedBy: [{ column: 'spend', direction: 'desc' as const }] };

describe('what the policy lets pass', () => {
  test.each<[string, string, string, Partial<SqlPolicy>, string[]]>([
    ['any row order when none is asked for', SPEND, `${SPEND} ORDER BY spend`, {}, []],
    ['only the stated keys count', `${SPEND} ORDER BY spend DESC`, `${SPEND} ORDER BY spend DESC, orders`, SORTED, []],
    ['columns in another order, by name', SPEND, `SELECT orders, spend, customer_id FROM (${SPEND})`, {}, []],
    [
      'names in another case and with blanks',
      SPEND,
      `SELECT customer_id AS "Customer ID", spend AS SPEND, orders FROM (${SPEND})`,
      { namesStated: true },
      [],
    ],
    [
      "a column's label in Chinese",
      'SELECT customer_id, amount FROM orders',
      'SELECT customer_id, amount AS 金额 FROM orders',
      { namesStated: true },
      [],
    ],
    [
      'an alias of the exercise',
      SPEND,
      `SELECT customer_id, spend AS 消费, orders FROM (${SPEND})`,
      { namesStated: true, aliases: { spend: ['消费'] } },
      [],
    ],
    ['unnamed columns by position', SPEND, `SELECT customer_id, spend AS a, orders AS b FROM (${SPEND})`, {}, ['columns-by-position']],
    [
      'unnamed columns in another order',
      SPEND,
      `SELECT orders AS a, customer_id AS b, spend AS c FROM (${SPEND})`,
      {},
      ['columns-by-position'],
    ],
    ['rounding within the tolerance', SPEND, `SELECT customer_id, round(spend, 2) AS spend, orders FROM (${SPEND})`, {}, []],
    [
      'a sum in another order of adding',
      SPEND,
      `SELECT customer_id, sum(amount * 10) / 10 AS spend, count(*) AS orders FROM orders WHERE status = 'paid' GROUP BY 1`,
      { tolerance: 0 },
      [],
    ],
    ['repeated rows as often as expected', CITIES, `${CITIES} ORDER BY 1`, {}, []],
  ])('%s', async (_, solution, answer, policy, notes) => {
    const result = await grade(solution, answer, policy);
    expect(saidIn(result)).toEqual(['passed', ...notes]);
  });
});

describe('what the policy refuses, and what it says', () => {
  test.each<[string, string, string, Partial<SqlPolicy>, string[]]>([
    ['the asked order', `${SPEND} ORDER BY spend DESC`, `${SPEND} ORDER BY spend`, SORTED, ['rows-right', 'row-order']],
    [
      'a missing name',
      SPEND,
      `SELECT customer_id, spend AS total, orders FROM (${SPEND})`,
      { namesStated: true },
      ['rows-right', 'column-absent'],
    ],
    ['too few columns', SPEND, `SELECT customer_id, spend FROM (${SPEND})`, {}, ['column-absent']],
    ['rows that come twice', BY_CITY, `${BY_CITY} UNION ALL ${BY_CITY}`, {}, ['duplicate-rows']],
    ['repeated rows made one', CITIES, CITIES.replace('SELECT', 'SELECT DISTINCT'), {}, ['duplicates-lost']],
    [
      '0 where nothing is expected',
      `SELECT customer_id, city FROM customers`,
      `SELECT customer_id, coalesce(city, 0) AS city FROM customers`,
      {},
      ['people-right', 'value-not-blank'],
    ],
    [
      'nothing where 0 is expected',
      `SELECT customer_id, 0 AS n FROM customers`,
      `SELECT customer_id, NULL AS n FROM customers`,
      {},
      ['people-right', 'blank-not-value'],
    ],
    [
      "'' where 0 is expected",
      `SELECT customer_id, 0 AS n FROM customers`,
      `SELECT customer_id, '' AS n FROM customers`,
      {},
      ['people-right', 'text-not-number'],
    ],
    [
      'a number where text is expected',
      `SELECT customer_id, '1' AS n FROM customers`,
      `SELECT customer_id, 1 AS n FROM customers`,
      {},
      ['people-right', 'number-not-text'],
    ],
    [
      'rounding beyond the tolerance',
      SPEND,
      `SELECT customer_id, round(spend, 1) AS spend, orders FROM (${SPEND})`,
      {},
      ['people-right', 'rounding'],
    ],
    [
      'a row a customer too many',
      SPEND,
      `SELECT o.customer_id, spend, s.orders FROM orders o JOIN (${SPEND}) s USING (customer_id)`,
      {},
      ['duplicate-rows'],
    ],
    [
      'a customer in several rows',
      SPEND,
      `SELECT customer_id, amount AS spend, 1 AS orders FROM orders WHERE status = 'paid'`,
      {},
      ['customers-repeated', 'row-count', 'extra-rows', 'missing-rows'],
    ],
    ['nothing at all', SPEND, `${SPEND} HAVING 1 = 0`, {}, ['row-count']],
    [
      'a few rows for one that names nothing',
      'SELECT count(*) + 0.5 AS n FROM orders',
      'SELECT count(*) + 0.5 AS n FROM orders UNION ALL SELECT 0.5',
      {},
      ['extra-rows'],
    ],
    ['another number for a group', BY_CITY, BY_CITY.replace('count(*)', 'count(*) + 1'), {}, ['other-cells']],
    [
      'another single number',
      'SELECT count(*) AS n FROM orders',
      'SELECT count(DISTINCT customer_id) AS n FROM orders',
      {},
      ['other-cells'],
    ],
  ])('%s', async (_, solution, answer, policy, said) => {
    const result = await grade(solution, answer, policy);
    expect(result).toMatchObject({ status: 'fail' });
    expect(result.score).toBeLessThan(0.9);
    expect(saidIn(result).filter((code) => !code.startsWith('look-at'))).toEqual(said);
  });

  test('a column nobody asked for costs a tenth, and is named', async () => {
    const result = await grade(SPEND, `SELECT *, 1 AS extra FROM (${SPEND})`);
    expect(result).toMatchObject({ status: 'fail', score: 0.9 });
    expect(result.feedback).toContainEqual({ code: 'column-extra', params: { names: ['extra'] } });
  });

  test('the message about names says which are missing and which are there', async () => {
    const result = await grade(SPEND, `SELECT customer_id, spend AS total, orders FROM (${SPEND})`, { namesStated: true });
    expect(result.feedback).toContainEqual({
      code: 'column-absent',
      params: { names: ['spend'], found: ['customer_id', 'total', 'orders'] },
    });
  });

  test('rows that come too often are counted', async () => {
    const result = await grade(BY_CITY, `${BY_CITY} UNION ALL ${BY_CITY} UNION ALL ${BY_CITY}`);
    expect(result.feedback[0]).toMatchObject({ code: 'duplicate-rows', params: { rows: 3, times: 3 } });
  });
});

describe('a query that does not run is no attempt', () => {
  test.each([
    ['a misspelt column', 'SELECT amuont FROM orders', 'no-such-column'],
    ['a slip of syntax', 'SELECT customer_id n FORM orders', 'syntax-near'],
    ['half a query', 'SELECT customer_id FROM', 'incomplete-statement'],
    ['a statement that changes data', 'DELETE FROM orders', 'only-reading'],
    ['a change hidden behind WITH', 'WITH a AS (SELECT 1) DELETE FROM orders', 'only-reading'],
    ['PRAGMA before the query', 'PRAGMA query_only = OFF; SELECT 1', 'only-reading'],
    ['ATTACH', "ATTACH 'x' AS y; SELECT 1", 'only-reading'],
    ['two queries', 'SELECT 1; SELECT 2', 'several-statements'],
  ])('%s', async (_, answer, code) => {
    const result = await grade(SPEND, answer);
    expect(result.status).toBe('not-attempted');
    expect(saidIn(result)).toEqual([`refusal:${code}`]);
  });

  test('a query that breaks on another database only is a failed attempt', async () => {
    const tooSlow = { error: { code: 'time-limit', params: { seconds: 3 } } };
    const databases = bed.databases.map((d) => {
      const execute: Execute = (sql, params) =>
        sql.includes('+ 0') && d.role !== 'visible' ? Promise.reject(tooSlow) : d.execute(sql, params);
      return { ...d, execute };
    });
    const result = await createGrader(sqlExercise(SPEND), { ...bed, databases }).grade(SPEND.replace('sum(amount)', 'sum(amount + 0)'));
    expect(result.status).toBe('fail');
    expect(saidIn(result)).toEqual(['fails-elsewhere', 'refusal:time-limit']);
  });

  test('a worker that is gone is nobody’s mistake', async () => {
    const gone = bed.databases.map((d) => ({ ...d, execute: () => Promise.reject({ error: { code: 'worker-failed', params: {} } }) }));
    const result = await createGrader(sqlExercise(SPEND), { ...bed, databases: gone }).grade(`${SPEND} LIMIT 1`);
    expect(result.status).toBe('error');
  });

  test('signs of a Chinese keyboard come with the edit that puts them right', async () => {
    const answer = 'SELECT customer_id，\n  city FROM customers WHERE city = ‘上海’；';
    const result = await grade(SPEND, answer);
    expect(result).toMatchObject({ status: 'not-attempted', feedback: [{ code: 'unreadable', params: { count: 4 } }] });
    expect(result.issues?.[1]).toMatchObject({ place: { line: 2, column: 36 } });
    const fixed = (result.issues ?? [])
      .toReversed()
      .reduce((text, { fix }) => (fix ? text.slice(0, fix.start) + fix.text + text.slice(fix.end) : text), answer);
    expect(fixed).toBe("SELECT customer_id,\n  city FROM customers WHERE city = '上海';");
  });

  test('the same signs inside a string are data', async () => {
    const quoted = `SELECT customer_id, '（一，二）' AS note FROM customers`;
    expect(saidIn(await grade(quoted, `${quoted} -- ，`))).toEqual(['passed']);
  });
});

describe('the counterexample of SQL', () => {
  test('customers of the aimed database, one for each kind of difference', async () => {
    const result = await grade(SPEND, SPEND.replace("WHERE status = 'paid' ", ''));
    expect(result.counterexample?.database).toBe('aimed');
    expect(result.counterexample?.customers.map((c) => [c.customerId, c.column, c.about?.en])).toEqual([
      ['A4', 'spend', 'One refund, no city'],
      ['A4', 'orders', 'One refund, no city'],
    ]);
  });

  test('rows when the result names no customer, never more than 8', async () => {
    const amounts = 'SELECT amount FROM orders';
    const result = await grade(amounts, 'SELECT amount + 1 AS amount FROM orders');
    const rows = result.counterexample?.rows?.rows ?? [];
    expect(rows).toHaveLength(8);
    expect(new Set(rows.map((r) => r.side))).toEqual(new Set(['yours', 'expected']));
  });

  test('a date written into the query is seen on another date', async () => {
    const recent = `SELECT customer_id, count(*) AS n FROM orders WHERE order_date BETWEEN date(:as_of, '-29 days') AND :as_of GROUP BY 1`;
    const result = await grade(recent, recent.replaceAll(':as_of', "'2025-06-30'"));
    expect(result.feedback).toContainEqual({ code: 'date-written-in', params: { asOf: '2025-06-30' } });
    expect(result.checks.filter((c) => c.status === 'fail').map((c) => c.database)).toEqual(['as-of']);
  });
});
