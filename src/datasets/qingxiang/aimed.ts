import { addMonths, isoOf } from '../../engine/language/calendar.ts';
import type { Cell } from '../../engine/language/rows.ts';
import { type AimedOne, aimedOf } from '../blocks/aimed.ts';
import { codeRowsOf } from '../blocks/codes.ts';
import { dayOf, isoTimestamp } from '../calendar.ts';
import type { AimedDataset } from '../dataset.ts';
import { type Category, CODES, type EventName } from './codes.ts';
import { SCHEMA } from './schema.ts';

interface Step {
  readonly name: EventName;
  readonly category?: Category;
  readonly yuan?: number;
  /** Seconds after the session began, and from there until it arrived. */
  readonly at?: number;
  readonly late?: number;
  readonly anonymous?: boolean;
}
interface Visit {
  readonly daysAgo: number;
  readonly time?: string;
  readonly steps: readonly Step[];
  readonly device?: string;
}
interface Aim {
  readonly gender?: string | null;
  readonly tier?: string | null;
  /** Full years on the as-of date, and how many days later the birthday is. */
  readonly age?: readonly [years: number, inDays: number] | null;
  readonly born?: string;
  readonly registeredDaysAgo?: number;
  readonly visits?: readonly Visit[];
}

const open: Step = { name: 'open' };
const visit = (daysAgo: number, steps: readonly Step[] = [open], more: Partial<Visit> = {}): Visit => ({ daysAgo, steps, ...more });
const pay = (yuan: number, category: Category = 'food', more: Partial<Step> = {}): Step => ({ name: 'pay', category, yuan, ...more });

