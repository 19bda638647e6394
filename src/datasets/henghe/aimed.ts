import { isoOf } from '../../engine/language/calendar.ts';
import type { Bilingual } from '../../engine/language/definition.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { type AimedOne, aimedOf } from '../blocks/aimed.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { dayOf } from '../calendar.ts';
import type { AimedDataset } from '../dataset.ts';
import { lastMonthOf, validUntil } from './balances.ts';
import { HNW_YUAN } from './clients.ts';
import { CODES } from './codes.ts';
import { PRODUCTS, productRows } from './portfolio.ts';
import { SCHEMA } from './schema.ts';

/** A client made for one purpose. What is not said is ordinary: 50,000 yuan every day, assessed C3 a hundred days ago, no products. */
interface Aim {
  /** Assets so many days before the as-of date; `undefined`: there is no row for that day. */
  readonly aum?: (daysAgo: number) => number | undefined;
  readonly assessments?: readonly (readonly [assessedOn: string, grade: number])[];
  readonly risks?: readonly number[];
  readonly txns?: readonly (readonly [daysAgo: number, yuan: number, time?: string])[];
  readonly gender?: string | null;
  readonly city?: string | null;
  readonly occupation?: string | null;
  readonly born?: string | null;
  readonly openedDaysAgo?: number;
  readonly closedDaysAgo?: number;
}

const SPAN = 90;
const ORDINARY_YUAN = 50_000;

