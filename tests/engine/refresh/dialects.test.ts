import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileRefresh, type Dialect, inlineParams, ownersSql, refreshPlan, type SqlParams } from '../../../src/engine/index.ts';
import { differences } from '../conformance/compare.ts';
import { openDuckdb, openPostgres, openSqlite } from '../conformance/engines.ts';
import { CUSTOMERS, ORDERS } from '../random-conditions.ts';
import { rowsOfWorld, SCHEMA } from '../world.ts';
import { setOf } from './tag-sets.ts';

/** Statements for some of the customers, and who the owners of changed rows are, on the real engines. */
const AS_OF = '2025-06-30';
const ITEMS = ORDERS.map(([id], i) => [id, 1, ['food', 'home', 'toys'][i % 3] ?? '', 1 + (i % 4), 2.5 * i] as const);
const FOLLOWS = CUSTOMERS.slice(1).map(([id], i) => [id, CUSTOMERS[i]?.[0] ?? '', '2025-06-01'] as const);
const DATABASE = { id: 'touched', schema: SCHEMA, rows: rowsOfWorld(CUSTOMERS, ORDERS, ITEMS, { follows: FOLLOWS }) };
const engines = { sqlite: openSqlite(), duckdb: openDuckdb(), postgres: openPostgres() };
const PEOPLE = CUSTOMERS.slice(0, 3).map(([id]) => id);

beforeAll(async () => {
  await Promise.all(Object.values(engines));
}, 120_000);
afterAll(async () => {
  for (const engine of Object.values(engines)) await (await engine).close();
});

async function run(name: keyof typeof engines, of: (dialect: Dialect) => { sql: string; params: SqlParams }) {
  const engine = await engines[name];
  const { sql, params } = of(engine.dialect);
  const { head, asOf } = engine.dialect.script;
  const written = inlineParams(sql, { ...params, as_of: AS_OF }, engine.dialect, asOf === undefined ? {} : { as_of: asOf });
  return engine.run(DATABASE, `${head(AS_OF)}\n${written}`);
}

describe.each(['duckdb', 'postgres'] as const)('%s gives the rows of SQLite', (name) => {
  test('for the customers touched', { timeout: 60_000 }, async () => {
    const tags = setOf('others');
    const touched = (dialect: Dialect) => {
      const found = compileRefresh(tags, refreshPlan(tags, [{ table: 'orders', customers: PEOPLE }]), dialect).touched;
      if (!found) throw new Error('nothing is touched');
      return found;
    };
    const { dialect } = await engines.sqlite;
    const expected = await run('sqlite', (d) => touched(d).compiled);
    expect(expected.rows.map(([id]) => id)).toEqual(PEOPLE.toSorted());
    expect(differences(expected, await run(name, (d) => touched(d).compiled), touched(dialect).tags)).toEqual([]);
  });

  test.each([
    ['orders', ORDERS.slice(0, 4).map(([id]) => [id])],
    ['order_items', ITEMS.filter((_, i) => i % 5 === 0).map(([id, line]) => [id, line])],
    ['follows', FOLLOWS.slice(0, 2).map((row) => [...row])],
  ])('for the owners of %s', { timeout: 60_000 }, async (table, keys) => {
    const owners = (dialect: Dialect) => {
      const found = ownersSql(setOf('graphs.yaml'), table, keys, dialect);
      if (!found) throw new Error('the rows belong to somebody');
      return found;
    };
    const sorted = ({ rows }: { rows: readonly (readonly unknown[])[] }) => rows.map(([id]) => id).toSorted();
    const expected = sorted(await run('sqlite', owners));
    expect(expected.length).toBeGreaterThan(1);
    expect(sorted(await run(name, owners))).toEqual(expected);
  });
});
