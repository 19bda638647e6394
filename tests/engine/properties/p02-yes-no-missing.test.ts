import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONDITION, PEOPLE as MANY_KINDS, MEASURES } from '../random-conditions.ts';
import { type Customer, type Order, openWorld, tagsOf } from '../world.ts';

/** P2: for every operator, who meets a condition, who does not, and of whom it is unknown are together the population, and nobody is in two of them. */

type Truth = boolean | null;
interface Person {
  readonly city: string | null;
  readonly birth: string | null;
  readonly spend: number | null;
}
interface Condition {
  readonly text: string;
  readonly of: (person: Person) => Truth;
}

/** Everybody who can differ by the constants below: under, on and over each of them, and missing. */
const CITIES = ['a', 'A', 'ab', 'b', '上海', '', null];
const BIRTHS = ['1999-12-31', '2000-02-29', '2000-03-01', null];
const SPENDS = [-1, 0, 2, 2.5, null];
const POPULATION: readonly (Person & { readonly id: string })[] = CITIES.flatMap((city, i) =>
  BIRTHS.flatMap((birth, j) => SPENDS.map((spend, k) => ({ id: `${i}${j}${k}`, city, birth, spend }))),
);
const world = openWorld(
  POPULATION.map(({ id, city, birth }): Customer => [id, city, null, birth]),
  // Some have no order and some one without an amount: neither has a sum.
  POPULATION.flatMap(({ id, spend }, i): Order[] => (spend === null && i % 2 === 0 ? [] : [[`o${id}`, id, '2025-06-01', spend]])),
);

/** Three-valued logic in plain words, apart from the engine's. */
const known = <T>(value: T | null, truth: (value: T) => boolean): Truth => (value === null ? null : truth(value));
const not = (truth: Truth): Truth => (truth === null ? null : !truth);
const all = (truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true);
const any = (truths: readonly Truth[]): Truth => (truths.includes(true) ? true : truths.includes(null) ? null : false);
const COMPARED: Readonly<Record<string, (a: string | number, b: string | number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

type Field = keyof Person;
const NAME: Readonly<Record<Field, string>> = { city: 'city', birth: 'birth_date', spend: 'spend' };
const literal = (value: string | number): string => (typeof value === 'number' ? String(value) : `'${value}'`);
const FIELDS = fc.oneof(
  fc.record({
    field: fc.constant<Field>('city'),
    values: fc.uniqueArray(fc.constantFrom('a', 'A', 'b', '上海', ''), { minLength: 2, maxLength: 3 }),
  }),
  fc.record({
    field: fc.constant<Field>('birth'),
    values: fc.uniqueArray(fc.constantFrom('1999-12-31', '2000-02-29', '2000-03-01'), { minLength: 2, maxLength: 3 }),
  }),
  fc.record({
    field: fc.constant<Field>('spend'),
    values: fc.uniqueArray(fc.constantFrom(-1, 0, 2, 2.5, 3), { minLength: 2, maxLength: 3 }),
  }),
);

type Atom = fc.Arbitrary<Condition>;
const comparison = (sign: string): Atom =>
  FIELDS.map(({ field, values: [value = 0] }) => ({
    text: `${NAME[field]} ${sign} ${literal(value)}`,
    of: (person) => known(person[field], (v) => COMPARED[sign]?.(v, value) ?? false),
  }));
const inside = (negated: boolean, withNull: boolean): Atom =>
  FIELDS.map(({ field, values }) => {
    const of = (person: Person): Truth =>
      any([known(person[field], (v) => (values as unknown[]).includes(v)), ...(withNull ? [null] : [])]);
    const list = [...values.map(literal), ...(withNull ? ['null'] : [])].join(', ');
    return { text: `${NAME[field]} ${negated ? 'not ' : ''}in (${list})`, of: (p) => (negated ? not(of(p)) : of(p)) };
  });
const between = (negated: boolean): Atom =>
  FIELDS.map(({ field, values: [low = 0, high = 0] }) => {
    const of = (person: Person): Truth => known(person[field], (v) => v >= low && v <= high);
    const text = `${NAME[field]} ${negated ? 'not ' : ''}between ${literal(low)} and ${literal(high)}`;
    return { text, of: (p) => (negated ? not(of(p)) : of(p)) };
  });
const like = (negated: boolean): Atom =>
  fc.constantFrom<[string, RegExp][]>(['a%', /^a/i], ['_', /^.$/u], ['%海', /海$/], ['', /^$/]).map(([pattern, regexp]) => {
    const of = (person: Person): Truth => known(person.city, (v) => regexp.test(v));
    return { text: `city ${negated ? 'not ' : ''}like '${pattern}'`, of: (p) => (negated ? not(of(p)) : of(p)) };
  });
const missing = (negated: boolean): Atom =>
  FIELDS.map(({ field }) => ({ text: `${NAME[field]} is ${negated ? 'present' : 'missing'}`, of: (p) => (p[field] === null) !== negated }));

const LEAVES: Readonly<Record<string, Atom>> = {
  '=': comparison('='),
  '!=': comparison('!='),
  '<': comparison('<'),
  '<=': comparison('<='),
  '>': comparison('>'),
  '>=': comparison('>='),
  in: inside(false, false),
  'not in': inside(true, false),
  'in, with a missing one': inside(false, true),
  'not in, with a missing one': inside(true, true),
  between: between(false),
  'not between': between(true),
  like: like(false),
  'not like': like(true),
  'is missing': missing(false),
  'is present': missing(true),
};
const leaf = fc.oneof(...Object.values(LEAVES));
const join =
  (word: 'and' | 'or') =>
  (parts: readonly Condition[]): Condition => ({
    text: parts.map((p) => `(${p.text})`).join(` ${word} `),
    of: (person) => (word === 'and' ? all : any)(parts.map((p) => p.of(person))),
  });
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    tie('tree').map((c): Condition => ({ text: `not (${c.text})`, of: (p) => not(c.of(p)) })),
    fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map(join('and')),
    fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map(join('or')),
  ),
}));
const pair = fc.tuple(leaf, leaf);
const OPERATORS: Readonly<Record<string, Atom>> = {
  ...LEAVES,
  and: pair.map(join('and')),
  or: pair.map(join('or')),
  not: leaf.map((c) => ({ text: `not (${c.text})`, of: (p) => not(c.of(p)) })),
  'all of them, nested': tree,
};

