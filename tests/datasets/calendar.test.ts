import { describe, expect, it } from 'vitest';
import { dayOf, isoTimestamp, lastLeapDay, monthEndBefore, weekdayOf } from '../../src/datasets/calendar.ts';
import { isoOf } from '../../src/engine/language/calendar.ts';

describe('days', () => {
  it.each(['1970-01-01', '2024-02-29', '2025-06-30', '2000-12-31'])('%s comes back as it went', (date) =>
    expect(isoOf(dayOf(date))).toBe(date),
  );

  it('follow each other over a leap day', () => expect(dayOf('2024-03-01') - dayOf('2024-02-28')).toBe(2));

  it('carry a time of day', () => expect(isoTimestamp(dayOf('2025-06-30'), 86_399)).toBe('2025-06-30 23:59:59'));

  it.each([
    ['2025-06-30', '2025-05-31'],
    ['2025-03-01', '2025-02-28'],
    ['2024-03-31', '2024-02-29'],
    ['2025-01-15', '2024-12-31'],
  ])('%s comes after the month that ended on %s', (day, end) => expect(monthEndBefore(day)).toBe(end));

  it.each([
    ['2025-06-30', '2024-02-29'],
    ['2024-02-29', '2024-02-29'],
    ['2024-02-28', '2020-02-29'],
    ['1903-12-31', '1896-02-29'],
  ])('the last leap day up to %s is %s', (day, leap) => expect(lastLeapDay(day)).toBe(leap));

  it('know their weekday', () => expect([weekdayOf(dayOf('2025-06-30')), weekdayOf(dayOf('2025-06-29'))]).toEqual([0, 6]));
});
