import { describe, expect, test } from 'vitest';
import { codesOf, type Order, openWorld, tagsOf, valuesOf } from './world.ts';

/** Days since the last order, number of orders, spend: chosen so that the scores below can be read off. */
const PEOPLE = { A: [1, 5, 500], B: [10, 1, 100], C: [100, 3, 60], D: [200, 1, 1000] } as const;
const orders = Object.entries(PEOPLE).flatMap(([id, [recency, frequency, spend]]) =>
  Array.from({ length: frequency }, (_, k): Order => {
    const day = new Date(Date.UTC(2025, 5, 30 - recency - k)).toISOString().slice(0, 10);
    return [`${id}${k}`, id, day, k === 0 ? spend : 0];
  }),
);
const world = openWorld(
  [...Object.keys(PEOPLE).map((id) => [id] as const), ['E']],
  [...orders, ['A-refund', 'A', '2025-06-30', 9999, 'refunded'], ['A-future', 'A', '2025-07-01', 9999]],
);
const PARTS =
  "from: orders, where: status = 'paid', recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}";
const EDGES = 'score: {method: edges, edges: {r: [5, 50, 150], f: [2, 4], m: [100, 400]}}';
const rfm = (rest: string): string => `code: a\ndefine: {rfm: {${PARTS}, ${rest}}}`;
const FIXED = 'score: {method: edges, n: 3, edges: {r: [50, 150], f: [2, 4], m: [100, 400]}}';

describe('what an rfm tag gives', () => {
  test.each<[rest: string, expected: Record<string, unknown>]>([
    [FIXED, { A: '333', B: '312', C: '221', D: '113', E: null }],
    [`${FIXED}, as: code`, { A: '333', B: '312', C: '221', D: '113', E: null }],
    [`${FIXED}, as: r`, { A: 3, B: 3, C: 2, D: 1, E: null }],
    [`${FIXED}, as: f`, { A: 3, B: 1, C: 2, D: 1, E: null }],
    [`${FIXED}, as: m`, { A: 3, B: 2, C: 1, D: 3, E: null }],
    [`${FIXED}, weights: [1, 2, 0.5]`, { A: 10.5, B: 6, C: 6.5, D: 4.5, E: null }],
    [`${FIXED}, weights: [0, 0, -1]`, { A: -3, B: -2, C: -1, D: -3, E: null }],
    [`${FIXED}, grid: {"333": top, "312": new, "221": new}`, { A: 'top', B: 'new', C: 'new', D: null, E: null }],
    [`${FIXED}, grid: {"333": top}, else: rest`, { A: 'top', B: 'rest', C: 'rest', D: 'rest', E: null }],
    [
      `${FIXED}, segments: [{value: recent, r: [3, 3]}, {value: rich, m: 3}, {value: rest}]`,
      { A: 'recent', B: 'recent', C: 'rest', D: 'rich', E: null },
    ],
    [`${FIXED}, segments: [{value: rich, m: 3}, {value: recent, r: 3}]`, { A: 'rich', B: 'recent', C: null, D: 'rich', E: null }],
    [`${FIXED}, segments: [{value: one, cells: ["333", "113"]}], else: other`, { A: 'one', B: 'other', C: 'other', D: 'one', E: null }],
    ['score: {method: mean}', { A: '111', B: '100', C: '010', D: '001', E: null }],
    ['score: {method: mean}, scheme: eight', { A: 'key_value', B: 'general_develop', C: 'general_keep', D: 'key_win_back', E: null }],
    ['score: {method: median}', { A: '111', B: '100', C: '010', D: '001', E: null }],
    ['score: {method: ntile, n: 2}', { A: '222', B: '211', C: '121', D: '112', E: null }],
    ['score: {method: percentile_inc, n: 5}, as: r', { A: 5, B: 4, C: 2, D: 1, E: null }],
    [`${FIXED}, window: {last: 90d}`, { A: '333', B: '312', C: null, D: null, E: null }],
  ])('%s', async (rest, expected) => {
    expect(await valuesOf(rfm(rest), await world)).toEqual(expected);
  });
});

test('a code with leading digits unquoted is the text its author wrote', async () => {
  expect(await valuesOf(rfm('score: {method: mean}, grid: {111: a, 010: b, 001: c, 100: d}'), await world)).toEqual({
    A: 'a',
    B: 'd',
    C: 'b',
    D: 'c',
    E: null,
  });
});

