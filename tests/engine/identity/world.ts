import fc from 'fast-check';
import type { Identity, IdentityInput, IdentityRules, IdRow, TypeRules } from '../../../src/engine/identity/index.ts';

/** Records named by a letter, one system each where nothing is said, and identifiers as `type:value`. */
export function inputOf(given: Readonly<Record<string, readonly string[]>>, sources: Readonly<Record<string, string>> = {}): IdentityInput {
  return {
    records: Object.keys(given).map((record) => ({ record, source: sources[record] ?? `system ${record}` })),
    ids: Object.entries(given).flatMap(([record, ids]) =>
      ids.map((id) => {
        const [type = '', value = ''] = id.split(':');
        return { record, type, value };
      }),
    ),
  };
}

/** Types a, b, c …: free of limits, equally strong, where nothing else is said. */
export const rulesOf = (types: Readonly<Record<string, Partial<TypeRules>>>): IdentityRules => ({
  types: Object.fromEntries(Object.entries(types).map(([name, own]) => [name, { kind: 'account', links: true, priority: 1, ...own }])),
  blocked: [],
});

/** `ab|c`: a and b are one, c is another. */
export const told = ({ customers }: Identity): string => customers.map(({ records }) => records.join('')).join('|');

export const stateOf = ({ values }: Identity, id: string) => {
  const [type, value] = id.split(':');
  return values.find((one) => one.type === type && one.value === value)?.state;
};

export const RECORDS = [...'abcdefghij'];
const VALUES = ['1', '2', '3', '4', '5', '6'];
const TYPES = ['x', 'y', 'z'];

export const anyRow: fc.Arbitrary<IdRow> = fc.record({
  record: fc.constantFrom(...RECORDS),
  type: fc.constantFrom(...TYPES),
  value: fc.constantFrom(...VALUES),
});
/** Ten records of three systems, with what some of them have in common. */
export const anyInput: fc.Arbitrary<IdentityInput> = fc
  .record({
    sources: fc.array(fc.constantFrom('app', 'shop', 'web'), { minLength: RECORDS.length, maxLength: RECORDS.length }),
    ids: fc.array(anyRow, { maxLength: 22 }),
  })
  .map(({ sources, ids }) => ({ records: RECORDS.map((record, i) => ({ record, source: sources[i] ?? 'app' })), ids }));

const limit = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
const anyType = (limits: 'all' | 'none' | 'without-per-customer') =>
  fc
    .record({
      links: fc.boolean(),
      priority: fc.integer({ min: 1, max: 3 }),
      perCustomer: limits === 'all' ? limit : fc.constant(undefined),
      perValue: limits === 'none' ? fc.constant(undefined) : limit,
      perSource: limits === 'none' ? fc.constant(undefined) : limit,
    })
    .map((own) => Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) as Partial<TypeRules>);
export const anyRules = (limits: 'all' | 'none' | 'without-per-customer'): fc.Arbitrary<IdentityRules> =>
  fc.record({ x: anyType(limits), y: anyType(limits), z: anyType(limits) }).map(rulesOf);
