import type { Rows } from '../../../src/engine/index.ts';
import { CODES, COLUMNS } from '../tags.ts';
import { AS_OF } from '../world/schema.ts';
import { csvRows, dayNumber, dayNumbers } from './csv.ts';
import type { Engine } from './engine.ts';
import { peer } from './peer.ts';
import { type Bought, favouriteCategory, favouriteChannel, totals } from './preference.ts';
import { type Facts, fifths, LABELS, ninetieth, RULES, segment } from './rules.ts';

interface Table {
  filter(expression: string): Table;
  groupby(...columns: string[]): Table;
  rollup(columns: Record<string, string>): Table;
  join_left(other: Table, on: string): Table;
  orderby(column: string): Table;
  array(column: string): ArrayLike<never>;
}
interface Arquero {
  table(columns: Record<string, readonly unknown[]>): Table;
}

const TODAY = dayNumber(AS_OF);
const within = (days: number): string => `d.day > ${TODAY - days}`;
const PAID = `d.status === 'paid'`;
const count = (condition: string): string => `d => op.sum(${condition} ? 1 : 0)`;
const sum = (condition: string): string => `d => op.sum(${condition} ? d.amount : 0)`;

const BY_CUSTOMER = {
  paid30: count(`${PAID} && ${within(30)}`),
  paid90: count(`${PAID} && ${within(90)}`),
  paid365: count(`${PAID} && ${within(365)}`),
  paid: count(PAID),
  spent90: sum(`${PAID} && ${within(90)}`),
  spent365: sum(`${PAID} && ${within(365)}`),
  priced: count(`${PAID} && ${within(365)} && d.amount !== null`),
  last_day: `d => op.max(${PAID} ? d.day : null)`,
  first_day: `d => op.min(${PAID} ? d.day : null)`,
  with_coupon: count(`${PAID} && d.coupon_id !== null`),
  by_app: count(`${PAID} && d.channel === 'app'`),
  refunded: count(`d.status === 'refunded'`),
  orders: 'd => op.count()',
};
const ONLINE = { views: count(`d.name === 'view'`), carts: count(`d.name === 'cart'`), days: 'd => op.distinct(d.day)' };

/** arquero: its verbs for what is counted and joined, JavaScript for the rules. */
export function arqueroEngine(): Engine<Rows> {
  let data: Record<'customers' | 'orders' | 'events', Table>;
  return {
    from: 'CSV read into columns',
    async load({ csv }) {
      const { table } = await peer<Arquero>('arquero');
      const day = dayNumbers();
      const customers = columnsFor('customer_id', 'gender_raw', 'birth_date', 'city_tier', 'registered');
      for (const [id, gender, birth, tier, registered] of csvRows(csv.customers))
        customers.add(id, gender, birth, tier, day(registered ?? ''));
      const orders = columnsFor('customer_id', 'day', 'channel', 'category', 'status', 'amount', 'coupon_id');
      for (const [, id, date, channel, category, status, amount, coupon] of csvRows(csv.orders))
        orders.add(id, day(date ?? ''), channel, category, status, amount == null ? null : Number(amount), coupon);
      const events = columnsFor('customer_id', 'day', 'name');
      for (const [id, moment, name] of csvRows(csv.events)) events.add(id, day(moment ?? ''), name);
      data = { customers: table(customers.columns), orders: table(orders.columns), events: table(events.columns) };
    },
    async run() {
      const people = data.customers.filter(`d => d.registered <= ${TODAY}`).orderby('customer_id');
      const orders = data.orders.filter(`d => d.day <= ${TODAY}`);
      const online = data.events
        .filter(`d => d.day <= ${TODAY} && ${within(30)}`)
        .groupby('customer_id')
        .rollup(ONLINE);
      const facts = people
        .join_left(orders.groupby('customer_id').rollup(BY_CUSTOMER), 'customer_id')
        .join_left(online, 'customer_id')
        .orderby('customer_id');
      const year = orders.filter(`d => ${PAID} && ${within(365)}`);
      const bought = (picked: string, amount: string): Table =>
        year
          .filter(`d => d.${picked} !== null`)
          .groupby('customer_id', picked)
          .rollup({ amount, orders: 'd => op.count()', last_seen: 'd => op.max(d.day)' });
      const columns = {
        ...tagged(facts),
        ...preferred(facts, bought('category', 'd => op.sum(d.amount)'), bought('channel', 'd => op.count()')),
      };
      return {
        columns: COLUMNS,
        values: [[...(facts.array('customer_id') as ArrayLike<string> as string[])], ...CODES.map((code) => columns[code] ?? [])],
      };
    },
    rows: (rows) => rows,
    message: ({ columns, values }) => ({ form: 'columns', body: { columns, values }, transfer: [] }),
  };
}

