import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Attempt, mergeAttempts, readProgress, stateOf, tallyOf, writeProgress } from '../../src/course/progress.ts';

const attempt = (exerciseId: string, status: Attempt['status'], minute = 0): Attempt => ({
  exerciseId,
  at: `2026-01-05T08:${String(minute).padStart(2, '0')}:00.000Z`,
  version: '0.1.0',
  answer: '42',
  status,
  score: status === 'pass' ? 1 : 0,
});

test('once passed, always passed', () => {
  expect(stateOf([attempt('a', 'fail'), attempt('a', 'pass', 1), attempt('a', 'fail', 2)], 'a')).toBe('passed');
});

test('a failure of the grader and an untouched answer leave no trace', () => {
  expect(stateOf([attempt('a', 'error'), attempt('a', 'not-attempted', 1)], 'a')).toBe('not-tried');
  expect(stateOf([attempt('a', 'error'), attempt('a', 'fail', 1)], 'a')).toBe('tried');
});

test('a tally counts exercises, not attempts', () => {
  const attempts = [attempt('a', 'fail'), attempt('a', 'fail', 1), attempt('b', 'pass', 2), attempt('other', 'pass', 3)];
  expect(tallyOf(attempts, ['a', 'b', 'c'])).toEqual({ of: 3, passed: 1, tried: 2 });
});

const anyAttempt: fc.Arbitrary<Attempt> = fc.record({
  exerciseId: fc.string(),
  at: fc.date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2040-01-01') }).map((date) => date.toISOString()),
  version: fc.string(),
  answer: fc.oneof(fc.string(), fc.array(fc.string())),
  status: fc.constantFrom('pass', 'fail', 'error', 'not-attempted'),
  score: fc.double({ min: 0, max: 1, noNaN: true }).map((score) => score + 0),
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.array(anyAttempt), (attempts) => {
      expect(readProgress(writeProgress(attempts))).toEqual(attempts);
    }),
  );
});

test('merging loses nothing, doubles nothing and forgets the order it was done in', () => {
  fc.assert(
    fc.property(fc.array(anyAttempt), fc.array(anyAttempt), (a, b) => {
      const merged = mergeAttempts(a, b);
      const keys = merged.map(({ at, exerciseId }) => `${at} ${exerciseId}`);
      expect(new Set(keys)).toEqual(new Set([...a, ...b].map(({ at, exerciseId }) => `${at} ${exerciseId}`)));
      expect(new Set(keys).size).toBe(keys.length);
      expect(mergeAttempts(merged, a)).toHaveLength(merged.length);
      expect(keys.map((key) => key.slice(0, 24))).toEqual(keys.map((key) => key.slice(0, 24)).toSorted());
    }),
  );
});

test('a broken entry costs itself only, a newer field nothing', () => {
  const good = { ...attempt('a', 'pass'), grader: 'newer' };
  const text = JSON.stringify({ format: 'taglab-progress', attempts: [good, { exerciseId: 'b' }, null, 7], more: true });
  expect(readProgress(text)).toEqual([good]);
});

test.each(['', 'null', '[]', '{"format":"other","attempts":[]}', '{"format":"taglab-progress"}'])('%s is no progress file', (text) => {
  expect(readProgress(text)).toBeUndefined();
});
