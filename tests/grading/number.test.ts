import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NumberExercise } from '../../src/grading/exercise.ts';
import { createGrader } from '../../src/grading/grader.ts';
import { readNumber } from '../../src/grading/kinds/number/number-text.ts';
import { SHOP, saidIn, shopBed } from './shop.ts';

const NO_BED = { schema: SHOP, databases: [] };

const exercise = (value: number, more: Partial<NumberExercise> = {}): NumberExercise => ({
  id: 'test/number',
  kind: 'number',
  title: { zh: '题', en: 'title' },
  task: { zh: '题', en: 'task' },
  dataset: 'shop',
  hints: [],
  mistakes: {},
  policy: { tolerance: 0.005 },
  answer: { value },
  accept: [],
  wrong: [],
  ...more,
});
const grade = (value: number, answer: string, more: Partial<NumberExercise> = {}) =>
  createGrader(exercise(value, more), NO_BED).grade(answer);

describe('reading a number', () => {
  test.each([
    ['1234.5', 1234.5],
    ['1,234.5', 1234.5],
    ['１，２３４．５', 1234.5],
    ['￥1,234.50', 1234.5],
    ['¥ 1 234.5', 1234.5],
    ['1234.5 元', 1234.5],
    ['-3', -3],
    ['−3', -3],
    ['+3', 3],
    ['-¥3', -3],
    ['1.2万', 12_000],
    ['3亿', 3e8],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['$7', 7],
  ])('%s', (text, value) => {
    expect(readNumber(text)).toEqual({ value, percent: false });
  });

  test.each([
    ['30%', 30],
    ['３０％', 30],
    ['30 %', 30],
  ])('%s is in percent', (text, value) => {
    expect(readNumber(text)).toEqual({ value, percent: true });
  });

  test.each(['', 'abc', '1,23', '1.2.3', '--3', '12 34', '3 orders', '%', '.', '¥', '1,2345', 'Infinity', '0x10'])(
    '%j is no number',
    (text) => {
      expect(readNumber(text)).toBeUndefined();
    },
  );

  test("the exercise's unit may follow", () => {
    expect(readNumber('3 orders', ['单', 'orders'])).toEqual({ value: 3, percent: false });
    expect(readNumber('3单', ['单', 'orders'])).toEqual({ value: 3, percent: false });
  });

  test('every number reads back from the way it is written', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), (n) => readNumber(n.toLocaleString('en-GB'))?.value === n));
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (x) => readNumber(x.toFixed(4))?.value === Number(x.toFixed(4))),
    );
  });
});

describe('a right number', () => {
  test.each([
    [266.6667, '266.67'],
    [266.6667, '￥266.67'],
    [1234, '１，２３４'],
    [0.3, '30%'],
    [0.3, '0.3'],
    [-5, '−5'],
  ])('%d as %s', async (value, answer) => {
    expect(await grade(value, answer)).toMatchObject({ status: 'pass', score: 1 });
  });

  test('in percent, with and without the sign', async () => {
    const inPercent = { policy: { tolerance: 0.05, unit: { zh: '%', en: '%' } } };
    expect((await grade(30, '30', inPercent)).status).toBe('pass');
    expect((await grade(30, '30％', inPercent)).status).toBe('pass');
    expect(saidIn(await grade(30, '0.3', inPercent))).toEqual(['times-off']);
  });
});

describe('a wrong number is told how it is off', () => {
  test.each([
    [266.6667, '267', 'rounded-too-far'],
    [266.6667, '266.7', 'rounded-too-far'],
    [266.67, '-266.67', 'sign-off'],
    [266.67, '26667', 'times-off'],
    [266.67, '2.6667', 'times-off'],
    [266.67, '300', 'too-high'],
    [266.67, '200', 'too-low'],
    [0, '1', 'too-high'],
  ])('%d as %s', async (value, answer, code) => {
    const result = await grade(value, answer);
    expect(result).toMatchObject({ status: 'fail', score: 0 });
    expect(saidIn(result)).toEqual([code]);
  });

  test('a known wrong value gets its own words', async () => {
    const known = {
      mistakes: { 'refunds-kept': { say: { zh: '退款没扣', en: 'refunds kept' } } },
      wrong: [{ file: 'wrong/refunds-kept.txt', mistake: 'refunds-kept', text: '280', source: { value: 280 } }],
    };
    expect(saidIn(await grade(266.67, '280.00', known))).toEqual(['mistake:refunds-kept']);
    expect(saidIn(await grade(266.67, '281', known))).toEqual(['too-high']);
  });
});

test.each([
  ['', 'not-attempted'],
  ['many', 'not-a-number'],
])('%j is no attempt', async (answer, code) => {
  const result = await grade(1, answer);
  expect(result.status).toBe('not-attempted');
  expect(saidIn(result)).toEqual([code]);
});

test('the number of a query is asked of the database the learner sees', async () => {
  const bed = await shopBed();
  const paid = { sql: "SELECT count(*) FROM orders WHERE status = 'paid'" };
  const rows = await bed.databases[0]?.execute(paid.sql, {});
  const result = await createGrader(exercise(0, { answer: paid }), bed).grade(String(rows?.values[0]?.[0]));
  expect(result.status).toBe('pass');
});
