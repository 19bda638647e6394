import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { associationRules } from '../../../src/engine/models/association.ts';
import { solid } from './rows.ts';

/** Tan, Steinbach & Kumar 2005, table 6.1. */
const BASKETS = [
  ['Bread', 'Milk'],
  ['Bread', 'Diaper', 'Beer', 'Eggs'],
  ['Milk', 'Diaper', 'Beer', 'Cola'],
  ['Bread', 'Milk', 'Diaper', 'Beer'],
  ['Bread', 'Milk', 'Diaper', 'Cola'],
];
const ruleOf = (baskets: readonly (readonly string[])[], from: readonly string[], to: string) =>
  solid(associationRules(baskets, { support: 0.01, confidence: 0 })).rules.find(
    (rule) => rule.from.join() === [...from].sort().join() && rule.to.join() === to,
  );

describe('published', () => {
  test('milk and diapers to beer', () => {
    const rule = ruleOf(BASKETS, ['Milk', 'Diaper'], 'Beer');
    expect(rule?.support).toBeCloseTo(0.4, 12);
    expect(rule?.confidence).toBeCloseTo(0.6667, 4);
    expect(rule?.lift).toBeCloseTo(1.1111, 4);
    expect(rule?.leverage).toBeCloseTo(0.04, 12);
    expect(rule?.conviction).toBeCloseTo(1.2, 12);
  });
  test('diapers to beer', () => {
    expect(ruleOf(BASKETS, ['Diaper'], 'Beer')).toMatchObject({
      support: expect.closeTo(0.6, 12),
      confidence: expect.closeTo(0.75, 12),
      lift: expect.closeTo(1.25, 12),
      leverage: expect.closeTo(0.12, 12),
      conviction: expect.closeTo(1.6, 12),
    });
  });
  test('tea to coffee: three of four, and still coffee is bought less with tea', () => {
    const many = (n: number, ...items: string[]) => Array.from({ length: n }, () => items);
    const drinks = [...many(150, 'tea', 'coffee'), ...many(50, 'tea'), ...many(650, 'coffee'), ...many(150)];
    const rule = ruleOf(drinks, ['tea'], 'coffee');
    expect(rule?.confidence).toBe(0.75);
    expect(rule?.lift).toBeCloseTo(0.9375, 12);
  });
});

test('sets and rules come in an order of their own', () => {
  const { sets, rules } = solid(associationRules(BASKETS, { support: 0.6, confidence: 0.75 }));
  expect(sets.map(({ items, count }) => `${items.join('+')} ${count}`)).toEqual([
    'Bread 4',
    'Diaper 4',
    'Milk 4',
    'Beer 3',
    'Beer+Diaper 3',
    'Bread+Diaper 3',
    'Bread+Milk 3',
    'Diaper+Milk 3',
  ]);
  expect(rules.map(({ from, to }) => `${from.join('+')} > ${to.join('+')}`)).toEqual([
    'Beer > Diaper',
    'Diaper > Beer',
    'Bread > Diaper',
    'Bread > Milk',
    'Diaper > Bread',
    'Diaper > Milk',
    'Milk > Bread',
    'Milk > Diaper',
  ]);
  expect(rules[0]).toMatchObject({ confidence: 1, conviction: Infinity });
  expect(associationRules([...BASKETS].reverse(), { support: 0.6, confidence: 0.75 })).toEqual({ sets, rules });
});
test('an item twice counts once; sides are at most so large', () => {
  const { sets, rules } = solid(associationRules([['a', 'a', 'b']], { support: 1, confidence: 1 }));
  expect(sets.map(({ items, count }) => [items.join(), count])).toEqual([
    ['a', 1],
    ['a,b', 1],
    ['b', 1],
  ]);
  expect(rules[0]?.conviction).toBe(Infinity);
  expect(solid(associationRules(BASKETS, { support: 0.2, confidence: 0, size: 1 })).rules).toEqual([]);
});
test('exactly the least share is enough, however it is rounded', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => [i < 7 ? 'rare' : 'common']);
  expect(solid(associationRules(hundred, { support: 0.07, confidence: 0 })).sets).toHaveLength(2);
});
test.each([
  [[], { support: 0.5, confidence: 0.5 }, 'too-few'],
  [BASKETS, { support: 0, confidence: 0.5 }, 'bad-option'],
  [BASKETS, { support: 0.5, confidence: 2 }, 'bad-option'],
  [BASKETS, { support: 0.5, confidence: 0.5, size: 0 }, 'bad-option'],
  [[Array.from({ length: 300 }, (_, i) => `i${i}`)], { support: 1, confidence: 0 }, 'too-many-sets'],
])('%#: a reason', (baskets, options, code) => {
  expect(associationRules(baskets, options).problem?.code).toBe(code);
});

