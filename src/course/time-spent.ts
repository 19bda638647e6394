import { holdsTexts, isFields } from './json.ts';

/**
 * Active seconds in one lesson on one day in one browser. Only ever grows, so that two copies become one by taking the larger:
 * merging twice changes nothing.
 */
export interface TimeSpent {
  readonly origin: string;
  /** The local day: `2026-11-22`. */
  readonly day: string;
  readonly lesson: string;
  readonly seconds: number;
}

/** A minute without a key, a pointer or a scroll is a minute that somebody may be elsewhere: it ends what counts as active. */
export const IDLE_SECONDS = 60;

export const timeKey = ({ origin, day, lesson }: Omit<TimeSpent, 'seconds'>): string => `${origin} ${day} ${lesson}`;

export function mergeTimes(a: readonly TimeSpent[], b: readonly TimeSpent[]): readonly TimeSpent[] {
  const known = new Map<string, TimeSpent>();
  for (const time of [...a, ...b]) {
    const before = known.get(timeKey(time));
    if (before === undefined || before.seconds < time.seconds) known.set(timeKey(time), time);
  }
  return [...known.entries()].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, time]) => time);
}

export const secondsIn = (times: readonly TimeSpent[], lesson?: string): number =>
  times.reduce((sum, time) => sum + (lesson === undefined || time.lesson === lesson ? time.seconds : 0), 0);

export const isTimeSpent = (value: unknown): value is TimeSpent =>
  isFields(value) && holdsTexts(value, ['origin', 'day', 'lesson']) && typeof value['seconds'] === 'number' && value['seconds'] >= 0;
