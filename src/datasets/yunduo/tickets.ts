import type { Cell } from '../../engine/language/rows.ts';
import { dayOf, isoTimestamp } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom } from '../random.ts';
import { secondOfDay } from './hours.ts';
import type { Order } from './orders.ts';

const TICKET_RATE = { paid: 0.096, refunded: 0.62, cancelled: 0.2 } as const;
const TYPES = {
  paid: { delivery: 40, quality: 22, refund: 4, account: 10, advice: 24 },
  refunded: { delivery: 14, quality: 36, refund: 46, account: 1, advice: 3 },
  cancelled: { delivery: 35, quality: 2, refund: 25, account: 18, advice: 20 },
} as const;
const CSAT = {
  paid: { 5: 46, 4: 27, 3: 13, 2: 7, 1: 7 },
  refunded: { 5: 14, 4: 18, 3: 22, 2: 20, 1: 26 },
  cancelled: { 5: 26, 4: 24, 3: 22, 2: 14, 1: 14 },
} as const;
const RATED = 0.64;

/** Service tickets follow orders: within nine days, and closed within six. */
export function ticketRows({ seed, asOf }: Request, orders: readonly Order[]): Cell[][] {
  const random = createRandom(seed, 'tickets');
  const lastDay = dayOf(asOf);
  return orders
    .filter(({ status }) => random.chance(TICKET_RATE[status]))
    .map((order) => ({ order, day: order.day + random.int(1, 9), second: secondOfDay(random, order.channel) }))
    .filter(({ day }) => day <= lastDay)
    .sort((a, b) => a.day - b.day || a.second - b.second)
    .map(({ order, day, second }, i) => {
      const closedDay = day + random.int(1, 6);
      const closed = closedDay <= lastDay;
      return [
        `T${String(i + 1).padStart(5, '0')}`,
        order.customerId,
        isoTimestamp(day, second),
        closed ? isoTimestamp(closedDay, secondOfDay(random, 'store')) : null,
        random.weighted(TYPES[order.status]),
        closed && random.chance(RATED) ? Number(random.weighted(CSAT[order.status])) : null,
      ];
    });
}
