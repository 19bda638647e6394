import { hoursOf, secondIn } from '../blocks/hours.ts';
import { skewed } from '../blocks/people.ts';
import { dayOf, weekdayOf } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, type Random, shuffled } from '../random.ts';
import type { Category } from './codes.ts';
import { LOG_DAYS, type User } from './users.ts';

/** One stay in the App, before its actions are told. */
export interface Session {
  readonly user: User;
  readonly device: string;
  readonly day: number;
  readonly second: number;
  readonly category: Category;
  readonly views: number;
  readonly searches: boolean;
  readonly carts: boolean;
  /** What was paid; `undefined`: nothing. */
  readonly yuan: number | undefined;
  /** After which action they log in; 0: they were logged in; infinite: they never do. */
  readonly loginAfter: number;
}

const WEEKDAYS = [0.95, 0.93, 0.94, 0.97, 1.08, 1.2, 1.14] as const;
const WORKDAY = hoursOf('3 1 1 0 0 1 3 7 9 7 6 7 12 11 7 6 6 7 9 11 13 15 13 8');
const WEEKEND = hoursOf('5 2 1 1 0 1 1 3 5 8 10 11 11 10 10 10 9 9 9 10 12 14 13 9');
const YUAN: Readonly<Record<Category, number>> = {
  beauty: 88,
  apparel: 96,
  food: 38,
  home: 72,
  sports: 110,
  books: 42,
  pets: 64,
  vinyl: 168,
};
const PAYS = 0.24;
const LOGGED_OUT = 0.148;
const STAYS_LOGGED_OUT = 0.1;
/** Of 2,400 users eight bought a vinyl record, three of them young women: TGI 300 from three people. */
const VINYL_A_USER = { young: 3 / 2400, other: 5 / 2400 } as const;
/** Who has bought beauty at all, in the share of users: nearly the same for everybody, TGI 104 by heads. */
const BEAUTY_BUYERS = { young: 0.208, other: 0.199 } as const;
/** The spend share of beauty among young women against everybody's. */
export const BEAUTY_TGI = 178;

export function createSessions({ seed, asOf }: Request, users: readonly User[]): Session[] {
  const random = createRandom(seed, 'sessions');
  const lastDay = dayOf(asOf);
  const sessions = users.flatMap((user) => sessionsOf(random, user, lastDay));
  return withBeautyPrices(withVinyl(random, withBeautyBuyers(random, sessions, users), users.length));
}

/** New users come back often in their first days and less and less; the others come as they are used to. */
function sessionsOf(random: Random, user: User, lastDay: number): Session[] {
  const days: number[] = [];
  for (let day = Math.max(user.registeredDay, lastDay - LOG_DAYS + 1); day <= lastDay; day++) {
    const age = day - user.registeredDay;
    const newness = 1 + 7 * Math.exp(-age / 4);
    const isFirst = age === 0;
    if (isFirst || random.chance(Math.min(user.activity * newness * (WEEKDAYS[weekdayOf(day)] ?? 1), 0.95))) days.push(day);
    if (random.chance(user.activity * 0.5)) days.push(day);
  }
  const mustPayAt = user.isBuyer ? random.int(0, Math.max(days.length - 1, 0)) : -1;
  return days.map((day, i) => sessionOn(random, user, day, i === mustPayAt));
}

function sessionOn(random: Random, user: User, day: number, mustPay: boolean): Session {
  const isLoggedOut = day !== user.registeredDay && random.chance(LOGGED_OUT);
  const neverLogsIn = isLoggedOut && !mustPay && random.chance(STAYS_LOGGED_OUT);
  const category = random.weighted(user.taste);
  const pays = mustPay || (user.isBuyer && !neverLogsIn && random.chance(PAYS));
  const views = 1 + Math.floor(skewed(random, 2.4, 0.7));
  return {
    user,
    device: random.pick(user.devices),
    day,
    second: secondIn(random, weekdayOf(day) < 5 ? WORKDAY : WEEKEND),
    category,
    views,
    searches: random.chance(0.26),
    // 15 % pay without a basket: the steps are not nested
    carts: pays ? random.chance(0.85) : random.chance(0.22),
    yuan: pays ? skewed(random, YUAN[category], 0.55) : undefined,
    loginAfter: !isLoggedOut ? 0 : neverLogsIn ? Number.POSITIVE_INFINITY : 1 + Math.ceil(views * (0.3 + 0.7 * random.next())),
  };
}