const SPEND = 'measures: {spend: {from: orders, agg: sum, field: amount}}\n';
const quoted = (text: string): string => JSON.stringify(text);

/** One condition said in every way in which the language can say yes and no. */
const tagsFor = (c: string, i: number): string => `---
code: yes_${i}
define: {expr: ${quoted(c)}}
---
code: no_${i}
define: {expr: ${quoted(`not (${c})`)}}
---
code: chosen_${i}
define: {audience: {all: [${quoted(c)}]}}
---
code: others_${i}
define: {audience: {not: ${quoted(c)}}}
---
code: called_${i}
define: {cases: [{when: ${quoted(c)}, value: yes}, {when: ${quoted(`not (${c})`)}, value: no}], else: unknown}
`;

describe.each(Object.entries(OPERATORS))('%s', (_, conditions) => {
  test('yes, no and unknown share out the population', async () => {
    const execute = await world;
    await fc.assert(
      fc.asyncProperty(fc.array(conditions, { minLength: 6, maxLength: 6 }), async (chosen) => {
        const { customerIds, tags } = await tagsOf(SPEND + chosen.map((c, i) => tagsFor(c.text, i)).join(''), execute);
        expect(customerIds).toEqual(POPULATION.map((p) => p.id));
        chosen.forEach((c, i) => {
          const [yes, no, picked, others, called] = tags.slice(i * 5, i * 5 + 5).map((t) => t.values);
          const expected = POPULATION.map((p) => c.of(p));
          expect([c.text, yes]).toEqual([c.text, expected]);
          expect([c.text, no]).toEqual([c.text, expected.map(not)]);
          expect([c.text, picked]).toEqual([c.text, expected]);
          expect([c.text, others]).toEqual([c.text, expected.map(not)]);
          expect([c.text, called]).toEqual([c.text, expected.map((t) => (t === null ? 'unknown' : t ? 'yes' : 'no'))]);
          const sizes = [true, false, null].map((t) => yes?.filter((v) => v === t).length ?? 0);
          expect(sizes.reduce((a, b) => a + b)).toBe(POPULATION.length);
        });
      }),
      { numRuns: 3 },
    );
  });
});

test('so does every condition of every function', async () => {
  const execute = await MANY_KINDS;
  await fc.assert(
    fc.asyncProperty(CONDITION, async (c) => {
      const yaml = `${MEASURES}---\ncode: yes\ndefine: {expr: ${quoted(c)}}\n---\ncode: no\ndefine: {expr: ${quoted(`not (${c})`)}}\n`;
      const [yes, no] = (await tagsOf(yaml, execute)).tags.map((t) => t.values);
      expect(yes?.map((v) => (v === null ? null : !v))).toEqual(no);
      expect(yes?.every((v) => v === null || typeof v === 'boolean')).toBe(true);
      expect(yes).toHaveLength(5);
    }),
    { numRuns: 150 },
  );
}, 30_000);
