import { beforeAll, describe, expect, test } from 'vitest';
import { createGrader } from '../../src/grading/grader.ts';
import type { TestBed } from '../../src/grading/testbed.ts';
import { saidIn, shopBed, tagExercise } from './shop.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await shopBed();
});

const tag = (define: string, more = '') => `code: t\nname: 标签\ncategory: [测试, 算法]\n${more}define: ${define}\n`;
const paid = (agg: string) => `{from: orders, ${agg}, where: "status = 'paid'", window: {last: 90d}, empty: 0}`;

const CITY = tag(`{column: city, map: {sh: [上海], bj: [北京]}, else: other}`);
const BANDS = tag(`{bin: {of: {measure: ${paid('agg: count')}}, method: edges, edges: [1, 3]}}`);
const BANDS_NAMED = tag(`{bin: {of: {measure: ${paid('agg: count')}}, method: edges, edges: [1, 3], labels: [none, some, many]}}`);
const RFM = tag(
  `{rfm: {from: orders, where: "status = 'paid'", window: {last: 180d}, recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {method: percentile_inc, n: 5}}}`,
);
const EXPR = tag(`{expr: "paid > 2"}`, `measures:\n  paid: ${paid('agg: count')}\n`);

describe.each([
  [
    'a spelling that is not taken in',
    CITY,
    CITY.replace('bj: [北京]', 'bj: [Beijing]'),
    { code: 'spelling-absent', params: { values: ['bj'] } },
  ],
  ['another value for the rest', CITY, CITY.replace('else: other', 'else: null'), { code: 'rest-other', params: {} }],
  ['other cut points', BANDS, BANDS.replace('[1, 3]', '[1, 4]'), { code: 'score-cuts', params: {} }],
  [
    'other names of the same bands',
    BANDS_NAMED,
    BANDS_NAMED.replace('many]', 'lots]'),
    { code: 'value-names', params: { yours: ['lots'] } },
  ],
  ['another way of scoring', RFM, RFM.replace('percentile_inc', 'ntile'), { code: 'score-method', params: { yours: 'ntile' } }],
  [
    'a window inside a score',
    RFM,
    RFM.replace('last: 180d', 'last: 181d'),
    { code: 'window-start', params: { yours: '2025-01-01', expected: '2025-01-02', days: 1 } },
  ],
  ['a threshold inside a truth', EXPR, EXPR.replace('> 2', '> 3'), { code: 'threshold-off', params: { yours: '3' } }],
  ['yes for no', EXPR, EXPR.replace('paid > 2', 'paid <= 2'), { code: 'direction-reversed', params: {} }],
])('%s', (_, solution, answer, said) => {
  test('is named, because exchanging it puts the answer right', async () => {
    const result = await createGrader(tagExercise(solution), bed).grade(answer);
    expect(result.status).toBe('fail');
    expect(result.feedback).toContainEqual(said);
  });
});

test('several tags: all are judged, and one that is missing is asked for', async () => {
  const two = `${EXPR}---\n${CITY.replace('code: t', 'code: city_name')}`;
  const grade = async (answer: string) => saidIn(await createGrader(tagExercise(two), bed).grade(answer));
  expect(await grade(two)).toEqual(['passed']);
  expect(await grade(EXPR)).toEqual(['tag-absent']);
  expect(await grade(two.replace('bj: [北京]', 'bj: [Beijing]'))).toContain('spelling-absent');
});

test('a tag that is made in another way is judged by its values alone', async () => {
  const asCases = tag(`{cases: [{when: "paid >= 3", value: true}], else: false}`, `measures:\n  paid: ${paid('agg: count')}\n`);
  expect(saidIn(await createGrader(tagExercise(EXPR), bed).grade(asCases))).toEqual(['passed']);
});

test('nobody has a value: that is said', async () => {
  const result = await createGrader(tagExercise(EXPR), bed).grade(EXPR.replace("'paid'", "'PAID'"));
  expect(saidIn(result)).toContain('nobody');
});

describe('a solution whose rule reads another tag', () => {
  const COUNT = '{from: orders, agg: count, where: "status = \'paid\'", empty: 0}';
  const A = `code: a\ndefine: {measure: ${COUNT}}\n---\n`;
  const grade = async (solution: string, answer: string) => createGrader(tagExercise(solution), bed).grade(answer);

  test('an answer that counts again is judged, and told its threshold', async () => {
    const result = await grade(
      `${A}code: b\ndefine: {cases: [{when: a >= 3, value: x}], else: y}`,
      `${A}code: b\nmeasures: {n: ${COUNT}}\ndefine: {cases: [{when: n >= 2, value: x}], else: y}`,
    );
    expect(result.status).toBe('fail');
    expect(saidIn(result)).not.toContain('grader-failed');
    expect(saidIn(result)).toContain('condition-other');
  });
  test('so is one where everybody counts', async () => {
    const result = await grade(
      `${A}code: b\ndefine: {expr: pct_rank(a) >= 80%}`,
      `${A}code: b\nmeasures: {n: ${COUNT}}\ndefine: {expr: pct_rank(n) >= 50%}`,
    );
    expect(result.status).toBe('fail');
  });
  test('and one whose tags read each other the other way round', async () => {
    const result = await grade(
      `${A}code: b\ndefine: {expr: a >= 3}`,
      `code: b\nmeasures: {n: ${COUNT}}\ndefine: {expr: n >= 2}\n---\ncode: a\ndefine: {expr: "if(b, 1, 0)"}`,
    );
    expect(result.status).toBe('fail');
  });
});
