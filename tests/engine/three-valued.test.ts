import { describe, expect, test } from 'vitest';
import { openWorld, valuesOf } from './world.ts';

/** t: a = 1 is true; f: false; u: unknown, because a is missing. Nine customers hold every pair. */
const TRUTHS = ['t', 'f', 'u'] as const;
const cityOf = { t: 'yes', f: 'no', u: null } as const;
const world = openWorld(
  TRUTHS.flatMap((a) => TRUTHS.map((b) => [`${a}${b}`, cityOf[a], cityOf[b]] as const)),
  [],
);
const A = "city = 'yes'";
const B = "gender_raw = 'yes'";
const letters = (values: Record<string, unknown>): string =>
  Object.keys(values)
    .sort((x, y) => order(x) - order(y))
    .map((id) => (values[id] === null ? 'u' : values[id] ? 't' : 'f'))
    .join('');
const order = (id: string): number => 'tfu'.indexOf(id.charAt(0)) * 3 + 'tfu'.indexOf(id.charAt(1));

/** One letter a customer: tt tf tu ft ff fu ut uf uu. */
describe('truth tables', () => {
  test.each([
    [`${A} and ${B}`, 'tfufffufu'],
    [`${A} or ${B}`, 'ttttfutuu'],
    [`not (${A})`, 'ffftttuuu'],
    [`not (${A} and ${B})`, 'ftutttutu'],
    [`not (${A} or ${B})`, 'fffftufuu'],
    [`${A} and not (${A})`, 'ffffffuuu'],
    [`${A} or city is missing`, 'tttfffttt'],
    ["city != 'yes'", 'ffftttuuu'],
    ["city in ('yes', 'maybe')", 'tttfffuuu'],
    ["city not in ('yes', 'maybe')", 'ffftttuuu'],
    ["city in ('yes', null)", 'tttuuuuuu'],
    ["city not in ('yes', null)", 'fffuuuuuu'],
    ["city between 'x' and 'z'", 'tttfffuuu'],
    ["city not between 'x' and 'z'", 'ffftttuuu'],
    ["city like 'Y%'", 'tttfffuuu'],
    ["city not like 'y__'", 'ffftttuuu'],
    ['city is missing', 'ffffffttt'],
    ['city is present', 'ttttttfff'],
    ['city = null', 'u'.repeat(9)],
    ['city != null', 'u'.repeat(9)],
    ['city = gender_raw', 'tfuftuuuu'],
    ["coalesce(city, 'yes') = 'yes'", 'tttfffttt'],
    ['null is missing', 't'.repeat(9)],
  ])('%s', async (expr, expected) => {
    expect(letters(await valuesOf(`code: a\ndefine: {expr: "${expr}"}`, await world))).toBe(expected);
  });
});

test('an unknown rule does not match: the next one is asked, and else takes the rest', async () => {
  const yaml = `code: a\ndefine: {cases: [{when: "${A}", value: yes}, {when: "not (${A})", value: no}], else: rest}`;
  const values = await valuesOf(yaml, await world);
  expect(values).toMatchObject({ tt: 'yes', ft: 'no', ut: 'rest' });
  const without = await valuesOf(yaml.replace(', else: rest', ''), await world);
  expect(without).toMatchObject({ tt: 'yes', ft: 'no', ut: null });
});
