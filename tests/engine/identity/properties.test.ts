import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  customerOfRecord,
  extendIdentity,
  type Identity,
  type IdentityInput,
  type IdentityRules,
  identify,
  type TypeRules,
} from '../../../src/engine/identity/index.ts';
import { anyInput, anyRow, anyRules, RECORDS, rulesOf } from './world.ts';

const RUNS = { numRuns: 400 };
const shuffledCopy = <Item>(items: readonly Item[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

/** Whether everybody who is one in the first is one in the second too. */
function within(fine: Identity, coarse: Identity): boolean {
  const customerOf = customerOfRecord(coarse);
  return fine.customers.every(({ records }) => new Set(records.map((record) => customerOf.get(record))).size === 1);
}

/** Every pair by itself, and over everybody else (Warshall): no set is ever joined. */
function closureOf({ records, ids }: IdentityInput, rules: IdentityRules): string[][] {
  const names = records.map(({ record }) => record).sort();
  const linking = ids.filter(({ type }) => rules.types[type]?.links);
  const shares = (a: string, b: string) =>
    linking.some((one) => one.record === a && linking.some((two) => two.record === b && two.type === one.type && two.value === one.value));
  const one = names.map((a) => names.map((b) => a === b || shares(a, b)));
  for (const over of names.keys())
    for (const row of one)
      if (row[over])
        one[over]?.forEach((reached, i) => {
          if (reached) row[i] = true;
        });
  return [...new Set(one.map((row) => names.filter((_, i) => row[i]).join(' ')))].map((text) => text.split(' '));
}

describe('without limits', () => {
  test('customers are the transitive closure', () => {
    fc.assert(
      fc.property(anyInput, anyRules('none'), (input, rules) => {
        expect(identify(input, rules).customers.map(({ records }) => records)).toEqual(closureOf(input, rules));
      }),
      RUNS,
    );
  });
  test('a customer’s name given back as an identifier changes nothing', () => {
    fc.assert(
      fc.property(anyInput, anyRules('none'), (input, rules) => {
        const once = identify(input, rules);
        const named = [...customerOfRecord(once)].map(([record, value]) => ({ record, type: 'one_id', value }));
        const types = { ...rules.types, one_id: { kind: 'account', links: true, priority: 0 } as const };
        const again = identify({ ...input, ids: [...input.ids, ...named] }, { ...rules, types });
        expect(again.customers).toEqual(once.customers);
      }),
      RUNS,
    );
  });
});

describe('with every limit', () => {
  test('the order of records and identifiers says nothing, nor does saying one twice', () => {
    fc.assert(
      fc.property(
        anyInput.chain((input) =>
          fc.tuple(fc.constant(input), shuffledCopy(input.records), shuffledCopy(input.ids), fc.subarray([...input.ids])),
        ),
        anyRules('all'),
        ([input, records, ids, twice], rules) => {
          expect(identify({ records: [...records, ...records], ids: [...ids, ...twice] }, rules)).toEqual(identify(input, rules));
        },
      ),
      RUNS,
    );
  });

  test('every record is in one customer, called after its first', () => {
    fc.assert(
      fc.property(anyInput, anyRules('all'), (input, rules) => {
        const { customers } = identify(input, rules);
        expect(customers.flatMap(({ records }) => records).sort()).toEqual(RECORDS);
        for (const { id, records } of customers) expect([id, records]).toEqual([records.toSorted()[0], records.toSorted()]);
      }),
      RUNS,
    );
  });

  test('nobody has more of a type than allowed, but by one record of their own', () => {
    fc.assert(
      fc.property(anyInput, anyRules('all'), (input, rules) => {
        const { customers } = identify(input, rules);
        for (const [type, { perCustomer }] of Object.entries(rules.types)) {
          if (perCustomer === undefined) continue;
          const ofThese = (records: readonly string[]) =>
            new Set(input.ids.filter((id) => id.type === type && records.includes(id.record)).map(({ value }) => value)).size;
          for (const { records } of customers)
            expect(ofThese(records)).toBeLessThanOrEqual(Math.max(perCustomer, ...records.map((record) => ofThese([record]))));
        }
      }),
      RUNS,
    );
  });

  test('who is one is so by what links, and what links holds one customer', () => {
    fc.assert(
      fc.property(anyInput, anyRules('all'), (input, rules) => {
        const identity = identify(input, rules);
        const linked = identity.values.filter(({ state }) => state.kind === 'linked');
        const ids = linked.flatMap(({ type, value, records }) => records.map((record) => ({ record, type, value })));
        expect(identity.customers.map(({ records }) => records)).toEqual(closureOf({ ...input, ids }, rules));
      }),
      RUNS,
    );
  });

  test('what comes later gives the same as everything at once', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.array(anyRow, { maxLength: 5 }),
        fc.integer({ min: 0, max: 10 }),
        anyRules('all'),
        (input, more, at, rules) => {
          const first = { records: input.records.slice(0, at), ids: input.ids };
          const later = { records: input.records.slice(at), ids: more };
          const whole = { records: input.records, ids: [...input.ids, ...more] };
          expect(extendIdentity(identify(first, rules), later, rules)).toEqual(identify(whole, rules));
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('a rule that is loosened joins more, never less', () => {
  const looser: readonly ((own: TypeRules) => TypeRules)[] = [
    (own) => ({ ...own, links: true }),
    ({ perValue, ...own }) => (perValue === undefined ? own : { ...own, perValue: perValue + 1 }),
    ({ perValue: _, ...own }) => own,
    ({ perSource: _, ...own }) => own,
  ];
  test('as long as nothing says how much a customer may have', () => {
    fc.assert(
      fc.property(
        anyInput,
        anyRules('without-per-customer'),
        fc.constantFrom('x', 'y', 'z'),
        fc.constantFrom(...looser),
        (input, rules, type, loosen) => {
          const types = { ...rules.types, [type]: loosen(rules.types[type] as TypeRules) };
          expect(within(identify(input, rules), identify(input, { ...rules, types }))).toBe(true);
        },
      ),
      { numRuns: 1500 },
    );
  });
  test('but where a customer may have only so many, an early join can forbid a later one', () => {
    const ids = [
      ...[
        ['a', 'p', '1'],
        ['c', 'p', '1'],
        ['b', 'q', '1'],
        ['c', 'q', '1'],
        ['a', 'u', '1'],
        ['b', 'u', '2'],
      ],
    ].map(([record = '', type = '', value = '']) => ({ record, type, value }));
    const input = { records: ['a', 'b', 'c'].map((record) => ({ record })), ids };
    const rules = (links: boolean) => rulesOf({ u: { perCustomer: 1 }, p: { links, priority: 2 }, q: { priority: 3 } });
    const [tight, loose] = [identify(input, rules(false)), identify(input, rules(true))];
    expect([tight, loose].map(({ customers }) => customers.map(({ records }) => records.join('')).join('|'))).toEqual(['a|bc', 'ac|b']);
  });
});
