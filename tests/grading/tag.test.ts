import { beforeAll, describe, expect, test } from 'vitest';
import type { TagExercise } from '../../src/grading/exercise.ts';
import { createGrader } from '../../src/grading/grader.ts';
import { ratesOf } from '../../src/grading/result.ts';
import type { TestBed } from '../../src/grading/testbed.ts';
import { saidIn, shopBed, tagExercise } from './shop.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await shopBed();
});

const measure = (body: string) => `code: orders_90d\nname: 近90天订单数\ncategory: [行为, 购买]\ndefine:\n  measure: {${body}}\n`;
const NAME = { zh: '近90天订单数', en: '近90天订单数' };
const ORDERS = measure(`from: orders, agg: count, where: "status = 'paid'", window: {last: 90d}, empty: 0`);

const rule = (cases: string, rest = 'else: small') => `code: tier
name: 客户层级
category: [价值, 分层]
measures:
  paid: {from: orders, agg: count, where: "status = 'paid'", window: {last: 90d}, empty: 0}
define:
  cases:
${cases}
  ${rest}
`;
const TIER = rule(`    - {when: "paid >= 3", value: big}\n    - {when: "paid >= 1", value: middle}`);
const NOT_SHANGHAI = `code: away\nname: 外地\ncategory: [地域, 城市]\ndefine: {expr: "city != '上海' or city is missing"}\n`;

const grade = (solution: string, answer: string, more: Partial<TagExercise> = {}) =>
  createGrader(tagExercise(solution, more), bed).grade(answer);

describe('a right tag', () => {
  test.each([
    ['the solution itself', ORDERS],
    ['another code', ORDERS.replace('orders_90d', 'recent_orders')],
    ['another way to say the window', ORDERS.replace('{last: 90d}', '{between: [89d, 0d]}')],
    ['counting the order numbers', ORDERS.replace('agg: count', 'agg: count_distinct, field: order_id')],
  ])('%s', async (_, answer) => {
    const result = await grade(ORDERS, answer);
    expect(saidIn(result)).toEqual(['passed']);
    expect(result).toMatchObject({ status: 'pass', score: 1 });
    expect(result.checks).toHaveLength(bed.databases.length);
  });
});

describe('the stage that explains a wrong tag', () => {
  test.each([
    [
      'a window one day long',
      ORDERS,
      ORDERS.replace('last: 90d', 'last: 91d'),
      { code: 'window-start', params: { yours: '2025-04-01', expected: '2025-04-02', days: 1 } },
    ],
    [
      'a window that ends yesterday',
      ORDERS,
      ORDERS.replace('last: 90d', 'between: [89d, 1d]'),
      { code: 'window-end', params: { yours: '2025-06-29', expected: '2025-06-30', days: 1 } },
    ],
    [
      'a window moved by a day',
      ORDERS,
      ORDERS.replace('last: 90d', 'prev: 90d'),
      { code: 'window-moved', params: { yours: '2025-06-29', expected: '2025-06-30', days: 1 } },
    ],
    ['no window', ORDERS, ORDERS.replace(', window: {last: 90d}', ''), { code: 'window-absent', params: { measure: NAME } }],
    ['no filter', ORDERS, ORDERS.replace(`where: "status = 'paid'", `, ''), { code: 'filter-absent', params: { columns: ['status'] } }],
    ['another filter', ORDERS, ORDERS.replace("'paid'", "'refunded'"), { code: 'filter-other', params: { columns: ['status'] } }],
    [
      'no value for nobody',
      ORDERS,
      ORDERS.replace(', empty: 0', ''),
      { code: 'empty-absent', params: { measure: { zh: '近90天订单数', en: '近90天订单数' } } },
    ],
    [
      'a sum for a count',
      ORDERS,
      ORDERS.replace('agg: count', 'agg: sum, field: amount'),
      { code: 'aggregate-other', params: { measure: { zh: '近90天订单数', en: '近90天订单数' } } },
    ],
    ['> for >=', TIER, TIER.replace('paid >= 3', 'paid > 3'), { code: 'edge-belongs', params: { edge: '3' } }],
    ['a threshold one too high', TIER, TIER.replace('paid >= 3', 'paid >= 4'), { code: 'threshold-off', params: { yours: '4' } }],
    ['a sign the wrong way', TIER, TIER.replace('paid >= 3', 'paid <= 3'), { code: 'direction-reversed', params: {} }],
    [
      'rules in the other order',
      TIER,
      rule(`    - {when: "paid >= 1", value: middle}\n    - {when: "paid >= 3", value: big}`),
      { code: 'rule-order', params: {} },
    ],
    ['another rest', TIER, TIER.replace('else: small', 'else: middle'), { code: 'rest-other', params: {} }],
    ['other names for the same groups', TIER, TIER.replace('big', 'VIP'), { code: 'value-names', params: { yours: ['VIP'] } }],
    [
      'the missing left out',
      NOT_SHANGHAI,
      NOT_SHANGHAI.replace(' or city is missing', ''),
      { code: 'missing-left-out', params: { name: 'city' } },
    ],
    [
      'a window written into a tier',
      TIER,
      TIER.replace('last: 90d', 'last: 91d'),
      { code: 'window-start', params: { yours: '2025-04-01', expected: '2025-04-02', days: 1 } },
    ],
  ])('%s', async (_, solution, answer, said) => {
    const result = await grade(solution, answer);
    expect(result.status).toBe('fail');
    expect(result.feedback).toContainEqual(said);
  });

  test('two things at once: the first of them, and that there are more', async () => {
    const result = await grade(ORDERS, ORDERS.replace('last: 90d', 'last: 91d').replace(', empty: 0', ''));
    expect(saidIn(result)).toEqual(expect.arrayContaining(['several-things', 'window-start']));
    expect(saidIn(result)).not.toContain('empty-absent');
  });

  test('a difference in writing that changes nothing is never named', async () => {
    const answer = ORDERS.replace('agg: count', 'agg: count_distinct, field: order_id').replace('last: 90d', 'last: 91d');
    expect(saidIn(await grade(ORDERS, answer))).not.toContain('distinct-not-rows');
  });

  test('a date copied from the screen is seen on another date', async () => {
    const result = await grade(ORDERS, ORDERS.replace('{last: 90d}', '{range: [2025-04-02, 2025-06-30]}'));
    expect(result.feedback).toContainEqual({ code: 'date-written-in', params: { asOf: '2025-06-30' } });
    expect(saidIn(result)).toContain('right-on-visible');
  });
});

