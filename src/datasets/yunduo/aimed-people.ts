import type { Bilingual } from '../../engine/language/definition.ts';
import type { OrderStatus } from './codes.ts';

/** A customer made for one purpose. What is not said is ordinary: long registered, everything filled in, one line an order. */
export interface AimedPerson {
  readonly about: Bilingual;
  readonly orders: readonly AimedOrder[];
  readonly gender?: string | null;
  readonly city?: string | null;
  readonly born?: Birth | null;
  readonly registeredDaysAgo?: number;
}

export interface AimedOrder {
  /** Before the as-of date; negative: after it. */
  readonly daysAgo: number;
  readonly yuan: number;
  readonly time: string;
  readonly status: OrderStatus;
  readonly lines: number;
}

/** An ISO date, or an age that is reached so many days after the as-of date. */
export type Birth = string | { readonly years: number; readonly inDays: number };

const order = (daysAgo: number, yuan: number, more: Partial<AimedOrder> = {}): AimedOrder => ({
  daysAgo,
  yuan,
  time: '12:00:00',
  status: 'paid',
  lines: 1,
  ...more,
});
const person = (zh: string, en: string, orders: readonly AimedOrder[], more: Partial<AimedPerson> = {}): AimedPerson => ({
  about: { zh, en },
  orders,
  ...more,
});

/** Every third week one, the first on day 10: all of them lie in the last 365 days, the first four in the last 90. */
const steadily = (count: number, yuan: number): AimedOrder[] => Array.from({ length: count }, (_, i) => order(10 + 21 * i, yuan));

const FREQUENCIES = [1, 2, 3, 4, 5, 6].map((count) =>
  person(
    `最近 365 天正好 ${count} 单，每单 80 元`,
    `Exactly ${count} ${count === 1 ? 'order' : 'orders'} in the last 365 days, ¥80 each`,
    steadily(count, 80),
  ),
);

const SPENDS = [
  person('最近 365 天消费 999.99 元，差 1 分到 1,000 元', 'Spent ¥999.99 in the last 365 days, one fen short of ¥1,000', [
    order(12, 600),
    order(40, 399.99),
  ]),
  person('最近 365 天消费正好 1,000 元', 'Spent exactly ¥1,000 in the last 365 days', [order(12, 600), order(40, 400)]),
  person('最近 365 天消费 1,000.01 元，刚过 1,000 元', 'Spent ¥1,000.01 in the last 365 days, a fen over ¥1,000', [
    order(12, 600),
    order(40, 400.01),
  ]),
  person('只有 1 单，正好 3,000 元', 'A single order of exactly ¥3,000', [order(50, 3000)]),
  person(
    '最近 365 天 5 单，共 4,999.99 元，差 1 分到 5,000 元',
    '5 orders in the last 365 days, ¥4,999.99 in all, one fen short of ¥5,000',
    [...steadily(4, 1000), order(120, 999.99)],
  ),
  person('最近 365 天 5 单，正好 5,000 元', '5 orders in the last 365 days, exactly ¥5,000', steadily(5, 1000)),
  person(
    '最近 365 天 4 单，共 6,000 元：钱够 5,000，单数不够 5',
    '4 orders in the last 365 days, ¥6,000 in all: over ¥5,000, but one order short of five',
    [...steadily(4, 1500)],
  ),
  person('只有一笔 50,000 元的大单，会把平均值拉高', 'One single order of ¥50,000, which pulls every mean up', [order(200, 50_000)]),
  person('只有一笔 0 元的赠品单：买过，但没花钱', 'One order of ¥0, a gift: has ordered, has spent nothing', [order(25, 0)]),
];

/** One order of 200 yuan each, on both sides of every usual window, at the first or the last second of the day: same F, same M, another R. */
const RECENCIES = [30, 90, 180, 365].flatMap((days) => [
  person(
    `唯一一单在 ${days - 1} 天前的最后一秒，是“最近 ${days} 天”里最早的一天`,
    `Only order ${days - 1} days ago in the last second of the day: the earliest day of "the last ${days} days"`,
    [order(days - 1, 200, { time: '23:59:59' })],
  ),
  person(
    `唯一一单在 ${days} 天前的第一秒，刚好在“最近 ${days} 天”之外`,
    `Only order ${days} days ago in the first second of the day: one day outside "the last ${days} days"`,
    [order(days, 200, { time: '00:00:00' })],
  ),
  person(`唯一一单在 ${days + 1} 天前，比 ${days} 天多一天`, `Only order ${days + 1} days ago, a day more than ${days}`, [
    order(days + 1, 200),
  ]),
]);

const AS_OF_DAY = [
  person('唯一一单在基准日的第一秒', 'Only order on the as-of date, in its first second', [order(0, 200, { time: '00:00:00' })]),
  person('唯一一单在基准日的最后一秒', 'Only order on the as-of date, in its last second', [order(0, 200, { time: '23:59:59' })]),
  person(
    '基准日之前有 1 单，基准日之后还有一笔 8,000 元的大单，现在还不该看到',
    'One order before the as-of date, and one of ¥8,000 after it that must not be seen yet',
    [order(60, 150), order(-1, 8000, { time: '00:00:00' })],
  ),
  person('早就注册了，第一单要等到基准日的第二天', 'Registered long ago, but the first order comes the day after the as-of date', [
    order(-1, 300),
  ]),
  person(
    '基准日的第二天才注册并下单，基准日那天还不是客户',
    'Registers and orders the day after the as-of date, so is no customer yet',
    [order(-1, 120)],
    { registeredDaysAgo: -1 },
  ),
  person('基准日当天注册，还没有下单', 'Registered on the as-of date itself, no order yet', [], { registeredDaysAgo: 0 }),
  person('注册两年，一单也没有', 'Registered two years ago, no order at all', []),
];

