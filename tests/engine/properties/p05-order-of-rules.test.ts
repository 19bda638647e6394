import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codesOf, type Order, openWorld, tagsOf } from '../world.ts';

/** P5: the order of the rules is their priority, and another order changes the result only where the linter has reported an overlap. */

/** Somebody for every number of orders and every age of the last one that the rules below ask about. */
const PEOPLE = [0, 1, 2, 3, 4, 5, 6].flatMap((n) => [0, 20, 40, 60].map((days) => ({ id: `${n}-${days}`, n, days })));
const day = (ago: number): string => new Date(Date.UTC(2025, 5, 30 - ago)).toISOString().slice(0, 10);
const world = openWorld(
  PEOPLE.map(({ id }) => [id]),
  PEOPLE.flatMap(({ id, n, days }) => Array.from({ length: n }, (_, k): Order => [`${id}/${k}`, id, day(days + k), 1])),
);

interface Rule {
  readonly text: string;
  readonly value: string;
  readonly holds: (n: number, days: number | null) => boolean;
}
const limit = fc.integer({ min: 0, max: 6 });
const band = fc.tuple(limit, limit).map(([a, b]) => {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  return { text: `n between ${low} and ${high}`, holds: (n: number) => n >= low && n <= high };
});
const side = fc.tuple(limit, fc.constantFrom('<', '<=', '>', '>=', '=')).map(([a, sign]) => ({
  text: `n ${sign} ${a}`,
  holds: (n: number) => ({ '<': n < a, '<=': n <= a, '>': n > a, '>=': n >= a, '=': n === a })[sign] ?? false,
}));
const both = fc.tuple(limit, limit, limit, limit).map(([a, b, c, d]) => {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const [from, to] = [Math.min(c, d) * 10, Math.max(c, d) * 10];
  const within = (days: number | null): boolean => days !== null && days >= from && days <= to;
  return {
    text: `n between ${low} and ${high} and days between ${from} and ${to}`,
    holds: (n: number, days: number | null) => n >= low && n <= high && within(days),
  };
});
type Unnamed = Omit<Rule, 'value'>;
const named = (rule: fc.Arbitrary<Unnamed>) =>
  fc.array(rule, { minLength: 2, maxLength: 4 }).map((rules) => rules.map((r, i): Rule => ({ ...r, value: `v${i}` })));
/** With another order of the same. */
const turned = (rules: fc.Arbitrary<Rule[]>) =>
  rules.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));

const yamlOf = (rules: readonly Rule[]): string => {
  const cases = rules.map(({ text, value }) => `{when: "${text}", value: ${value}}`).join(', ');
  return `measures: {n: {from: orders, agg: count, empty: 0}, days: {from: orders, agg: days_since}}\n---\ncode: a\ndefine: {cases: [${cases}], else: rest}\n`;
};
const valuesOf = async (rules: readonly Rule[]): Promise<readonly unknown[]> =>
  (await tagsOf(yamlOf(rules), await world)).tags[0]?.values ?? [];
const reported = (rules: readonly Rule[]): boolean =>
  codesOf(yamlOf(rules)).some((code) => code === 'overlapping-cases' || code === 'dead-case');

/** In the order of the customers' keys. */
const SORTED = PEOPLE.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const firstTrue = (rules: readonly Rule[]): readonly string[] =>
  SORTED.map(({ n, days }) => rules.find((r) => r.holds(n, n === 0 ? null : days))?.value ?? 'rest');

test('the first rule that is true gives the value', async () => {
  await fc.assert(
    fc.asyncProperty(named(fc.oneof(band, side, both)), async (rules) => {
      expect([yamlOf(rules), await valuesOf(rules)]).toEqual([yamlOf(rules), firstTrue(rules)]);
    }),
    { numRuns: 50 },
  );
}, 30_000);

test.each<[string, fc.Arbitrary<Unnamed>]>([
  ['of one number', fc.oneof(band, side)],
  ['of two numbers', both],
])(
  'where another order gives another result, rules %s are reported as dead or overlapping in one order or the other',
  async (_, rule) => {
    let silent = 0;
    await fc.assert(
      fc.asyncProperty(turned(named(rule)), async ([rules, other]) => {
        if (reported(rules) || reported(other)) return;
        silent++;
        expect([yamlOf(other), await valuesOf(other)]).toEqual([yamlOf(other), await valuesOf(rules)]);
      }),
      { numRuns: 150 },
    );
    expect(silent).toBeGreaterThan(20);
  },
  30_000,
);
