import { expect, test } from 'vitest';
import { type Bilingual, checkTags, compileTags, runTags, type Schema, sqlite } from '../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';

const both = (word: string): Bilingual => ({ zh: word, en: word });

test('a tag that is a column of moments counts by the day beside a day, and by the second beside a moment', async () => {
  const columns = [
    { name: 'id', type: 'text', nullable: false, label: both('id') },
    { name: 'seen', type: 'timestamp', nullable: true, label: both('seen') },
  ] as const;
  const customers = { name: 'customers', label: both('customers'), entityKey: 'id', primaryKey: ['id'], columns };
  const schema: Schema = { entity: { table: 'customers', key: 'id' }, tables: { customers }, measures: {} };
  const rows = {
    customers: [
      ['A', '2025-06-30 12:00:00'],
      ['B', '2025-06-29 08:00:00'],
      ['C', null],
    ],
  };
  const db = createDatabase(await loadSqlJs(), { schema, rows });
  const yaml = [
    'code: a\ndefine: {column: seen}',
    "code: by_day\ndefine: {expr: \"a >= '2025-06-30' and a <= '2025-06-30'\"}",
    'code: by_second\ndefine: {expr: "a < \'2025-06-30 12:00:01\'"}',
    'code: today\ndefine: {expr: a = as_of}',
  ].join('\n---\n');
  const { value, issues } = checkTags(yaml, schema);
  expect(issues).toEqual([]);
  if (!value) return;
  const found = await runTags(value, compileTags(value, sqlite), '2025-06-30', async (sql, params) => runStatement(db, sql, params));
  expect(found.tags.slice(1).map((t) => t.values)).toEqual([
    [true, false, null],
    [true, true, null],
    [true, false, null],
  ]);
});
