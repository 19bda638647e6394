import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, isAnswer } from '../../src/grading/answer.ts';
import type {
  ClassifyExercise,
  Exercise,
  FormulaExercise,
  MatchExercise,
  NumberExercise,
  OrderExercise,
  RepairExercise,
  StepsExercise,
  TextExercise,
  TuneExercise,
} from '../../src/grading/exercise.ts';
import { createGrader } from '../../src/grading/grader.ts';
import { longestRising } from '../../src/grading/kinds/order/longest-rising.ts';
import type { TestBed } from '../../src/grading/testbed.ts';
import { SHOP, saidIn, shopBed, sqlExercise } from './shop.ts';

const both = (word: string) => ({ zh: word, en: word });
const described = { id: 'test/kind', title: both('题'), task: both('题'), dataset: 'shop', hints: [], mistakes: {} };
const NOWHERE: TestBed = { schema: SHOP, databases: [] };
let bed: TestBed;
beforeAll(async () => {
  bed = await shopBed();
});
const grade = (exercise: Exercise, answer: Answer, on = NOWHERE) => createGrader(exercise, on).grade(answer);

describe('classify', () => {
  const item = (id: string, group: string, not = {}) => ({ id, text: both(id), group, say: both(`因为 ${id}`), not });
  const exercise: ClassifyExercise = {
    ...described,
    kind: 'classify',
    groups: [
      { id: 'x', text: both('X') },
      { id: 'y', text: both('Y') },
    ],
    items: [item('a', 'x', { y: both('a 不是 y') }), item('b', 'x'), item('c', 'y'), item('d', 'y')],
  };

  test('everything in its place', async () => {
    const result = await grade(exercise, { a: 'x', b: 'x', c: 'y', d: 'y' });
    expect(result).toMatchObject({ status: 'pass', score: 1 });
    expect(saidIn(result)).toEqual(['all-placed', 'option:a', 'option:b', 'option:c', 'option:d']);
  });

  test('what is in another place earns its share, hears why it is not there, or is named; never where it belongs', async () => {
    const result = await grade(exercise, { a: 'y', b: 'y', c: 'y', d: 'y' });
    expect(result).toMatchObject({ status: 'fail', score: 0.5 });
    expect(saidIn(result)).toEqual(['some-placed', 'option:a', 'look-again']);
    expect(JSON.stringify(result.feedback)).toContain('a 不是 y');
    expect(JSON.stringify(result.feedback)).not.toContain('因为');
  });

  test.each([[{}], [{ a: 'x' }], ['x']])('%j is no attempt', async (answer) => {
    expect((await grade(exercise, answer)).status).toBe('not-attempted');
  });
});

test('match: a partner each, the share that is right counts', async () => {
  const pair = (id: string) => ({ id, left: both(id), right: both(id.toUpperCase()), say: both(id), not: {} });
  const exercise: MatchExercise = {
    ...described,
    kind: 'match',
    pairs: ['a', 'b', 'c', 'd'].map(pair),
    spare: [{ id: 'z', text: both('Z') }],
  };
  expect(await grade(exercise, { a: 'a', b: 'b', c: 'c', d: 'd' })).toMatchObject({ status: 'pass', score: 1 });
  expect(await grade(exercise, { a: 'b', b: 'a', c: 'c', d: 'z' })).toMatchObject({ status: 'fail', score: 0.25 });
  expect((await grade(exercise, { a: 'a' })).status).toBe('not-attempted');
});

describe('order', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const exercise: OrderExercise = {
    ...described,
    kind: 'order',
    items: ids.map((id, i) => ({ id, text: both(id), place: i + 1 })),
    because: [{ earlier: 'b', later: 'd', say: both('b 在 d 前') }],
  };

  test.each([
    ['all right', 'abcde', 'pass', 1, ['in-order']],
    ['one moved to the front costs one', 'eabcd', 'fail', 0.8, ['part-in-order', 'order-turns']],
    ['one moved before another it needs', 'adbce', 'fail', 0.8, ['part-in-order', 'order-turns', 'option:d']],
    ['backwards', 'edcba', 'fail', 0.2, ['part-in-order', 'order-turns', 'option:d']],
  ])('%s', async (_, answer, status, score, said) => {
    const result = await grade(exercise, [...answer]);
    expect(result).toMatchObject({ status, score });
    expect(saidIn(result)).toEqual(said);
  });

  test('items of one place may change places', async () => {
    const free = { ...exercise, items: exercise.items.map((item) => (item.id === 'b' ? { ...item, place: 3 } : item)) };
    expect((await grade(free, [...'acbde'])).status).toBe('pass');
  });

  test.each([[[]], [['a', 'b']], [['a', 'a', 'b', 'c', 'd']]])('%j is no attempt', async (answer) => {
    expect((await grade(exercise, answer)).status).toBe('not-attempted');
  });

  test.each<[number[], number]>([
    [[], 0],
    [[1, 1, 1], 3],
    [[3, 1, 2], 2],
    [[2, 5, 3, 4, 1], 3],
  ])('the longest rising part of %j is %d', (places, longest) => expect(longestRising(places)).toBe(longest));
});

