import { expect, test } from 'vitest';
import { inOrder } from '../../src/course/entry.ts';
import { passedEarlierVersion, stateOf } from '../../src/course/progress.ts';
import { tallyOf } from '../../src/course/tally.ts';
import { attempt } from './learner.ts';

test('once passed, always passed', () => {
  expect(stateOf([attempt(1, { status: 'fail' }), attempt(2, {}), attempt(3, { status: 'fail' })], 'm/a')).toBe('passed');
});

test('mastered is two passes in a row on different data', () => {
  expect(stateOf([attempt(1, {}), attempt(2, {})], 'm/a'), 'the same data').toBe('passed');
  expect(
    stateOf([attempt(1, {}), attempt(2, { status: 'fail', data: 'seed-2' }), attempt(3, { data: 'seed-3' })], 'm/a'),
    'not in a row',
  ).toBe('passed');
  expect(stateOf([attempt(1, {}), attempt(2, { id: 'm/b' }), attempt(3, { data: 'seed-2' })], 'm/a'), 'others between').toBe('mastered');
  expect(stateOf([attempt(1, {}), attempt(2, { status: 'error' }), attempt(3, { data: 'seed-2' })], 'm/a'), 'a failure of the grader').toBe(
    'mastered',
  );
});

test('a failure of the grader and an untouched answer leave no trace', () => {
  expect(stateOf([attempt(1, { status: 'error' }), attempt(2, { status: 'not-attempted' })], 'm/a')).toBe('not-tried');
  expect(stateOf([attempt(1, { status: 'error' }), attempt(2, { status: 'fail' })], 'm/a')).toBe('tried');
});

test('the order is that of the sequence, whatever the clock said', () => {
  const [first, second] = [attempt(1, { at: '2026-05-05T08:00:00.000Z' }), attempt(2, { at: '2026-01-05T08:00:00.000Z' })];
  expect(inOrder([second, first])).toEqual([first, second]);
});

test('a pass on an earlier version of the exercise is known as one; a version that is not known is not', () => {
  expect(passedEarlierVersion([attempt(1, { version: 'v1' })], 'm/a', 'v2')).toBe(true);
  expect(passedEarlierVersion([attempt(1, { version: 'v1' }), attempt(2, { version: 'v2' })], 'm/a', 'v2')).toBe(false);
  expect(passedEarlierVersion([attempt(1, { version: '' })], 'm/a', 'v2')).toBe(false);
});

test('a tally counts exercises, not attempts', () => {
  expect(tallyOf({ tried: ['a', 'b', 'other'], passed: ['b', 'other'] }, ['a', 'b', 'c'])).toEqual({ of: 3, passed: 1, tried: 2 });
});
