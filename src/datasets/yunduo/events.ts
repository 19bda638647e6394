import { addMonths, isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { dayOf, isoTimestamp } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, type Random } from '../random.ts';
import { ARCHETYPES } from './archetypes.ts';
import type { Category, Channel } from './codes.ts';
import { secondOfDay } from './hours.ts';
import type { Life } from './lives.ts';
import type { Order } from './orders.ts';

/** The click log is kept for a year. */
const KEPT_MONTHS = 12;
const DAYS_A_MONTH = 30.4;
/** How long each action takes; the log counts in tens of seconds. */
const SECONDS = { open: 10, search: 20, view: 30, cart: 10, pay: 0 } as const;

interface Action {
  readonly name: keyof typeof SECONDS;
  readonly category: Category | null;
}
interface Visit {
  readonly channel: Channel;
  readonly day: number;
  /** When the last action begins, counted from midnight. */
  readonly second: number;
  readonly actions: readonly Action[];
}

/** The week in which the App sent nothing: the 8th to the 14th of the last April in the log. */
export function outageOf(asOf: string): { readonly from: string; readonly to: string } {
  const year = Number(asOf.slice(0, 4)) - (asOf.slice(5) < '04-14' ? 1 : 0);
  return { from: `${year}-04-08`, to: `${year}-04-14` };
}

export function eventRows({ seed, asOf }: Request, lives: readonly Life[], orders: readonly Order[]): Cell[][] {
  const random = createRandom(seed, 'events');
  const ordersOf = new Map(lives.map(({ customerId }): [string, Order[]] => [customerId, []]));
  for (const order of orders) ordersOf.get(order.customerId)?.push(order);
  const firstDay = dayOf(addMonths(asOf, -KEPT_MONTHS)) + 1;
  const outage = outageOf(asOf);
  const isLogged = ([ts, channel]: Cell[]): boolean => {
    const date = String(ts).slice(0, 10);
    return date >= isoOf(firstDay) && !(channel === 'app' && outage.from <= date && date <= outage.to);
  };
  return lives.flatMap((life) => {
    const visits = [
      ...(ordersOf.get(life.customerId) ?? []).filter(({ channel, day }) => channel !== 'store' && day >= firstDay).map(orderVisit),
      ...idleVisits(random, life, firstDay, dayOf(asOf)),
    ];
    visits.sort((a, b) => a.day - b.day || a.second - b.second);
    const rows = oneAtATime(visits.map((visit) => visitCells(random, visit)));
    return rows.filter(isLogged).map((row) => [life.customerId, ...row]);
  });
}

/** Nobody is in two visits at once: one that begins before the last one ended is left out, so that no two actions share a second. */
function oneAtATime(visits: readonly Cell[][][]): Cell[][] {
  const kept: Cell[][] = [];
  for (const visit of visits) {
    const [first, last] = [visit[0]?.[0] ?? '', kept.at(-1)?.[0] ?? ''];
    if (first > last) kept.push(...visit);
  }
  return kept;
}

/** What leads to an order: looking at each article, into the basket with it, paying at the second of the order. */
function orderVisit({ channel, day, second, lines, status }: Order): Visit {
  const shopping = lines.flatMap(({ category }): Action[] => [
    { name: 'view', category },
    { name: 'cart', category },
  ]);
  const paying: Action[] = status === 'cancelled' ? [] : [{ name: 'pay', category: null }];
  return { channel, day, second, actions: [{ name: 'open', category: null }, ...shopping, ...paying] };
}

/** Looking around one category without an order, from the day of registration on. */
function idleVisits(random: Random, life: Life, firstDay: number, lastDay: number): Visit[] {
  const { visitsAMonth, channels } = ARCHETYPES[life.archetype];
  const channel = life.channel === 'store' ? random.weighted({ ...channels, store: 0 }) : life.channel;
  const until = Math.min(life.lastDay + 30, lastDay);
  const visits: Visit[] = [];
  for (let day = Math.max(firstDay, life.registeredDay); day <= until; day++) {
    if (!random.chance(visitsAMonth / DAYS_A_MONTH / life.pace)) continue;
    const category = random.weighted(life.taste);
    const looking = Array.from({ length: random.int(2, 7) }, (): Action => ({ name: 'view', category }));
    const arriving: Action[] = [{ name: 'open', category: null }, ...(random.chance(0.4) ? [{ name: 'search', category } as const] : [])];
    const wavering: Action[] = random.chance(0.2) ? [{ name: 'cart', category }] : [];
    visits.push({ channel, day, second: secondOfDay(random, channel), actions: [...arriving, ...looking, ...wavering] });
  }
  return visits;
}

/** The actions of a visit, told back from its last second, which an order shares. */
function visitCells(random: Random, { channel, day, second, actions }: Visit): Cell[][] {
  let at = second;
  return actions
    .toReversed()
    .map(({ name, category }, i) => {
      const seconds = SECONDS[name] * (name === 'view' ? random.int(1, 4) : 1);
      if (i > 0) at -= seconds;
      return [isoTimestamp(day, at), channel, name, category, seconds];
    })
    .reverse();
}