/** The aimed database of the bank: who is in it, and why, is in `about`. */
export function aimedDataset(asOf: string): AimedDataset {
  const today = dayOf(asOf);
  const { from, to } = lastMonthOf(asOf);
  const [monthEnd, monthDays] = [today - dayOf(to), dayOf(to) - dayOf(from) + 1];
  const inMonth = (daysAgo: number): boolean => daysAgo >= monthEnd && daysAgo < monthEnd + monthDays;
  const people: AimedOne[] = [];
  const add = (zh: string, en: string, aim: Aim): void => {
    people.push(one({ zh, en }, aim, today));
  };

  // the average of the month, and its last day
  add('整月每天正好 600 万', 'Exactly 6 million on every day of the month', { aum: () => HNW_YUAN });
  add('整月每天 599.9999 万，差 1 元到 600 万', 'One yuan short of 6 million on every day', { aum: () => HNW_YUAN - 1 });
  add('月日均正好 600 万，但每天都不是 600 万', 'Exactly 6 million on average, and on no single day', {
    // two days of every month trade a million; the rest is even
    aum: (daysAgo) => (daysAgo === monthEnd ? HNW_YUAN - 1_000_000 : daysAgo === monthEnd + 1 ? HNW_YUAN + 1_000_000 : HNW_YUAN),
  });
  add('只有月末最后一天有 900 万，平时 100 万：冲时点', '9 million on the last day of the month, 1 million before: window dressing', {
    aum: (daysAgo) => (daysAgo === monthEnd ? 9_000_000 : 1_000_000),
  });
  add('月日均远超 600 万，月末最后一天却只有 10 万', 'Far above 6 million on average, 100,000 on the last day', {
    aum: (daysAgo) => (daysAgo <= monthEnd ? 100_000 : 8_000_000),
  });
  add(
    '月中才有第一条资产记录：除以有记录的天数是 700 万，除以整月天数不到 600 万',
    'The first balance comes in the middle of the month: 7 million over the days there are, under 6 million over all days',
    {
      aum: (daysAgo) => (daysAgo < monthEnd + 10 ? 7_000_000 : undefined),
      openedDaysAgo: monthEnd + 9,
    },
  );
  add('上个月以前有 800 万，本月一直是 20 万', '8 million before this month, 200,000 all through it', {
    aum: (daysAgo) => (inMonth(daysAgo) || daysAgo < monthEnd ? 200_000 : 8_000_000),
  });
  add('资产一直是 0', 'Nothing at all on any day', { aum: () => 0 });
  add('没有任何资产记录', 'Not a single balance', { aum: () => undefined });

  // half gone in 60 days
  const drop = (left: number) => (daysAgo: number) => (daysAgo >= 60 ? 200_000 : daysAgo >= 5 ? 180_000 : left);
  add('60 天里正好少了一半', 'Lost exactly half in 60 days', { aum: drop(100_000), txns: [[5, -80_000]] });
  add('60 天里少了一半还多 1 元', 'Lost half and one yuan more in 60 days', { aum: drop(99_999), closedDaysAgo: 2 });
  add('60 天里少了一半差 1 元', 'Lost half less one yuan in 60 days', { aum: drop(100_001) });
  add('资产少了一半，但那是 75 天前的事', 'Lost half, but 75 days ago', { aum: (daysAgo) => (daysAgo >= 75 ? 200_000 : 90_000) });
  add('申请了销户，资产却没动', 'Asked to close, and moved nothing', { closedDaysAgo: 10 });
  add('基准日的第二天才申请销户，现在还不该知道', 'Asks to close the day after the as-of date: not known yet', { closedDaysAgo: -1 });

  // assessments and what may be held
  const on = (daysAgo: number): string => isoOf(today - daysAgo);
  const twelveMonthsAgo = `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4) === '-02-29' ? '-02-28' : asOf.slice(4)}`;
  add('测评到基准日正好 12 个月，当天还有效；持有 R3', 'Assessed exactly 12 months ago, still valid today; holds R3', {
    assessments: [[twelveMonthsAgo, 3]],
    risks: [3],
  });
  add('测评在基准日前一天过期；持有 R2', 'The assessment ran out the day before; holds R2', {
    assessments: [[isoOf(dayOf(twelveMonthsAgo) - 1), 4]],
    risks: [2],
  });
  add('C3 客户持有 R3：正好适当', 'C3 holds R3: just suitable', { assessments: [[on(50), 3]], risks: [1, 3] });
  add('C3 客户持有 R4：高一级，不适当', 'C3 holds R4: one grade too high', { assessments: [[on(50), 3]], risks: [3, 4] });
  add('C1 客户持有 R5', 'C1 holds R5', { assessments: [[on(20), 1]], risks: [5] });
  add('C5 客户什么都能买', 'C5 may hold everything', { assessments: [[on(20), 5]], risks: [1, 2, 3, 4, 5] });
  add('以前是 C5，最近一次降到 C2；持有 R4', 'Was C5, lately C2; holds R4', {
    assessments: [
      [on(300), 5],
      [on(15), 2],
    ],
    risks: [4],
  });
  add('以前是 C1，最近一次升到 C4；持有 R4', 'Was C1, lately C4; holds R4', {
    assessments: [
      [on(200), 1],
      [on(0), 4],
    ],
    risks: [4],
  });
  add('明天才做测评，今天还没有等级；持有 R1', 'Assessed tomorrow, so has no grade today; holds R1', {
    assessments: [[on(-1), 4]],
    risks: [1],
  });
  add('从来没有测评，也没有理财', 'Never assessed, holds nothing', { assessments: [] });
  add('资产 800 万，却是 C1：有钱不等于敢冒险', '8 million and C1: rich is not bold', {
    aum: () => 8_000_000,
    assessments: [[on(30), 1]],
    risks: [1],
  });

  // transactions
  add('唯一一笔交易在基准日的第一秒', 'Only transaction in the first second of the as-of date', { txns: [[0, 500, '00:00:00']] });
  add('唯一一笔交易在基准日的最后一秒', 'Only transaction in the last second of the as-of date', { txns: [[0, 500, '23:59:59']] });
  add('唯一一笔交易在基准日的第二天', 'Only transaction on the day after the as-of date', { txns: [[-1, 500, '00:00:00']] });
  for (const days of [30, 90]) {
    add(`唯一一笔交易在“最近 ${days} 天”的最早一天`, `Only transaction on the earliest day of "the last ${days} days"`, {
      txns: [[days - 1, -300, '00:00:00']],
    });
    add(`唯一一笔交易刚好在“最近 ${days} 天”之外`, `Only transaction one day outside "the last ${days} days"`, {
      txns: [[days, -300, '23:59:59']],
    });
  }
  add('同一秒有两笔一样的消费', 'Two equal payments in the same second', {
    txns: [
      [3, -88],
      [3, -88],
    ],
  });
  add('转入和转出正好抵消', 'What came in went out again', {
    txns: [
      [12, 70_000],
      [11, -70_000],
    ],
  });
  add('没有任何交易', 'No transaction at all', {});

  // people
  add('性别没填', 'Gender left blank', { gender: null });
  add('城市没填', 'City left blank', { city: null });
  add('职业没填', 'Occupation left blank', { occupation: null });
  add('出生日期没填', 'Date of birth left blank', { born: null });
  add('2 月 29 日出生', 'Born on 29 February', { born: '1980-02-29' });
  add('基准日当天开户', 'Opened on the as-of date', { openedDaysAgo: 0, aum: (daysAgo) => (daysAgo === 0 ? 1000 : undefined) });
  add('基准日的第二天才开户，还不是客户', 'Opens the day after the as-of date, so is no client yet', {
    openedDaysAgo: -1,
    aum: () => undefined,
  });
  add('资产和前一位一样多（并列）', 'As much as the one before (a tie)', { aum: () => 123_456 });
  add('资产和后一位一样多（并列）', 'As much as the next one (a tie)', { aum: () => 123_456 });

  return aimedOf(SCHEMA, asOf, numberedTxns(people), {
    products: productRows(),
    codes: codeRowsOf(CODES),
    transactions: [['X900001', 'T99', `${isoOf(today - 2)} 10:00:00`, 'transfer_in', 9_000_000]],
    holdings: [['T99', 'P05', isoOf(today - 9), 5, 9_000_000]],
  });
}

