import { beforeAll, describe, expect, test } from 'vitest';
import { createGrader } from '../../src/grading/grader.ts';
import type { StageCheck } from '../../src/grading/result.ts';
import type { TestBed } from '../../src/grading/testbed.ts';
import { shopBed, sqlExercise, tagExercise } from './shop.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await shopBed();
});
const wrong = (stages: readonly StageCheck[] | undefined) => stages?.filter(({ status }) => status === 'wrong').map(({ stage }) => stage);

const TAG = `code: t
name: 标
category: [测试, 算法]
measures:
  paid: {from: orders, agg: count, where: "status = 'paid'", window: {last: 90d}, empty: 0}
define: {cases: [{when: "paid >= 3", value: high}], else: low}
`;

describe('tags', () => {
  test.each([
    ['the rows', TAG.replace("status = 'paid'", "status != 'cancelled'"), ['population'], 0.8],
    ['the window', TAG.replace('90d', '30d'), ['window'], 0.8],
    ['the aggregate', TAG.replace('agg: count', 'agg: sum, field: amount'), ['measure'], 0.8],
    ['the line', TAG.replace('>= 3', '>= 2'), ['threshold'], 0.8],
    ['what everyone else gets', TAG.replace('else: low', 'else: none'), ['output'], 0.8],
    ['window and line', TAG.replace('90d', '30d').replace('>= 3', '>= 2'), ['window', 'threshold'], 0.6],
  ])('%s', async (_, answer, expected, score) => {
    const result = await createGrader(tagExercise(TAG), bed).grade(answer);
    expect(result.status).toBe('fail');
    expect(wrong(result.stages)).toEqual(expected);
    expect(result.score).toBeCloseTo(score);
  });

  test('another way that cannot be compared part by part has no stages and no credit', async () => {
    const other = `code: t\nname: 标\ncategory: [测试, 算法]\ndefine: {column: city, map: {high: [上海]}, else: low}\n`;
    const result = await createGrader(tagExercise(TAG), bed).grade(other);
    expect(result).toMatchObject({ status: 'fail', score: 0 });
    expect(result.stages).toBeUndefined();
  });
});

const SQL = `SELECT customer_id, COUNT(*) AS n FROM orders
WHERE status = 'paid' AND order_date BETWEEN date(:as_of, '-89 days') AND :as_of
GROUP BY customer_id HAVING COUNT(*) >= 2 ORDER BY n DESC`;
const POLICY = { policy: { orderedBy: [{ column: 'n', direction: 'desc' as const }] } };

describe('SQL', () => {
  test.each([
    ['the rows', SQL.replace("status = 'paid'", "status != 'cancelled'"), ['population'], 0.8],
    ['the window', SQL.replace('-89 days', '-29 days'), ['window'], 0.8],
    ['what is counted', SQL.replace('COUNT(*) AS n', 'SUM(amount) AS n'), ['measure'], 0.8],
    ['the line', SQL.replace('>= 2', '>= 3'), ['threshold'], 0.8],
    ['the order', SQL.replace('n DESC', 'n'), ['output'], 0.8],
    ['rows and line', SQL.replace("status = 'paid' AND ", '').replace('>= 2', '>= 3'), ['population', 'threshold'], 0.6],
  ])('%s', async (_, answer, expected, score) => {
    const result = await createGrader(sqlExercise(SQL, POLICY), bed).grade(answer);
    expect(result.status).toBe('fail');
    expect(wrong(result.stages)).toEqual(expected);
    expect(result.score).toBeCloseTo(score);
  });

  test('a query in two steps is judged by what can be seen of it', async () => {
    const two = `WITH c AS (${SQL.replace('-89 days', '-364 days').replace(/HAVING.*$/s, '')}) SELECT customer_id, n FROM c WHERE n >= 2 ORDER BY n DESC`;
    const result = await createGrader(sqlExercise(SQL, POLICY), bed).grade(two);
    expect(result.stages?.map(({ stage }) => stage)).toEqual(['population', 'measure', 'output']);
    expect(wrong(result.stages)).toEqual(['population', 'measure']);
    expect(result.score).toBeCloseTo(0.2);
  });

  test('rows copied off the screen earn nothing', async () => {
    const copied = "SELECT 'C1' AS customer_id, 2 AS n UNION ALL SELECT 'C2', 3";
    expect(await createGrader(sqlExercise(SQL), bed).grade(copied)).toMatchObject({ status: 'fail', score: 0 });
  });

  test('a query without an order asked for has no such stage', async () => {
    const plain = "SELECT customer_id, COUNT(*) AS n FROM orders WHERE status = 'paid' GROUP BY customer_id";
    const result = await createGrader(sqlExercise(plain), bed).grade(plain.replace("WHERE status = 'paid' ", ''));
    expect(result.stages).toEqual([
      { stage: 'population', status: 'wrong' },
      { stage: 'measure', status: 'right' },
    ]);
  });
});
