import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTags, compileTags, paramsOf, type ResolvedTags, runTags, sqlite } from '../../src/engine/index.ts';
import { MOST_ISSUES } from '../../src/engine/language/issue.ts';
import { LONGEST_TEXT, MOST_DOCUMENTS, MOST_NESTED, MOST_PIECES } from '../../src/engine/language/text-limits.ts';
import { issueWords as en } from '../../src/i18n/en/issues.ts';
import { say } from '../../src/i18n/say.ts';
import { issueWords as zh } from '../../src/i18n/zh/issues.ts';
import { longestOf, SHAPES } from './hostile-shapes.ts';
import { openedBy } from './opened-tables.ts';
import { openWorld, SCHEMA } from './world.ts';

/**
 * Whatever stands in a definition ends in issues, never in an exception, and never in SQL that reads more than it should. How long it takes,
 * `tests/bench/hostile-texts.ts` measures.
 */
const AS_OF = '2025-06-30';
const world = openWorld(
  [['A', 'sh', 'f', '1990-01-01', '2024-01-01'], ['B']],
  [
    ['1', 'A', '2025-06-01', 100, 'paid', '10:00:00', 'app'],
    ['2', 'A', '2025-05-01', 50, 'refunded'],
  ],
);

/** Every table that a set of tags names, as it was resolved: the customers' own, those of its measures, and those that lead from them to the customer. */
function tablesNamed({ schema, measures }: ResolvedTags): Set<string> {
  const sources = measures.flatMap(({ spec, shape, via }) => [
    spec.from,
    ...(via ? [via.table] : []),
    ...(shape?.agg === 'sequence' ? shape.steps.flatMap((step) => [step.spec.from, ...(step.via ? [step.via.table] : [])]) : []),
    ...(shape?.agg === 'statement' ? shape.tables.map((table) => table.name.toLowerCase()) : []),
  ]);
  return new Set([schema.entity.table, ...sources]);
}

/** @returns whether it ran */
async function survives(text: string): Promise<boolean> {
  const value = comesToIssues(text);
  return value !== undefined && opensOnlyWhatItNames(value, text);
}

/** @returns the tags where nothing is an error */
function comesToIssues(text: string): ResolvedTags | undefined {
  const { value, issues } = checkTags(text, SCHEMA, AS_OF);
  expect(issues.length).toBeLessThanOrEqual(MOST_ISSUES);
  for (const issue of issues) {
    const { line, column, start, end } = issue.place;
    expect(line >= 1 && column >= 1 && start >= 0 && end >= start && end <= text.length, JSON.stringify(issue)).toBe(true);
  }
  const [first] = issues;
  if (first) for (const words of [zh, en]) expect(say(words, first as never)).not.toMatch(/undefined|NaN/);
  expect(value === undefined).toBe(issues.some((i) => i.severity === 'error'));
  return value;
}

/** @returns whether it ran: what the author's own query lacks to be SQL, only the database says */
async function opensOnlyWhatItNames(value: ResolvedTags, text: string): Promise<boolean> {
  const execute = await world;
  const compiled = compileTags(value, sqlite);
  const params = await paramsOf(compiled, AS_OF, execute);
  for (const sql of [compiled.sql, compiled.wideSql]) {
    const opened = await openedBy(sql, params, execute).catch((refusal: unknown) => {
      if (!value.measures.some(({ shape }) => shape?.agg === 'statement')) throw refusal;
    });
    if (!opened) return false;
    const named = tablesNamed(value);
    expect(
      opened.tables.filter((table) => !named.has(table)),
      text.slice(0, 2000),
    ).toEqual([]);
    expect([opened.writes, opened.virtual > 0], text.slice(0, 2000)).toEqual([false, compiled.computed.length > 0]);
  }
  expect((await runTags(value, compiled, AS_OF, execute)).customerIds).toEqual(['A', 'B']);
  return true;
}

describe('much of one thing', () => {
  test.each(SHAPES)(
    '$name',
    async (shape) => {
      for (const text of [longestOf(shape), shape.of(LONGEST_TEXT), shape.of(1_000_000)]) comesToIssues(text);
      await survives(shape.of(10_000));
    },
    30_000,
  );
});

