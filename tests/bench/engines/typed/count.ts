import type { Columns, Events, Orders } from './columns.ts';
import { EVENT, STATUS, TODAY } from './columns.ts';

/** A day that no row has. */
export const NEVER = -1;

/** What a customer has bought of each of a few things: one place for every pair, in three arrays. */
export interface Grid {
  /** Places a customer; the first is what has no name. */
  readonly width: number;
  readonly amount: Float64Array;
  readonly rows: Int32Array;
  readonly lastDay: Int32Array;
}
const grid = (customers: number, things: number): Grid => ({
  width: things + 1,
  amount: new Float64Array(customers * (things + 1)),
  rows: new Int32Array(customers * (things + 1)),
  lastDay: new Int32Array(customers * (things + 1)),
});

function add({ width, amount, rows, lastDay }: Grid, customer: number, thing: number, money: number, day: number): void {
  const at = customer * width + thing;
  (amount[at] as number) += money;
  (rows[at] as number)++;
  if (day > (lastDay[at] as number)) lastDay[at] = day;
}

/** One pass over the orders. */
export function countOrders(
  n: number,
  { customer, day, status, channel, category, amount, coupon }: Orders,
  { channels, categories }: Columns,
) {
  const whole = () => new Int32Array(n);
  const counts = {
    paid30: whole(),
    paid90: whole(),
    paid365: whole(),
    paid: whole(),
    /** Of those in `paid365`, how many have an amount. */
    priced: whole(),
    withCoupon: whole(),
    byApp: whole(),
    refunded: whole(),
    orders: whole(),
    last: whole().fill(NEVER),
    first: whole().fill(NEVER),
    spent90: new Float64Array(n),
    spent365: new Float64Array(n),
    channels: grid(n, channels.list.length),
    categories: grid(n, categories.list.length),
  };
  const app = channels.code('app');
  for (let i = 0; i < customer.length; i++) {
    const date = day[i] as number;
    if (date > TODAY) continue;
    const c = customer[i] as number;
    (counts.orders[c] as number)++;
    if (status[i] === STATUS.refunded) (counts.refunded[c] as number)++;
    if (status[i] !== STATUS.paid) continue;
    (counts.paid[c] as number)++;
    if (date > (counts.last[c] as number)) counts.last[c] = date;
    if (counts.first[c] === NEVER || date < (counts.first[c] as number)) counts.first[c] = date;
    if (coupon[i] === 1) (counts.withCoupon[c] as number)++;
    if (channel[i] === app) (counts.byApp[c] as number)++;
    if (date <= TODAY - 365) continue;
    const price = amount[i] as number;
    const priced = !Number.isNaN(price);
    const money = priced ? price : 0;
    (counts.paid365[c] as number)++;
    if (priced) (counts.priced[c] as number)++;
    (counts.spent365[c] as number) += money;
    if (date > TODAY - 90) {
      (counts.paid90[c] as number)++;
      (counts.spent90[c] as number) += money;
      if (date > TODAY - 30) (counts.paid30[c] as number)++;
    }
    add(counts.channels, c, channel[i] as number, 1, date);
    add(counts.categories, c, category[i] as number, money, date);
  }
  return counts;
}

/** One pass over the events: each of the last thirty days is a bit. */
export function countEvents(n: number, { customer, day, name }: Events) {
  const [views, carts, days] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  for (let i = 0; i < customer.length; i++) {
    const ago = TODAY - (day[i] as number);
    if (ago < 0 || ago >= 30) continue;
    const c = customer[i] as number;
    if (name[i] === EVENT.view) (views[c] as number)++;
    else if (name[i] === EVENT.cart) (carts[c] as number)++;
    (days[c] as number) |= 1 << ago;
  }
  return { views, carts, daysOnline: days.map(bits) };
}

function bits(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
}