/** On each side so many users have paid for beauty once or more: whoever did comes first, then chance decides. */
function withBeautyBuyers(random: Random, sessions: readonly Session[], users: readonly User[]): Session[] {
  const paid = sessions.filter(({ yuan }) => yuan !== undefined);
  const paidBeauty = new Set(paid.filter(({ category }) => category === 'beauty').map(({ user }) => user));
  const payments = new Map<User, Session[]>();
  for (const session of paid) payments.set(session.user, [...(payments.get(session.user) ?? []), session]);
  const changed = new Map<Session, Category>();
  for (const isYoungWoman of [true, false]) {
    const side = users.filter((user) => user.isYoungWoman === isYoungWoman);
    const wanted = Math.round((isYoungWoman ? BEAUTY_BUYERS.young : BEAUTY_BUYERS.other) * side.length);
    const payers = shuffled(
      random,
      side.filter((user) => payments.has(user)),
    ).sort((a, b) => Number(paidBeauty.has(b)) - Number(paidBeauty.has(a)));
    payers.forEach((user, i) => {
      const own = payments.get(user) ?? [];
      if (i < wanted && !paidBeauty.has(user)) changed.set(random.pick(own), 'beauty');
      if (i >= wanted)
        for (const session of own) if (session.category === 'beauty') changed.set(session, random.weighted({ ...user.taste, beauty: 0 }));
    });
  }
  return sessions.map((session) => {
    const category = changed.get(session) ?? session.category;
    return { ...session, category, yuan: session.yuan && (session.yuan * YUAN[category]) / YUAN[session.category] };
  });
}

function withVinyl(random: Random, sessions: readonly Session[], users: number): Session[] {
  const chosen = new Set<Session>();
  for (const isYoungWoman of [true, false]) {
    const wanted = Math.round((isYoungWoman ? VINYL_A_USER.young : VINYL_A_USER.other) * users);
    const buyers = new Set<string>();
    for (const session of shuffled(random, sessions)) {
      const { user, yuan, category } = session;
      if (buyers.size === wanted) break;
      if (user.isYoungWoman !== isYoungWoman || yuan === undefined || category === 'beauty' || buyers.has(user.userId)) continue;
      buyers.add(user.userId);
      chosen.add(session);
    }
  }
  return sessions.map((session) => (chosen.has(session) ? { ...session, category: 'vinyl', yuan: YUAN.vinyl } : session));
}

/**
 * Young women buy beauty no more often than others, and dearer: the factor on their prices that makes the spend share what was planted.
 */
function withBeautyPrices(sessions: readonly Session[]): Session[] {
  const spent = (isYoung: boolean, isBeauty: boolean): number =>
    sessions
      .filter(({ user, category }) => user.isYoungWoman === isYoung && (category === 'beauty') === isBeauty)
      .reduce((sum, { yuan = 0 }) => sum + yuan, 0);
  const [ownBeauty, ownRest, beauty, rest] = [spent(true, true), spent(true, false), spent(false, true), spent(false, false)];
  const tgi = (factor: number): number => {
    const own = factor * ownBeauty;
    return (100 * (own / (own + ownRest))) / ((own + beauty) / (own + ownRest + beauty + rest));
  };
  // far above six the young women would make the base themselves
  let [low, high] = [1, 6];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (tgi(middle) < BEAUTY_TGI) low = middle;
    else high = middle;
  }
  return sessions.map((session) =>
    session.user.isYoungWoman && session.category === 'beauty' && session.yuan !== undefined
      ? { ...session, yuan: session.yuan * low }
      : session,
  );
}