/** The aimed app: who is in it, and why, is in `about`. */
export function aimedDataset(asOf: string): AimedDataset {
  const today = dayOf(asOf);
  const people: AimedOne[] = [];
  let sessions = 0;
  const add = (zh: string, en: string, aim: Aim): void => {
    const { gender = 'female', tier = 't1', age = [30, 0], registeredDaysAgo = 300, visits = [visit(5)] } = aim;
    const born = aim.born ?? (age === null ? null : addMonths(isoOf(today + age[1]), -12 * age[0]));
    people.push({
      about: { zh, en },
      rows: (id) => {
        const made = visits.map((one) => visitRows(++sessions, id, one, today));
        return {
          users: [[id, gender, born, tier, isoOf(today - registeredDaysAgo), 'store']],
          devices: [[`d-${id}`, 'android', isoOf(today - registeredDaysAgo)]],
          sessions: made.map((one) => one.session),
          events: made.flatMap((one) => one.events),
        };
      },
    });
  };
  const beauty = [visit(9, [open, pay(300, 'beauty')])];
  add('今天正好满 18 岁的女性', 'A woman who turns 18 today', { age: [18, 0], visits: beauty });
  add('明天才满 18 岁的女性', 'A woman who turns 18 tomorrow', { age: [18, 1], visits: beauty });
  add('今天正好满 25 岁的女性', 'A woman who turns 25 today', { age: [25, 0], visits: beauty });
  add('明天才满 25 岁的女性', 'A woman who turns 25 tomorrow', { age: [25, 1], visits: beauty });
  add('20 岁的男性，只买美妆', 'A man of 20 who buys beauty only', { gender: 'male', age: [20, 0], visits: beauty });
  add('20 岁，性别没填', 'Aged 20, gender left blank', { gender: null, age: [20, 0], visits: beauty });
  add('女性，出生日期没填', 'A woman whose date of birth is blank', { age: null, visits: beauty });
  add('城市级别没填', 'City tier left blank', { tier: null, visits: beauty });
  add('2 月 29 日出生', 'Born on 29 February', { born: '2004-02-29', visits: beauty });
  add('21 岁的女性，一次美妆也没买', 'A woman of 21 who never bought beauty', { age: [21, 10], visits: [visit(9, [open, pay(300)])] });
  add('21 岁的女性，一半花在美妆上', 'A woman of 21 who spends half on beauty', {
    age: [21, 10],
    visits: [visit(9, [open, pay(150, 'beauty'), pay(150)])],
  });
  add('21 岁的女性，一次 0 元付款', 'A woman of 21 with a payment of ¥0', { age: [21, 10], visits: [visit(9, [open, pay(0, 'beauty')])] });

  for (const late of [1, 60, 10_800, 10_801])
    add(`一条付款晚到 ${late} 秒`, `A payment that arrives ${late} ${late === 1 ? 'second' : 'seconds'} late`, {
      visits: [visit(3, [open, pay(80, 'food', { late })])],
    });
  add('基准日 23:50 发生，第二天 00:20 才到', 'Happened at 23:50 on the as-of date, arrived at 00:20 the next day', {
    visits: [visit(0, [{ ...open, late: 1800 }, pay(90, 'food', { late: 1800 })], { time: '23:50:00' })],
  });
  add('前一天 23:50 发生，基准日 00:20 到', 'Happened at 23:50 the day before, arrived at 00:20 on the as-of date', {
    visits: [visit(1, [{ ...open, late: 1800 }, pay(90, 'food', { late: 1800 })], { time: '23:50:00' })],
  });
  add('后发生的先到', 'What happened later arrived first', {
    visits: [visit(2, [{ ...open, late: 4000 }, { name: 'view', category: 'books', at: 60 }, pay(70, 'books', { at: 120 })])],
  });
  add('同一次付款隔一秒又记了一遍', 'The same payment logged again a second later', {
    visits: [visit(6, [open, pay(60, 'food', { at: 90 }), pay(60, 'food', { at: 91 })])],
  });
  add('零点整的一次打开', 'Opened at midnight sharp', { visits: [visit(4, [open], { time: '00:00:00' })] });
  add('基准日的最后一秒打开', 'Opened in the last second of the as-of date', { visits: [visit(0, [open], { time: '23:59:59' })] });
  add('基准日的第二天才打开', 'Opens on the day after the as-of date', { visits: [visit(-1, [open], { time: '00:00:00' })] });

  add('先匿名看了三次，登录后付款', 'Looked three times as nobody, then logged in and paid', {
    visits: [
      visit(6, [
        { ...open, anonymous: true },
        { name: 'view', category: 'home', anonymous: true },
        { name: 'view', category: 'home', anonymous: true },
        { name: 'login' },
        pay(66, 'home'),
      ]),
    ],
  });
  add('一直没有登录', 'Never logged in', {
    visits: [
      visit(6, [
        { ...open, anonymous: true },
        { name: 'view', category: 'home', anonymous: true },
      ]),
    ],
  });
  add('和前一位用同一台设备', 'On the same device as the one before', { visits: [visit(6, [open], { device: 'd-T22' })] });
  add('付款之前没有加购物车', 'Paid without a basket', { visits: [visit(7, [open, { name: 'view', category: 'food' }, pay(45)])] });
  add('加了购物车没有付款', 'Filled a basket and did not pay', {
    visits: [visit(7, [open, { name: 'view', category: 'food' }, { name: 'cart', category: 'food' }])],
  });
  add('付款在一次会话，加购物车在前一次', 'The basket in one session, the payment in the next', {
    visits: [visit(8, [open, { name: 'cart', category: 'food' }]), visit(7, [open, pay(45)])],
  });
  add('同一天打开 5 次：活跃天数是 1', 'Opened five times on one day: one active day', {
    visits: [0, 1, 2, 3, 4].map((n) => visit(11, [open], { time: `1${n}:00:00` })),
  });
  for (const [days, zh, en] of [
    [1, '次日', 'the next day'],
    [7, '第 7 天', 'day 7'],
    [30, '第 30 天', 'day 30'],
  ] as const) {
    add(`注册后${zh}正好回来`, `Came back on ${en} after registering`, { registeredDaysAgo: 60, visits: [visit(60), visit(60 - days)] });
    add(`注册后${zh}的后一天才回来`, `Came back the day after ${en}`, { registeredDaysAgo: 60, visits: [visit(60), visit(60 - days - 1)] });
  }
  add('注册以后再没打开过', 'Never opened it again after registering', { registeredDaysAgo: 80, visits: [visit(80)] });
  add('从来没有会话', 'No session at all', { visits: [] });
  add('唯一一次会话在“最近 30 天”的最早一天', 'Only session on the earliest day of "the last 30 days"', {
    visits: [visit(29, [open], { time: '00:00:00' })],
  });
  add('唯一一次会话刚好在“最近 30 天”之外', 'Only session one day outside "the last 30 days"', {
    visits: [visit(30, [open], { time: '23:59:59' })],
  });
  add('基准日当天注册', 'Registered on the as-of date', { registeredDaysAgo: 0, visits: [visit(0)] });
  add('基准日的第二天才注册，还不是用户', 'Registers the day after the as-of date, so is no user yet', {
    registeredDaysAgo: -1,
    visits: [],
  });

  const stranger = visitRows(9999, 'T99', visit(2, [open, pay(999, 'beauty')]), today);
  return aimedOf(SCHEMA, asOf, people, {
    devices: [['d-T99', 'ios', isoOf(today - 9)]],
    sessions: [stranger.session],
    events: stranger.events,
    codes: codeRowsOf(CODES),
  });
}

function visitRows(
  sessionId: number,
  id: string,
  { daysAgo, time = '12:00:00', steps, device }: Visit,
  today: number,
): { session: Cell[]; events: Cell[][] } {
  const day = today - daysAgo;
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const start = hours * 3600 + minutes * 60 + seconds;
  const isKnown = steps.some(({ anonymous }) => !anonymous);
  return {
    session: [sessionId, isKnown ? id : null, device ?? `d-${id}`, isoTimestamp(day, start)],
    events: steps.map(({ name, category = null, yuan = null, at, late = 0, anonymous }, i) => {
      const second = start + (at ?? i * 10);
      return [
        sessionId,
        anonymous ? null : id,
        name,
        category,
        isoTimestamp(day, second),
        late > 0 ? isoTimestamp(day, second + late) : null,
        yuan,
      ];
    }),
  };
}