const STATUSES = [
  person('只有退款单', 'Has refunded orders only', [order(15, 700, { status: 'refunded' }), order(70, 90, { status: 'refunded' })]),
  person('只有取消的订单', 'Has a cancelled order only', [order(8, 1200, { status: 'cancelled' })]),
  person('已支付 260 元，另有一笔 6,000 元退了款', 'Paid ¥260, and had ¥6,000 refunded', [
    order(33, 260),
    order(20, 6000, { status: 'refunded' }),
  ]),
  person('最近一单退了款，上一笔真正的消费在 100 天前', 'The latest order was refunded; the last real purchase was 100 days ago', [
    order(100, 310),
    order(5, 310, { status: 'refunded' }),
  ]),
  person('4 单已支付，1 单取消：算 5 单就错了', '4 paid orders and 1 cancelled: counting 5 is wrong', [
    ...steadily(4, 90),
    order(3, 90, { status: 'cancelled' }),
  ]),
  person('2 单已支付，1 单退款，金额都一样', '2 paid orders and 1 refunded, all of the same amount', [
    order(14, 400),
    order(44, 400),
    order(28, 400, { status: 'refunded' }),
  ]),
];

const COUNTING = [
  person('1 单里有 6 样商品：单数是 1，不是 6', 'One order of 6 articles: that is 1 order, not 6', [order(22, 480, { lines: 6 })]),
  person('2 单，每单 3 样商品', '2 orders of 3 articles each', [order(22, 150, { lines: 3 }), order(52, 150, { lines: 3 })]),
  person('同一天下了 2 单，上午一单，晚上一单', '2 orders on the same day, one in the morning and one in the evening', [
    order(35, 130, { time: '09:30:00' }),
    order(35, 170, { time: '21:15:00' }),
  ]),
  person(
    '两单同一秒、同一金额，订单号不同：看着像重复，其实是两单',
    '2 orders in the same second for the same amount, with different numbers: they look like one',
    // Later on the same day than the customer before: who compares the time puts the two the other way round.
    [order(35, 220, { time: '22:40:00' }), order(35, 220, { time: '22:40:00' })],
  ),
  person('一共 6 单，3 单在 365 天之外', '6 orders in all, 3 of them more than 365 days ago', [
    ...steadily(3, 210),
    order(400, 210),
    order(500, 210),
    order(600, 210),
  ]),
  person('4 单里最早的一单正好在 90 天前：最近 90 天只有 3 单', '4 orders, the earliest exactly 90 days ago: only 3 in the last 90 days', [
    order(6, 95),
    order(36, 95),
    order(66, 95),
    order(90, 95),
  ]),
  person('31 天前下第一单，昨天又买了一次', 'First order 31 days ago, bought again yesterday', [order(31, 180), order(1, 180)]),
  person('30 天前下第一单，昨天又买了一次', 'First order 30 days ago, bought again yesterday', [order(30, 180), order(1, 180)]),
];

const PEOPLE_DATA = [
  person('城市没填，上周刚买过', 'City left blank, bought last week', [order(7, 320)], { city: null }),
  person('城市没填，最近 90 天没有下单', 'City left blank, no order in the last 90 days', [order(150, 320)], { city: null }),
  person('城市是上海，最近 90 天没有下单', 'From Shanghai, no order in the last 90 days', [order(150, 320)], { city: 'shanghai' }),
  person('性别没填，最近 365 天 2 单', 'Gender left blank, 2 orders in the last 365 days', [order(55, 240), order(76, 240)], {
    gender: null,
  }),
  person('性别写成“男”加一个全角空格', 'Gender entered as 男 followed by a full-width blank', [order(55, 240)], { gender: '男\u3000' }),
  person('性别写成“F”', 'Gender entered as F', [order(56, 240)], { gender: 'F' }),
  person('性别写成“Female ”，后面多一个空格', 'Gender entered as "Female " with a blank at the end', [order(56, 240)], {
    gender: 'Female ',
  }),
  person('出生日期没填', 'Date of birth left blank', [order(57, 240)], { born: null }),
  person('2 月 29 日出生', 'Born on 29 February', [order(57, 240)], { born: '2000-02-29' }),
  person('基准日正好满 30 岁', 'Turns 30 on the as-of date', [order(58, 240)], { born: { years: 30, inDays: 0 } }),
  person('基准日的第二天才满 30 岁', 'Turns 30 the day after the as-of date', [order(58, 240)], { born: { years: 30, inDays: 1 } }),
];

/**
 * Those who paid in the last 365 days are one more than a multiple of five. So every cut point into fifths is somebody's own number, which shows
 * who ranks instead of cutting; no generated database does. Cut points between two numbers, which show who adds one to them, are what seeds have:
 * one payer more or fewer here would trade the one for the other.
 */
export const AIMED_PEOPLE: readonly AimedPerson[] = [
  ...FREQUENCIES,
  ...SPENDS,
  ...RECENCIES,
  ...AS_OF_DAY,
  ...STATUSES,
  ...COUNTING,
  ...PEOPLE_DATA,
];

/** Orders of a customer number that no customer has. */
export const ORPHAN_ORDERS: readonly AimedOrder[] = [order(2, 9000), order(32, 9000)];
