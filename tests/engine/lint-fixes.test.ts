import { describe, expect, test } from 'vitest';
import { checkTags, type IssueCode } from '../../src/engine/index.ts';
import { openWorld, SCHEMA, tagsOf } from './world.ts';

/** What a fix takes out or writes down changes nobody's value: it says more clearly what the rules do already. */
const world = openWorld(
  [['A', 'sh', 'f', '1990-01-01'], ['B', 'bj', 'm', '2000-01-01'], ['C'], ['D', 'sh']],
  [
    ['1', 'A', '2025-06-01', 10],
    ['2', 'A', '2025-06-02', 10],
    ['3', 'A', '2025-06-03', 10],
    ['4', 'B', '2025-06-03', 10],
    ['5', 'D', '2025-06-03', 10],
    ['6', 'D', '2025-06-04', 10],
  ],
);
const N = 'measures: {n: {from: orders, agg: count, empty: 0}}\n';

const FORMS: readonly (readonly [code: IssueCode, what: string, yaml: string, mended: string])[] = [
  [
    'dead-case',
    'a line of its own, with a comment',
    `code: a\n${N}define:\n  cases:\n    - {when: n > 1, value: x}\n    - {when: n > 2, value: y} # never\n    - {when: n = 1, value: z}\n  else: null\n`,
    `code: a\n${N}define:\n  cases:\n    - {when: n > 1, value: x}\n    - {when: n = 1, value: z}\n  else: null\n`,
  ],
  [
    'dead-case',
    'lines of its own, at the end',
    `code: a\n${N}define:\n  cases:\n    - when: n > 1\n      value: x\n    - when: n > 2\n      value: y\n---\ncode: b\ndefine: {expr: 1 = 1}\n`,
    `code: a\n${N}define:\n  cases:\n    - when: n > 1\n      value: x\n---\ncode: b\ndefine: {expr: 1 = 1}\n`,
  ],
  [
    'dead-case',
    'the first, which nobody can meet',
    `code: a\n${N}define:\n  cases:\n    - {when: n > 5 and n < 2, value: x}\n    - {when: n > 2, value: y}\n`,
    `code: a\n${N}define:\n  cases:\n    - {when: n > 2, value: y}\n`,
  ],
  [
    'dead-case',
    'between brackets',
    `code: a\n${N}define: {cases: [{when: n > 1, value: x}, {when: n > 2, value: y}, {when: n = 1, value: z}], else: null}\n`,
    `code: a\n${N}define: {cases: [{when: n > 1, value: x}, {when: n = 1, value: z}], else: null}\n`,
  ],
  [
    'dead-case',
    'between brackets, the last',
    `code: a\n${N}define: {cases: [{when: n > 1, value: x}, {when: n > 2, value: y} ]}\n`,
    `code: a\n${N}define: {cases: [{when: n > 1, value: x} ]}\n`,
  ],
  [
    'gap-between-cases',
    'rules on lines',
    `code: a\n${N}define:\n  cases:\n    - {when: n >= 3, value: x}\n    - {when: n <= 1, value: y}\n`,
    `code: a\n${N}define:\n  cases:\n    - {when: n >= 3, value: x}\n    - {when: n <= 1, value: y}\n  else: null\n`,
  ],
  [
    'gap-between-cases',
    'rules between brackets',
    `code: a\n${N}define: {cases: [{when: n >= 3, value: x}, {when: n <= 1, value: y}]}\n`,
    `code: a\n${N}define: {cases: [{when: n >= 3, value: x}, {when: n <= 1, value: y}], else: null}\n`,
  ],
  [
    'dead-segment',
    'a segment on a line',
    'code: a\ndefine:\n  rfm:\n    recency: {days_since: order_date}\n    frequency: {count: order_id}\n    monetary: {sum: amount}\n    score: {method: ntile, n: 3}\n    segments:\n      - {value: x, r: [1, 3]}\n      - {value: y, f: [2, 3]}\n',
    'code: a\ndefine:\n  rfm:\n    recency: {days_since: order_date}\n    frequency: {count: order_id}\n    monetary: {sum: amount}\n    score: {method: ntile, n: 3}\n    segments:\n      - {value: x, r: [1, 3]}\n',
  ],
  [
    'small-group',
    'a limit where none is written',
    'code: a\npurpose: care\nsensitivity: sensitive\ndefine: {expr: city}\n',
    'code: a\nquality: {min_group: 5}\npurpose: care\nsensitivity: sensitive\ndefine: {expr: city}\n',
  ],
];

const issuesIn = (text: string) => checkTags(text, SCHEMA, '2025-06-30').issues;

describe.each(FORMS)('%s: %s', (code, _, yaml, mended) => {
  const fix = issuesIn(yaml).find((i) => i.code === code)?.fix;
  test('the fix', () => {
    expect(fix && yaml.slice(0, fix.start) + fix.text + yaml.slice(fix.end)).toBe(mended);
    expect(issuesIn(mended).filter((i) => i.code === code || i.severity === 'error')).toEqual([]);
  });
  test('nobody has another value', async () => {
    expect(await tagsOf(mended, await world)).toEqual(await tagsOf(yaml, await world));
  });
});

describe('no fix where taking out would leave something unsaid', () => {
  test.each<[what: string, yaml: string]>([
    ['the only rule', `code: a\n${N}define:\n  cases:\n    - {when: n > 5 and n < 2, value: x}\n`],
    [
      'the only rule of a value that the domain lists',
      `code: a\nvalue: {domain: {x: x, y: y}}\n${N}define:\n  cases:\n    - {when: n > 1, value: x}\n    - {when: n > 2, value: y}\n`,
    ],
    ['bands of points', `code: a\n${N}define:\n  points: [{when: n > 1, points: 5}]\n  cut: {a: ">= 1", b: ">= 2"}\n`],
  ])('%s', (_, yaml) => {
    expect(issuesIn(yaml).flatMap((i) => (i.code === 'dead-case' ? [i.fix] : []))).toEqual([undefined]);
  });
});
