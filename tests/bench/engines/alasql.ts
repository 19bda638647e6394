import type { Rows } from '../../../src/engine/index.ts';
import { COLUMNS } from '../tags.ts';
import { AS_OF } from '../world/schema.ts';
import { csvRows, dayNumber, dayNumbers } from './csv.ts';
import type { Engine } from './engine.ts';
import { peer } from './peer.ts';
import { type Bought, favouriteCategory, favouriteChannel, totals } from './preference.ts';
import { ageGroup, fifths, gender, LABELS, ninetieth, segment } from './rules.ts';

type Row = Record<string, string | number | null | undefined>;
interface Alasql {
  (sql: string): Row[];
  readonly tables: Record<string, { data: object[] }>;
  readonly fn: Record<string, (...args: (string | null | undefined)[]) => string | number | null>;
}

const TODAY = dayNumber(AS_OF);
const within = (days: number): string => `day > ${TODAY - days}`;
const PAID = `status = 'paid'`;
const count = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
const sum = (condition: string): string => `SUM(CASE WHEN ${condition} AND amount IS NOT NULL THEN amount ELSE 0 END)`;

const BY_CUSTOMER = `
SELECT customer_id,
  ${count(`${PAID} AND ${within(30)}`)} AS paid30, ${count(`${PAID} AND ${within(90)}`)} AS paid90, ${count(`${PAID} AND ${within(365)}`)} AS paid365,
  ${count(PAID)} AS paid, ${sum(`${PAID} AND ${within(90)}`)} AS spent90, ${sum(`${PAID} AND ${within(365)}`)} AS spent365,
  ${count(`${PAID} AND ${within(365)} AND amount IS NOT NULL`)} AS priced,
  MAX(CASE WHEN ${PAID} THEN day ELSE 0 END) AS last_day, MIN(CASE WHEN ${PAID} THEN day ELSE 99999 END) AS first_day,
  ${count(`${PAID} AND coupon_id IS NOT NULL`)} AS with_coupon, ${count(`${PAID} AND channel = 'app'`)} AS by_app,
  ${count("status = 'refunded'")} AS refunded, COUNT(*) AS orders
FROM orders WHERE day <= ${TODAY} GROUP BY customer_id`;

const ONLINE = `
SELECT customer_id, ${count("name = 'view'")} AS views, ${count("name = 'cart'")} AS carts, COUNT(DISTINCT day) AS days
FROM events WHERE day <= ${TODAY} AND ${within(30)} GROUP BY customer_id`;

const BOUGHT = (picked: string, amount: string): string => `
SELECT customer_id, ${picked} AS picked, ${amount} AS amount, COUNT(*) AS orders, MAX(day) AS last_seen
FROM orders WHERE ${PAID} AND day <= ${TODAY} AND ${within(365)} AND ${picked} IS NOT NULL GROUP BY customer_id, ${picked}`;

const band = (of: string, first: number, second: number, [low, middle, high]: readonly [string, string, string]): string =>
  `CASE WHEN ${of} >= ${second} THEN '${high}' WHEN ${of} >= ${first} THEN '${middle}' ELSE '${low}' END`;
const share = (part: string, whole: string, least: number): string =>
  `CASE WHEN ${whole} > 0 THEN CASE WHEN ${part} / ${whole} >= ${least} THEN 1 ELSE 0 END END`;

const TAGGED = `
SELECT customer_id, gender(gender_raw) AS gender, age_group(birth_date) AS age_group,
  CASE WHEN city_tier IN ('tier1', '一线') THEN 'first' WHEN city_tier IN ('tier2', '二线') THEN 'second' WHEN city_tier IS NOT NULL THEN 'other' END AS city,
  ${band(`(${TODAY} - registered)`, 90, 365, ['new', 'a year', 'longer'])} AS member_for,
  CASE WHEN paid30 >= 1 THEN 'active' WHEN paid90 >= 1 THEN 'warm' WHEN paid365 >= 1 THEN 'cool' ELSE 'cold' END AS activity,
  ${band('paid90', 1, 3, ['none', 'some', 'many'])} AS frequency_90,
  ${band('spent90', 100, 500, ['low', 'middle', 'high'])} AS spend_90,
  ${band('spent365', 500, 2000, ['low', 'middle', 'high'])} AS spend_365,
  CASE WHEN paid365 > 0 THEN ${band('spent365 / paid365', 100, 300, ['small', 'middle', 'large'])} END AS basket,
  category_pref, channel_pref,
  CASE WHEN paid = 0 THEN 'lead' WHEN ${TODAY} - last_day > 180 THEN 'lost' WHEN ${TODAY} - last_day > 90 THEN 'dormant'
    WHEN ${TODAY} - first_day <= 30 THEN 'new' WHEN paid >= 4 THEN 'mature' ELSE 'growing' END AS lifecycle,
  CASE WHEN paid >= 3 THEN CASE WHEN ${TODAY} - last_day > 2 * (last_day - first_day) / (paid - 1) THEN 1 ELSE 0 END ELSE 0 END AS overdue,
  CASE WHEN spent365 >= high THEN 1 ELSE 0 END AS high_value,
  ${share('with_coupon', 'paid', 0.5)} AS coupon_lover, ${share('by_app', 'paid', 0.5)} AS app_lover, ${share('refunded', 'orders', 0.2)} AS returner,
  ${band('views', 1, 10, ['none', 'some', 'many'])} AS browsing,
  CASE WHEN carts >= 1 AND paid30 = 0 THEN 1 ELSE 0 END AS left_cart,
  ${band('days', 1, 5, ['none', 'some', 'many'])} AS online, rfm
FROM facts`;