test('like takes what is not written from another tag, and from the one that is like in turn', async () => {
  const yaml = `code: score\ndefine: {rfm: {${PARTS}, window: {last: 90d}, ${FIXED}}}
---\ncode: eight\ndefine: {rfm: {like: score, score: {method: mean}, scheme: eight}}
---\ncode: again\ndefine: {rfm: {like: eight, window: ever}}
`;
  const rows = await tagsOf(yaml, await world);
  expect(rows.tags).toEqual([
    { code: 'score', values: ['333', '312', null, null, null] },
    { code: 'eight', values: ['key_value', 'general_win_back', null, null, null] },
    { code: 'again', values: ['111', '100', '010', '001', null] },
  ]);
});

test('the measures are computed once for tags that share them', async () => {
  const yaml = `${rfm(FIXED)}\n---\n${rfm(`${FIXED}, as: r`).replace('code: a', 'code: b')}\n`;
  const sql: string[] = [];
  const execute = await world;
  await tagsOf(yaml, (statement, params) => {
    sql.push(statement);
    return execute(statement, params);
  });
  expect(sql).toHaveLength(1);
  expect(sql[0]?.match(/FROM orders/g)).toHaveLength(1);
  expect(sql[0]?.match(/ AS r_score/g)).toHaveLength(1);
});

test('frequency and monetary may be counted in other ways', async () => {
  const parts =
    "from: orders, where: status = 'paid', recency: {days_since: order_ts}, frequency: {days_active: order_date}, monetary: {max: amount}";
  expect(await valuesOf(`code: a\ndefine: {rfm: {${parts}, score: {method: median}}}`, await world)).toEqual({
    A: '111',
    B: '100',
    C: '010',
    D: '001',
    E: null,
  });
});

describe('what an rfm tag may not be', () => {
  test.each<[define: string, codes: string[]]>([
    ['{rfm: {}}', ['missing-key', 'missing-key', 'missing-key', 'missing-key']],
    [`{rfm: {${PARTS}}}`, ['missing-key']],
    [`{rfm: {${PARTS}, ${EDGES}}}`, ['bad-edges', 'bad-edges']],
    [`{rfm: {${PARTS}, score: {method: ntile, n: 10}}}`, ['band-count']],
    [`{rfm: {${PARTS}, score: {method: mean}, scheme: eleven}}`, ['bad-cell']],
    [`{rfm: {${PARTS}, score: {method: ntile}, scheme: eight}}`, ['bad-cell']],
    [`{rfm: {${PARTS}, ${FIXED}, grid: {"444": a}}}`, ['bad-cell']],
    [`{rfm: {${PARTS}, ${FIXED}, grid: {"33": a}}}`, ['bad-cell']],
    [`{rfm: {${PARTS}, ${FIXED}, segments: [{value: a, r: [3, 4]}]}}`, ['bad-cell']],
    [`{rfm: {${PARTS}, ${FIXED}, segments: [{value: a, r: [3, 2]}]}}`, ['bad-cell']],
    [`{rfm: {${PARTS}, ${FIXED}, segments: [{r: 3}]}}`, ['missing-key']],
    [`{rfm: {${PARTS}, ${FIXED}, segments: [{value: a, cells: ["333"], r: 3}]}}`, ['one-builder']],
    [`{rfm: {${PARTS}, ${FIXED}, weights: [1, 2]}}`, ['wrong-shape']],
    [`{rfm: {${PARTS}, ${FIXED}, weights: 3}}`, ['wrong-shape']],
    [`{rfm: {${PARTS}, ${FIXED}, as: r, weights: [1, 1, 1]}}`, ['one-builder']],
    [`{rfm: {like: nobody, ${FIXED}}}`, ['unknown-name']],
    [`{rfm: {like: a, ${FIXED}}}`, ['cycle']],
    [`{rfm: {${PARTS.replace('{days_since: order_date}', '{days_since: order_date + 1}')}, ${FIXED}}}`, ['wrong-shape']],
    [`{rfm: {${PARTS.replace('{sum: amount}', '{sum: amount, avg: amount}')}, ${FIXED}}}`, ['one-builder']],
    [`{rfm: {${PARTS.replace('{sum: amount}', '{summ: amount}')}, ${FIXED}}}`, ['unknown-key']],
    [`{rfm: {${PARTS.replace('{sum: amount}', '{sum: status}')}, ${FIXED}}}`, ['needs-number']],
    [`{rfm: {${PARTS.replace('from: orders', 'from: order')}, ${FIXED}}}`, ['unknown-table']],
  ])('%s', (define, codes) => {
    expect(codesOf(`code: a\ndefine: ${define}`)).toEqual(codes);
  });
});
