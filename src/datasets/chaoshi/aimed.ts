import { isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { type AimedOne, aimedOf } from '../blocks/aimed.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { dayOf, monthEndBefore, weekdayOf } from '../calendar.ts';
import type { AimedDataset } from '../dataset.ts';
import { CODES, type Item, SHELF } from './codes.ts';
import { SCHEMA } from './schema.ts';
import { PROMO_DAYS } from './tickets.ts';

type Bought = readonly [item: Item, qty?: number, yuan?: number];
interface Receipt {
  readonly daysAgo: number;
  readonly time?: string;
  readonly bought: readonly Bought[];
  readonly isMembers?: boolean;
}
interface Aim {
  readonly receipts: readonly Receipt[];
  readonly gender?: string | null;
  readonly born?: string | null;
  readonly joinedDaysAgo?: number;
}

const receipt = (daysAgo: number, bought: readonly Bought[], time = '12:00:00'): Receipt => ({ daysAgo, bought, time });

/** The aimed supermarket: who is in it, and why, is in `about`. */
export function aimedDataset(asOf: string): AimedDataset {
  const today = dayOf(asOf);
  const people: AimedOne[] = [];
  let tickets = 0;
  const rowsOf = (memberId: string | null, receipts: readonly Receipt[]): { tickets: Cell[][]; lines: Cell[][] } => {
    const made = receipts.map((one) => receiptRows(++tickets, one.isMembers === false ? null : memberId, one, today));
    return { tickets: made.map((one) => one.ticket), lines: made.flatMap((one) => one.lines) };
  };
  const add = (zh: string, en: string, aim: Aim): void => {
    const { gender = 'female', born = '1984-03-12', joinedDaysAgo = 500, receipts } = aim;
    people.push({
      about: { zh, en },
      rows: (id) => ({ members: [[id, gender, born, isoOf(today - joinedDaysAgo)]], ...rowsOf(id, receipts) }),
    });
  };
  const friday = (weekdayOf(today) + 3) % 7;
  const thursday = friday + 1;
  const meal: readonly Bought[] = [['bento'], ['bag']];
  add('周五 17:59:59 买便当，差一秒到 18 点', 'A ready meal on Friday at 17:59:59, a second before 18', {
    receipts: [receipt(friday, meal, '17:59:59')],
  });
  add('周五 18:00:00 买便当', 'A ready meal on Friday at 18:00:00', { receipts: [receipt(friday, meal, '18:00:00')] });
  add('周五 19:59:59 买便当', 'A ready meal on Friday at 19:59:59', { receipts: [receipt(friday, meal, '19:59:59')] });
  add('周五 20:00:00 买便当，已经过了 20 点', 'A ready meal on Friday at 20:00:00, when the hours are over', {
    receipts: [receipt(friday, meal, '20:00:00')],
  });
  add('周四 18:30 买便当', 'A ready meal on Thursday at 18:30', { receipts: [receipt(thursday, meal, '18:30:00')] });
  add('周五 18:30 买的是面包', 'Bread on Friday at 18:30', { receipts: [receipt(friday, [['bread']], '18:30:00')] });
  add('开门第一秒', 'In the first second of the day’s business', { receipts: [receipt(3, [['milk']], '07:00:00')] });
  add('关门前最后一秒', 'In the last second before closing', { receipts: [receipt(3, [['milk']], '21:59:59')] });
  add('打折第一天 18 点整买面包', 'Bread on the first day of the discount at 18:00', {
    receipts: [receipt(PROMO_DAYS - 1, [['bread', 1, 6.5]], '18:00:00')],
  });
  add('打折前一天傍晚买面包', 'Bread on the evening before the discount began', {
    receipts: [receipt(PROMO_DAYS, [['bread']], '18:00:00')],
  });
  add('打折期间 17:59:59 买面包，还是原价', 'Bread at 17:59:59 during the discount, at full price', {
    receipts: [receipt(8, [['bread']], '17:59:59')],
  });
  add('纸尿裤和湿巾一起买', 'Nappies and wipes together', { receipts: [receipt(10, [['diaper'], ['wipes']])] });
  add('纸尿裤和湿巾分两张小票', 'Nappies and wipes on two receipts', {
    receipts: [receipt(10, [['diaper']]), receipt(10, [['wipes']], '12:10:00')],
  });
  add('只买纸尿裤', 'Nappies only', { receipts: [receipt(11, [['diaper']])] });
  add('香蕉配购物袋', 'Bananas and a bag', { receipts: [receipt(12, [['banana'], ['bag']])] });
  add('香蕉，自带袋子', 'Bananas without a bag', { receipts: [receipt(12, [['banana']])] });
  add('同一样商品扫了两行', 'The same article on two lines', { receipts: [receipt(13, [['milk'], ['milk']])] });
  add('退了一件：件数和金额是负的', 'Brought one back: pieces and amount below zero', {
    receipts: [receipt(14, [['soap']]), receipt(13, [['soap', -1, -34]])],
  });
  add('0 元的赠品', 'A gift for ¥0', { receipts: [receipt(15, [['chips', 1, 0]])] });
  add('一次买 50 件', 'Fifty pieces at once', { receipts: [receipt(15, [['water', 50, 100]])] });
  add('小票上一样东西都没有', 'A receipt with nothing on it', { receipts: [receipt(16, [])] });
  add('来过三次，只有一次报了会员', 'Came three times and showed the card once', {
    receipts: [
      receipt(17, [['eggs']]),
      { daysAgo: 18, bought: [['eggs']], isMembers: false },
      { daysAgo: 19, bought: [['eggs']], isMembers: false },
    ],
  });
  for (const days of [28, 84]) {
    add(`唯一一次在“最近 ${days} 天”的最早一天`, `Only visit on the earliest day of "the last ${days} days"`, {
      receipts: [receipt(days - 1, [['rice']], '07:00:00')],
    });
    add(`唯一一次刚好在“最近 ${days} 天”之外`, `Only visit one day outside "the last ${days} days"`, {
      receipts: [receipt(days, [['rice']], '21:59:59')],
    });
  }
  add('唯一一次在基准日的第一秒（零点盘点补录）', 'Only visit in the first second of the as-of date (entered at midnight)', {
    receipts: [receipt(0, [['tea']], '00:00:00')],
  });
  add('唯一一次在基准日的第二天', 'Only visit on the day after the as-of date', { receipts: [receipt(-1, [['tea']], '00:00:00')] });
  add('唯一一次在上个月最后一秒', 'Only visit in the last second of the month before', {
    receipts: [receipt(today - dayOf(monthEndBefore(asOf)), [['tea']], '23:59:59')],
  });
  add('消费和下一位一样多（并列）', 'Spent as much as the next one (a tie)', { receipts: [receipt(20, [['fish', 2, 48]])] });
  add('消费和上一位一样多（并列）', 'Spent as much as the one before (a tie)', { receipts: [receipt(20, [['fish'], ['fish']])] });
  add('一次也没来过', 'Has never come', { receipts: [] });
  add('性别和生日没填', 'Gender and birthday left blank', { receipts: [receipt(5, [['nuts']])], gender: null, born: null });
  add('2 月 29 日出生', 'Born on 29 February', { receipts: [receipt(5, [['nuts']])], born: '1988-02-29' });
  add('基准日当天入会', 'Joined on the as-of date', { receipts: [], joinedDaysAgo: 0 });
  add('基准日的第二天才入会', 'Joins the day after the as-of date', { receipts: [], joinedDaysAgo: -1 });

  const stranger = receiptRows(9001, 'T99', receipt(2, [['oil']]), today);
  const passerBy = receiptRows(9002, null, receipt(2, [['oil'], ['bag']]), today);
  return aimedOf(SCHEMA, asOf, people, {
    tickets: [stranger.ticket, passerBy.ticket],
    // and a line whose receipt is not there
    lines: [...stranger.lines, ...passerBy.lines, [9999, 1, 'milk', 'dairy', 1, 13.5]],
    items: Object.entries(SHELF).map(([item, [category, yuan]]) => [item, category, yuan]),
    promotions: [['S1', 'bakery', isoOf(today - PROMO_DAYS + 1), asOf, 18, 30]],
    codes: codeRowsOf(CODES),
  });
}

function receiptRows(
  ticketId: number,
  memberId: string | null,
  { daysAgo, time = '12:00:00', bought }: Receipt,
  today: number,
): { ticket: Cell[]; lines: Cell[][] } {
  const lines = bought.map(([item, qty = 1, yuan = SHELF[item][1]], i): Cell[] => [ticketId, i + 1, item, SHELF[item][0], qty, yuan]);
  const amount = lines.reduce((sum, line) => sum + Number(line[5]), 0);
  return { ticket: [ticketId, memberId, `${isoOf(today - daysAgo)} ${time}`, 'wallet', amount], lines };
}
