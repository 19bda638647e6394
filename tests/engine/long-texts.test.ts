import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTags } from '../../src/engine/index.ts';
import { SCHEMA } from './world.ts';

/** Whatever somebody pastes, the answer comes while they look: nothing takes time that grows faster than the text. */
const LONGEST = 200_000;
/** The bar is a fifth of this; machines that run tests do other things as well. */
const MOST_MS = 5000;

function codesOf(text: string): string[] {
  const start = performance.now();
  const { issues } = checkTags(text, SCHEMA, '2025-06-30');
  expect(performance.now() - start).toBeLessThan(MOST_MS);
  return [...new Set(issues.map((i) => i.code))];
}
const many = (count: number, one: (i: number) => string, between = '\n---\n'): string =>
  Array.from({ length: count }, (_, i) => one(i)).join(between);
const COUNT = 'measures: {n: {from: orders, agg: count}}\n';

test('a text that is too long is not read at all', () => {
  expect(codesOf(' '.repeat(LONGEST + 1))).toEqual(['too-long']);
  expect(codesOf(`code: a\ndefine:\n  expr: city = '${'’'.repeat(1_000_000)}'`)).toEqual(['too-long']);
  expect(codesOf(`code: a\ndefine: {expr: 1 = 1}\n${'#'.repeat(100_000)}`)).toEqual([]);
});

describe('much of one thing', () => {
  test.each<[what: string, text: string, code: string]>([
    ['one long name', `code: a\ndefine: {expr: ${'a_'.repeat(90_000)} > 1}`, 'unknown-name'],
    ['quotes inside quotes', `code: a\ndefine:\n  expr: city = '${'’'.repeat(190_000)}`, 'full-width'],
    ['full-width commas', `code: a\ndefine: {expr: n > 1}\n${'，'.repeat(190_000)}[: 1`, 'yaml-syntax'],
    ['unknown keys', `code: a\ndefine: {expr: 1 = 1}\n${many(6000, (i) => `key${i}: 1`, '\n')}`, 'unknown-key'],
    ['unknown names', many(1900, (i) => `code: t${i}x\ndefine: {expr: foo_bar_${i} > 1}`), 'unknown-name'],
    ['keys of one mapping', `code: a\ndefine: {column: city, map: {${many(6000, (i) => `v${i}: x${i}`, ', ')}}, oops: 1}`, 'unknown-key'],
    ['the same key again', `code: a\ndefine: {${many(6000, (i) => `k${i}: 1`, ', ')}, k0: 1}`, 'yaml-syntax'],
    ['conditions cut by commas', `code: a\ndefine:\n  cases: [${'{when: f(, value: 1}, '.repeat(2000)}]`, 'expression-syntax'],
    ['ranks', many(1900, (i) => `code: t${i}x\ndefine: {expr: mean(age(birth_date) + ${i}) > 1}`), 'too-large'],
    ['a chain of tags', many(1900, (i) => `code: t${i}x\ndefine: {expr: t${i + 1}x + 1}`), 'too-large'],
    [
      'a chain of tags that starts at its end',
      many(1900, (i) => `code: t${i}x\ndefine: {expr: ${i > 0 ? `t${i - 1}x + ` : ''}1}`),
      'too-large',
    ],
    ['brackets', '['.repeat(190), 'yaml-syntax'],
    ['texts', '"'.repeat(19_000), 'yaml-syntax'],
  ])(
    '%s',
    (_, text, code) => {
      expect(codesOf(text)).toContain(code);
    },
    30_000,
  );

  test('a thousand cases', () => {
    const cases = (value: (i: number) => string) =>
      `code: a\n${COUNT}define:\n  cases:\n${many(1000, (i) => `    - {when: n = ${i}, value: ${value(i)}}`, '\n')}`;
    expect(codesOf(cases((i) => `v${i}`))).toEqual([]);
    expect(codesOf(`${cases((i) => `v${i}`)}\n    - {when: n = 999, value: again}`)).toEqual(['dead-case']);
  });
});

test('any piece, again and again', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '[',
      '{a: ',
      '- ',
      '? ',
      '&a ',
      '*a ',
      '!!x ',
      '"',
      "'",
      '---\n',
      '：',
      '｛',
      ', ［',
      'a: b: ',
      '\n ',
      '，',
      'not ',
      '(',
      ': ',
      '`',
    ),
    fc.string({ minLength: 1, maxLength: 6 }),
  );
  const head = fc.constantFrom(
    '',
    'code: a\ndefine:\n  expr: ',
    'code: a\ndefine: {expr: "',
    `code: a\n${COUNT}define: {cases: [`,
    'code: ',
  );
  fc.assert(
    fc.property(head, fc.array(piece, { minLength: 1, maxLength: 3 }), (start, pieces) => {
      const unit = pieces.join('');
      codesOf(start + unit.repeat(Math.floor(60_000 / unit.length)));
    }),
    { numRuns: 25 },
  );
}, 120_000);
