import { beforeAll, describe, expect, test } from 'vitest';
import { loadExercises } from '../../src/build/exercises.ts';
import type { Exercise } from '../../src/grading/exercise.ts';
import { type FeedbackParams, feedback } from '../../src/grading/feedback.ts';
import { createGrader } from '../../src/grading/grader.ts';
import { EXERCISE_KINDS } from '../../src/grading/kinds/kinds.ts';
import { policyOf } from '../../src/grading/policy-of.ts';
import type { TestBed } from '../../src/grading/testbed.ts';
import { feedbackWords as en } from '../../src/i18n/en/feedback.ts';
import { say } from '../../src/i18n/say.ts';
import { feedbackWords as zh } from '../../src/i18n/zh/feedback.ts';
import { shopBed, sqlExercise, tagExercise } from './shop.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await shopBed();
});

/** One example of every code, as the graders make them. */
const seen = { on: 'visible', asOf: '2025-06-30' } as const;
const measure = { measure: { zh: '近 90 天订单数', en: 'Orders in 90 days' } };
const EXAMPLES: FeedbackParams = {
  'not-attempted': {},
  unreadable: { count: 1 },
  'grader-failed': { detail: 'x' },
  'fails-elsewhere': { on: 'seed', asOf: '2025-06-30' },
  passed: { databases: 5 },
  'chosen-right': {},
  'number-right': { expected: '266.67' },
  'columns-by-position': { names: ['customer_id', 'spend'] },
  'right-on-visible': {},
  'people-right': seen,
  'some-right': { ...seen, right: 1930, total: 2000 },
  'rows-right': {},
  'some-rows-right': { ...seen, right: 3, total: 4 },
  'some-chosen-right': { right: 1 },
  'tag-absent': { code: 'vip', found: ['vpi'] },
  nobody: seen,
  'extra-customers': { ...seen, count: 12 },
  'missing-customers': { on: 'aimed', asOf: '2025-06-30', count: 1 },
  'other-value': { on: 'as-of', asOf: '2025-03-31', count: 30 },
  'same-everywhere': {},
  'date-written-in': { asOf: '2025-06-30' },
  'several-things': {},
  'window-start': { yours: '2025-04-01', expected: '2025-04-02', days: 1 },
  'window-end': { yours: '2025-06-29', expected: '2025-06-30', days: 1 },
  'window-moved': { yours: '2025-06-29', expected: '2025-06-30', days: 1 },
  'window-absent': measure,
  'window-unneeded': measure,
  'window-other': measure,
  'filter-absent': { columns: ['status'] },
  'filter-unneeded': { columns: ['status'] },
  'filter-other': { columns: ['status'] },
  'rows-not-distinct': measure,
  'distinct-not-rows': measure,
  'aggregate-other': measure,
  'field-other': measure,
  'empty-absent': measure,
  'empty-unneeded': measure,
  'empty-other': measure,
  'edge-belongs': { edge: '3' },
  'threshold-off': { yours: '4' },
  'direction-reversed': {},
  'and-or': { yours: 'and' },
  'missing-left-out': { name: 'city' },
  'condition-other': { nth: 2 },
  'rule-order': {},
  'rest-other': {},
  'value-names': { yours: ['VIP'] },
  'score-method': { yours: 'ntile' },
  'score-cuts': {},
  'segments-other': { values: ['champions'] },
  'spelling-absent': { values: ['female'] },
  'row-count': { ...seen, yours: 1, expected: 2 },
  'missing-rows': { ...seen, count: 1 },
  'extra-rows': { ...seen, count: 2 },
  'other-cells': { ...seen, count: 3, column: 'spend' },
  'duplicate-rows': { ...seen, rows: 1, times: 2 },
  'customers-repeated': { ...seen, count: 5 },
  'duplicates-lost': { ...seen, rows: 1 },
  'column-absent': { names: ['spend'], found: ['total'] },
  'column-extra': { names: ['extra'] },
  'row-order': { ...seen, by: ['spend desc', 'customer_id asc'] },
  'blank-not-value': { column: 'spend', expected: '0' },
  'value-not-blank': { column: 'city', yours: '' },
  'text-not-number': { column: 'spend' },
  'number-not-text': { column: 'city' },
  rounding: { column: 'spend', tolerance: 0.005 },
  'not-a-number': { text: 'many' },
  'rounded-too-far': { decimals: 2 },
  'times-off': { factor: 100 },
  'sign-off': {},
  'too-high': {},
  'too-low': {},
  'unknown-option': { option: 'x' },
  'more-to-choose': {},
  'all-placed': {},
  'some-placed': { right: 3, total: 5 },
  'place-the-rest': { left: 2 },
  'look-again': { names: [{ zh: '`gender_raw` 这一列', en: 'the column `gender_raw`' }] },
  'in-order': {},
  'part-in-order': { kept: 3, total: 5 },
  'order-turns': { after: 0 },
  'unit-absent': { units: [{ zh: '元', en: 'yuan' }] },
  'unit-other': { yours: { zh: '单', en: 'orders' } },
  tuned: { at: '90', metric: { zh: '利润', en: 'Profit' }, value: '1,200' },
  'off-the-scale': { from: '0', to: '365' },
  'beyond-limit': { metric: { zh: '准确率', en: 'Precision' }, yours: '48%', limit: '60%', side: 'least' },
  'better-beside': { metric: { zh: '利润', en: 'Profit' }, yours: '900', side: 'higher' },
  'tuned-elsewhere': { metric: { zh: '利润', en: 'Profit' }, value: '900', best: '1,000' },
  'formula-right': { rows: 12 },
  'cells-right': { right: 3, total: 12 },
  'other-rows': { ...seen, count: 3 },
  'formula-outside': { name: 'COUNTIFF', suggestion: 'COUNTIF' },
  'formula-volatile': { name: 'TODAY' },
  'formula-broken': { found: ')', expected: 'value' },
  'formula-gives-error': { error: '#VALUE!', cell: 'E5', count: 2 },
  'formula-gives-text': { cell: 'E2' },
  'formula-constant': {},
  'text-too-short': { least: 20 },
  'assess-first': {},
  assessed: { met: 2, of: 4 },
  'step-done': { nth: 1, of: 3 },
  'step-open': { nth: 2, of: 3 },
  'all-steps-done': { of: 3 },
  mended: { lines: 1 },
  'nothing-mended': {},
  'look-at-customers': { count: 1 },
  'look-at-rows': { count: 2 },
};
const CODES = Object.keys(EXAMPLES) as (keyof FeedbackParams)[];
const sentenceOf = (words: typeof zh, code: keyof FeedbackParams): string =>
  say(words.said, feedback(code, EXAMPLES[code] as never) as never);

