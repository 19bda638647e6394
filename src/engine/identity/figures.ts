import type { Identity, IdState, IdValue } from './identity.ts';

/** What came of a run, counted. */
export interface IdentityFigures {
  readonly records: number;
  readonly customers: number;
  /** Customers with more than one record. */
  readonly merged: number;
  /** Of every size the number of customers that have so many records, rising. */
  readonly sizes: readonly (readonly [records: number, customers: number])[];
  /** The customer with the most records; of equals the first. */
  readonly largest: { readonly customer: string; readonly records: number };
  /** Of every type and fate the number of identifiers, and of the records that have one. */
  readonly fates: readonly Fate[];
  readonly strangers: number;
}

export interface Fate {
  readonly type: string;
  readonly kind: IdState['kind'];
  /** Why it is blocked. */
  readonly reason?: string;
  readonly values: number;
  readonly records: number;
}

/** Counts what a run gave; needs no truth. */
export function figuresOf({ records, customers, values, strangers }: Identity): IdentityFigures {
  const sizes = new Map<number, number>();
  for (const { records: own } of customers) sizes.set(own.length, (sizes.get(own.length) ?? 0) + 1);
  const [largest] = customers.toSorted((a, b) => b.records.length - a.records.length);
  return {
    records: records.length,
    customers: customers.length,
    merged: customers.filter(({ records: own }) => own.length > 1).length,
    sizes: [...sizes].sort(([a], [b]) => a - b),
    largest: { customer: largest?.id ?? '', records: largest?.records.length ?? 0 },
    fates: fatesOf(values),
    strangers: strangers.length,
  };
}

function fatesOf(values: readonly IdValue[]): readonly Fate[] {
  const fates = new Map<string, Fate & { readonly who: Set<string>; readonly count: number }>();
  for (const { type, records, state } of values) {
    const reason = state.kind === 'blocked' ? state.reason : undefined;
    const key = `${type}\0${state.kind}\0${reason ?? ''}`;
    const known = fates.get(key) ?? { type, kind: state.kind, ...(reason && { reason }), values: 0, records: 0, who: new Set(), count: 0 };
    for (const record of records) known.who.add(record);
    fates.set(key, { ...known, count: known.count + 1 });
  }
  return [...fates.keys()].sort().map((key) => {
    const { who, count, ...fate } = fates.get(key) as NonNullable<ReturnType<typeof fates.get>>;
    return { ...fate, values: count, records: who.size };
  });
}

/** Identifiers that stand between records and were kept from linking them, those on most records first. What is blank is no identifier. */
export const refusedOf = ({ values }: Identity): readonly IdValue[] =>
  values.filter(({ records, state }) => records.length > 1 && isRefused(state)).toSorted((a, b) => b.records.length - a.records.length);

function isRefused(state: IdState): boolean {
  if (state.kind === 'blocked') return state.reason !== 'empty';
  return ['shared', 'same-source', 'conflict', 'later', 'old'].includes(state.kind);
}
