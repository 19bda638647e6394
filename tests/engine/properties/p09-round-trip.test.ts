import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import {
  type Compiled,
  checkTags,
  compileTags,
  duckdb,
  editSlot,
  parseTags,
  postgres,
  type Schema,
  scriptOf,
  sentencesOf,
  slotsOf,
  spark,
  sqlite,
} from '../../../src/engine/index.ts';
import { textOf } from '../../../src/engine/language/bound-text.ts';
import { parseExpression } from '../../../src/engine/parse/expression.ts';
import { openDuckdb, openPostgres, openSqlite } from '../conformance/engines.ts';
import { CONDITION, CUSTOMERS, MEASURES, NUMBERS, ORDERS } from '../random-conditions.ts';
import { shape } from '../shape.ts';
import { rowsOfWorld, SCHEMA } from '../world.ts';

/** P9: what was parsed and written again compiles to the same statement, and the statement of every dialect parses. */

const folder = new URL('../cases/good/', import.meta.url);
const readme = readFileSync(new URL('../../../src/engine/README.md', import.meta.url), 'utf8');
/** Every definition that the engine's own description and its cases know. */
const FILES: readonly (readonly [name: string, yaml: string, schema: Schema])[] = [
  ...readdirSync(folder).map((file) => [file, String(parse(readFileSync(new URL(file, folder), 'utf8')).tags), SCHEMA] as const),
  ...[...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map((m, i) => [`README ${i + 1}`, m[1] ?? '', yunduo.schema] as const),
];

function compiled(yaml: string, schema: Schema): Compiled {
  const { value, issues } = checkTags(yaml, schema);
  if (!value || issues.some((i) => i.severity === 'error')) throw new Error(`${yaml}\n${JSON.stringify(issues)}`);
  return compileTags(value, sqlite);
}

const style = fc.record({
  collectionStyle: fc.constantFrom('flow' as const, 'block' as const, 'any' as const),
  defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
  lineWidth: fc.constantFrom(0, 40, 80),
  indent: fc.constantFrom(2, 4),
});
type Style = typeof style extends fc.Arbitrary<infer S> ? S : never;

/** The same file as another program would write it: other quotes, other line ends, no comments; or as JSON. */
function writtenAgain(yaml: string, as: Style | 'json'): string {
  // Maps, because an object would put keys like `111` before the others.
  const documents = parseAllDocuments(yaml).map((d) => d.toJS({ mapAsMap: true }) as unknown);
  return documents.map((d) => (as === 'json' ? `${json(d)}\n` : stringify(d, as))).join('---\n');
}
function json(value: unknown): string {
  if (value instanceof Map) return `{${[...value].map(([k, v]) => `${JSON.stringify(String(k))}: ${json(v)}`).join(', ')}}`;
  return Array.isArray(value) ? `[${value.map(json).join(', ')}]` : JSON.stringify(value);
}

test.each(FILES)('%s, written by another hand, is the same statement', (_, yaml, schema) => {
  const before = compiled(yaml, schema);
  fc.assert(
    fc.property(fc.oneof(style, fc.constant('json' as const)), (as) => {
      const again = writtenAgain(yaml, as);
      const { sql, params } = compiled(again, schema);
      expect([again, sql, params]).toEqual([again, before.sql, before.params]);
    }),
    { numRuns: 2 },
  );
});

test('a slot that is given what it holds leaves the statement as it was', () => {
  let slots = 0;
  for (const [name, yaml, schema] of FILES) {
    const { value } = parseTags(yaml);
    const before = compiled(yaml, schema);
    for (const sentence of value ? sentencesOf(yaml, value, schema) : []) {
      for (const slot of slotsOf(sentence)) {
        slots++;
        const { sql, params } = compiled(editSlot(yaml, slot, slot.value), schema);
        expect([name, slot.about, sql, params]).toEqual([name, slot.about, before.sql, before.params]);
      }
    }
  }
  expect(slots).toBeGreaterThan(60);
});

describe('an expression written out', () => {
  const expressions = fc.oneof(CONDITION, NUMBERS);
  const tag = (text: string): string => `${MEASURES}---\ncode: a\ndefine: {expr: ${JSON.stringify(text)}}\n`;
  const ruleOf = (text: string) => {
    const rule = checkTags(tag(text), SCHEMA).value?.tags[0]?.rule;
    if (rule?.kind !== 'value') throw new Error('not an expression');
    return rule.of;
  };

  test('reads as itself again', () => {
    fc.assert(
      fc.property(expressions, (text) => {
        const again = parseExpression(textOf(ruleOf(text))).expression;
        const first = parseExpression(text).expression;
        expect(again && shape(again)).toBe(first && shape(first));
      }),
      { numRuns: 500 },
    );
  });

  test('is the same statement', () => {
    fc.assert(
      fc.property(expressions, (text) => {
        const [before, again] = [text, textOf(ruleOf(text))].map((t) => compiled(tag(t), SCHEMA));
        expect([again?.sql, again?.params]).toEqual([before?.sql, before?.params]);
      }),
      { numRuns: 100 },
    );
  });
});

/** Tags of every way to compile, with random conditions and calculations in them. */
const sets = fc
  .record({
    conditions: fc.array(CONDITION, { minLength: 4, maxLength: 4 }),
    numbers: fc.array(NUMBERS, { minLength: 6, maxLength: 6 }),
    method: fc.constantFrom('ntile', 'percentile_inc', 'percent_rank', 'cut_plus_one', 'mean', 'median', 'pareto', 'zscore'),
    window: fc.constantFrom(
      'ever',
      '{last: 3m}',
      '{prev: 2w}',
      '{between: [1y, 30d]}',
      '{calendar: last_quarter}',
      '{range: [2024-02-29, 2025-03-01]}',
    ),
    by: fc.constantFrom('by: count', 'by: tgi, weight: amount', 'by: share, weight: amount', 'by: decay, half_life: 7d'),
  })
  .map(({ conditions, numbers, method, window, by }) => {
    const expr = (text: string): string => `{expr: ${JSON.stringify(text)}}`;
    const defines = [
      ...conditions.map(expr),
      ...numbers.map(expr),
      `{cases: [${conditions.map((c, i) => `{when: ${JSON.stringify(c)}, value: "it's ${i}"}`).join(', ')}], else: 其余}`,
      `{bin: {of: ${JSON.stringify(numbers[0])}, method: ${method}}}`,
      `{measure: {from: orders, agg: sum, field: amount, on: order_ts, window: ${window}, empty: 0}}`,
      `{prefer: {from: orders, dimension: channel, ${by}, window: ${window}}}`,
      `{sequence: {steps: [{from: orders, where: "status = 'paid'"}, {from: orders}], within: 7d, gives: step}}`,
      `{measure: {from: orders, agg: most_frequent, field: channel, window: ${window}}}`,
      `{rfm: {from: orders, recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {method: ntile}, scheme: eleven}}`,
    ];
    return MEASURES + defines.map((define, i) => `---\ncode: t${i}\ndefine: ${define}\n`).join('');
  });

describe('the statement of every dialect parses', () => {
  const engines = { sqlite: openSqlite(), duckdb: openDuckdb(), postgres: openPostgres() };
  const database = { id: 'round_trip', schema: SCHEMA, rows: rowsOfWorld(CUSTOMERS, ORDERS) };
  beforeAll(async () => {
    await Promise.all(Object.values(engines));
  }, 120_000);
  afterAll(async () => {
    for (const engine of Object.values(engines)) await (await engine).close();
  });
  const scriptFor = (yaml: string, dialect: typeof sqlite): string => {
    const { value, issues } = checkTags(yaml, SCHEMA);
    if (!value) throw new Error(JSON.stringify(issues));
    const { head, sql } = scriptOf(value, dialect, '2025-06-30');
    return `${head}\n${sql}`;
  };

  test.each([
    ['sqlite', sqlite],
    ['duckdb', duckdb],
    ['postgres', postgres],
  ] as const)(
    '%s, on the engine itself',
    async (name, dialect) => {
      await fc.assert(
        fc.asyncProperty(sets, async (yaml) => {
          const { rows } = await (await engines[name]).run(database, scriptFor(yaml, dialect));
          expect(rows.map(([id]) => id)).toEqual(CUSTOMERS.map(([id]) => id));
        }),
        { numRuns: 5 },
      );
    },
    60_000,
  );

  test('spark, as far as its quotes and parentheses go; `npm run test:spark` runs it', () => {
    fc.assert(
      fc.property(sets, (yaml) => {
        const bare = scriptFor(yaml, spark).replaceAll(/'(?:[^'\\]|\\.)*'|`(?:[^`]|``)*`/g, 'q');
        expect(bare).not.toMatch(/['"`\\]|:\w|undefined|NaN/);
        let depth = 0;
        for (const sign of bare) {
          depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
          expect(depth >= 0).toBe(true);
        }
        expect(depth).toBe(0);
      }),
      { numRuns: 5 },
    );
  });
});