const NO_ORDERS = {
  paid30: 0,
  paid90: 0,
  paid365: 0,
  paid: 0,
  spent90: 0,
  spent365: 0,
  priced: 0,
  last_day: 0,
  first_day: 0,
  with_coupon: 0,
  by_app: 0,
  refunded: 0,
  orders: 0,
};
const OFFLINE = { views: 0, carts: 0, days: 0 };

/** alasql: SQL for what is counted and for the rules, JavaScript for what its SQL has no words for: the best of each, percentiles, fifths. */
export function alasqlEngine(): Engine<Row[]> {
  let alasql: Alasql;
  return {
    from: 'CSV read into objects',
    async load({ csv }) {
      const library = await peer<{ default: Alasql }>('alasql');
      alasql = library.default;
      alasql.fn['gender'] = (raw) => LABELS['gender']?.[gender(raw ?? null) - 1] ?? null;
      alasql.fn['age_group'] = (birth) => LABELS['age_group']?.[ageGroup(birth ?? null, AS_OF) - 1] ?? null;
      const day = dayNumbers();
      const customers: object[] = [];
      for (const [customer_id, gender_raw, birth_date, city_tier, registered] of csvRows(csv.customers))
        customers.push({ customer_id, gender_raw, birth_date, city_tier, registered: day(registered ?? '') });
      fill(alasql, 'customers', customers);
      const orders: object[] = [];
      for (const [, customer_id, date, channel, category, status, amount, coupon_id] of csvRows(csv.orders))
        orders.push({
          customer_id,
          day: day(date ?? ''),
          channel,
          category,
          status,
          amount: amount == null ? null : Number(amount),
          coupon_id,
        });
      fill(alasql, 'orders', orders);
      const events: object[] = [];
      for (const [customer_id, moment, name] of csvRows(csv.events)) events.push({ customer_id, day: day(moment ?? ''), name });
      fill(alasql, 'events', events);
    },
    async run() {
      const keyed = (rows: Row[]) => new Map(rows.map((row) => [row['customer_id'], row]));
      const customers = alasql(`SELECT * FROM customers WHERE registered <= ${TODAY} ORDER BY customer_id`);
      const counted = keyed(alasql(BY_CUSTOMER));
      const online = keyed(alasql(ONLINE));
      const facts = customers.map((c) => ({
        ...c,
        ...(counted.get(c['customer_id']) ?? NO_ORDERS),
        ...(online.get(c['customer_id']) ?? OFFLINE),
      })) as Row[];
      addPreferences(facts, alasql);
      addRanks(facts);
      fill(alasql, 'facts', facts);
      return alasql(TAGGED);
    },
    rows: (result) => ({ columns: COLUMNS, values: COLUMNS.map((column) => result.map((row) => row[column] ?? null)) }) satisfies Rows,
    message: (result) => ({ form: 'row objects', body: result, transfer: [] }),
  };
}

/** A table of these rows, in the place of an older one. */
function fill(alasql: Alasql, table: string, rows: object[]): void {
  alasql(`DROP TABLE IF EXISTS ${table}; CREATE TABLE ${table}`);
  const made = alasql.tables[table];
  if (made) made.data = rows;
}

function addPreferences(facts: Row[], alasql: Alasql): void {
  const people = new Set(facts.map((f) => f['customer_id']));
  const byCustomer = (rows: Row[]): Map<unknown, Bought[]> => {
    const all = new Map<unknown, Bought[]>();
    for (const { customer_id, picked, amount, orders, last_seen } of rows) {
      if (!people.has(customer_id) || !(Number(amount) > 0)) continue;
      const bought = { picked: String(picked), amount: Number(amount), orders: Number(orders), lastSeen: Number(last_seen) };
      const own = all.get(customer_id);
      if (own) own.push(bought);
      else all.set(customer_id, [bought]);
    }
    return all;
  };
  const money = 'SUM(CASE WHEN amount IS NOT NULL THEN amount ELSE 0 END)';
  const categories = byCustomer(alasql(BOUGHT('category', money)));
  const channels = byCustomer(alasql(BOUGHT('channel', 'COUNT(*)')));
  const { everybodys, all } = totals([...categories.values()].flat());
  for (const fact of facts) {
    fact['category_pref'] = favouriteCategory(categories.get(fact['customer_id']) ?? [], everybodys, all);
    fact['channel_pref'] = favouriteChannel(channels.get(fact['customer_id']) ?? []);
  }
}

function addRanks(facts: Row[]): void {
  const numbers = (of: (fact: Row) => number): Float64Array => Float64Array.from(facts, of);
  const high = ninetieth(numbers((f) => Number(f['spent365'])));
  const bought = (f: Row, value: unknown): number => (Number(f['paid365']) > 0 ? Number(value) : Number.NaN);
  const r = fifths(numbers((f) => bought(f, f['last_day'])));
  const f = fifths(numbers((fact) => bought(fact, fact['paid365'])));
  const m = fifths(numbers((fact) => (Number(fact['priced']) > 0 ? Number(fact['spent365']) : Number.NaN)));
  facts.forEach((fact, i) => {
    fact['high'] = high;
    fact['rfm'] = LABELS['rfm']?.[segment(r[i] ?? 0, f[i] ?? 0, m[i] ?? 0) - 1] ?? null;
  });
}