describe('what is too much is said where it becomes too much', () => {
  const said = (text: string) => checkTags(text, SCHEMA, AS_OF).issues.map(({ code, params, place }) => ({ code, params, place }));
  test('words and signs', () => {
    const list = (count: number): string => `code: a\ndefine: {expr: 1 = 1}\ncategory: [${'x,'.repeat(count)}]`;
    expect(said(list(MOST_PIECES / 4))).toEqual([]);
    const [issue, ...others] = said(list(MOST_PIECES));
    expect([issue?.code, issue?.params, others]).toEqual(['too-intricate', { of: 'pieces', limit: MOST_PIECES }, []]);
    expect(issue?.place).toMatchObject({ line: 3 });
  });
  test('levels', () => {
    const deep = (levels: number): string => `code: a\ndefine: {expr: 1 = 1}\ndefinition: ${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(said(deep(MOST_NESTED - 10))).toEqual([]);
    const [issue, ...others] = said(deep(MOST_NESTED));
    expect([issue?.code, issue?.params, others]).toEqual(['too-intricate', { of: 'levels', limit: MOST_NESTED }, []]);
  });
  test('documents', () => {
    const [issue, ...others] = said('---\n'.repeat(MOST_DOCUMENTS + 10));
    expect([issue?.code, issue?.params, others]).toEqual(['too-intricate', { of: 'documents', limit: MOST_DOCUMENTS }, []]);
  });
  test.each([
    ['points', (n: number) => `points:\n${'    - {when: city is missing, points: 1}\n'.repeat(n)}`],
    ['an audience', (n: number) => `audience:\n    any:\n${'      - city is missing\n'.repeat(n - 1)}`],
    [
      'a survey',
      (n: number) => `survey: {from: survey, scale: [1, 5], min_answered: 1, items: [${Array.from({ length: n }, (_, i) => `L${i}`)}]}`,
    ],
  ])('%s of 200 parts runs, one of 201 does not', async (_, define) => {
    const text = (n: number): string => `code: a\ndefine:\n  ${define(n)}`;
    if (text(200).includes('survey')) expect(said(text(201))).toMatchObject([{ code: 'too-large', params: { what: 'parts', found: 201 } }]);
    else {
      expect(await survives(text(200))).toBe(true);
      expect(said(text(201))).toMatchObject([{ code: 'too-large', params: { what: 'parts', found: 201, limit: 200 } }]);
    }
  });
  test('centres, and turns of a tree', async () => {
    const model = (parts: string): string =>
      `code: a\nmeasures: {n: {from: orders, agg: count, empty: 0}}\ndefine:\n  model: {type: MODEL}\n  inputs: {n: n}\n  ${parts}`;
    const centres = (n: number): string =>
      model(`centers: {${Array.from({ length: n }, (_, i) => `c${i}: {n: ${i}}`)}}`).replace('MODEL', 'kmeans');
    expect(await survives(centres(50))).toBe(true);
    expect(said(centres(51))).toMatchObject([{ code: 'too-large', params: { what: 'centers', found: 51, limit: 50 } }]);
    const full = (depth: number): string => (depth === 0 ? 'x' : `{if: n > ${depth}, then: ${full(depth - 1)}, else: ${full(depth - 1)}}`);
    const tree = (depth: number): string => model(`tree: ${full(depth)}`).replace('MODEL', 'tree');
    expect(await survives(tree(8))).toBe(true);
    expect(said(tree(11))).toMatchObject([{ code: 'too-large', params: { what: 'turns', found: 2048 * 11, limit: 20_000 } }]);
  });
});

/** A definition of every kind of thing that a person writes, with holes for names and values that nobody means well with. */
const TEMPLATES: readonly ((name: string, value: string, more: string) => string)[] = [
  (name, value) => `code: a\ndefine: {column: ${name}, map: {x: [${value}]}, else: ${value}}`,
  (name) => `code: a\ndefine: {expr: ${name}}`,
  (name, value) =>
    `code: a\ndefine:\n  cases:\n    - {when: city = ${value}, value: ${value}}\n    - {when: ${name}, value: y}\n  else: ${value}`,
  (name, value, more) => `code: a\ndefine: {measure: {from: ${name}, agg: last, field: ${more}, where: status = ${value}}}`,
  (name, value) => `code: a\nmeasures: {${name}: {from: orders, agg: max, field: amount}}\ndefine: {expr: city != ${value}}`,
  (name) => `code: a\nmeasures: {${name}: {from: orders, agg: max, field: amount}}\ndefine: {expr: rank(${name}) > 1}`,
  (name, value, more) =>
    `code: a\ndefine: {prefer: {from: orders, dimension: ${name}, weight: ${more}, where: channel = ${value}, by: tgi}}`,
  (name, value) => `code: a\ndefine: {list: {${name}: [${value}, A]}}`,
  (name, value) => `code: a\ndefine: {bin: {of: age(birth_date), method: edges, edges: [10], labels: [${name}, ${value}]}}`,
  (name, value) => `code: a\ngate: {consent: ${value}}\ndefine: {expr: ${name} is missing}`,
  (name, value, more) => `code: a\ndefine: {sequence: {steps: [{from: orders, where: ${name} = ${value}}, {from: ${more}}]}}`,
  (name, value) =>
    `code: a\ndefine: {survey: {from: survey, item: q, answer: score, scale: [1, 5], items: [${name}, ${value}], min_answered: 1}}`,
  (name, value, more) => `code: a\ndefine: {graph: {edges: ${name}, from: ${more}, to: dst, where: ts = ${value}, metric: pagerank}}`,
];
const HOSTILE = [
  'city',
  'orders',
  'amount',
  'follows',
  'src',
  'channel',
  'cards',
  "'x'",
  '1',
  'sqlite_master',
  'main.orders',
  'temp.x',
  'rowid',
  '`x"; DROP TABLE orders; --`',
  '"x\'; DROP TABLE orders; --"',
  "'; DELETE FROM orders; --'",
  "' OR 1=1 --'",
  '`"`',
  '"\\""',
  "''''",
  '`orders"`',
  '`city" FROM cards --`',
  '"(SELECT status FROM cards)"',
  'x) UNION SELECT customer_id, 1 FROM cards --',
  '(SELECT 1 FROM sqlite_master)',
  '(SELECT COUNT(*) FROM cards)',
  'orders, cards',
  'pragma_table_info(1)',
  "json_each('[1]')",
  'load_extension(1)',
  'randomblob(1000000000)',
  ':as_of',
  '?1',
  '@x',
  '$x',
  '__proto__',
  'constructor',
  'toString',
  'as_of',
  '"\\u0000"',
  '"\\ud800"',
  '😀',
  '"a\\nb"',
  'null',
  'true',
  '[x]',
  '%',
];

test('names and values that would be SQL of their own open no table that the definition does not name', async () => {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  );
  let ran = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...TEMPLATES), piece, piece, piece, async (template, name, value, more) => {
      if (await survives(template(name, value, more))) ran++;
    }),
    { numRuns: 3000 },
  );
  expect(ran).toBeGreaterThan(150);
}, 120_000);

