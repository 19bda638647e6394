import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printTagRows } from '../../../src/cli/rows-out.ts';
import { scriptText } from '../../../src/cli/script-text.ts';
import { type Cell, checkTags, compileTags, type Rows, runTags, sqlite, type TagRows } from '../../../src/engine/index.ts';
import { cliWords } from '../../../src/i18n/zh/cli.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { exportCsv } from '../../../src/sandbox/export-csv.ts';
import { readWhole } from '../../../src/sandbox/import/read.ts';
import { surveyFile } from '../../../src/sandbox/import/survey.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { cutRows } from '../../sandbox/import/csv-text.ts';
import { inWorld, rowsOfWorld, SCHEMA } from '../world.ts';
import { AS_OF } from './purchases.ts';

/** P15: what is exported as CSV, JSON or SQL comes back as it was, Chinese and all. */

/** Texts that have broken exports: quotes of every kind, commas, line ends, blanks of both widths, signs beyond the BMP, what looks like SQL or like a formula's middle. */
const text = fc.oneof(
  fc.constantFrom(
    '北京',
    '上海，浦东',
    '“重要”客户',
    'a"b',
    "it's",
    'a,b',
    '第一行\n第二行',
    '　全角',
    '😀',
    'x = 1; --',
    ':as_of',
    '$1',
    '价值|发展',
    'É',
  ),
  fc.string({ unit: fc.constantFrom(...'客户ab, "\'\n;:|é😀'), minLength: 1, maxLength: 6 }).filter((s) => s.trim() !== ''),
);
interface Person {
  readonly city: string | null;
  readonly birth: string | null;
  readonly amount: number | null;
}
const people = fc.array(
  fc.record({
    city: fc.option(text, { freq: 5 }),
    birth: fc.constantFrom('1990-06-30', '2000-02-29', null),
    amount: fc.option(
      fc.integer({ min: -5000, max: 5000 }).map((cents) => cents / 100),
      { freq: 5 },
    ),
  }),
  { minLength: 1, maxLength: 8 },
);
const YAML = `measures: {spend: {from: orders, agg: sum, field: amount}}
---
code: where
name: {zh: 城市, en: City}
define: {column: customers.city}
---
code: spent
define: {expr: spend / 8}
---
code: much
define: {expr: spend >= 10}
---
code: born
define: {column: birth_date}
---
code: called
name: {zh: "“分层”，'引号'", en: Tier}
define: {cases: [{when: spend >= 10, value: "高，'价值'"}, {when: spend is present, value: '低"价值"'}], else: 未知}
`;
const tags = (() => {
  const { value, issues } = checkTags(YAML, SCHEMA);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
})();
const compiled = compileTags(tags, sqlite);
const idOf = (i: number): string => `客户${i + 10}`;
const worldOf = (given: readonly Person[]) =>
  [
    given.map(({ city, birth }, i) => [idOf(i), city, null, birth] as const),
    given.flatMap(({ amount }, i) => (amount === null ? [] : [[`o${i}`, idOf(i), '2025-06-01', amount] as const])),
  ] as const;

const rowsFor = (given: readonly Person[]): Promise<TagRows> =>
  inWorld(...worldOf(given), (execute) => runTags(tags, compiled, AS_OF, execute));
/** Customer, tag, value: as `taglab run` lists them; who has no value has no line. */
const listed = ({ customerIds, tags: columns }: TagRows) =>
  customerIds.flatMap((id, i) => columns.flatMap(({ code, values }) => (values[i] === null ? [] : [[id, code, values[i]]])));
async function printed(rows: TagRows, format: 'csv' | 'json'): Promise<string> {
  let all = '';
  const terminal = {
    async out(part: string) {
      all += part;
    },
    err: () => undefined,
  };
  await printTagRows(rows, format, terminal as unknown as Parameters<typeof printTagRows>[2]);
  return all;
}
const table = ({ customerIds, tags: columns }: TagRows): Rows => ({
  columns: ['customer_id', ...columns.map((t) => t.code)],
  values: [customerIds, ...columns.map((t) => t.values.map((v): Cell => (typeof v === 'boolean' ? Number(v) : v)))],
});

const TEXTS = ['where', 'called'];

