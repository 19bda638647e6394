import type { IdKindName } from './id-kinds.ts';
import { normaliseId } from './normalise.ts';

/** What one type of identifier may do. */
export interface TypeRules {
  /** How it is written. */
  readonly kind: IdKindName;
  /** Whether two records that have the same one are one customer. One that does not link can still keep apart (`perCustomer`). */
  readonly links: boolean;
  /** 1 is the strongest. Stronger types join first, and what they say is never undone by a weaker one. Equal ones work together. */
  readonly priority: number;
  /** A customer has at most so many different ones: what would join two customers above that joins nobody. */
  readonly perCustomer?: number;
  /** At most so many people share one: above that it belongs to a place, not to a person. People are who they are by stronger types. */
  readonly perValue?: number;
  /** At most so many records of one system have the same one: a person seldom has two accounts there. */
  readonly perSource?: number;
  /** Seen no longer ago than so many days, the as-of date included; numbers are given out again. */
  readonly withinDays?: number;
}

/** A value that somebody knows to be nobody's. */
export interface BlockedValue {
  readonly type: string;
  readonly value: string;
}

export interface IdentityRules {
  readonly types: Readonly<Record<string, TypeRules>>;
  /** Beside those that every kind knows by itself (`ID_KINDS`). */
  readonly blocked: readonly BlockedValue[];
  /** `false` takes identifiers as they come, well-known test numbers too: what happens without any care. */
  readonly knownNobodies?: false;
}

/**
 * Where to begin: a customer number of one's own is unique, every other type may have 5 in a customer and 5 people on one value, as Segment has it.
 * A phone that two accounts of the same system gave is a household's.
 */
export const STANDARD_TYPES = {
  citizen: { kind: 'citizen', links: true, priority: 1, perCustomer: 1 },
  customer_id: { kind: 'account', links: true, priority: 1, perCustomer: 1 },
  union_id: { kind: 'account', links: true, priority: 1, perCustomer: 1 },
  card: { kind: 'card', links: true, priority: 2, perCustomer: 5, perValue: 5 },
  openid: { kind: 'account', links: true, priority: 2, perCustomer: 5, perValue: 5 },
  phone: { kind: 'phone', links: true, priority: 3, perCustomer: 5, perValue: 5, perSource: 1 },
  phone_hash: { kind: 'hash', links: true, priority: 3, perCustomer: 5, perValue: 5, perSource: 1 },
  email: { kind: 'email', links: true, priority: 3, perCustomer: 5, perValue: 5 },
  device: { kind: 'device', links: true, priority: 4, perCustomer: 5, perValue: 5 },
  cookie: { kind: 'device', links: true, priority: 5, perCustomer: 20, perValue: 5 },
  name: { kind: 'name', links: false, priority: 9 },
} as const satisfies Readonly<Record<string, TypeRules>>;
export type StandardType = keyof typeof STANDARD_TYPES;

export const STANDARD_RULES: IdentityRules = { types: STANDARD_TYPES, blocked: [] };

/** The same types without any care: every value links, whoever else has it. */
export const withoutCare = ({ types }: IdentityRules): IdentityRules => ({
  types: Object.fromEntries(Object.entries(types).map(([name, { kind, links }]) => [name, { kind, links, priority: 1 }])),
  blocked: [],
  knownNobodies: false,
});

/** The blocked values of one type, as the type writes them. */
export function blockedOf(rules: IdentityRules, type: string, kind: IdKindName): ReadonlySet<string> {
  return new Set(rules.blocked.filter((one) => one.type === type).map(({ value }) => normaliseId(value, kind).value));
}