describe('a number with a unit', () => {
  const exercise: NumberExercise = {
    ...described,
    kind: 'number',
    policy: {
      tolerance: 0.5,
      unit: both('元'),
      units: [
        { unit: { zh: '元', en: 'yuan' }, times: 1 },
        { unit: { zh: '万元', en: 'ten thousand yuan' }, times: 10_000 },
        { unit: { zh: '单', en: 'orders' } },
      ],
    },
    answer: { value: 12_500 },
    accept: [],
    wrong: [],
  };
  test.each([
    ['12500 元', 'pass', 1],
    ['12,500yuan', 'pass', 1],
    ['1.25 万元', 'pass', 1],
    ['１.25 ten thousand yuan', 'pass', 1],
    ['12500 单', 'fail', 0.5],
    ['1.25 元', 'fail', 0],
    ['12500', 'not-attempted', 0],
    ['元', 'not-attempted', 0],
  ])('%s', async (answer, status, score) => {
    expect(await grade(exercise, answer)).toMatchObject({ status, score });
  });
});

describe('tune', () => {
  const point = (at: number, recall: number | null, precision: number) => ({ at, values: { recall, precision } });
  const exercise: TuneExercise = {
    ...described,
    kind: 'tune',
    mistakes: { habit: { say: both('顺口') } },
    threshold: { label: both('R'), unit: both('天') },
    metrics: ['recall', 'precision'].map((id) => ({ id, label: both(id), format: 'percent' as const })),
    goal: { metric: 'recall', best: 'highest', keeping: { metric: 'precision', atLeast: 0.9 } },
    tolerance: 0,
    curve: {
      curves: [
        { database: 'visible', points: [point(10, 1, 0.5), point(20, 0.8, 0.9), point(30, 0.4, 1), point(40, null, 1)] },
        { database: 'seed-2', points: [point(10, 0.9, 0.95), point(30, 0.7, 1)] },
      ],
    },
    accept: [],
    wrong: [{ file: 'wrong/habit.txt', text: '30', mistake: 'habit' }],
  };
  test.each([
    ['20', 'pass', 1, ['tuned', 'tuned-elsewhere']],
    ['25 天', 'pass', 1, ['tuned', 'tuned-elsewhere']],
    ['30', 'fail', 0.5, ['better-beside', 'mistake:habit']],
    ['10', 'fail', 0, ['beyond-limit']],
    ['40', 'fail', 0, ['better-beside']],
    ['400', 'not-attempted', 0, ['off-the-scale']],
    ['', 'not-attempted', 0, ['not-attempted']],
    ['few', 'not-attempted', 0, ['not-a-number']],
  ])('%s', async (answer, status, score, said) => {
    const result = await grade(exercise, answer);
    expect(result).toMatchObject({ status });
    expect(result.score).toBeCloseTo(score);
    expect(saidIn(result)).toEqual(said);
  });
});

describe('formula', () => {
  const exercise: FormulaExercise = {
    ...described,
    kind: 'formula',
    sheets: [
      { name: 'customers', sql: 'SELECT customer_id, city FROM customers ORDER BY customer_id LIMIT 20' },
      { name: 'orders', sql: 'SELECT order_id, customer_id, order_date, status, amount FROM orders ORDER BY order_id' },
    ],
    cells: { H1: { value: ':as_of', label: both('基准日') } },
    expected:
      "SELECT (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.customer_id AND status = 'paid' AND order_date <= :as_of) FROM customers c ORDER BY customer_id LIMIT 20",
    solution: '=COUNTIFS(orders!B:B, A2, orders!D:D, "paid", orders!C:C, "<=" & H$1)',
    tolerance: 0,
    accept: [],
    wrong: [],
  };
  test.each([
    ['the solution', exercise.solution, 'pass', ['formula-right']],
    ['another way', '=SUMPRODUCT((orders!B$2:B$9999=A2)*(orders!D$2:D$9999="paid")*(orders!C$2:C$9999<=$H$1))', 'pass', ['formula-right']],
    [
      'rows of other states',
      '=COUNTIFS(orders!B:B, A2, orders!C:C, "<=" & H$1)',
      'fail',
      ['cells-right', 'other-rows', 'look-at-customers'],
    ],
    ['a text', '=COUNTIFS(orders!B:B, A2, orders!D:D, "paid") & ""', 'fail', ['formula-gives-text', 'look-at-customers']],
    ['a division by nothing', '=1/0', 'fail', ['formula-gives-error', 'formula-constant', 'look-at-customers']],
    ['a sheet that is not there', '=SUM(nowhere!A:A)', 'fail', ['formula-gives-error', 'look-at-customers']],
    ['today', '=TODAY()', 'not-attempted', ['formula-volatile']],
    ['a function outside', '=COUNTIFF(A:A, 1)', 'not-attempted', ['formula-outside']],
    ['not closed', '=SUM(A2', 'not-attempted', ['formula-broken']],
    ['full-width signs', '=SUM（A2，B2）', 'not-attempted', ['unreadable']],
    ['nothing', ' = ', 'not-attempted', ['not-attempted']],
    ['deeper than people write', `=${'('.repeat(500)}1${')'.repeat(500)}`, 'not-attempted', ['formula-broken']],
  ])('%s', async (_, answer, status, said) => {
    const result = await grade(exercise, answer, bed);
    expect(saidIn(result)).toEqual(said);
    expect(result.status).toBe(status);
    expect(result.counterexample?.customers.length ?? 0).toBeLessThanOrEqual(8);
  });
});

