import { describe, expect, it } from 'vitest';
import { addMonths, dayOf, isoDate, isoTimestamp, weekdayOf } from '../../src/datasets/calendar.ts';

describe('days', () => {
  it.each(['1970-01-01', '2024-02-29', '2025-06-30', '2000-12-31'])('%s comes back as it went', (date) =>
    expect(isoDate(dayOf(date))).toBe(date),
  );

  it('follow each other over a leap day', () => expect(dayOf('2024-03-01') - dayOf('2024-02-28')).toBe(2));

  it('carry a time of day', () => expect(isoTimestamp(dayOf('2025-06-30'), 86_399)).toBe('2025-06-30 23:59:59'));

  it('know their weekday', () => expect([weekdayOf(dayOf('2025-06-30')), weekdayOf(dayOf('2025-06-29'))]).toEqual([0, 6]));
});

describe('adding months', () => {
  it.each([
    ['2025-06-30', -24, '2023-06-30'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2025-11-30', 3, '2026-02-28'],
  ])('%s %i months is %s', (from, months, to) => expect(addMonths(from, months)).toBe(to));
});
