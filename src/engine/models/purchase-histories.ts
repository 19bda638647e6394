import { failed, type ModelProblem, type Outcome } from './problem.ts';

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

/** Equal histories together, ordered by frequency, recency and age: they are equally likely, so each is reckoned once and counted `customers` times. */
export interface GroupedHistories {
  readonly frequency: Int32Array;
  readonly recency: Repeated;
  readonly age: Repeated;
  readonly customers: Float64Array;
  readonly total: number;
  readonly mostFrequent: number;
  readonly meanAge: number;
}

/** Days are few and customers many: what depends on a day alone is reckoned once a day. The value at `i` is `distinct[place[i]]`. */
export interface Repeated {
  readonly distinct: Float64Array;
  readonly place: Int32Array;
}

const MOST_PURCHASES = 1_000_000;

/**
 * @problem different-lengths · too-few: fewer than two customers · not-a-number · impossible-history ·
 * no-repeat-customers: all bought once, which says nothing about how often people come back
 */
export function groupHistories(histories: PurchaseHistories): Outcome<GroupedHistories> {
  const problem = mistakeIn(histories);
  if (problem) return problem;
  const total = histories.frequency.length;
  const mostFrequent = largest(histories.frequency);
  if (mostFrequent === 0) return failed('no-repeat-customers', { customers: total });
  const recencies = repeated(histories.recency);
  const ages = repeated(histories.age);
  const width = ages.distinct.length;

  // side by side by frequency, and sorted inside each: far quicker than a sort that compares three numbers
  const starts = new Uint32Array(mostFrequent + 2);
  for (let row = 0; row < total; row++) starts[at(histories.frequency, row) + 1] = at(starts, at(histories.frequency, row) + 1) + 1;
  for (let x = 0; x <= mostFrequent; x++) starts[x + 1] = at(starts, x + 1) + at(starts, x);
  const next = starts.slice();
  const keys = new Float64Array(total);
  for (let row = 0; row < total; row++) {
    const x = at(histories.frequency, row);
    keys[at(next, x)] = at(recencies.place, row) * width + at(ages.place, row);
    next[x] = at(next, x) + 1;
  }
  const groups = {
    frequency: new Int32Array(total),
    recency: new Int32Array(total),
    age: new Int32Array(total),
    customers: new Float64Array(total),
  };
  let size = 0;
  for (let x = 0; x <= mostFrequent; x++) {
    const from = at(starts, x);
    const own = keys.subarray(from, at(starts, x + 1)).sort();
    for (let i = 0; i < own.length; i++) {
      if (i === 0 || own[i] !== own[i - 1]) {
        groups.frequency[size] = x;
        groups.recency[size] = Math.floor(at(own, i) / width);
        groups.age[size] = at(own, i) % width;
        size++;
      }
      groups.customers[size - 1] = at(groups.customers, size - 1) + 1;
    }
  }
  return {
    frequency: groups.frequency.subarray(0, size),
    recency: { distinct: recencies.distinct, place: groups.recency.subarray(0, size) },
    age: { distinct: ages.distinct, place: groups.age.subarray(0, size) },
    customers: groups.customers.subarray(0, size),
    total,
    mostFrequent,
    meanAge: ages.place.reduce((sum, place) => sum + at(ages.distinct, place), 0) / total,
  };
}

const at = (list: ArrayLike<number>, place: number): number => list[place] ?? 0;

function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, at(values, i));
  return most;
}

function mistakeIn({ frequency, recency, age }: PurchaseHistories): { readonly problem: ModelProblem } | undefined {
  const total = frequency.length;
  for (const [name, { length }] of Object.entries({ recency, age }))
    if (length !== total) return failed('different-lengths', { name, found: length, expected: total });
  if (total < 2) return failed('too-few', { of: 'customers', found: total, needed: 2 });
  for (let row = 0; row < total; row++) {
    const history = { frequency: frequency[row] ?? Number.NaN, recency: recency[row] ?? Number.NaN, age: age[row] ?? Number.NaN };
    if (isPossible(history)) continue;
    const missing = Object.entries(history).find(([, value]) => !Number.isFinite(value));
    return missing ? failed('not-a-number', { name: missing[0], row }) : failed('impossible-history', { row });
  }
  return undefined;
}

const isPossible = ({ frequency, recency, age }: PurchaseHistory): boolean =>
  Number.isInteger(frequency) &&
  frequency >= 0 &&
  frequency <= MOST_PURCHASES &&
  recency >= 0 &&
  recency <= age &&
  age < Infinity &&
  (frequency === 0 ? recency === 0 : recency > 0);

/** The distinct values ascending, so that the order of the rows leaves no trace. */
function repeated(values: ArrayLike<number>): Repeated {
  const distinct = Float64Array.from(new Set(Array.from(values))).sort();
  const places = new Map<number, number>();
  distinct.forEach((value, place) => void places.set(value, place));
  return { distinct, place: Int32Array.from(values, (value) => places.get(value) ?? 0) };
}