describe('CSV', () => {
  test('every value of every tag is read back', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (given) => {
        const rows = await rowsFor(given);
        const { rows: lines, broken } = cutRows(await printed(rows, 'csv'));
        expect(broken).toEqual([]);
        expect(lines.map((r) => r.cells)).toEqual([['customer_id', 'tag', 'value'], ...listed(rows).map((line) => line.map(String))]);
      }),
      { numRuns: 25 },
    );
  });

  test('a table that was exported is the same table once it is imported, types and missing values too', async () => {
    let imports = 0;
    await fc.assert(
      fc.asyncProperty(people, async (given) => {
        const exported = table(await rowsFor(given));
        const file = new Blob([exportCsv(exported)]);
        // Blanks around a text and words for nothing are changed unless somebody leaves that undone; of 5.075 alone nobody knows what it is.
        const off = TEXTS.flatMap((name) => [`trim:${name}`, `blank-words:${name}`]);
        const answers = { table: 'tags', columns: { customer_id: 'customer_id' }, texts: TEXTS, decimals: { spent: '.' as const }, off };
        const { plan, questions, problems } = await surveyFile(file, answers);
        if (!plan) throw new Error(JSON.stringify([questions, problems]));
        const imported = await readWhole(file, plan);
        expect(imported.counts.refused).toEqual(0);
        for (const [i, column] of exported.columns.entries()) {
          const at = imported.table.columns.findIndex((c) => c.name === column);
          const found = imported.rows.map((row) => row[at] ?? null);
          expect([column, found]).toEqual([column, exported.values[i]]);
        }
        imports++;
      }),
      { numRuns: 25 },
    );
    expect(imports).toBeGreaterThan(20);
  });
});

test('JSON: every value of every tag comes back with its type', async () => {
  await fc.assert(
    fc.asyncProperty(people, async (given) => {
      const rows = await rowsFor(given);
      const back = JSON.parse(await printed(rows, 'json')) as { customer_id: string; tag: string; value: unknown }[];
      expect(back.map((line) => [line.customer_id, line.tag, line.value])).toEqual(listed(rows));
    }),
    { numRuns: 25 },
  );
});

describe('SQL', () => {
  test('the file that is handed out runs as it is and gives the same rows', async () => {
    await fc.assert(
      fc.asyncProperty(people, text, async (given, spelt) => {
        const yaml = `${YAML}---\ncode: spelt\nname: {zh: ${JSON.stringify(spelt)}, en: Spelt}\ndefine: {cases: [{when: ${JSON.stringify(`city = ${quoted(spelt)}`)}, value: ${JSON.stringify(spelt)}}], else: ${JSON.stringify(`不是 ${spelt}`)}}\n`;
        const { value, issues } = checkTags(yaml, SCHEMA);
        if (!value) throw new Error(JSON.stringify(issues));
        const file = scriptText(value, sqlite, AS_OF, cliWords.script);
        await inWorld(...worldOf(given), async (execute) => {
          const bound = compileTags(value, sqlite);
          const expected = await execute(bound.sql, { ...bound.params, as_of: AS_OF });
          expect(await execute(file, {})).toEqual(expected);
          const at = expected.columns.indexOf('spelt');
          expect(expected.values[at]).toEqual(given.map(({ city }) => (city === spelt ? spelt : `不是 ${spelt}`)));
        });
      }),
      { numRuns: 40 },
    );
  });

  test('a database that is saved and opened again has the same rows and gives the same tags', async () => {
    const sqlJs = await loadSqlJs();
    await fc.assert(
      fc.asyncProperty(people, async (given) => {
        const rows = rowsOfWorld(...worldOf(given));
        const db = createDatabase(sqlJs, { schema: SCHEMA, rows });
        const run = (on: typeof db) => runTags(tags, compiled, AS_OF, async (sql, params) => runStatement(on, sql, params));
        const before = await run(db);
        const again = new sqlJs.Database(db.export());
        expect(await run(again)).toEqual(before);
        for (const name of ['customers', 'orders']) {
          expect(runStatement(again, `SELECT * FROM ${name}`)).toEqual(runStatement(db, `SELECT * FROM ${name}`));
        }
        expect(before.tags[0]?.values).toEqual(given.map((p) => p.city));
        db.close();
        again.close();
      }),
      { numRuns: 15 },
    );
  });
});

/** A text in an expression. */
const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;
