import type { Cell } from '../language/rows.ts';
import type { Identity } from './identity.ts';

/** Which record's word counts, where the records of a customer do not agree on a field. */
export type Survival =
  /** The one changed last. */
  | 'latest'
  | 'earliest'
  /** The one of the system that is trusted most. */
  | 'trusted'
  /** The one with the most fields filled in. */
  | 'complete'
  /** What most records say. */
  | 'frequent'
  /** The longest text: an address with a house number rather than a city. */
  | 'longest';

/** A record with what it says about the customer. */
export interface FieldRow {
  readonly record: string;
  /** ISO date or moment of the last change. */
  readonly on?: string | null;
  readonly fields: Readonly<Record<string, Cell>>;
}

export interface GoldenRules {
  /** Of every field, how one value is chosen; further ones in the list decide between equals. */
  readonly fields: Readonly<Record<string, readonly [Survival, ...Survival[]]>>;
  /** Systems, the most trusted first; those not named come after all. */
  readonly trust: readonly string[];
}

export interface GoldenField {
  readonly value: Cell;
  /** The record it comes from. */
  readonly record: string;
  /** Other values that were passed over. */
  readonly others: readonly Cell[];
}

export interface GoldenRecord {
  readonly customer: string;
  readonly fields: Readonly<Record<string, GoldenField>>;
}

interface Candidate {
  readonly value: Cell;
  readonly record: string;
  readonly on: string;
  /** Its system's place in the trust. */
  readonly trust: number;
  readonly filled: number;
  readonly sayIt: number;
}

/** Whether the first goes before the second: below 0. */
const BETTER: Readonly<Record<Survival, (a: Candidate, b: Candidate) => number>> = {
  latest: (a, b) => byText(b.on, a.on),
  // who has no date is not the earliest
  earliest: (a, b) => Number(a.on === '') - Number(b.on === '') || byText(a.on, b.on),
  trusted: (a, b) => a.trust - b.trust,
  complete: (a, b) => b.filled - a.filled,
  frequent: (a, b) => b.sayIt - a.sayIt,
  longest: (a, b) => String(b.value).length - String(a.value).length,
};

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const isSaid = (value: Cell | undefined): value is string | number => value !== null && value !== undefined && String(value).trim() !== '';

/**
 * One record a customer, field by field. Nothing never wins over something; what is still equal goes by the latest day and then by the record's name.
 * A field that no record says is not there.
 */
export function goldenRecords({ records, customers }: Identity, rows: readonly FieldRow[], rules: GoldenRules): readonly GoldenRecord[] {
  const sourceOf = new Map(records.map(({ record, source }) => [record, source]));
  const rowsOf = new Map<string, FieldRow[]>();
  for (const row of rows) rowsOf.set(row.record, [...(rowsOf.get(row.record) ?? []), row]);
  const trustOf = (record: string): number => {
    const at = rules.trust.indexOf(sourceOf.get(record) ?? '');
    return at < 0 ? rules.trust.length : at;
  };
  return customers.map(({ id, records: own }) => {
    const said = own.flatMap((record) => rowsOf.get(record) ?? []);
    const fields = Object.entries(rules.fields).flatMap(([field, ways]) => {
      const candidates = said.flatMap((row): Candidate[] => {
        const value = row.fields[field];
        if (!isSaid(value)) return [];
        const filled = Object.values(row.fields).filter(isSaid).length;
        const sayIt = said.filter((other) => other.fields[field] === value).length;
        return [{ value, record: row.record, on: row.on ?? '', trust: trustOf(row.record), filled, sayIt }];
      });
      const order = [...ways.map((way) => BETTER[way]), BETTER.latest, (a: Candidate, b: Candidate) => byText(a.record, b.record), byValue];
      const [best] = candidates.sort((a, b) => order.reduce((found, better) => found || better(a, b), 0));
      if (!best) return [];
      const others = [...new Set(candidates.map(({ value }) => value))].filter((value) => value !== best.value);
      return [[field, { value: best.value, record: best.record, others }] as const];
    });
    return { customer: id, fields: Object.fromEntries(fields) };
  });
}

const byValue = (a: Candidate, b: Candidate): number => byText(JSON.stringify(a.value), JSON.stringify(b.value));
