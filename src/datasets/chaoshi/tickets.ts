import { hoursOf } from '../blocks/hours.ts';
import { liftOn, type Stretch } from '../blocks/season.ts';
import { dayOf, weekdayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, dealShares } from '../random.ts';
import type { Member } from './members.ts';

export interface Ticket {
  readonly ticketId: number;
  readonly memberId: string | null;
  readonly day: number;
  /** From midnight. */
  readonly second: number;
  readonly hour: number;
  readonly weekday: number;
  readonly isPromoted: boolean;
}

export const DAYS = 84;
/** The evening discount on bakery runs in the last four weeks. */
export const PROMO_DAYS = 28;
const TICKETS_A_MEMBER = 30_000 / 800;
const MEMBER_SHARE = 0.46;
const WEEKDAYS = [0.92, 0.9, 0.92, 0.95, 1.1, 1.18, 1.03] as const;
/** No two Tuesdays are alike. */
const WEATHER = 0.05;
const HOLIDAYS: readonly Stretch[] = [
  ['04-04', '04-06', 1.1],
  ['05-01', '05-05', 1.15],
  ['05-31', '06-02', 1.2],
];
const WORKDAY = hoursOf('0 0 0 0 0 0 0 4 6 6 5 6 7 5 4 5 8 11 13 12 8 4 0 0');
const WEEKEND = hoursOf('0 0 0 0 0 0 0 2 5 8 10 10 8 6 6 8 9 10 9 8 6 3 0 0');

/** How many of a day's receipts fall into each hour. */
const shares = (hours: Readonly<Record<string, number>>): Record<string, number> => {
  const sum = Object.values(hours).reduce((total, weight) => total + weight, 0);
  return Object.fromEntries(Object.entries(hours).map(([hour, weight]) => [hour, weight / sum]));
};
const SHARES = { workday: shares(WORKDAY), weekend: shares(WEEKEND) };
/** Against the other working days. */
export const FRIDAY_TICKETS = WEEKDAYS[4] / ((WEEKDAYS[0] + WEEKDAYS[1] + WEEKDAYS[2] + WEEKDAYS[3]) / 4);

/** Each day and hour gets its number of receipts; chance decides the minute, and who pays. */
export function createTickets({ seed, asOf, customers }: Request, members: readonly Member[]): Ticket[] {
  const random = createRandom(seed, 'tickets');
  const firstDay = dayOf(asOf) - DAYS + 1;
  const weights = Array.from(
    { length: DAYS },
    (_, i) => (WEEKDAYS[weekdayOf(firstDay + i)] ?? 1) * liftOn(HOLIDAYS, firstDay + i) * Math.exp(random.normal(0, WEATHER)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const total = TICKETS_A_MEMBER * customers;
  let [dealt, share] = [0, 0];
  const visits = weights.flatMap((weight, i) => {
    const day = firstDay + i;
    share += weight / sum;
    const count = Math.round(share * total) - dealt;
    dealt += count;
    const hours = dealShares(random, SHARES[weekdayOf(day) < 5 ? 'workday' : 'weekend'], count);
    return hours.map((hour) => ({ day, second: Number(hour) * 3600 + 60 * random.int(0, 59), hour: Number(hour) }));
  });
  const starts: number[] = [];
  let frequency = 0;
  for (const member of members) {
    frequency += member.frequency;
    starts.push(frequency);
  }
  return visits
    .sort((a, b) => a.day - b.day || a.second - b.second)
    .map(({ day, second, hour }, i) => {
      const drawn = random.next() * frequency;
      const member = random.chance(MEMBER_SHARE) ? members[starts.findIndex((start) => start > drawn)] : undefined;
      return {
        ticketId: i + 1,
        memberId: member !== undefined && member.joinedDay <= day ? member.memberId : null,
        day,
        second,
        hour,
        weekday: weekdayOf(day),
        isPromoted: day > dayOf(asOf) - PROMO_DAYS,
      };
    });
}
