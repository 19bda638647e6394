import { isoOf } from '../../engine/language/calendar.ts';
import { dayOf, weekdayOf } from '../calendar.ts';

/** Shopping weight of each weekday, Monday first. */
const WEEKDAYS = [0.93, 0.92, 0.95, 0.97, 1.04, 1.14, 1.08] as const;

/** Sales of the year, `MM-DD` to `MM-DD`: how many times an ordinary day is sold. The last that covers a day counts. */
const SALES: readonly (readonly [from: string, to: string, lift: number])[] = [
  ['03-05', '03-08', 1.6],
  ['06-01', '06-20', 1.4],
  ['06-16', '06-18', 3.2],
  ['10-01', '10-07', 1.15],
  ['11-01', '11-11', 1.5],
  ['11-10', '11-11', 4],
  ['12-12', '12-12', 2.2],
];

/** From a week before the Spring Festival to six days after it, people travel and parcels rest. */
const SPRING_FESTIVALS = ['2022-02-01', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06'].map(dayOf);
const SPRING_FESTIVAL_LIFT = 0.45;

/** How much is bought on a day, 1 being an ordinary one. */
export function weightOf(day: number): number {
  const monthDay = isoOf(day).slice(5);
  const sale = SALES.findLast(([from, to]) => from <= monthDay && monthDay <= to)?.[2] ?? 1;
  const festival = SPRING_FESTIVALS.some((first) => day >= first - 7 && day <= first + 6) ? SPRING_FESTIVAL_LIFT : 1;
  return (WEEKDAYS[weekdayOf(day)] ?? 1) * sale * festival;
}

export interface Season {
  /** The day by which as much is sold as on `ordinaryDays` ordinary days from the start of `day` on. */
  after(day: number, ordinaryDays: number): number;
  /** Half past a day is .5 here: how many ordinary days lie between the start of the season and the start of `day`. */
  elapsed(day: number): number;
}

/**
 * The calendar as a customer feels it: a sale passes slowly and holds many ordinary days, a holiday holds few.
 * Orders that come evenly in ordinary days so come in seasons of the calendar.
 * @param seasonality the power to which the weight of each day is raised
 */
export function createSeason(firstDay: number, lastDay: number, seasonality: number): Season {
  const weights = Array.from({ length: lastDay - firstDay + 1 }, (_, i) => weightOf(firstDay + i) ** seasonality);
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
