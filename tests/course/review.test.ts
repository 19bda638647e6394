import { expect, test } from 'vitest';
import type { Clock } from '../../src/course/clock.ts';
import type { AttemptEntry } from '../../src/course/entry.ts';
import { freshData, REVIEW_DAYS, type Reviewable, SITTING_MINUTES, schedule, sittingOf, standingOf } from '../../src/course/review.ts';
import { attempt } from './learner.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-03-01T09:00:00.000Z');
const at = (day: number) => new Date(START + day * DAY).toISOString();
const clock = (day: number): Clock => ({ now: at(day), offsetMinutes: 480 });
const EXERCISE: Reviewable = { id: 'm/a', kind: 'sql', data: ['visible', 'seed-2', 'seed-3'] };
const mastered = [attempt(1, { at: at(0) }), attempt(2, { at: at(0), data: 'seed-2' })];
const dayOfStart = standingOf(mastered, 'm/a', clock(0))?.dueDay ?? 0;

/** Day by day, passing whatever is due. */
function diligent(): number[] {
  const entries: AttemptEntry[] = [...mastered];
  const days: number[] = [];
  for (let day = 0; day < 60; day += 1)
    for (const { data } of sittingOf(entries, [EXERCISE], clock(day))) {
      days.push(day);
      entries.push(attempt(entries.length + 1, { at: at(day), data }));
    }
  return days;
}

test('whoever comes every day reviews 1, 3, 7 and 21 days after mastery, and then no more', () => {
  expect(diligent()).toEqual([...REVIEW_DAYS]);
  expect(diligent(), 'the same clock gives the same days').toEqual(diligent());
});

test('nothing is due before it is mastered', () => {
  expect(schedule([attempt(1, { at: at(0) })], clock(30))).toEqual([]);
});

test('a late review counts on from its own day', () => {
  const late = [...mastered, attempt(3, { at: at(10), data: 'seed-3' })];
  expect(standingOf(late, 'm/a', clock(10))).toMatchObject({ passed: 1, dueDay: dayOfStart - 1 + 12 });
});

test('a review that fails begins again the next day', () => {
  const slipped = [...mastered, attempt(3, { at: at(1), data: 'seed-3' }), attempt(4, { at: at(3), data: 'seed-2', status: 'fail' })];
  expect(standingOf(slipped, 'm/a', clock(3))).toMatchObject({ passed: 0, slipped: true, dueDay: dayOfStart - 1 + 4 });
});

test('a pass before its day changes nothing', () => {
  expect(standingOf([...mastered, attempt(3, { at: at(0), data: 'seed-3' })], 'm/a', clock(0))).toEqual(
    standingOf(mastered, 'm/a', clock(0)),
  );
});

test('a clock that was ahead and is put back makes a review come early, never not at all', () => {
  const ahead = [attempt(1, { at: at(400) }), attempt(2, { at: at(400), data: 'seed-2' })];
  expect(sittingOf(ahead, [EXERCISE], clock(0))).toHaveLength(1);
  const after = [...ahead, attempt(3, { at: at(0), data: 'seed-3' })];
  expect(standingOf(after, 'm/a', clock(0))?.passed).toBe(1);
  expect(sittingOf(after, [EXERCISE], clock(2)), 'the right clock counts from here on').toHaveLength(1);
});

test('a sitting holds five minutes at most, and what it leaves stays due', () => {
  const ids = ['m/a', 'm/b', 'm/c', 'm/d'];
  const entries = ids.flatMap((id, i) => [attempt(2 * i + 1, { id, at: at(0) }), attempt(2 * i + 2, { id, at: at(0), data: 'seed-2' })]);
  const exercises = ids.map((id) => ({ ...EXERCISE, id }));
  const items = sittingOf(entries, exercises, clock(1));
  expect(items.map(({ exerciseId }) => exerciseId)).toEqual(['m/a', 'm/b']);
  expect(items.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(SITTING_MINUTES);
});

test('the data is never what the last attempt was on', () => {
  let entries: AttemptEntry[] = [];
  const asked: (string | undefined)[] = [];
  for (let i = 0; i < 6; i += 1) {
    const data = freshData(entries, EXERCISE);
    asked.push(data);
    entries = [...entries, attempt(i + 1, { data: data ?? '' })];
  }
  expect(asked).toEqual(['seed-2', 'seed-3', 'seed-2', 'seed-3', 'seed-2', 'seed-3']);
  expect(freshData([attempt(1, { data: 'seed-2' })], { ...EXERCISE, data: ['visible', 'seed-2'] }), 'no other data').toBeUndefined();
});