function one(about: Bilingual, aim: Aim, today: number): AimedOne {
  const { aum = () => ORDINARY_YUAN, risks = [], txns = [], gender = 'female', city = 'chengdu', born = '1985-05-15' } = aim;
  const { openedDaysAgo = 900, closedDaysAgo, occupation = 'employee' } = aim;
  const assessments = aim.assessments ?? [[isoOf(today - 100), 3] as const];
  const closed = closedDaysAgo === undefined ? null : isoOf(today - closedDaysAgo);
  const days = Array.from({ length: SPAN }, (_, daysAgo) => daysAgo);
  const now = aum(0) ?? 0;
  const value = risks.length === 0 ? 0 : Math.floor(now / (2 * risks.length));
  const taken = new Map<number, number>();
  const productOf = (risk: number): string => {
    const n = taken.get(risk) ?? 0;
    taken.set(risk, n + 1);
    return PRODUCTS.filter((product) => product.risk === risk)[n]?.productId ?? '';
  };
  return {
    about,
    rows: (id) => ({
      clients: [[id, gender, born, city, occupation, isoOf(today - openedDaysAgo), closed]],
      accounts: [[`A-${id}`, id, 'current', isoOf(today - openedDaysAgo), now - value * risks.length]],
      balances_daily: days.flatMap((daysAgo): Cell[][] => {
        const yuan = aum(daysAgo);
        return yuan === undefined ? [] : [[id, isoOf(today - daysAgo), yuan]];
      }),
      holdings: risks.map((risk) => [id, productOf(risk), isoOf(today - 30), risk, value]),
      transactions: txns.map(([daysAgo, yuan, time = '12:00:00']) => [
        '',
        id,
        `${isoOf(today - daysAgo)} ${time}`,
        yuan > 0 ? 'transfer_in' : yuan < -1000 ? 'transfer_out' : 'spend',
        yuan,
      ]),
      risk_assessment: assessments.map(([assessedOn, grade]) => [id, assessedOn, grade, validUntil(assessedOn)]),
    }),
  };
}

/** Transaction numbers run through all clients. */
function numberedTxns(people: readonly AimedOne[]): AimedOne[] {
  let n = 0;
  return people.map((person) => ({
    about: person.about,
    rows: (id) => {
      const rows = person.rows(id);
      const transactions = (rows['transactions'] ?? []).map((row) => [`X${String(++n).padStart(6, '0')}`, ...row.slice(1)]);
      return { ...rows, transactions };
    },
  }));
}
