import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../src/build/dataset-catalogue.ts';
import { contentOf, databasesOf, emptyOf } from '../../src/datasets/grading.ts';
import { checkTags, compileTags, runTags, sqlite } from '../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';

const sqlJs = await loadSqlJs();

/** What the standard measures give on the shop is counted by hand in `yunduo/measures.test.ts`; here they have to run at all, on every set. */
describe.each(Object.values(DATASETS))('$id', (source) => {
  const names = Object.keys(source.schema.measures);
  const text = names.map((name) => `code: t_${name}\nname: ${name}\ndefine: {expr: ${name}}\n`).join('---\n');
  const small = source.generate({ ...source.standard, customers: Math.min(source.standard.customers, 400) });
  const databases = [
    ['some of it', small],
    ['the aimed database', source.aimed(source.standard.asOf)],
    ['an empty database', emptyOf(source)],
  ] as const;

  it.each(databases)('gives every measure on %s', async (which, dataset) => {
    const { entity } = source.schema;
    const { value, issues } = checkTags(`${text || 'code: t\nname: t\ndefine: {expr: 1 = 1}\n'}`, source.schema, dataset.asOf);
    if (!value) throw new Error(JSON.stringify(issues));
    const db = createDatabase(sqlJs, dataset);
    const rows = await runTags(value, compileTags(value, sqlite), dataset.asOf, (sql, params) => runStatement(db, sql, params));
    const since = entity.since === undefined ? '' : ` WHERE "${entity.since}" <= '${dataset.asOf}'`;
    const here = runStatement(db, `SELECT COUNT(*) FROM "${entity.table}"${since}`).values[0]?.[0];
    db.close();
    expect(rows.customerIds).toHaveLength(Number(here));
    if (which === 'an empty database') expect(here).toBe(0);
    // a measure that is missing for everybody reads a column or a code that is not there
    else expect(rows.tags.filter(({ values }) => values.every((one) => one === null)).map(({ code }) => code)).toEqual([]);
  });

  it('has databases to grade on: others of its kind, one whose data go on, an empty one, and the aimed one', () => {
    const [, ...hidden] = databasesOf(source);
    expect(hidden.map(({ role }) => role)).toEqual(['seed', 'seed', 'as-of', 'empty', 'aimed']);
    for (const database of hidden) {
      const { rows } = contentOf(source, database);
      if (database.role === 'empty') {
        expect(Object.values(rows).flat()).toEqual([]);
        continue;
      }
      const timed = Object.values(source.schema.tables).filter(({ time, entityKey }) => time !== undefined && entityKey !== undefined);
      const days = timed.flatMap(({ name, time, columns }) => {
        const place = columns.findIndex((column) => column.name === time);
        return (rows[name] ?? []).map((row) => String(row[place] ?? '').slice(0, 10));
      });
      const [before, after] = [days.filter((day) => day <= database.asOf).length, days.filter((day) => day > database.asOf).length];
      if (timed.length === 0) continue;
      expect(before, `rows up to ${database.asOf}; where the data begin later, \`grading.earlierAsOf\` says another day`).toBeGreaterThan(
        0,
      );
      expect(after > 0).toBe(database.role === 'as-of' || database.role === 'aimed');
    }
  });
});