describe.each([
  ['zh', zh],
  ['en', en],
] as const)('%s', (language, words) => {
  test.each(CODES)('%s is a whole sentence', (code) => {
    const sentence = sentenceOf(words, code);
    expect(sentence).toMatch(language === 'zh' ? /[。？]$/ : /[.?]$/);
    expect(sentence).not.toMatch(/undefined|NaN|\[object| {2}/);
    // What a cell shows when it fails has a sign of its own.
    expect(sentence.replaceAll(/`#[A-Z/0]+[!?]`/g, '')).not.toMatch(/[!！]|\b(?:simply|just|obviously|wrong)\b|错误/);
  });
});

test('what the voice asks for, word by word', () => {
  expect(
    ['window-start', 'missing-customers', 'empty-absent', 'row-order'].map((code) => [
      sentenceOf(zh, code as never),
      sentenceOf(en, code as never),
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        "时间窗的开头差 1 天：你从 2025-04-01 算起，题目从 2025-04-02 算起。",
        "The window starts 1 day early: yours on 2025-04-01, the task's on 2025-04-02.",
      ],
      [
        "在一组正好卡在边界上的客户里，漏掉了 1 位客户。",
        "Among customers who stand right on the edges, 1 customer is left out.",
      ],
      [
        "一行记录也没有的客户，“近 90 天订单数”现在是空的。题目要给他们一个值：0 和“没有”是两回事。",
        "Customers without a single row have no “Orders in 90 days”. The task gives them a value: 0 and nothing are different things.",
      ],
      [
        "行的顺序不对，题目要按 \`spend\` 从大到小，再按 \`customer_id\` 从小到大排。",
        "The rows are in another order; the task sorts by \`spend\` from large to small, then \`customer_id\` from small to large.",
      ],
    ]
  `);
});

test('the rules of judging stand beside every kind of exercise in both languages', () => {
  const exercises = loadExercises('exercises').flatMap(({ exercise }): Exercise[] => (exercise ? [exercise] : []));
  expect([...new Set(exercises.map((e) => e.kind))].toSorted()).toEqual(EXERCISE_KINDS.toSorted());
  for (const exercise of exercises) {
    const lines = policyOf(exercise).map((line) => [say(zh.policy, line as never), say(en.policy, line as never)]);
    expect(lines.length).toBeGreaterThan(0);
    for (const [chinese, english] of lines) {
      expect(chinese).toMatch(/。$/);
      expect(english).toMatch(/\.$/);
    }
  }
});

test('no feedback gives the solution away', async () => {
  const query = `SELECT customer_id, sum(amount) AS spend FROM orders WHERE status = 'paid' GROUP BY customer_id HAVING sum(amount) >= 137`;
  const tag = `code: t\nname: 标\ncategory: [测试, 算法]\nmeasures:\n  paid: {from: orders, agg: sum, field: amount, where: "status = 'paid'", empty: 0}\ndefine: {cases: [{when: "paid >= 137", value: high}], else: low}\n`;
  const results = [
    await createGrader(sqlExercise(query), bed).grade(query.replace('>= 137', '> 200').replace("WHERE status = 'paid'", '')),
    await createGrader(tagExercise(tag), bed).grade(tag.replace('137', '200')),
    await createGrader(tagExercise(tag), bed).grade(tag.replace("'paid'", "'refunded'")),
  ];
  for (const result of results) {
    expect(result.status).toBe('fail');
    const words =
      JSON.stringify(result.feedback) +
      result.feedback.map((f) => ('code' in f ? say(zh.said, f as never) + say(en.said, f as never) : '')).join('');
    expect(words).not.toMatch(/137|HAVING|'paid'/);
  }
});
