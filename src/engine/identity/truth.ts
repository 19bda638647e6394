/** How near a grouping of records comes to the people behind them. */
export interface Accuracy {
  readonly records: number;
  readonly customers: number;
  readonly people: number;
  /** Pairs of records, each counted once: said to be one, truly one, and both. */
  readonly pairs: { readonly merged: number; readonly true: number; readonly both: number };
  /** Of the pairs that were merged, the share that is one person; nothing where none was merged. */
  readonly precision: number | null;
  /** Of the pairs that are one person, the share that was merged; nothing where there are none. */
  readonly recall: number | null;
  /** The harmonic mean of both; nothing where no pair was merged and none is true. */
  readonly f1: number | null;
  /** Customers that hold more than one person, and how many people are in them. */
  readonly overMerged: { readonly customers: number; readonly people: number };
  /** People whose records are in more than one customer, and in how many. */
  readonly underMerged: { readonly people: number; readonly customers: number };
  /** The customer with the most records; of equals the first. */
  readonly largest: { readonly customer: string; readonly records: number; readonly people: number };
}

const pairsOf = (n: number): number => (n * (n - 1)) / 2;

/**
 * Compares with the truth, over every record that has one.
 * @param customerOf of every record the customer it was given
 * @param personOf of every record the person behind it
 * @example accuracyOf(new Map([['a', 'a'], ['b', 'a']]), new Map([['a', 1], ['b', 2]])).precision // 0
 */
export function accuracyOf(customerOf: ReadonlyMap<string, string>, personOf: ReadonlyMap<string, string | number>): Accuracy {
  const records = [...personOf.keys()].filter((record) => customerOf.has(record)).sort();
  const customers = new Map<string, Map<string | number, number>>();
  const people = new Map<string | number, Set<string>>();
  for (const record of records) {
    const customer = customerOf.get(record) as string;
    const person = personOf.get(record) as string | number;
    const inside = customers.get(customer) ?? new Map<string | number, number>();
    inside.set(person, (inside.get(person) ?? 0) + 1);
    customers.set(customer, inside);
    people.set(person, (people.get(person) ?? new Set()).add(customer));
  }
  const sizes = [...customers].map(([customer, inside]) => ({ customer, inside, records: total(inside.values()) }));
  const ofPerson = new Map<string | number, number>();
  for (const record of records) {
    const person = personOf.get(record) as string | number;
    ofPerson.set(person, (ofPerson.get(person) ?? 0) + 1);
  }
  const both = total(sizes.map(({ inside }) => total([...inside.values()].map(pairsOf))));
  const merged = total(sizes.map((one) => pairsOf(one.records)));
  const real = total([...ofPerson.values()].map(pairsOf));
  const over = sizes.filter(({ inside }) => inside.size > 1);
  const under = [...people.values()].filter((own) => own.size > 1);
  const [first] = sizes.toSorted((a, b) => b.records - a.records || (a.customer < b.customer ? -1 : 1));
  return {
    records: records.length,
    customers: customers.size,
    people: people.size,
    pairs: { merged, true: real, both },
    precision: merged === 0 ? null : both / merged,
    recall: real === 0 ? null : both / real,
    f1: merged + real === 0 ? null : (2 * both) / (merged + real),
    overMerged: { customers: over.length, people: new Set(over.flatMap(({ inside }) => [...inside.keys()])).size },
    underMerged: { people: under.length, customers: new Set(under.flatMap((own) => [...own])).size },
    largest: { customer: first?.customer ?? '', records: first?.records ?? 0, people: first?.inside.size ?? 0 },
  };
}

function total(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
