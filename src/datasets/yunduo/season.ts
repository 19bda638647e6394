import { isAroundSpringFestival, liftOn, type Season, type Stretch, seasonOf } from '../blocks/season.ts';
import { weekdayOf } from '../calendar.ts';

/** Shopping weight of each weekday, Monday first. */
const WEEKDAYS = [0.93, 0.92, 0.95, 0.97, 1.04, 1.14, 1.08] as const;

const SALES: readonly Stretch[] = [
  ['03-05', '03-08', 1.6],
  ['06-01', '06-20', 1.4],
  ['06-16', '06-18', 3.2],
  ['10-01', '10-07', 1.15],
  ['11-01', '11-11', 1.5],
  ['11-10', '11-11', 4],
  ['12-12', '12-12', 2.2],
];
/** People travel and parcels rest. */
const SPRING_FESTIVAL_LIFT = 0.45;

/** How much is bought on a day, 1 being an ordinary one. */
export const weightOf = (day: number): number =>
  (WEEKDAYS[weekdayOf(day)] ?? 1) * liftOn(SALES, day) * (isAroundSpringFestival(day) ? SPRING_FESTIVAL_LIFT : 1);

/** @param seasonality the power to which the weight of each day is raised */
export const createSeason = (firstDay: number, lastDay: number, seasonality: number): Season =>
  seasonOf(firstDay, lastDay, (day) => weightOf(day) ** seasonality);