describe('what is said, and in which order', () => {
  const mistakes = { 'window-off': { say: { zh: '差一天', en: 'a day off' } } };
  const wrong = [{ file: 'wrong/window-off.yaml', mistake: 'window-off', text: ORDERS.replace('last: 90d', 'last: 91d') }];
  const hints = [
    { zh: '一', en: 'one' },
    { zh: '二', en: 'two' },
  ];

  test('right first, then what differs, then the known mistake, then a hint', async () => {
    const result = await grade(ORDERS, ORDERS.replace('{last: 90d}', '{between: [90d, 0d]}'), { mistakes, wrong, hints });
    expect(saidIn(result).at(-2)).toBe('mistake:window-off');
    expect(saidIn(result).at(-1)).toBe('hint:1');
    expect(saidIn(result)).not.toContain('window-start');
    expect(saidIn(result).slice(0, 2)).toEqual(['right-on-visible', 'other-value']);
  });

  test('a mistake that is not exactly that one keeps its own words', async () => {
    const result = await grade(ORDERS, ORDERS.replace('last: 90d', 'last: 92d'), { mistakes, wrong, hints });
    expect(saidIn(result)).not.toContain('mistake:window-off');
    expect(saidIn(result)).toContain('window-start');
  });

  test('later failures get later hints, and the last one stays', async () => {
    const grader = createGrader(tagExercise(ORDERS, { hints }), bed);
    const answer = ORDERS.replace('last: 90d', 'last: 91d');
    expect(saidIn(await grader.grade(answer, { failedAttempts: 1 })).at(-1)).toBe('hint:2');
    expect(saidIn(await grader.grade(answer, { failedAttempts: 9 })).at(-1)).toBe('hint:2');
  });

  test('the counterexample is on the aimed database, few, and says why each customer is there', async () => {
    const result = await grade(ORDERS, ORDERS.replace('last: 90d', 'last: 91d'));
    expect(result.counterexample).toEqual({
      database: 'aimed',
      customers: [{ customerId: 'A3', yours: 3, expected: 2, about: { zh: '一单落在第 91 天', en: 'One order on day 91' } }],
    });
  });
});

describe('a tag that chooses people', () => {
  const BIG = rule(`    - {when: "paid >= 3", value: big}`, '');

  test('is told how many it chose, and how many of them rightly', async () => {
    const { assignment } = await grade(BIG, BIG.replace('paid >= 3', 'paid >= 2'));
    if (assignment === undefined) throw new Error('no assignment');
    expect(assignment).toMatchObject({ database: 'visible', population: 60 });
    expect(assignment.yours).toBeGreaterThan(assignment.expected);
    expect(assignment.both).toBe(assignment.expected);
    expect(assignment.extra.length).toBe(Math.min(3, assignment.yours - assignment.both));
    expect(assignment.missing).toEqual([]);
    expect(ratesOf(assignment)).toEqual({
      precision: assignment.both / assignment.yours,
      recall: 1,
      coverage: assignment.yours / 60,
    });
  });

  test('nobody chosen, nobody found: no share is a division by nothing', () => {
    expect(ratesOf({ database: 'x', population: 0, yours: 0, expected: 0, both: 0, extra: [], missing: [] })).toEqual({
      precision: 0,
      recall: 0,
      coverage: 0,
    });
  });

  test('a tag that gives everybody a value does not choose', async () => {
    expect((await grade(ORDERS, ORDERS.replace('last: 90d', 'last: 91d'))).assignment).toBeUndefined();
  });
});

describe('no attempt', () => {
  test.each([
    ['the untouched start', 'code: mine\n', 'not-attempted'],
    ['the start with another comment', '# hello\ncode: mine\n\n', 'not-attempted'],
    ['nothing', '  \n', 'not-attempted'],
    ['a definition with an unknown field', ORDERS.replace('status', 'statuss'), 'unreadable'],
  ])('%s', async (_, answer, code) => {
    const result = await grade(ORDERS, answer);
    expect(result.status).toBe('not-attempted');
    expect(saidIn(result)).toEqual([code]);
    expect(result.checks.every((c) => c.status === 'not-run')).toBe(true);
  });

  test('what cannot be read is shown at its place', async () => {
    const result = await grade(ORDERS, ORDERS.replace('status', 'statuss'));
    expect(result.issues?.[0]).toMatchObject({ code: 'unknown-field', severity: 'error' });
  });

  test('a failure of the grader is neutral', async () => {
    const broken = {
      ...bed,
      databases: bed.databases.map((d) => ({ ...d, execute: () => Promise.reject(new Error('the worker is gone')) })),
    };
    const result = await createGrader(tagExercise(ORDERS), broken).grade(ORDERS);
    expect(result).toMatchObject({ status: 'error', score: 0 });
  });
});