test('nor do queries of the author’s own', async () => {
  const part = fc.constantFrom(
    ...HOSTILE,
    'customers',
    'visits',
    'customers c',
    '(SELECT * FROM visits)',
    'visits, survey',
    "status = 'paid'",
  );
  let ran = 0;
  await fc.assert(
    fc.asyncProperty(part, part, part, async (what, from, where) => {
      const query = `SELECT customer_id, ${what} AS value FROM ${from} WHERE 1 OR ${where}`;
      if (await survives(`code: a\ndefine:\n  sql: {query: ${JSON.stringify(query)}}`)) ran++;
    }),
    { numRuns: 2000 },
  );
  expect(ran).toBeGreaterThan(10);
}, 120_000);

test('bytes of any kind', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 3000 }),
      fc.constantFrom('latin1', 'utf-8', 'utf-16le'),
      async (bytes, as) => {
        await survives(new TextDecoder(as).decode(bytes));
      },
    ),
    { numRuns: 500 },
  );
}, 60_000);

test('a statement that opens what nobody named would be found', async () => {
  const execute = await world;
  expect(await openedBy('SELECT * FROM orders o JOIN cards USING (customer_id)', {}, execute)).toMatchObject({ writes: false, virtual: 0 });
  expect(new Set((await openedBy('SELECT * FROM orders o JOIN cards USING (customer_id)', {}, execute)).tables)).toEqual(
    new Set(['orders', 'cards']),
  );
  expect((await openedBy('SELECT name FROM sqlite_master', {}, execute)).tables).toEqual(['sqlite_master']);
  expect((await openedBy("SELECT value FROM json_each('[1]')", {}, execute)).virtual).toBe(1);
  expect((await openedBy("DELETE FROM cards WHERE customer_id = 'A'", {}, execute)).writes).toBe(true);
});
