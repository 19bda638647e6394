import { createRandom, type Random } from '../../../src/datasets/random.ts';
import { addDays, type Cell } from '../../../src/engine/index.ts';
import type { Customer } from './customer.ts';
import { AS_OF } from './schema.ts';

const SEED = 7;
/** Days on both sides of every window's edge, and the day after the as-of date. */
const AGO = [-1, 0, 1, 28, 29, 30, 88, 89, 90, 91, 180, 181, 363, 364, 365, 366, 700];
/** Few amounts, so that customers tie; nothing, nothing known, and money that went back. */
const AMOUNTS = [null, 0, 50, 50, 100, 100, 500, 2000, -100];
const GENDERS = [null, 'F', ' 女', '男　', '\tmale', 'x'];
const BIRTHS = [null, '2000-02-29', '2007-06-30', '2007-07-01', '1990-06-30', '1965-06-29', '2025-06-30'];
const TIERS = [null, 'tier1', '一线', 'Tier1', 'tier2', 'nowhere'];
const REGISTERED = [0, 89, 90, 91, 364, 365, 366, 1000];

type What = Partial<Record<'statuses' | 'channels' | 'categories', readonly (string | null)[]>> & { readonly amounts?: readonly Cell[] };
const STATUSES = ['paid', 'paid', 'paid', 'refunded', 'cancelled'];

/** Who is in it, by name, and how many of each. */
const KINDS: readonly { readonly orders: readonly [least: number, most: number]; readonly what: What; readonly heads: number }[] = [
  { orders: [0, 0], what: {}, heads: 23 },
  { orders: [1, 1], what: {}, heads: 41 },
  { orders: [1, 1], what: { statuses: ['paid'], amounts: [100] }, heads: 37 },
  { orders: [1, 4], what: { statuses: ['refunded'] }, heads: 11 },
  { orders: [2, 5], what: { statuses: ['cancelled', 'refunded'], amounts: [-50, null] }, heads: 11 },
  { orders: [2, 6], what: { amounts: [null] }, heads: 13 },
  { orders: [2, 6], what: { channels: [null], categories: [null] }, heads: 13 },
  { orders: [3, 9], what: { channels: ['app', 'web'], categories: ['fresh', 'snack'], amounts: [100] }, heads: 53 },
  { orders: [1, 30], what: {}, heads: 149 },
];

/** Customers that engines stumble over: missing values, ties, no order, one order, refunds only, edges of windows; and rows of nobody. */
export function* hostileCustomers(): Generator<Customer> {
  const random = createRandom(SEED, 'hostile');
  let number = 0;
  let orderNumber = 0;
  const orders = (id: string, count: number, what: What): Cell[][] => {
    const rows = Array.from({ length: count }, () => addDays(AS_OF, -random.pick(AGO))).sort();
    return rows.map((day) => [`O${String(++orderNumber).padStart(5, '0')}`, id, day, ...orderOf(what, random)]);
  };
  for (const {
    orders: [least, most],
    what,
    heads,
  } of KINDS)
    for (let i = 0; i < heads; i++) {
      const id = `H${String(++number).padStart(4, '0')}`;
      // One in twenty comes after the as-of date, and is nobody's business yet, with all orders and events.
      const registered = random.chance(0.05) ? -1 : random.pick(REGISTERED);
      const person = [id, random.pick(GENDERS), random.pick(BIRTHS), random.pick(TIERS), addDays(AS_OF, -registered)];
      yield { customers: [person], orders: orders(id, random.int(least, most), what), events: eventsOf(id, random) };
    }
  yield { customers: [], orders: orders('nobody', 12, {}), events: eventsOf('nobody', random) };
}

function orderOf({ statuses = STATUSES, channels, categories, amounts = AMOUNTS }: What, random: Random): Cell[] {
  return [
    random.pick(channels ?? [null, 'app', 'web', 'store']),
    random.pick(categories ?? [null, 'fresh', 'snack', 'home']),
    random.pick(statuses),
    random.pick(amounts),
    random.chance(0.5) ? 'K1' : null,
  ];
}

function eventsOf(id: string, random: Random): Cell[][] {
  const moments = Array.from({ length: random.pick([0, 1, 3, 12]) }, () => {
    const time = random.pick(['00:00:00', '23:59:59', '12:00:00']);
    return `${addDays(AS_OF, -random.pick(AGO))} ${time}`;
  });
  return [...new Set(moments)].sort().map((moment) => [id, moment, random.pick(['view', 'view', 'cart', 'pay'])]);
}
