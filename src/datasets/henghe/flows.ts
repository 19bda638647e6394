import { isoOf } from '../../engine/language/calendar.ts';
import { hoursOf, secondIn } from '../blocks/hours.ts';
import { skewed } from '../blocks/people.ts';
import { liftOn, type Stretch } from '../blocks/season.ts';
import { dayOf, weekdayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, type Random } from '../random.ts';
import type { Client } from './clients.ts';
import type { TxnKind } from './codes.ts';

export interface Flow {
  readonly clientId: string;
  readonly day: number;
  readonly second: number;
  readonly kind: TxnKind;
  /** In is above zero. */
  readonly yuan: number;
}

export const TXN_DAYS = 180;
/** Leaving: half of the assets, or more, gone within so many days. */
export const LEAVE_DAYS = 60;

const BRANCH = hoursOf('0 0 0 0 0 0 0 1 4 9 10 8 4 5 8 9 8 5 3 3 3 2 1 0');
const CARD = hoursOf('0 0 0 0 0 0 1 3 4 4 5 8 9 6 5 5 6 8 11 11 8 5 2 1');
const PAYDAYS = [10, 15] as const;
const CARD_WEEKDAYS = [0.9, 0.9, 0.92, 0.95, 1.08, 1.25, 1.12] as const;
const SALES: readonly Stretch[] = [
  ['06-16', '06-18', 1.5],
  ['10-01', '10-07', 1.4],
  ['11-10', '11-11', 1.9],
  ['12-20', '12-31', 1.2],
];

/** What the flows ask of a day, looked up once for everybody. */
interface Day {
  readonly day: number;
  readonly ofMonth: number;
  readonly isJanuary: boolean;
  readonly isWeekday: boolean;
  readonly isMonthEnd: boolean;
  readonly cards: number;
}
const dayNamed = (day: number): Day => ({
  day,
  ofMonth: Number(isoOf(day).slice(8)),
  isJanuary: isoOf(day).slice(5, 7) === '01',
  isWeekday: weekdayOf(day) < 5,
  isMonthEnd: isoOf(day + 1).endsWith('-01'),
  cards: (CARD_WEEKDAYS[weekdayOf(day)] ?? 1) * liftOn(SALES, day),
});

/** Everything that moves money, in the order of time for each client. */
export function createFlows({ seed, asOf }: Request, clients: readonly Client[]): Flow[] {
  const random = createRandom(seed, 'flows');
  const lastDay = dayOf(asOf);
  const firstDay = lastDay - TXN_DAYS + 1;
  const days = Array.from({ length: TXN_DAYS }, (_, i) => dayNamed(firstDay + i));
  return clients.flatMap((client) => {
    const flows: Flow[] = [];
    const add = (day: number, kind: TxnKind, yuan: number): void => {
      // people transfer round sums; the books count whole minutes
      const step = kind === 'spend' || kind === 'salary' || Math.abs(yuan) < 1000 ? 1 : 100;
      const whole = Math.round(yuan / step) * step;
      const second = kind === 'salary' ? 9 * 3600 : Math.floor(secondIn(random, kind === 'spend' ? CARD : BRANCH) / 60) * 60;
      if (whole !== 0 && day >= firstDay && day <= lastDay) flows.push({ clientId: client.clientId, day, second, kind, yuan: whole });
    };
    everyday(random, client, days, add);
    if (client.kind === 'dresser') dress(random, client, days, add);
    if (client.kind === 'leaver') leave(random, client, lastDay, add);
    return flows.sort((a, b) => a.day - b.day || a.second - b.second);
  });
}

type Add = (day: number, kind: TxnKind, yuan: number) => void;

/** Salary in, card payments and transfers out, some of it into products and back. Big money moves little of itself. */
function everyday(random: Random, { level, salary, payments, isInvestor, kind, leftShare }: Client, days: readonly Day[], add: Add): void {
  const payday = random.pick(PAYDAYS);
  const largest = Math.min((kind === 'leaver' ? leftShare : 1) * level * 0.06, 90_000);
  const spare = salary > 0 ? salary * 0.55 : largest;
  // a leaver's salary goes elsewhere first
  const paydays = kind === 'leaver' ? days.slice(0, -LEAVE_DAYS - 20) : days;
  for (const { day, ofMonth, isJanuary } of salary > 0 ? paydays : [])
    if (ofMonth === payday) add(day, 'salary', salary * (isJanuary ? 1.8 : 1));
  for (const { day, isWeekday, cards } of days) {
    if (random.chance((payments / 30) * cards)) add(day, 'spend', -Math.min(skewed(random, 160, 0.9) + 5, level * 0.05 + 60));
    if (!isWeekday || payments === 0) continue;
    if (random.chance(0.006)) add(day, 'transfer_in', random.next() * largest + 20);
    if (random.chance(salary > 0 ? 0.016 : 0.006)) add(day, 'transfer_out', -(random.next() * Math.min(spare, largest * 2) + 20));
    if (isInvestor && random.chance(kind === 'leaver' ? 0.004 : 0.007)) add(day, 'buy', -(level * (0.02 + 0.1 * random.next())));
    if (isInvestor && random.chance(0.0035)) add(day, 'redeem', level * (0.02 + 0.1 * random.next()));
  }
}

/** 冲时点: in on one of the last two days of a month, out again on one of the first three of the next. */
function dress(random: Random, { level }: Client, days: readonly Day[], add: Add): void {
  for (const { day, isMonthEnd } of days) {
    if (!isMonthEnd) continue;
    const yuan = Math.round((6_200_000 + 800_000 * random.next() - level) / 10_000) * 10_000;
    add(day - random.int(0, 1), 'transfer_in', yuan);
    add(day + random.int(1, 3), 'transfer_out', -yuan);
  }
}

/** In one to three transfers, all within the last weeks. */
function leave(random: Random, { level, leftShare }: Client, lastDay: number, add: Add): void {
  const parts = random.int(1, 3);
  const firstAgo = random.int(12, LEAVE_DAYS - 4);
  for (let i = 0; i < parts; i++)
    add(lastDay - Math.max(firstAgo - i * random.int(2, 5), 1), 'transfer_out', (-(1 - leftShare) * level) / parts);
}