const baskets = fc.array(fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e'), { maxLength: 5 }), {
  minLength: 1,
  maxLength: 20,
});
test('every frequent set is found, and counted as by hand', () => {
  fc.assert(
    fc.property(baskets, fc.constantFrom(0.1, 0.2, 0.34, 0.5), (list, support) => {
      const { sets } = solid(associationRules(list, { support, confidence: 0, size: 5 }));
      const expected = new Map<string, number>();
      for (let mask = 1; mask < 32; mask++) {
        const items = ['a', 'b', 'c', 'd', 'e'].filter((_, i) => mask & (1 << i));
        const count = list.filter((basket) => items.every((item) => basket.includes(item))).length;
        if (count > 0 && count / list.length >= support - 1e-12) expected.set(items.join(), count);
      }
      expect(new Map(sets.map(({ items, count }) => [items.join(), count]))).toEqual(expected);
    }),
  );
});
test('every rule that is sure enough is found, with the measures that counting gives', () => {
  const subsets = Array.from({ length: 31 }, (_, i) => ['a', 'b', 'c', 'd', 'e'].filter((_item, at) => (i + 1) & (1 << at)));
  fc.assert(
    fc.property(baskets, fc.constantFrom(0.1, 0.25, 0.4), fc.constantFrom(0, 0.5, 0.75, 1), (list, support, confidence) => {
      const { rules } = solid(associationRules(list, { support, confidence, size: 5 }));
      const shareOf = (items: readonly string[]): number =>
        list.filter((basket) => items.every((item) => basket.includes(item))).length / list.length;
      const expected = subsets.flatMap((from) =>
        subsets.flatMap((to) => {
          const both = shareOf([...from, ...to]);
          if (from.some((item) => to.includes(item)) || both === 0 || both < support - 1e-12) return [];
          if (both / shareOf(from) < confidence - 1e-12) return [];
          return [
            [`${from}>${to}`, both, both / shareOf(from), both / shareOf(from) / shareOf(to), both - shareOf(from) * shareOf(to)] as const,
          ];
        }),
      );
      const found = new Map(rules.map((rule) => [`${rule.from}>${rule.to}`, rule]));
      expect([...found.keys()].sort()).toEqual(expected.map(([name]) => name).sort());
      for (const [name, both, sure, lift, leverage] of expected) {
        const rule = found.get(name);
        expect(rule?.support).toBeCloseTo(both, 12);
        expect(rule?.confidence).toBeCloseTo(sure, 12);
        expect(rule?.lift).toBeCloseTo(lift, 12);
        expect(rule?.leverage).toBeCloseTo(leverage, 12);
      }
    }),
  );
});
test('lift is the same both ways, and leverage has the sign of lift − 1', () => {
  fc.assert(
    fc.property(baskets, (list) => {
      const { rules } = solid(associationRules(list, { support: 0.05, confidence: 0 }));
      const lifts = new Map(rules.map(({ from, to, lift }) => [`${from}>${to}`, lift]));
      for (const { from, to, lift, leverage } of rules) {
        expect(lifts.get(`${to}>${from}`)).toBeCloseTo(lift, 12);
        if (Math.abs(lift - 1) > 1e-9) expect(Math.sign(leverage)).toBe(Math.sign(lift - 1));
      }
    }),
  );
});
