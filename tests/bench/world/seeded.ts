import { createRandom, type Random } from '../../../src/datasets/random.ts';
import { addDays } from '../../../src/engine/index.ts';
import type { Customer } from './customer.ts';
import { AS_OF } from './schema.ts';

const SEED = 1;
/** Who never ordered. */
const WITHOUT_ORDERS = 0.083;
/** Orders of those who did: their logarithms are normal, so that few have most; with those who never ordered the mean is ten. */
const LOG_MEAN = 1.73;
const LOG_DEVIATION = 1.15;
const MOST_ORDERS = 682;
const MEAN_EVENTS = 30;
const ORDER_DAYS = 730;
const EVENT_DAYS = 365;
const SECONDS_A_DAY = 86_400;

const GENDERS = { F: 20, f: 5, female: 10, 女: 14, ' 女 ': 2, M: 18, male: 10, 男: 14, '　男': 2, x: 3 };
const TIERS = { tier1: 25, 一线: 10, tier2: 30, 二线: 5, tier3: 28 };
const CHANNELS = { app: 45, mini: 30, store: 15, web: 10 };
const CATEGORIES = { fresh: 30, snack: 22, home: 16, beauty: 14, digital: 10, baby: 8 };
const STATUSES = { paid: 86, refunded: 8, cancelled: 6 };
const EVENTS = { view: 60, search: 17, cart: 15, pay: 8 };

/** The as-of date and the days before it. */
const DAYS = Array.from({ length: 1100 }, (_, ago) => addDays(AS_OF, -ago));
const dayAgo = (ago: number): string => DAYS[ago] ?? AS_OF;

/**
 * Customers as a shop has them, ten orders and thirty events each on average, one after the other: the whole is never in memory.
 * Amounts are multiples of half a yuan, whose sums are exact in whatever order they are added.
 */
export function* seededCustomers(count: number): Generator<Customer> {
  const random = createRandom(SEED, 'bench');
  let orderNumber = 0;
  for (let i = 1; i <= count; i++) {
    const id = `C${String(i).padStart(6, '0')}`;
    const registered = random.int(0, 1095);
    // Half have stopped some day, and the others are still there.
    const stopped = random.chance(0.5) ? random.int(0, registered) : 0;
    const orders = ordersOf(id, registered, stopped, random).map((row) => [`O${String(++orderNumber).padStart(7, '0')}`, ...row]);
    yield {
      customers: [personOf(id, registered, random)],
      orders,
      events: eventsOf(id, Math.min(registered, EVENT_DAYS), stopped, random),
    };
  }
}

function personOf(id: string, registered: number, random: Random): readonly (string | null)[] {
  const birth = addDays('1945-01-01', random.int(0, 24_000));
  const orMissing = <T>(value: T): T | null => (random.chance(0.05) ? null : value);
  return [id, orMissing(random.weighted(GENDERS)), orMissing(birth), orMissing(random.weighted(TIERS)), dayAgo(registered)];
}

function ordersOf(id: string, registered: number, stopped: number, random: Random): (string | number | null)[][] {
  if (random.chance(WITHOUT_ORDERS)) return [];
  const count = Math.min(MOST_ORDERS, Math.max(1, Math.round(Math.exp(random.normal(LOG_MEAN, LOG_DEVIATION)))));
  const favourite = random.weighted(CATEGORIES);
  const days = Array.from({ length: count }, () => random.int(stopped, Math.max(stopped, Math.min(registered, ORDER_DAYS))));
  return days
    .sort((a, b) => b - a)
    .map((ago) => [
      id,
      dayAgo(ago),
      random.weighted(CHANNELS),
      random.chance(0.3) ? favourite : random.weighted(CATEGORIES),
      random.weighted(STATUSES),
      Math.max(1, Math.round(2 * Math.exp(random.normal(4.2, 0.9)))) / 2,
      random.chance(0.3) ? `K${random.int(1, 999)}` : null,
    ]);
}

function eventsOf(id: string, since: number, stopped: number, random: Random): string[][] {
  const count = Math.min(400, Math.round(-MEAN_EVENTS * Math.log(1 - random.next())));
  const first = Math.max(since, stopped);
  const seconds = Array.from({ length: count }, () => random.int(-first * SECONDS_A_DAY, -stopped * SECONDS_A_DAY + SECONDS_A_DAY - 1));
  const later = new Set(seconds);
  return [...later].sort((a, b) => a - b).map((second) => [id, momentOf(second), random.weighted(EVENTS)]);
}

/** @param second counted from the first of the as-of date */
function momentOf(second: number): string {
  const ago = -Math.floor(second / SECONDS_A_DAY);
  const ofDay = second + ago * SECONDS_A_DAY;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${dayAgo(ago)} ${two(Math.floor(ofDay / 3600))}:${two(Math.floor(ofDay / 60) % 60)}:${two(ofDay % 60)}`;
}
