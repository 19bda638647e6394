import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileRefresh, type Dialect, inlineParams, ownersSql, refreshPlan, type SqlParams } from '../../../src/engine/index.ts';
import type { Database } from '../conformance/cases.ts';
import { differences } from '../conformance/compare.ts';
import { openDuckdb, openPostgres, openSqlite } from '../conformance/engines.ts';
import { SCHEMA } from '../world.ts';
import { changingWorlds, keyOf } from './changing-world.ts';
import { setOf } from './tag-sets.ts';

/** Statements for some of the customers, and who the owners of changed rows are, on the real engines. */
const AS_OF = '2025-06-30';
const DATABASES = fc
  .sample(changingWorlds(AS_OF), { numRuns: 8, seed: 20_251_122 })
  .map(({ before }, i): Database => ({ id: `touched_${i}`, schema: SCHEMA, rows: before }));
const engines = { sqlite: openSqlite(), duckdb: openDuckdb(), postgres: openPostgres() };

beforeAll(async () => {
  await Promise.all(Object.values(engines));
}, 120_000);
afterAll(async () => {
  for (const engine of Object.values(engines)) await (await engine).close();
});

async function run(name: keyof typeof engines, database: Database, of: (dialect: Dialect) => { sql: string; params: SqlParams }) {
  const engine = await engines[name];
  const { sql, params } = of(engine.dialect);
  const { head, asOf } = engine.dialect.script;
  const written = inlineParams(sql, { ...params, as_of: AS_OF }, engine.dialect, asOf === undefined ? {} : { as_of: asOf });
  return engine.run(database, `${head(AS_OF)}\n${written}`);
}

describe.each(['duckdb', 'postgres'] as const)('%s gives the rows of SQLite', (name) => {
  test('for the customers touched', { timeout: 60_000 }, async () => {
    const tags = setOf('others');
    const touched = (dialect: Dialect) => {
      const found = compileRefresh(tags, refreshPlan(tags, [{ table: 'orders', customers: ['A', 'C', 'E', 'nobody'] }]), dialect).touched;
      if (!found) throw new Error('nothing is touched');
      return found;
    };
    const { dialect } = await engines.sqlite;
    const seen = new Set<unknown>();
    for (const database of DATABASES) {
      const expected = await run('sqlite', database, (d) => touched(d).compiled);
      for (const [id] of expected.rows) seen.add(id);
      expect(differences(expected, await run(name, database, (d) => touched(d).compiled), touched(dialect).tags)).toEqual([]);
    }
    expect([...seen].toSorted()).toEqual(['A', 'C', 'E']);
  });

  test.each(['orders', 'order_items', 'follows', 'survey'])('for the owners of %s', { timeout: 60_000 }, async (table) => {
    let most = 0;
    for (const database of DATABASES) {
      const keys = (database.rows[table] ?? []).filter((_, i) => i % 2 === 0).map((row) => keyOf(table, row));
      const owners = (dialect: Dialect) => {
        const found = ownersSql(setOf('graphs.yaml'), table, keys, dialect);
        if (!found) throw new Error('the rows belong to somebody');
        return found;
      };
      const sorted = ({ rows }: { rows: readonly (readonly unknown[])[] }) => rows.map(([id]) => id).toSorted();
      const expected = sorted(await run('sqlite', database, owners));
      most = Math.max(most, expected.length);
      expect(sorted(await run(name, database, owners))).toEqual(expected);
    }
    expect(most).toBeGreaterThan(2);
  });
});
