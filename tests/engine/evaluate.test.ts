import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CustomerRow } from '../../src/engine/explain/evaluate.ts';
import { evaluate } from '../../src/engine/explain/evaluate.ts';
import { checkTags, compileTags, type ResolvedTags, runTags, sqlite } from '../../src/engine/index.ts';
import { asValue } from '../../src/engine/run.ts';
import { CONDITION, MEASURES, NUMBERS, PEOPLE } from './random-conditions.ts';
import { SCHEMA, tagsOf } from './world.ts';

const AS_OF = '2025-06-30';

function resolved(expressions: readonly string[]): ResolvedTags {
  const tags = expressions.map((e, i) => `---\ncode: t${i}\ndefine: {expr: ${JSON.stringify(e)}}\n`).join('');
  const { value, issues } = checkTags(MEASURES + tags, SCHEMA);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}

/** The same expressions by the statement and by the walk over the tree, customer by customer. */
async function bothWays(expressions: readonly string[]) {
  const tags = resolved(expressions);
  const compiled = compileTags(tags, sqlite);
  const execute = await PEOPLE;
  const run = await runTags(tags, compiled, AS_OF, execute);
  const wide = await execute(compiled.wideSql, { ...compiled.params, as_of: AS_OF });
  const columnAt = (i: number) => (name: string) => wide.values[wide.columns.indexOf(name)]?.[i] ?? null;
  const walked = tags.tags.map((tag) =>
    run.customerIds.map((_, i) => {
      const column = columnAt(i);
      const row: CustomerRow = {
        asOf: AS_OF,
        ref: (ref) => (ref.kind === 'as_of' ? AS_OF : column(ref.kind === 'measure' ? ref.id : ref.kind === 'tag' ? ref.code : ref.column)),
        population: column,
      };
      return tag.rule.kind === 'value' ? asValue(evaluate(tag.rule.of, row), tag.type === 'bool') : 'not an expression';
    }),
  );
  return { statement: run.tags.map((t) => t.values), walked };
}

test.each([
  ['conditions', CONDITION],
  ['calculations', NUMBERS],
])(
  '%s: the statement and the walk over the tree agree',
  async (_, arbitrary) => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitrary, { minLength: 10, maxLength: 10 }), async (expressions) => {
        const { statement, walked } = await bothWays(expressions);
        expect(walked.map((values, i) => [expressions[i], ...values])).toEqual(statement.map((values, i) => [expressions[i], ...values]));
      }),
      { numRuns: 60 },
    );
  },
  60_000,
);

test.each([
  ["'a-b' like 'a-b'", true],
  ["'a.c' like 'abc'", false],
  ["'a(c' like 'a(_'", true],
  ["'[x]' like '[x]'", true],
  ["'SOS' like 's%s'", true],
  ["'ÉA' like 'éa'", false],
  ["'上海市' like '上_市'", true],
  ["'😀x' like '_x'", true],
  ["'a' < '😀' and '～' < '😀'", true],
  ["'9' > '10'", true],
  ['round(1.005, 2) = 1', true],
  ['round(2.5) = 3 and round(-2.5) = -3', true],
  ['round(1234.5, -2) = 1235', true],
  ['round(0.125, 2) = 0.13', true],
  ['5 / 2 = 2.5', true],
  ['1 / 0 is missing', true],
  ["days_between('2024-02-28', '2024-03-01') = 2", true],
  ["days_between('2025-02-28', '2025-03-01') = 1", true],
  ["trim('  a  ') = 'a'", true],
  ["lower('ÀB') = 'Àb'", true],
])('%s is %s, both ways', async (expression, expected) => {
  const { statement, walked } = await bothWays([expression]);
  expect(statement[0]?.[0]).toBe(expected);
  expect(walked[0]?.[0]).toBe(expected);
});

test('what a person born on 29 February is on each side of the birthday', async () => {
  for (const [asOf, age] of [
    ['2025-02-28', 24],
    ['2025-03-01', 25],
    ['2024-02-28', 23],
    ['2024-02-29', 24],
  ] as const) {
    const { tags, customerIds } = await tagsOf('code: a\ndefine: {expr: age(birth_date)}', await PEOPLE, asOf);
    expect(tags[0]?.values[customerIds.indexOf('C')]).toBe(age);
  }
});
