import { expect, test } from 'vitest';
import {
  AS_READ,
  type Cell,
  checkTags,
  compileTags,
  type Execute,
  planTags,
  runPlan,
  type Schema,
  sqlite,
} from '../../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';

/** Keys come in one text where that can be, and one by one elsewhere; either way they are those of the one statement. */
const sqlJs = await loadSqlJs();
const label = { zh: '', en: '' };
const schemaOf = (type: 'text' | 'int'): Schema => ({
  entity: { table: 'people', key: 'id' },
  measures: {},
  tables: {
    people: {
      name: 'people',
      label,
      entityKey: 'id',
      primaryKey: ['id'],
      columns: [
        { name: 'id', type, nullable: false, label },
        { name: 'size', type: 'int', nullable: true, label },
      ],
    },
  },
});

test.each<['text' | 'int', string, readonly Cell[], number]>([
  ['text', 'texts', ['A', '客户', 'b c', ''], 1],
  ['text', 'one empty text', [''], 1],
  ['text', 'a text that has what stands between texts', ['A\u001fB', 'C'], 2],
  ['int', 'numbers', [7, 10, 9], 2],
  ['text', 'nobody', [], 1],
])('%s keys: %s', async (type, _, ids, readings) => {
  const schema = schemaOf(type);
  const { value: tags, issues } = checkTags('code: large\ndefine: {expr: size >= 2}', schema);
  if (!tags) throw new Error(JSON.stringify(issues));
  const db = createDatabase(sqlJs, { schema, rows: { people: ids.map((id, i) => [id, i]) } }, AS_READ);
  const log: string[] = [];
  const execute: Execute = (sql, params) => {
    log.push(sql);
    return runStatement(db, sql, params);
  };
  const compiled = compileTags(tags, sqlite);
  const expected = runStatement(db, compiled.sql, { ...compiled.params, as_of: '2025-06-30' });
  const kept = {};
  for (let run = 0; run < 2; run++) expect(await runPlan(planTags(tags), '2025-06-30', execute, 'sql', kept)).toEqual(expected);
  // The second run finds them kept.
  expect(log.filter((sql) => sql.includes('FROM temp.taglab_facts') && sql.includes('id') && !sql.includes('size'))).toHaveLength(readings);
  db.close();
});
