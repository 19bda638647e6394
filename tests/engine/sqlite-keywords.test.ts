import { describe, expect, test } from 'vitest';
import { type Bilingual, checkTags, compileTags, inlineParams, runTags, type Schema, sqlite } from '../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';

/** @source https://www.sqlite.org/lang_keywords.html, and other names of a row's number */
const KEYWORDS =
  'abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade case cast check collate column commit conflict constraint create cross current current_date current_time current_timestamp database default deferrable deferred delete desc detach distinct do drop each else end escape except exclude exclusive exists explain fail filter first following for foreign from full generated glob group groups having if ignore immediate in index indexed initially inner insert instead intersect into is isnull join key last left like limit match materialized natural no not nothing notnull null nulls of offset on or order others outer over partition plan pragma preceding primary query raise range recursive references regexp reindex release rename replace restrict returning right rollback row rows savepoint select set table temp temporary then ties to transaction trigger unbounded union unique update using vacuum values view virtual when where window with without rowid oid _rowid_'.split(
    ' ',
  );
const both = (word: string): Bilingual => ({ zh: word, en: word });
const column = (name: string, type: 'text' | 'int') => ({ name, type, nullable: true, label: both(name) });

/** Values that SQLite reads like keywords. The import gives no column of customers such a name. */
const TRUTHS = ['true', 'false'];

/** Two customers whose columns are called by keywords, and orders whose columns are. */
async function shopOf(words: readonly string[]) {
  const ofOrders = [...words, ...TRUTHS];
  const schema: Schema = {
    entity: { table: 'customers', key: 'customer_id' },
    tables: {
      customers: {
        name: 'customers',
        label: both('customers'),
        entityKey: 'customer_id',
        primaryKey: ['customer_id'],
        columns: [column('customer_id', 'text'), ...words.map((word) => column(word, 'int'))],
      },
      orders: {
        name: 'orders',
        label: both('orders'),
        entityKey: 'customer_id',
        primaryKey: ['order_id'],
        columns: [column('order_id', 'text'), column('customer_id', 'text'), ...ofOrders.map((word) => column(word, 'int'))],
      },
    },
    measures: {},
  };
  const rows = {
    customers: [
      ['A', ...words.map((_, i) => i)],
      ['B', ...words.map(() => null)],
    ],
    orders: [['1', 'A', ...ofOrders.map((_, i) => i)]],
  };
  const db = createDatabase(await loadSqlJs(), { schema, rows });
  return {
    async run(yaml: string): Promise<unknown[]> {
      const { value, issues } = checkTags(yaml, schema);
      if (!value) throw new Error(JSON.stringify(issues));
      const compiled = compileTags(value, sqlite);
      const tags = await runTags(value, compiled, '2025-06-30', async (sql, params) => runStatement(db, sql, params));
      // The statement must also run as a reader would copy it.
      runStatement(db, inlineParams(compiled.sql, { ...compiled.params, as_of: '2025-06-30' }), {});
      return tags.tags.map((t) => t.values);
    },
  };
}

/** Words of the tag language stand between backquotes, as the language has it. */
const name = (word: string): string => `\`${word}\``;

describe('names that are keywords of SQLite', () => {
  test('columns of customers and of orders', async () => {
    const shop = await shopOf(KEYWORDS);
    const each = KEYWORDS.map(
      (word, i) =>
        `code: c${i}\ndefine: {column: "customers.${word}"}\n---\ncode: m${i}\ndefine: {measure: {from: orders, agg: max, field: "${name(word)}", where: "${name(word)} >= 0"}}`,
    );
    const values = await shop.run(each.join('\n---\n'));
    expect(values).toEqual(
      KEYWORDS.flatMap((_, i) => [
        [i, null],
        [i, null],
      ]),
    );
  });
  test('columns of orders alone', async () => {
    const shop = await shopOf([]);
    const each = TRUTHS.map(
      (word, i) => `code: m${i}\ndefine: {measure: {from: orders, agg: sum, field: "${name(word)}", where: "${name(word)} <= 5"}}`,
    );
    expect(await shop.run(each.join('\n---\n'))).toEqual([
      [0, null],
      [1, null],
    ]);
  });
  test('tags and measures', async () => {
    const shop = await shopOf(['n']);
    const codes = [...KEYWORDS, ...TRUTHS].filter((word) => !word.startsWith('_'));
    for (const word of codes) {
      const yaml = `measures: {${JSON.stringify(word)}: {from: orders, agg: count, empty: 0}}\n---\ncode: ${JSON.stringify(word)}\ndefine: {expr: "${name(word)} + 7"}\n---\ncode: other\ndefine: {bin: {of: "${name(word)}", method: edges, edges: [1]}}`;
      expect([word, await shop.run(yaml)]).toEqual([
        word,
        [
          [8, 7],
          [2, 1],
        ],
      ]);
      const read = `code: ${JSON.stringify(word)}\ndefine: {expr: n}\n---\ncode: reads\ndefine: {expr: "coalesce(${name(word)}, 5)"}`;
      expect([word, await shop.run(read)]).toEqual([
        word,
        [
          [0, null],
          [0, 5],
        ],
      ]);
    }
  });
});
