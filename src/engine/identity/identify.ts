import { type Collected, collect } from './collect.ts';
import { decide } from './decide.ts';
import type { Customer, Identity, IdentityInput, IdRecord } from './identity.ts';
import type { IdentityRules } from './rules.ts';

/**
 * Says which records are one customer: connected components over the identifiers that may link.
 * @param input records of all systems, and the identifiers each has used; the order says nothing
 * @returns customers, and what became of every identifier
 * @example identify({records: [{record: 'app:1'}, {record: 'shop:9'}], ids: [
 *   {record: 'app:1', type: 'phone', value: '+86 139 0000 0001'}, {record: 'shop:9', type: 'phone', value: '13900000001'}]}, STANDARD_RULES)
 *   .customers // [{id: 'app:1', records: ['app:1', 'shop:9']}]
 */
export const identify = (input: IdentityInput, rules: IdentityRules): Identity => identityOf(collect(input, rules), rules);

/** The same, of what is in order already. */
export function identityOf({ records, groups, strangers }: Collected, rules: IdentityRules): Identity {
  const { states, firstOf } = decide(records, groups, rules);
  const nameOf = (place: number): string => (records[place] as IdRecord).record;
  // A customer's first record comes before its others, so customers come in order too.
  const members: (string[] | undefined)[] = [];
  const customers: Customer[] = [];
  for (const [place, first] of firstOf.entries()) {
    const name = nameOf(place);
    const known = members[first];
    const own = known ?? [];
    own.push(name);
    if (known) continue;
    members[first] = own;
    customers.push({ id: name, records: own });
  }
  const values = groups.map(({ type, value, holders }, i) => ({
    type,
    value,
    records: holders.map(nameOf),
    state: states[i] ?? ({ kind: 'alone' } as const),
  }));
  return { records, customers, values, strangers };
}
