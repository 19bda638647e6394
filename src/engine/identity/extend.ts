import { type Collected, collect, type Group } from './collect.ts';
import { identityOf } from './identify.ts';
import type { Identity, IdentityInput, IdRecord, IdValue } from './identity.ts';
import type { IdentityRules } from './rules.ts';

/**
 * The same as identifying everything again, when records and identifiers come in addition: only those are looked at anew who have something,
 * over however many steps, in common with what came. A value that becomes too common can part customers that were one.
 * @param before what `identify` or `extendIdentity` gave, under the same rules and, where they have `withinDays`, the same as-of date
 * @param added new records, new identifiers of any record; a record that is there already may be named again
 */
export function extendIdentity(before: Identity, added: IdentityInput, rules: IdentityRules): Identity {
  const fresh = collect(
    { ...added, records: [...added.records, ...named(before, added)], ids: [...added.ids, ...before.strangers] },
    rules,
  );
  const known = new Map(before.values.map((one) => [keyOf(one), one]));
  const region = regionOf(before, fresh, known);
  const values = new Map<string, { type: string; value: string; holders: Set<string>; settled?: IdValue['state'] }>();
  const put = (type: string, value: string, holders: readonly string[], settled: IdValue['state'] | undefined) => {
    const key = keyOf({ type, value, ...(settled && { state: settled }) });
    const one = values.get(key) ?? { type, value, holders: new Set<string>(), ...(settled && { settled }) };
    for (const holder of holders) if (region.has(holder)) one.holders.add(holder);
    values.set(key, one);
  };
  for (const { type, value, records, state } of before.values)
    if (records.some((record) => region.has(record))) put(type, value, records, isSettled(state) ? state : undefined);
  for (const { type, value, holders, settled } of fresh.groups)
    put(
      type,
      value,
      holders.map((place) => fresh.records[place]?.record ?? ''),
      settled,
    );

  const records = mergedBy(
    before.records.filter(({ record }) => region.has(record)),
    recordsIn(fresh, region),
    nameOf,
    sameRecord,
  );
  const places = new Map(records.map(({ record }, i) => [record, i]));
  const groups = [...values.values()].map(({ holders, ...one }): Group => {
    const own = [...holders].map((holder) => places.get(holder) as number);
    return { ...one, holders: own.sort((a, b) => a - b) };
  });
  const again = identityOf({ records, groups: groups.sort((a, b) => compare(orderOf(a), orderOf(b))), strangers: [] }, rules);

  const kept = before.values.flatMap((one): IdValue[] => {
    const outside = one.records.filter((record) => !region.has(record));
    return outside.length === 0 ? [] : [{ ...one, records: outside }];
  });
  return {
    records: mergedBy(before.records, records, nameOf, (_, now) => now),
    customers: [...before.customers.filter(({ records: [first = ''] }) => !region.has(first)), ...again.customers].sort((a, b) =>
      compare(a.id, b.id),
    ),
    values: mergedBy(kept, again.values, orderOf, (one, other) => ({ ...one, records: [...one.records, ...other.records].sort() })),
    strangers: fresh.strangers,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const nameOf = ({ record }: IdRecord): string => record;
/** A record given twice has the first of its systems in order, as in `collect`. */
const sameRecord = (a: IdRecord, b: IdRecord): IdRecord =>
  a.source === undefined || (b.source !== undefined && b.source < a.source) ? b : a;

/** States that the value or its type alone decides. */
const isSettled = ({ kind }: IdValue['state']): boolean => ['off', 'name', 'unknown-type', 'blocked', 'later', 'old'].includes(kind);

type Stated = Pick<IdValue, 'type' | 'value'> & { readonly state?: IdValue['state']; readonly settled?: IdValue['state'] };

/** The drawer that `collect` would put it in. */
function drawerOf({ state, settled = state }: Stated): string {
  if (settled?.kind === 'blocked') return settled.reason;
  return settled?.kind === 'later' || settled?.kind === 'old' ? settled.kind : '';
}
const orderOf = (one: Stated): string => `${one.type}\0${drawerOf(one)}\0${one.value}`;
const keyOf = orderOf;

/** Records that were there before and get something new. */
const named = (before: Identity, added: IdentityInput): IdRecord[] => {
  const wanted = new Set([...added.ids, ...added.records].map(({ record }) => record));
  return before.records.filter(({ record }) => wanted.has(record));
};

const recordsIn = ({ records }: Collected, region: ReadonlySet<string>): IdRecord[] => records.filter(({ record }) => region.has(record));

/** Everybody who could be joined to, or kept apart from, somebody because of what came. */
function regionOf(before: Identity, fresh: Collected, known: ReadonlyMap<string, IdValue>): ReadonlySet<string> {
  const valuesOf = new Map<string, IdValue[]>();
  for (const value of before.values) {
    if (isSettled(value.state)) continue;
    for (const record of value.records) {
      const own = valuesOf.get(record);
      if (own) own.push(value);
      else valuesOf.set(record, [value]);
    }
  }
  const region = new Set<string>();
  const open: string[] = [];
  const reach = (record: string) => {
    if (region.has(record)) return;
    region.add(record);
    open.push(record);
  };
  const entered = new Set<IdValue>();
  const enter = (value: IdValue | undefined) => {
    if (!value || entered.has(value)) return;
    entered.add(value);
    value.records.forEach(reach);
  };
  for (const { record } of fresh.records) reach(record);
  for (const group of fresh.groups) if (!group.settled) enter(known.get(keyOf(group)));
  for (let record = open.pop(); record !== undefined; record = open.pop()) valuesOf.get(record)?.forEach(enter);
  return region;
}

/** Two lists in order become one; what is in both is made one by `both`. */
function mergedBy<Item>(
  before: readonly Item[],
  now: readonly Item[],
  keyed: (item: Item) => string,
  both: (a: Item, b: Item) => Item,
): Item[] {
  const merged: Item[] = [];
  let i = 0;
  for (const item of now) {
    const key = keyed(item);
    while (i < before.length && keyed(before[i] as Item) < key) merged.push(before[i++] as Item);
    merged.push(i < before.length && keyed(before[i] as Item) === key ? both(before[i++] as Item, item) : item);
  }
  return [...merged, ...before.slice(i)];
}