describe('text', () => {
  const point = (id: string) => ({ id, text: both(id), say: both(`试试 ${id}`) });
  const exercise: TextExercise = { ...described, kind: 'text', least: 5, rubric: [point('a'), point('b')], example: both('例子') };
  test('what its writer finds is told, and is no score', async () => {
    const result = await grade(exercise, { text: '一段够长的话', met: ['a'] });
    expect(result).toMatchObject({ status: 'self-assessed', score: 0, met: { points: 1, of: 2 } });
    expect(saidIn(result)).toEqual(['assessed', 'option:b']);
  });
  test.each([
    [{}, 'not-attempted'],
    [{ text: '短' }, 'text-too-short'],
    [{ text: '一段够长的话' }, 'assess-first'],
  ])('%j is no attempt', async (answer, code) => {
    const result = await grade(exercise, answer);
    expect([result.status, ...saidIn(result)]).toEqual(['not-attempted', code]);
  });
});

describe('steps', () => {
  const query = "SELECT COUNT(*) AS n FROM orders WHERE status = 'paid'";
  const text: TextExercise = {
    ...described,
    kind: 'text',
    least: 2,
    rubric: [
      { id: 'p', text: both('p'), say: both('p') },
      { id: 'q', text: both('q'), say: both('q') },
    ],
    example: both('例'),
  };
  const number: NumberExercise = { ...described, kind: 'number', policy: { tolerance: 0 }, answer: { value: 3 }, accept: [], wrong: [] };
  const exercise: StepsExercise = {
    ...described,
    kind: 'steps',
    steps: [
      { id: 'one', exercise: number },
      { id: 'two', exercise: text },
      { id: 'three', exercise: sqlExercise(query) },
    ],
  };
  test.each<[string, Answer, string, number, number]>([
    ['all', { one: '3', two: { text: '好的', met: [] }, three: query }, 'pass', 1, 3],
    ['the first is off', { one: '4', two: { text: '好的', met: [] }, three: query }, 'fail', 0, 1],
    ['one done, the next not begun', { one: '3' }, 'not-attempted', 0.5, 2],
    [
      'the last is off; the text between is no part of the score',
      { one: '3', two: { text: '好的', met: [] }, three: 'SELECT 1' },
      'not-attempted',
      0.5,
      3,
    ],
    ['nothing', {}, 'not-attempted', 0, 1],
  ])('%s', async (_, answer, status, score, looked) => {
    const result = await grade(exercise, answer, bed);
    expect(result.status).toBe(status);
    expect(result.score).toBeCloseTo(score);
    expect(result.steps?.length).toBe(looked);
  });
});

test('repair: the broken one is no attempt, and mending it tells how little it took', async () => {
  const right = "SELECT customer_id,\n  COUNT(*) AS n\nFROM orders\nWHERE status = 'paid'\nGROUP BY customer_id";
  const broken = sqlExercise(right, { start: both(right.replace("'paid'", "'refunded'")) });
  const exercise: RepairExercise = { ...described, kind: 'repair', broken };
  expect(saidIn(await grade(exercise, broken.start.zh, bed))).toEqual(['nothing-mended']);
  const mended = await grade(exercise, right, bed);
  expect(mended.status).toBe('pass');
  expect(mended.feedback).toContainEqual({ code: 'mended', params: { lines: 1 } });
});

test.each([
  ['text', true],
  [['a', 'b'], true],
  [{ a: 'x', b: ['c'], c: { d: 'e' } }, true],
  [3, false],
  [[1], false],
  [{ a: null }, false],
  [undefined, false],
])('%j is an answer: %s', (value, expected) => expect(isAnswer(value)).toBe(expected));
