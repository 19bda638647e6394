import type { Random } from '../random.ts';

/** How much happens in each hour of the day. */
export type Hours = Readonly<Record<string, number>>;

/** @example hoursOf('0 0 0 0 0 0 0 1 3 5 6 6 7 6 5 5 6 8 9 7 4 2 1 0') */
export const hoursOf = (weights: string): Hours => Object.fromEntries(weights.split(' ').map((weight, hour) => [hour, Number(weight)]));

/** A second of the day in the rhythm of these hours. */
export const secondIn = (random: Random, hours: Hours): number => Number(random.weighted(hours)) * 3600 + random.int(0, 3599);
