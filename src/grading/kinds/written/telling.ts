import type { Value } from '../../../engine/language/definition.ts';
import type { TellingCustomer } from '../../result.ts';
import type { TestDatabase } from '../../testbed.ts';

/** One customer on whom an answer and the definition differ; customers of one kind tell the same story. */
export interface Difference {
  readonly customerId: string;
  readonly yours: Value | 'absent';
  readonly expected: Value | 'absent';
  readonly column?: string;
}

/** A counterexample is read at a glance: never more customers than this. */
export const MOST_TELLING = 8;

/**
 * The fewest customers that show every kind of difference, the most frequent kind first. Customers of whom the database can say why they are
 * telling go before others.
 */
export function tellingCustomers(differences: readonly Difference[], database: TestDatabase): TellingCustomer[] {
  const about = database.about ?? {};
  const kinds = new Map<string, Difference[]>();
  for (const difference of differences) {
    const kind = kindOf(difference);
    const same = kinds.get(kind);
    if (same === undefined) kinds.set(kind, [difference]);
    else same.push(difference);
  }
  return [...kinds.values()]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST_TELLING)
    .flatMap((same): TellingCustomer[] => {
      const one = same.find((d) => about[d.customerId] !== undefined) ?? same[0];
      if (one === undefined) return [];
      const why = about[one.customerId];
      return [why === undefined ? one : { ...one, about: why }];
    });
}

/** Numbers differ upwards or downwards, everything else by its pair of values. */
function kindOf({ yours, expected, column = '' }: Difference): string {
  const pair =
    typeof yours === 'number' && typeof expected === 'number' ? Math.sign(yours - expected) : [typed(yours), typed(expected)].join('>');
  return `${column}:${pair}`;
}

/** The values of a number beside a missing value are all one kind. */
const typed = (value: Value | 'absent'): string => (typeof value === 'number' ? 'number' : JSON.stringify(value));
