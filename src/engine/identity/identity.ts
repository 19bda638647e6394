import type { Cell } from '../language/rows.ts';
import type { NoIdentifier } from './normalise.ts';

/** One account, card or row of one system: what is a customer only together with others. */
export interface IdRecord {
  /** Unique among all systems; `recordName` makes one. */
  readonly record: string;
  /** The system it comes from. */
  readonly source?: string;
}

/** An identifier that a record has used. */
export interface IdRow {
  readonly record: string;
  readonly type: string;
  readonly value: Cell;
  /** The day it was seen, an ISO date; a time of day is passed over. */
  readonly on?: string | null;
}

export interface IdentityInput {
  readonly records: readonly IdRecord[];
  readonly ids: readonly IdRow[];
  /** Nothing seen after it counts; needed for `withinDays`. */
  readonly asOf?: string;
}

/** What became of an identifier. */
export type IdState =
  /** Its records are one customer, among other reasons because of it. */
  | { readonly kind: 'linked' }
  /** Only one record has it. */
  | { readonly kind: 'alone' }
  /** Its type does not link. */
  | { readonly kind: 'off' }
  /** A name: it joins nobody, and may keep people apart. */
  | { readonly kind: 'name' }
  /** The rules know no such type. */
  | { readonly kind: 'unknown-type' }
  /** No identifier at all, or on the blocked list. */
  | { readonly kind: 'blocked'; readonly reason: NoIdentifier }
  /** Seen after the as-of date. */
  | { readonly kind: 'later' }
  /** Seen too long ago. */
  | { readonly kind: 'old'; readonly withinDays: number }
  /** More people than a person's identifier has. */
  | { readonly kind: 'shared'; readonly people: number; readonly limit: number }
  /** More records of one system than a person has there. */
  | { readonly kind: 'same-source'; readonly source: string; readonly records: number; readonly limit: number }
  /** Its records cannot be one person: together they would have more of another type than a person has. */
  | { readonly kind: 'conflict'; readonly type: string; readonly values: readonly string[]; readonly limit: number };

export interface IdValue {
  readonly type: string;
  /** As its kind is written. */
  readonly value: string;
  /** Who has it, each once, in order. */
  readonly records: readonly string[];
  readonly state: IdState;
}

export interface Customer {
  /** The first of its records in order: it stays as long as no record before it comes. */
  readonly id: string;
  readonly records: readonly string[];
}

/** Who is who. Everything stands in order (by code units), whatever the order of the input. */
export interface Identity {
  readonly records: readonly IdRecord[];
  readonly customers: readonly Customer[];
  readonly values: readonly IdValue[];
  /** Identifiers of records that nobody knows. */
  readonly strangers: readonly IdRow[];
}

/** Of every record the customer that it belongs to. */
export const customerOfRecord = ({ customers }: Identity): ReadonlyMap<string, string> =>
  new Map(customers.flatMap(({ id, records }) => records.map((record) => [record, id] as const)));
