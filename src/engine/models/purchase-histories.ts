import { failed, type Outcome } from './problem.ts';

/** What the models of buying till you die (BTYD) know of one customer. One unit of time everywhere: all days, or all weeks. */
export interface PurchaseHistory {
  /** Repeat purchases: the first one does not count. */
  readonly frequency: number;
  /** The customer's age at the last purchase, from the first one; 0 without a repeat purchase. Large is recent. */
  readonly recency: number;
  /** From the first purchase to the end of what was observed; T in the papers. */
  readonly age: number;
}

/** The same for many customers: one array a fact, a place a customer. */
export type PurchaseHistories = { readonly [Fact in keyof PurchaseHistory]: ArrayLike<number> };

/** Equal histories together: they are equally likely, so each is reckoned once and counted `customers` times. */
export interface GroupedHistories {
  readonly frequency: Int32Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  readonly customers: Float64Array;
  readonly total: number;
  readonly mostFrequent: number;
  readonly meanAge: number;
}

const MOST_PURCHASES = 1_000_000;

/**
 * @problem different-lengths · too-few: fewer than two customers · not-a-number · impossible-history ·
 * no-repeat-customers: all bought once, which says nothing about how often people come back
 */
export function groupHistories({ frequency, recency, age }: PurchaseHistories): Outcome<GroupedHistories> {
  const total = frequency.length;
  for (const [name, { length }] of Object.entries({ recency, age }))
    if (length !== total) return failed('different-lengths', { name, found: length, expected: total });
  if (total < 2) return failed('too-few', { of: 'customers', found: total, needed: 2 });
  const places = new Map<number, Map<number, Map<number, number>>>();
  const groups: { x: number; last: number; age: number; customers: number }[] = [];
  for (let row = 0; row < total; row++) {
    const history = { frequency: frequency[row] ?? Number.NaN, recency: recency[row] ?? Number.NaN, age: age[row] ?? Number.NaN };
    const missing = Object.entries(history).find(([, value]) => !Number.isFinite(value));
    if (missing) return failed('not-a-number', { name: missing[0], row });
    if (!isPossible(history)) return failed('impossible-history', { row });
    const { frequency: x, recency: last, age: end } = history;
    const ofFrequency = entry(places, x, () => new Map<number, Map<number, number>>());
    const ofRecency = entry(ofFrequency, last, () => new Map<number, number>());
    const place = entry(ofRecency, end, () => groups.push({ x, last, age: end, customers: 0 }) - 1);
    const group = groups[place];
    if (group) group.customers++;
  }
  const mostFrequent = groups.reduce((most, { x }) => Math.max(most, x), 0);
  if (mostFrequent === 0) return failed('no-repeat-customers', { customers: total });
  return {
    frequency: Int32Array.from(groups, ({ x }) => x),
    recency: Float64Array.from(groups, ({ last }) => last),
    age: Float64Array.from(groups, (group) => group.age),
    customers: Float64Array.from(groups, ({ customers }) => customers),
    total,
    mostFrequent,
    meanAge: groups.reduce((sum, group) => sum + group.age * group.customers, 0) / total,
  };
}

const isPossible = ({ frequency, recency, age }: PurchaseHistory): boolean =>
  Number.isInteger(frequency) &&
  frequency >= 0 &&
  frequency <= MOST_PURCHASES &&
  recency >= 0 &&
  recency <= age &&
  (frequency === 0 ? recency === 0 : recency > 0);

function entry<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = create();
  map.set(key, value);
  return value;
}
