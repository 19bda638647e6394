/** What time it is, told by whoever calls: nothing here looks at a clock. */
export interface Clock {
  /** ISO instant, UTC. */
  readonly now: string;
  /** Minutes that local time is ahead of UTC. */
  readonly offsetMinutes: number;
}

const DAY_MS = 86_400_000;

/** The number of a local day; the next one is one more. */
export const dayOf = (at: string, { offsetMinutes }: Pick<Clock, 'offsetMinutes'>): number =>
  Math.floor((Date.parse(at) + offsetMinutes * 60_000) / DAY_MS);

export const today = (clock: Clock): number => dayOf(clock.now, clock);

/** The local day as people write it: `2026-11-22`. */
export const isoDayOf = (at: string, clock: Pick<Clock, 'offsetMinutes'>): string => isoOfDay(dayOf(at, clock));

export const isoOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** How far the clock may be behind the last entry before it has been put back, rather than read twice. */
const SLACK_MS = 5 * 60_000;

/** Whether an entry is from later than now, which only a clock that was put back, or one that was ahead, can bring about. */
export const isFromLater = (at: string, clock: Clock): boolean => Date.parse(at) > Date.parse(clock.now) + SLACK_MS;
