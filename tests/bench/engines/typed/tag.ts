import type { Cell } from '../../../../src/engine/index.ts';
import { AS_OF } from '../../world/schema.ts';
import { type Facts, fifths, LABELS, ninetieth, RULES, segment } from '../rules.ts';
import { type Columns, TODAY } from './columns.ts';
import { countEvents, countOrders, NEVER } from './count.ts';
import { favourites, tgiOf } from './favourite.ts';

/** A column a tag: which of its values each customer has, from 1; 0 for none. */
export interface Tagged {
  readonly ids: readonly string[];
  readonly codes: Readonly<Record<string, Uint8Array>>;
  readonly values: Readonly<Record<string, readonly Cell[]>>;
}

export function tagAll(columns: Columns): Tagged {
  const { people, channels, categories } = columns;
  const n = people.ids.length;
  const o = countOrders(n, columns.orders, columns);
  const e = countEvents(n, columns.events);
  const codes: Record<string, Uint8Array> = Object.fromEntries(Object.keys(LABELS).map((code) => [code, new Uint8Array(n)]));
  const rules = Object.entries(RULES).map(([code, rule]) => ({ column: codes[code] ?? new Uint8Array(n), rule }));
  const ago = (day: number | undefined): number => (day === undefined || day === NEVER ? Number.NaN : TODAY - day);
  for (let i = 0; i < n; i++) {
    const facts: Facts = {
      gender: people.gender[i] ?? null,
      birth: people.birth[i] ?? null,
      tier: people.tier[i] ?? null,
      memberDays: ago(people.registered[i]),
      paid30: o.paid30[i] as number,
      paid90: o.paid90[i] as number,
      paid365: o.paid365[i] as number,
      paid: o.paid[i] as number,
      spent90: o.spent90[i] as number,
      spent365: o.spent365[i] as number,
      lastDays: ago(o.last[i]),
      firstDays: ago(o.first[i]),
      withCoupon: o.withCoupon[i] as number,
      byApp: o.byApp[i] as number,
      refunded: o.refunded[i] as number,
      orders: o.orders[i] as number,
      views: e.views[i] as number,
      carts: e.carts[i] as number,
      daysOnline: e.daysOnline[i] as number,
    };
    for (const { column, rule } of rules) column[i] = rule(facts, AS_OF);
  }
  const high = ninetieth(o.spent365);
  const where = (count: Int32Array, value: ArrayLike<number>): Float64Array =>
    Float64Array.from(count, (c, i) => (c > 0 ? (value[i] as number) : Number.NaN));
  const [r, f, m] = [fifths(where(o.paid365, o.last)), fifths(where(o.paid365, o.paid365)), fifths(where(o.priced, o.spent365))];
  return {
    ids: people.ids,
    codes: {
      ...codes,
      high_value: Uint8Array.from(o.spent365, (money) => (money >= high ? 2 : 1)),
      rfm: r.map((score, i) => segment(score, f[i] as number, m[i] as number)),
      channel_pref: favourites(o.channels, channels.list, (_, __, orders) => orders),
      category_pref: favourites(o.categories, categories.list, tgiOf(o.categories)),
    },
    values: { ...LABELS, channel_pref: channels.list, category_pref: categories.list },
  };
}
