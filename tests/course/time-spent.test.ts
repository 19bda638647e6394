import { expect, test } from 'vitest';
import { mergeTimes, secondsIn } from '../../src/course/time-spent.ts';

const time = (origin: string, seconds: number, lesson = 'l') => ({ origin, day: '2026-01-05', lesson, seconds });

test('two browsers add up, two copies of one do not', () => {
  const merged = mergeTimes([time('a', 60), time('b', 30)], [time('a', 90), time('a', 5, 'other')]);
  expect(secondsIn(merged)).toBe(125);
  expect(secondsIn(merged, 'l')).toBe(120);
  expect(mergeTimes(merged, merged)).toEqual(merged);
});
