import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountsOf, peopleOf } from '../../../src/datasets/idmap/identity-input.ts';
import { idmap } from '../../../src/datasets/idmap/index.ts';
import { accuracyOf, customerOfRecord, identify, refusedOf, STANDARD_RULES, withoutCare } from '../../../src/engine/identity/index.ts';

describe('accuracy', () => {
  test('counts pairs', () => {
    const customerOf = new Map(Object.entries({ a: 'a', b: 'a', c: 'a', d: 'd', e: 'e' }));
    const personOf = new Map(Object.entries({ a: 1, b: 1, c: 2, d: 2, e: 3 }));
    expect(accuracyOf(customerOf, personOf)).toEqual({
      records: 5,
      customers: 3,
      people: 3,
      pairs: { merged: 3, true: 2, both: 1 },
      precision: 1 / 3,
      recall: 1 / 2,
      f1: 2 / 5,
      overMerged: { customers: 1, people: 2 },
      underMerged: { people: 1, customers: 2 },
      largest: { customer: 'a', records: 3, people: 2 },
    });
  });
  test('says nothing where there is nothing to divide by', () => {
    const alone = new Map([['a', 'a']]);
    expect(accuracyOf(alone, new Map([['a', 1]]))).toMatchObject({ precision: null, recall: null, f1: null });
    expect(accuracyOf(new Map(), new Map())).toMatchObject({ records: 0, largest: { records: 0 } });
  });
  test('pair by pair gives the same', () => {
    const labels = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), { maxLength: 14 });
    fc.assert(
      fc.property(labels, (rows) => {
        let [merged, real, both] = [0, 0, 0];
        rows.forEach(([c, p], i) => {
          for (const [other, person] of rows.slice(i + 1)) {
            merged += Number(c === other);
            real += Number(p === person);
            both += Number(c === other && p === person);
          }
        });
        const found = accuracyOf(new Map(rows.map(([c], i) => [`r${i}`, `c${c}`])), new Map(rows.map(([, p], i) => [`r${i}`, p])));
        expect(found.pairs).toEqual({ merged, true: real, both });
        if (found.f1 !== null && found.precision && found.recall)
          expect(found.f1).toBeCloseTo((2 * found.precision * found.recall) / (found.precision + found.recall), 12);
      }),
    );
  });
});

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('D7, seed %i', (seed) => {
  const dataset = idmap.generate({ ...idmap.standard, seed });
  const input = accountsOf(dataset);
  const people = peopleOf(dataset);
  const measured = (rules: typeof STANDARD_RULES) => {
    const identity = identify(input, rules);
    return { identity, accuracy: accuracyOf(customerOfRecord(identity), people) };
  };
  test('without care too many are one: F1 about .71, 37 people in a customer', () => {
    const { accuracy } = measured(withoutCare(STANDARD_RULES));
    expect(Math.abs((accuracy.f1 ?? 0) - 0.71)).toBeLessThan(0.02);
    expect(accuracy.largest.people).toBeGreaterThanOrEqual(37);
    expect(accuracy.precision).toBeLessThan(accuracy.recall ?? 0);
  });
  test('the standard rules bring F1 to about .97; the kiosk and the test number link nobody', () => {
    const { identity, accuracy } = measured(STANDARD_RULES);
    expect(Math.abs((accuracy.f1 ?? 0) - 0.97)).toBeLessThan(0.012);
    expect(accuracy.largest.people).toBeLessThanOrEqual(2);
    expect(
      refusedOf(identity)
        .slice(0, 2)
        .map(({ state }) => state),
    ).toEqual([
      { kind: 'shared', people: 37, limit: 5 },
      { kind: 'blocked', reason: 'listed' },
    ]);
    expect(accuracy.underMerged.people).toBe(60);
  });
  test('another surname keeps members of a family apart', () => {
    const { phone, name } = STANDARD_RULES.types as Record<string, (typeof STANDARD_RULES.types)[string]>;
    if (!phone || !name) throw new Error('no such type');
    const { perSource: _, ...anyPhone } = phone;
    const loose = { ...STANDARD_RULES, types: { ...STANDARD_RULES.types, phone: anyPhone } };
    const byName = { ...loose, types: { ...loose.types, name: { ...name, perCustomer: 1 } } };
    expect(measured(byName).accuracy.f1).toBeGreaterThan((measured(loose).accuracy.f1 ?? 1) + 0.04);
  });
});
