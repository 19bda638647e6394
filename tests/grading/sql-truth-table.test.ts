import { beforeAll, describe, expect, test } from 'vitest';
import { createGrader } from '../../src/grading/grader.ts';
import type { TestBed } from '../../src/grading/testbed.ts';
import { saidIn, shopBed, sqlExercise } from './shop.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await shopBed();
});

/** Customers with at least 3 paid orders in the last 90 days, and how many. */
const FREQUENT = `SELECT customer_id, count(*) AS orders FROM orders
WHERE status = 'paid' AND order_date BETWEEN date(:as_of, '-89 days') AND :as_of
GROUP BY customer_id HAVING count(*) >= 3`;
const SORTED = `${FREQUENT} ORDER BY orders DESC`;
const POINTS = `SELECT customer_id, count(*) * 3 AS orders FROM orders GROUP BY customer_id`;
const POINTS_SORTED = `${POINTS} ORDER BY count(*) DESC`;
const NOBODY = `SELECT customer_id, count(*) AS orders FROM orders WHERE amount > 9999 GROUP BY customer_id`;

const policyOf = (solution: string) =>
  solution.includes('ORDER BY') ? { orderedBy: [{ column: 'orders', direction: 'desc' as const }] } : {};

/** The cases that open graders decide wrongly; here every verdict must be right. */
describe('the truth table of graders', () => {
  test.each([
    [
      'CTE and IN instead of GROUP BY with HAVING',
      FREQUENT,
      `WITH paid AS (SELECT * FROM orders WHERE status = 'paid' AND order_date >= date(:as_of, '-89 days') AND order_date <= :as_of)
      SELECT c.customer_id, (SELECT count(*) FROM paid p WHERE p.customer_id = c.customer_id) AS orders
      FROM customers c WHERE c.customer_id IN (SELECT customer_id FROM paid GROUP BY 1 HAVING count(*) > 2)`,
    ],
    ['other order of unordered rows', FREQUENT, `${FREQUENT} ORDER BY customer_id DESC`],
    ['an empty result that is right', NOBODY, `SELECT customer_id, 1 AS orders FROM orders WHERE amount > 9999`],
    [
      'a helper view first',
      FREQUENT,
      `CREATE VIEW paid AS SELECT * FROM orders WHERE status = 'paid';
      SELECT customer_id, count(*) AS orders FROM paid WHERE order_date BETWEEN date(:as_of, '-89 days') AND :as_of GROUP BY customer_id HAVING count(*) >= 3;`,
    ],
    ['a comment after the end', FREQUENT, `${FREQUENT}; -- done; really`],
    ['rows that tie change places', SORTED, `${FREQUENT} ORDER BY count(*) DESC, customer_id DESC`],
  ])('right: %s', async (_, solution, answer) => {
    const result = await createGrader(sqlExercise(solution, { policy: policyOf(solution) }), bed).grade(answer);
    expect(saidIn(result)).toEqual(['passed']);
    expect(result).toMatchObject({ status: 'pass', score: 1 });
  });

  test.each([
    ['> for >=', FREQUENT, FREQUENT.replace('>= 3', '> 3'), 'missing-customers'],
    ['the asked ORDER BY dropped', SORTED, FREQUENT, 'row-order'],
    ['LIMIT 3', FREQUENT, `${FREQUENT} LIMIT 3`, 'missing-customers'],
    [
      "NULL turned into ''",
      `SELECT customer_id, city FROM customers`,
      `SELECT customer_id, coalesce(city, '') AS city FROM customers`,
      'value-not-blank',
    ],
    ["7 turned into '7'", FREQUENT, FREQUENT.replace('count(*) AS', 'CAST(count(*) AS TEXT) AS'), 'text-not-number'],
    ['12 sorted before 9 as text', POINTS_SORTED, `${POINTS} ORDER BY CAST(count(*) * 3 AS TEXT) DESC`, 'row-order'],
  ])('wrong: %s', async (_, solution, answer, code) => {
    const result = await createGrader(sqlExercise(solution, { policy: policyOf(solution) }), bed).grade(answer);
    expect(result).toMatchObject({ status: 'fail' });
    expect(result.score).toBeLessThan(0.9);
    expect(saidIn(result)).toContain(code);
  });

  test('values copied from the screen fail although the screen shows them', async () => {
    const visible = bed.databases[0];
    const rows = await visible?.execute(FREQUENT, { as_of: visible.asOf });
    const values = rows?.values[0]?.map((id, i) => `('${id}', ${rows.values[1]?.[i]})`).join(', ');
    const result = await createGrader(sqlExercise(FREQUENT), bed).grade(
      `WITH t(customer_id, orders) AS (VALUES ${values}) SELECT * FROM t`,
    );
    expect(result.checks[0]?.status).toBe('pass');
    expect(result.status).toBe('fail');
    expect(saidIn(result)).toEqual(expect.arrayContaining(['right-on-visible', 'same-everywhere']));
  });
});
