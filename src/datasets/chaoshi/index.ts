import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { dayOf, isoTimestamp } from '../calendar.ts';
import type { Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { createRandom } from '../random.ts';
import { aimedDataset } from './aimed.ts';
import { CODES, SHELF } from './codes.ts';
import { createLines, FRIDAY_SURGE, type Line, NET_UPLIFT, PROMOTION, RULES, SHIFT } from './lines.ts';
import { createMembers, memberRows } from './members.ts';
import { PLANTED } from './planted.ts';
import { SCHEMA } from './schema.ts';
import { createTickets, PROMO_DAYS, type Ticket } from './tickets.ts';

/** D4, the tills of a supermarket. */
export const chaoshi: DatasetSource = {
  id: 'chaoshi',
  title: { zh: '社区超市', en: 'Chaoshi, a supermarket' },
  about: {
    zh: '一家虚构超市 12 周的 30,000 张小票，每样商品一行，最后四周傍晚烘焙打折。全是程序生成的。',
    en: '30,000 receipts of an invented supermarket in 12 weeks, article by article, with a discount on bakery in the evenings of the last four. All of it was generated.',
  },
  use: {
    zh: '练零售：分时段看销售，分清提前和增加，算关联规则。',
    en: 'For retail: sales by the hour, shifted or added, and what is bought together.',
  },
  modules: [6, 8],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: 800 },
  schema: SCHEMA,
  grading: { customers: 100, earlierAsOf: '2025-06-15' },
  planted: PLANTED,
  generate,
  aimed: aimedDataset,
};

function generate(request: Request): Dataset {
  const members = createMembers(request);
  const tickets = createTickets(request, members);
  const lines = createLines(request, tickets);
  const { asOf } = request;
  return {
    schema: SCHEMA,
    asOf,
    rows: inKeyOrder(SCHEMA, {
      members: memberRows(request, members),
      tickets: ticketRows(request, tickets, lines),
      lines: tickets.flatMap(({ ticketId }, i) => lineRows(ticketId, lines[i] ?? [])),
      items: itemRows(),
      promotions: promotionRows(asOf),
      codes: codeRowsOf(CODES),
    }),
    truth: { fridaySurge: FRIDAY_SURGE, shift: SHIFT, netUplift: NET_UPLIFT, rules: RULES },
  };
}

function ticketRows({ seed }: Request, tickets: readonly Ticket[], lines: readonly (readonly Line[])[]): Cell[][] {
  const random = createRandom(seed, 'payments');
  return tickets.map(({ ticketId, memberId, day, second }, i) => [
    ticketId,
    memberId,
    isoTimestamp(day, second),
    random.weighted({ wallet: 82, card: 9, cash: 9 }),
    (lines[i] ?? []).reduce((sum, { yuan }) => sum + yuan, 0),
  ]);
}

const lineRows = (ticketId: number, lines: readonly Line[]): Cell[][] =>
  lines.map(({ item, qty, yuan }, i) => [ticketId, i + 1, item, SHELF[item][0], qty, yuan]);

const itemRows = (): Cell[][] => Object.entries(SHELF).map(([item, [category, yuan]]) => [item, category, yuan]);

const promotionRows = (asOf: string): Cell[][] => [
  ['S1', 'bakery', isoOf(dayOf(asOf) - PROMO_DAYS + 1), asOf, PROMOTION.fromHour, PROMOTION.percent],
];
