import {
  type Accuracy,
  accuracyOf,
  type Customer,
  customerOfRecord,
  type Identity,
  type IdValue,
  identify,
  refusedOf,
} from '../../engine/identity/index.ts';
import { type LabSettings, rulesOf } from './settings.ts';
import type { LabSource } from './source.ts';

/** What the rules make of the accounts, held against the truth. */
export interface Outcome {
  readonly identity: Identity;
  readonly customerOf: ReadonlyMap<string, string>;
  readonly accuracy: Accuracy;
  /** Customers that hold several people, most people first. */
  readonly overMerged: readonly Told[];
  /** People who are in several customers: the customers of each, most accounts first. */
  readonly underMerged: readonly Told[];
  /** Customers by the number of their accounts. */
  readonly largest: readonly Told[];
  /** Identifiers of most people: those that link several, and those that were kept from it. */
  readonly shared: readonly SharedId[];
}

/** Accounts to be looked at together: those of a customer, or those of a person who was taken apart. */
export interface Told {
  readonly key: string;
  readonly records: readonly string[];
  readonly people: number;
  readonly customers: number;
}

export interface SharedId {
  readonly id: IdValue;
  readonly people: number;
}

const MOST_SHARED = 12;

export function outcomeOf({ input, personOf }: LabSource, settings: LabSettings): Outcome {
  const identity = identify(input, rulesOf(settings));
  const customerOf = customerOfRecord(identity);
  const peopleIn = (records: readonly string[]): number => new Set(records.map((record) => personOf.get(record))).size;
  const told = identity.customers.map(({ id, records }: Customer): Told => ({ key: id, records, people: peopleIn(records), customers: 1 }));
  const ids = [...identity.values.filter(({ state, records }) => state.kind === 'linked' && records.length > 1), ...refusedOf(identity)];
  return {
    identity,
    customerOf,
    accuracy: accuracyOf(customerOf, personOf),
    overMerged: told.filter(({ people }) => people > 1).sort((a, b) => b.people - a.people || b.records.length - a.records.length),
    underMerged: apart(personOf, customerOf),
    largest: told.filter(({ records }) => records.length > 1).sort((a, b) => b.records.length - a.records.length),
    shared: ids
      .map((id) => ({ id, people: peopleIn(id.records) }))
      .sort((a, b) => b.people - a.people || b.id.records.length - a.id.records.length)
      .slice(0, MOST_SHARED),
  };
}

function apart(personOf: ReadonlyMap<string, number>, customerOf: ReadonlyMap<string, string>): readonly Told[] {
  const own = new Map<number, string[]>();
  for (const [record, person] of personOf) own.set(person, [...(own.get(person) ?? []), record]);
  return [...own.values()]
    .map((records): Told => {
      const customers = new Set(records.map((record) => customerOf.get(record))).size;
      const sorted = records.toSorted();
      return { key: sorted[0] ?? '', records: sorted, people: 1, customers };
    })
    .filter(({ customers }) => customers > 1)
    .sort((a, b) => b.records.length - a.records.length || (a.key < b.key ? -1 : 1));
}

/** The first two of different people, or of different customers, or of all: the two that one wonders about. */
export function firstQuestion({ records }: Told, labelOf: (record: string) => unknown): readonly [string, string] {
  const [first = '', second = first] = records;
  return [first, records.find((record) => labelOf(record) !== labelOf(first)) ?? second];
}
