import type { Cell } from '../../engine/rows.ts';
import { addMonths, dayOf, isoDate, isoTimestamp } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, type Random } from '../random.ts';
import { ARCHETYPES } from './archetypes.ts';
import type { Category, Channel } from './codes.ts';
import { secondOfDay } from './hours.ts';
import type { Life } from './lives.ts';
import type { Order } from './orders.ts';

/** The click log is kept for a year. */
const KEPT_MONTHS = 12;
const DAY_SECONDS = 86_400;
const DAYS_A_MONTH = 30.4;

interface Step {
  readonly name: string;
  readonly category: Category | null;
}
interface Visit {
  readonly life: Life;
  readonly channel: Channel;
  /** Seconds since 1970-01-01 at which the last step happens. */
  readonly end: number;
  readonly steps: readonly Step[];
}

/** The week in which the App sent no events: the 8th to the 14th of the last April in the log. */
export function outageOf(asOf: string): { readonly from: string; readonly to: string } {
  const year = Number(asOf.slice(0, 4)) - (asOf.slice(5) < '04-14' ? 1 : 0);
  return { from: `${year}-04-08`, to: `${year}-04-14` };
}

export function eventRows(request: Request, lives: readonly Life[], orders: readonly Order[]): Cell[][] {
  const random = createRandom(request.seed, 'events');
  const outage = outageOf(request.asOf);
  const firstDay = dayOf(addMonths(request.asOf, -KEPT_MONTHS)) + 1;
  const visits = [...orderVisits(random, lives, orders, firstDay), ...idleVisits(random, lives, firstDay, dayOf(request.asOf))];
  let eventId = 0;
  return visits
    .filter(({ channel, end }) => {
      const date = isoDate(Math.floor(end / DAY_SECONDS));
      return !(channel === 'app' && outage.from <= date && date <= outage.to);
    })
    .sort((a, b) => a.end - b.end)
    .flatMap((visit) => visitRows(random, visit).map((row) => [...row, ++eventId] as const))
    .map(([customerId, ts, channel, name, category, seconds, id]) => [customerId, ts, id, channel, name, category, seconds]);
}

/** An order online ends a visit: searching, looking, filling the basket, paying. */
function orderVisits(random: Random, lives: readonly Life[], orders: readonly Order[], firstDay: number): Visit[] {
  const lifeOf = new Map(lives.map((life) => [life.customerId, life]));
  return orders.flatMap(({ customerId, channel, day, second, lines, status }) => {
    const life = lifeOf.get(customerId);
    if (!life || channel === 'store' || day < firstDay) return [];
    const looked = lines.flatMap(({ category }) => [
      { name: 'view', category },
      { name: 'cart', category },
    ]);
    const paying = status === 'cancelled' ? [] : [{ name: 'pay', category: null }];
    return [{ life, channel, end: day * DAY_SECONDS + second, steps: [...arrival(random), ...looked, ...paying] }];
  });
}

/** Visits that end without an order, from the day of registration on. */
function idleVisits(random: Random, lives: readonly Life[], firstDay: number, lastDay: number): Visit[] {
  return lives.flatMap((life) => {
    const { visitsAMonth, channels } = ARCHETYPES[life.archetype];
    const first = Math.max(firstDay, life.registeredDay);
    const last = Math.min(life.lastDay + 30, lastDay);
    const visits: Visit[] = [];
    for (let day = first; day <= last; day++) {
      if (!random.chance(visitsAMonth / DAYS_A_MONTH / life.pace)) continue;
      const channel = life.channel === 'store' ? random.weighted({ ...channels, store: 0 }) : life.channel;
      const looked = Array.from({ length: random.int(1, 4) }, () => ({ name: 'view', category: random.weighted(life.taste) }));
      const steps = [...arrival(random), ...looked];
      if (random.chance(0.15)) steps.push({ name: 'cart', category: looked.at(-1)?.category ?? null });
      visits.push({ life, channel, end: day * DAY_SECONDS + secondOfDay(random, channel), steps });
    }
    return visits;
  });
}

const arrival = (random: Random): Step[] => [
  { name: 'open', category: null },
  ...(random.chance(0.4) ? [{ name: 'search', category: null }] : []),
];

/** A visit told backwards from its end, so that an order and its payment carry the same second; none begins before its day. */
function visitRows(random: Random, { life, channel, end, steps }: Visit): [Cell, Cell, Cell, Cell, Cell, Cell][] {
  const midnight = end - (end % DAY_SECONDS);
  let at = end;
  return steps
    .toReversed()
    .map(({ name, category }, i): [Cell, Cell, Cell, Cell, Cell, Cell] => {
      const seconds = i === 0 ? 0 : random.int(3, 25) * 3;
      at = Math.max(at - seconds, midnight);
      return [life.customerId, isoTimestamp(midnight / DAY_SECONDS, at - midnight), channel, name, category, seconds];
    })
    .reverse();
}
