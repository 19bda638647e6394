import { isoOf } from '../../engine/language/calendar.ts';
import { dayOf } from '../calendar.ts';

/** A stretch of every year, `MM-DD` to `MM-DD`, and how many times an ordinary day is done on each of its days. */
export type Stretch = readonly [from: string, to: string, lift: number];

/** The lift of the last stretch that covers a day; 1 where none does. */
export function liftOn(stretches: readonly Stretch[], day: number): number {
  const monthDay = isoOf(day).slice(5);
  return stretches.findLast(([from, to]) => from <= monthDay && monthDay <= to)?.[2] ?? 1;
}

const SPRING_FESTIVALS = ['2022-02-01', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06'].map(dayOf);

/** From a week before the Spring Festival to six days after it. */
export const isAroundSpringFestival = (day: number): boolean => SPRING_FESTIVALS.some((first) => day >= first - 7 && day <= first + 6);

export interface Season {
  /** The day by which as much is done as on `ordinaryDays` ordinary days from the start of `day` on. */
  after(day: number, ordinaryDays: number): number;
  /** Half past a day is .5 here: how many ordinary days lie between the start of the season and the start of `day`. */
  elapsed(day: number): number;
}

/**
 * The calendar as a customer feels it: a sale passes slowly and holds many ordinary days, a holiday holds few.
 * What comes evenly in ordinary days so comes in seasons of the calendar.
 * @param weightOf how much is done on a day, 1 being an ordinary one
 */
export function seasonOf(firstDay: number, lastDay: number, weightOf: (day: number) => number): Season {
  const weights = Array.from({ length: lastDay - firstDay + 1 }, (_, i) => weightOf(firstDay + i));
  const scale = weights.length / weights.reduce((sum, weight) => sum + weight, 0);
  const starts = [0];
  for (const weight of weights) starts.push((starts.at(-1) ?? 0) + weight * scale);
  const elapsed = (day: number): number => starts[Math.min(Math.max(day - firstDay, 0), weights.length)] ?? 0;
  return {
    elapsed,
    after(day, ordinaryDays) {
      const target = elapsed(day) + ordinaryDays;
      let low = Math.max(day - firstDay, 0);
      let high = weights.length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= target) low = middle;
        else high = middle - 1;
      }
      return firstDay + low;
    },
  };
}