function columnsFor(...names: string[]) {
  const lists = names.map((): unknown[] => []);
  return {
    columns: Object.fromEntries(names.map((name, i) => [name, lists[i] ?? []])),
    add: (...cells: unknown[]): void => cells.forEach((cell, i) => void lists[i]?.push(cell)),
  };
}

function tagged(table: Table): Record<string, Rows['values'][number]> {
  const column = (name: string): ArrayLike<number | undefined> => table.array(name);
  const text = (name: string): ArrayLike<string | null> => table.array(name);
  const [genders, births, tiers, registered] = [text('gender_raw'), text('birth_date'), text('city_tier'), column('registered')];
  const [paid30, paid90, paid365, paid] = [column('paid30'), column('paid90'), column('paid365'), column('paid')];
  const [spent90, spent365, priced] = [column('spent90'), column('spent365'), column('priced')];
  const [last, first, coupons, apps, refunds, orders] = ['last_day', 'first_day', 'with_coupon', 'by_app', 'refunded', 'orders'].map(
    column,
  );
  const [views, carts, days] = [column('views'), column('carts'), column('days')];
  const ago = (day: number | undefined): number => TODAY - (day ?? Number.NaN);
  const facts = Array.from(
    paid,
    (n, i): Facts => ({
      gender: genders[i] ?? null,
      birth: births[i] ?? null,
      tier: tiers[i] ?? null,
      memberDays: ago(registered[i]),
      paid30: paid30[i] ?? 0,
      paid90: paid90[i] ?? 0,
      paid365: paid365[i] ?? 0,
      paid: n ?? 0,
      spent90: spent90[i] ?? 0,
      spent365: spent365[i] ?? 0,
      lastDays: ago(last?.[i]),
      firstDays: ago(first?.[i]),
      withCoupon: coupons?.[i] ?? 0,
      byApp: apps?.[i] ?? 0,
      refunded: refunds?.[i] ?? 0,
      orders: orders?.[i] ?? 0,
      views: views[i] ?? 0,
      carts: carts[i] ?? 0,
      daysOnline: days[i] ?? 0,
    }),
  );
  const tags = Object.entries(RULES).map(([code, rule]) => [code, facts.map((f) => LABELS[code]?.[rule(f, AS_OF) - 1] ?? null)] as const);
  const money = Float64Array.from(facts, (f) => f.spent365);
  const high = ninetieth(money);
  const r = fifths(Float64Array.from(facts, (f) => (f.paid365 > 0 ? -f.lastDays : Number.NaN)));
  const f = fifths(Float64Array.from(facts, (fact) => (fact.paid365 > 0 ? fact.paid365 : Number.NaN)));
  const m = fifths(money.map((amount, i) => ((priced[i] ?? 0) > 0 ? amount : Number.NaN)));
  return {
    ...Object.fromEntries(tags),
    high_value: facts.map((fact) => (fact.spent365 >= high ? 1 : 0)),
    rfm: facts.map((_, i) => LABELS['rfm']?.[segment(r[i] ?? 0, f[i] ?? 0, m[i] ?? 0) - 1] ?? null),
  };
}

function preferred(people: Table, categories: Table, channels: Table): Record<string, (string | null)[]> {
  const ids = Array.from(people.array('customer_id') as ArrayLike<string>);
  const places = new Map(ids.map((id, i) => [id, i]));
  const byPlace = (table: Table, picked: string): Bought[][] => {
    const lists = ids.map((): Bought[] => []);
    const [keys, things, amounts, orders, days] = ['customer_id', picked, 'amount', 'orders', 'last_seen'].map(
      (name) => table.array(name) as ArrayLike<unknown>,
    );
    for (let i = 0; i < (keys?.length ?? 0); i++) {
      const bought = {
        picked: String(things?.[i]),
        amount: Number(amounts?.[i]),
        orders: Number(orders?.[i]),
        lastSeen: Number(days?.[i]),
      };
      if (bought.amount > 0) lists[places.get(String(keys?.[i])) ?? -1]?.push(bought);
    }
    return lists;
  };
  const byCategory = byPlace(categories, 'category');
  const { everybodys, all } = totals(byCategory.flat());
  return {
    category_pref: byCategory.map((bought) => favouriteCategory(bought, everybodys, all)),
    channel_pref: byPlace(channels, 'channel').map(favouriteChannel),
  };
}
