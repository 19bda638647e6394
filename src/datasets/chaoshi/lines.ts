import type { Request } from '../dataset.ts';
import { createRandom, dealShares, type Random } from '../random.ts';
import { type Item, SHELF } from './codes.ts';
import { FRIDAY_TICKETS, type Ticket } from './tickets.ts';

export interface Line {
  readonly item: Item;
  readonly qty: number;
  readonly yuan: number;
}

/** Friday from 18 to 20 against the same hours from Monday to Thursday. */
export const FRIDAY_SURGE = 2.6;
/** What the evening discount does to bakery: so much of 16 to 18 goes to the evening, and so much is sold besides. */
export const SHIFT = 0.4;
export const NET_UPLIFT = 0.11;
/** Both in the share of receipts: what is bought together, and what only seems to be. */
export const RULES = {
  diaper: { share: 0.035, brings: 'wipes', overall: 0.06, lift: 2.4 },
  banana: { share: 0.08, brings: 'bag', overall: 0.72, lift: 0.97 },
} as const;

const READY = { evening: 0.13, noon: 0.16, else: 0.06 } as const;
const BAKERY = 0.19;
const DISCOUNT = 0.3;
const DISCOUNT_HOUR = 18;
export const PROMOTION = { fromHour: DISCOUNT_HOUR, percent: 100 * DISCOUNT } as const;
const OTHERS = { 0: 12, 1: 32, 2: 26, 3: 15, 4: 8, 5: 4, 6: 3 } as const;
const PIECES = { 1: 84, 2: 12, 3: 4 } as const;

/** What is on every receipt, receipt by receipt. What is planted is dealt within its hours, not drawn. */
export function createLines({ seed }: Request, tickets: readonly Ticket[]): Line[][] {
  const random = createRandom(seed, 'lines');
  const baskets = new Map(tickets.map((ticket) => [ticket, new Set<Item>()]));
  const put = (list: readonly Ticket[], share: number, pick: () => Item): void => {
    const dealt = dealShares(random, { yes: share, no: 1 - share }, list.length);
    list.forEach((ticket, i) => {
      if (dealt[i] === 'yes') baskets.get(ticket)?.add(pick());
    });
  };
  const isFridayEvening = ({ weekday, hour }: Ticket): boolean => weekday === 4 && isEvening(hour);
  for (const [list, share] of [
    [tickets.filter(isFridayEvening), (READY.evening * FRIDAY_SURGE) / FRIDAY_TICKETS],
    [tickets.filter((one) => isEvening(one.hour) && !isFridayEvening(one)), READY.evening],
    [tickets.filter(({ hour }) => hour >= 11 && hour < 13), READY.noon],
    [tickets.filter(({ hour }) => !isEvening(hour) && !(hour >= 11 && hour < 13)), READY.else],
  ] as const)
    put(list, share, () => (random.chance(0.7) ? 'bento' : 'roast'));
  putBakery(random, tickets, put);
  for (const [item, { share, brings, overall, lift }] of Object.entries(RULES) as [
    keyof typeof RULES,
    (typeof RULES)[keyof typeof RULES],
  ][]) {
    put(tickets, share, () => item);
    const withItem = tickets.filter((ticket) => baskets.get(ticket)?.has(item));
    const without = tickets.filter((ticket) => !baskets.get(ticket)?.has(item));
    put(withItem, overall * lift, () => brings);
    put(without, (overall * (1 - share * lift)) / (1 - share), () => brings);
  }
  return tickets.map((ticket) => linesOf(random, ticket, baskets.get(ticket) ?? new Set()));
}

const isEvening = (hour: number): boolean => hour >= 18 && hour < 20;
const isBefore = (hour: number): boolean => hour >= 16 && hour < 18;

/** In the weeks of the discount: 40 % fewer from 16 to 18, and in the evening these, and as many more as make 11 % of a day. */
function putBakery(
  random: Random,
  tickets: readonly Ticket[],
  put: (list: readonly Ticket[], share: number, pick: () => Item) => void,
): void {
  const pick = (): Item => (random.chance(0.72) ? 'bread' : 'cake');
  for (const promoted of [false, true]) {
    const list = tickets.filter(({ isPromoted }) => isPromoted === promoted);
    const [before, evening] = [list.filter(({ hour }) => isBefore(hour)), list.filter(({ hour }) => isEvening(hour))];
    const moved = SHIFT * before.length + NET_UPLIFT * list.length;
    put(
      list.filter(({ hour }) => !isBefore(hour) && !isEvening(hour)),
      BAKERY,
      pick,
    );
    put(before, promoted ? BAKERY * (1 - SHIFT) : BAKERY, pick);
    put(evening, promoted ? BAKERY * (1 + moved / Math.max(evening.length, 1)) : BAKERY, pick);
  }
}

const OTHER_ITEMS = Object.fromEntries(
  Object.entries(SHELF).flatMap(([item, [, , weight]]) => (weight > 0 ? [[item, weight] as const] : [])),
) as Record<Item, number>;

/** What was planted, and what people need besides; nobody pays for a bag alone. */
function linesOf(random: Random, { hour, isPromoted }: Ticket, planted: ReadonlySet<Item>): Line[] {
  const items = new Set<Item>([...planted].filter((item) => item !== 'bag'));
  const more = Math.max(Number(random.weighted(OTHERS)), items.size === 0 ? 1 : 0);
  for (let i = 0; i < more; i++) items.add(random.weighted(OTHER_ITEMS));
  if (planted.has('bag')) items.add('bag');
  return [...items].map((item) => {
    const [category, price] = SHELF[item];
    const isDiscounted = isPromoted && category === 'bakery' && hour >= DISCOUNT_HOUR;
    const qty = item === 'bag' ? 1 : Number(random.weighted(PIECES));
    return { item, qty, yuan: (isDiscounted ? Math.round(price * (1 - DISCOUNT) * 2) / 2 : price) * qty };
  });
}
