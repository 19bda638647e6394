import type { Cell } from '../../engine/language/rows.ts';
import { halfYuan } from '../blocks/people.ts';
import { dayOf, isoTimestamp } from '../calendar.ts';
import type { Request } from '../dataset.ts';
import { createRandom, type Random } from '../random.ts';
import type { Category, EventName } from './codes.ts';
import type { Session } from './sessions.ts';

interface Action {
  readonly name: EventName;
  readonly category: Category | null;
  readonly yuan: number | null;
}

/** Of all sessions, those without a signal: their actions arrive together, hours later at most. */
const OFFLINE = 0.061;
export const LONGEST_DELAY_S = 3 * 3600;
const [HAPPENED, ARRIVED] = [4, 5] as const;
const SECONDS: Readonly<Record<EventName, number>> = { open: 0, login: 10, search: 10, view: 10, cart: 0, pay: 0 };

/** The rows of `sessions` and `events`, numbered in the order of time. What has not arrived on the as-of date is not there yet. */
export function sessionRows(
  { seed, asOf }: Request,
  sessions: readonly Session[],
): { readonly sessions: Cell[][]; readonly events: Cell[][] } {
  const random = createRandom(seed, 'events');
  const endOfDay = `${asOf} 23:59:59`;
  const rows = { sessions: [] as Cell[][], events: [] as Cell[][] };
  const inTime = sessions.toSorted((a, b) => a.day - b.day || a.second - b.second || (a.user.userId < b.user.userId ? -1 : 1));
  let longest = false;
  inTime.forEach((session, i) => {
    const { user, device, day, second, loginAfter } = session;
    const sessionId = i + 1;
    const actions = actionsOf(session);
    const seconds = timesOf(random, actions, second);
    const last = seconds.at(-1) ?? second;
    // a session that ends near midnight goes on the next day; the log of the as-of date does not
    const isOffline = random.chance(OFFLINE);
    const delay = isOffline ? random.int(60, LONGEST_DELAY_S - 600) : 0;
    const flush = longest || !isOffline || day > dayOf(asOf) - 5 ? last + delay : (seconds[0] ?? second) + LONGEST_DELAY_S;
    if (isOffline && day <= dayOf(asOf) - 5) longest = true;
    const events = actions.map(({ name, category, yuan }, seq): Cell[] => {
      const at = seconds[seq] ?? second;
      const knows = seq >= loginAfter;
      return [
        sessionId,
        knows ? user.userId : null,
        name,
        category,
        isoTimestamp(day, at),
        isOffline && flush > at ? isoTimestamp(day, flush) : null,
        yuan,
      ];
    });
    const arrived = events.filter((row) => String(row[ARRIVED] ?? row[HAPPENED]) <= endOfDay);
    if (arrived.length === 0) return;
    rows.sessions.push([sessionId, loginAfter <= actions.length ? user.userId : null, device, isoTimestamp(day, second)]);
    rows.events.push(...arrived);
  });
  return rows;
}

function actionsOf({ category, views, searches, carts, yuan, loginAfter }: Session): Action[] {
  const plain = (name: EventName, of: Category | null = null): Action => ({ name, category: of, yuan: null });
  const looking = [plain('open'), ...(searches ? [plain('search')] : []), ...Array.from({ length: views }, () => plain('view', category))];
  const at = Number.isFinite(loginAfter) && loginAfter > 0 ? Math.min(loginAfter, looking.length) : -1;
  const before = at < 0 ? looking : [...looking.slice(0, at), plain('login'), ...looking.slice(at)];
  return [
    ...before,
    ...(carts ? [plain('cart', category)] : []),
    ...(yuan === undefined ? [] : [{ name: 'pay', category, yuan: halfYuan(yuan) } as const]),
  ];
}

/** When each action happens; the log counts in tens of seconds. */
function timesOf(random: Random, actions: readonly Action[], second: number): number[] {
  let at = Math.floor(second / 10) * 10;
  return actions.map(({ name }) => {
    const now = at;
    at += SECONDS[name] + 10 * random.int(1, name === 'view' ? 4 : 2);
    return now;
  });
}
