import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import type { Season } from '../blocks/season.ts';
import { dayOf, isoTimestamp } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, type Random } from '../random.ts';
import { ARCHETYPES, type ArchetypeName, CANCEL_RATE } from './archetypes.ts';
import { fillBasket, type Line, totalCents } from './baskets.ts';
import type { Channel, OrderStatus } from './codes.ts';
import { type Offer, offerFor } from './coupons.ts';
import { secondOfDay } from './hours.ts';
import { firstDayOf, type Life } from './lives.ts';
import { createSeason } from './season.ts';

export interface Order {
  /** Numbered in the order of time, as a shop does. */
  readonly orderId: string;
  readonly customerId: string;
  readonly day: number;
  readonly second: number;
  readonly channel: Channel;
  readonly status: OrderStatus;
  readonly lines: readonly Line[];
  readonly offer?: Offer | undefined;
  readonly amountCents: number;
}

const SAME_DAY_RATE = 0.016;
const OWN_CHANNEL_RATE = 0.8;
const WINBACK_AFTER_DAYS = 90;

export function createOrders(request: Request, lives: readonly Life[]): Order[] {
  const random = createRandom(request.seed, 'orders');
  const lastDay = dayOf(request.asOf);
  const seasons = new Map<ArchetypeName, Season>();
  const seasonOf = (name: ArchetypeName): Season => {
    const season = seasons.get(name) ?? createSeason(firstDayOf(request.asOf), lastDay, ARCHETYPES[name].seasonality);
    seasons.set(name, season);
    return season;
  };
  const orders = lives.flatMap((life) => {
    const days = life.orderDay === undefined ? shoppingDays(random, life, seasonOf(life.archetype), request.asOf) : [life.orderDay];
    return days.map((day, i) => createOrder(random, life, day, days[i - 1]));
  });
  const digits = Math.max(6, String(orders.length).length);
  return orders
    .sort((a, b) => a.day - b.day || a.second - b.second || (a.customerId < b.customerId ? -1 : 1))
    .map((order, i) => ({ orderId: `O${String(i + 1).padStart(digits, '0')}`, ...order }));
}

/** The days on which a customer orders, in order; a day twice when they come back the same day. */
function shoppingDays(random: Random, life: Life, season: Season, asOf: string): number[] {
  const { gapDays } = ARCHETYPES[life.archetype];
  const historyDay = firstDayOf(asOf);
  const isOld = life.registeredDay < historyDay;
  const gap = (): number => Math.exp(random.normal(Math.log((gapDays ?? 0) * life.pace), 0.55));
  let day = season.after(isOld ? historyDay : life.registeredDay, isOld ? random.next() * gap() : -9 * Math.log(1 - random.next()));
  const days: number[] = [];
  while (day <= life.lastDay) {
    days.push(day);
    if (gapDays === undefined) break;
    if (random.chance(SAME_DAY_RATE)) days.push(day);
    day = Math.max(season.after(day, random.next() + gap()), day + 1);
  }
  return days;
}

function createOrder(random: Random, life: Life, day: number, previousDay: number | undefined): Omit<Order, 'orderId'> {
  const { channels, couponRate, refundRate } = ARCHETYPES[life.archetype];
  const channel = random.chance(OWN_CHANNEL_RATE) ? life.channel : random.weighted(channels);
  const lines = fillBasket(random, life);
  const total = totalCents(lines);
  const kind = previousDay === undefined ? 'welcome' : day - previousDay > WINBACK_AFTER_DAYS ? 'winback' : 'promo';
  const offer = random.chance(couponRate) ? offerFor(kind, total) : undefined;
  return {
    customerId: life.customerId,
    day,
    second: secondOfDay(random, channel),
    channel,
    status: random.weighted({ paid: 1 - refundRate - CANCEL_RATE, refunded: refundRate, cancelled: CANCEL_RATE }),
    lines,
    offer,
    amountCents: total - (offer?.faceYuan ?? 0) * 100,
  };
}

export const orderRows = (orders: readonly Order[], couponIds: ReadonlyMap<string, string>): Cell[][] =>
  orders.map(({ orderId, customerId, day, second, channel, status, amountCents }) => [
    orderId,
    customerId,
    isoOf(day),
    isoTimestamp(day, second),
    channel,
    status,
    amountCents / 100,
    couponIds.get(orderId) ?? null,
  ]);

export const itemRows = (orders: readonly Order[]): Cell[][] =>
  orders.flatMap(({ orderId, lines }) =>
    lines.map(({ sku, category, qty, priceCents }, i) => [orderId, i + 1, sku, category, qty, priceCents / 100]),
  );
