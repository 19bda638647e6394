import { afterAll, describe, expect, test } from 'vitest';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import {
  AS_READ,
  checkTags,
  compileTags,
  type Execute,
  type Layout,
  oneTag,
  paramsOf,
  planTags,
  type ResolvedTags,
  runPlan,
  type Schema,
  sqlite,
} from '../../../src/engine/index.ts';
import { createDatabase, layoutOf, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { CASES, type Database } from '../conformance/cases.ts';

/**
 * Two steps must give what one statement gives, in every column and for every tag set of the conformance suite: on tables as they are read, through
 * the views of tables that lie as whole numbers, and on those tables themselves.
 */
const sqlJs = await loadSqlJs();
const open = new Map<string, ReturnType<typeof createDatabase>>();
afterAll(() => {
  for (const db of open.values()) db.close();
});
function dbOf(database: Database, layout?: Layout) {
  const id = `${database.id} ${layout === AS_READ}`;
  const db = open.get(id) ?? createDatabase(sqlJs, database, layout);
  open.set(id, db);
  return db;
}
const on =
  (database: Database, { log = [], layout }: { readonly log?: string[]; readonly layout?: Layout } = {}): Execute =>
  (sql, params) => {
    log.push(sql);
    return runStatement(dbOf(database, layout), sql, params);
  };

function resolved(yaml: string, schema: Schema): ResolvedTags {
  const { value, issues } = checkTags(yaml, schema);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}

test.each(CASES.map((c) => [c.name, c] as const))('%s', async (_, { yaml, database, asOf }) => {
  const tags = resolved(yaml, database.schema);
  const compiled = compileTags(tags, sqlite);
  const layout = layoutOf(dbOf(database));
  const [asRead, asTheyLie] = [on(database, { layout: AS_READ }), on(database)];
  for (const day of asOf) {
    const params = await paramsOf(compiled, day, asRead);
    for (const form of ['sql', 'wideSql'] as const) {
      const rows = await asRead(compiled[form], params);
      expect(await runPlan(planTags(tags), day, asRead, form)).toEqual(rows);
      expect(await asTheyLie(compiled[form], params)).toEqual(rows);
      expect(await runPlan(planTags(tags, { layout }), day, asTheyLie, form)).toEqual(rows);
    }
  }
});

describe('facts', () => {
  const shop: Database = { id: 'facts', schema: yunduo.schema, rows: yunduo.aimed(yunduo.standard.asOf).rows };
  const tags = (days: number): ResolvedTags =>
    resolved(
      `code: away\ndefine: {expr: days_since_last_order > ${days}}\n---\ncode: band\ndefine: {bin: {of: spend_365d, method: ntile, n: 4}}`,
      yunduo.schema,
    );
  const factsMade = (log: readonly string[]): readonly number[] =>
    ['CREATE TEMP TABLE taglab_facts AS', 'CREATE TEMP TABLE taglab_facts_'].map(
      (begins) => log.filter((sql) => sql.startsWith(begins) && !sql.includes('mark TEXT')).length,
    );

  test('are kept while rules change, and made anew for another day or another fact', async () => {
    const log: string[] = [];
    const execute = on(shop, { log });
    const run = async (set: ResolvedTags, day: string) => {
      const compiled = compileTags(set, sqlite);
      expect(await runPlan(planTags(set), day, execute)).toEqual(await execute(compiled.sql, { ...compiled.params, as_of: day }));
      return factsMade(log);
    };
    expect(await run(tags(30), '2025-06-30')).toEqual([1, 1]);
    expect(await run(tags(60), '2025-06-30')).toEqual([1, 1]);
    expect(await run(tags(60), '2025-05-31')).toEqual([2, 2]);
    // Who the customers are is known; what is counted of them is not.
    expect(await run(resolved('code: n\ndefine: {expr: orders_90d >= 2}', yunduo.schema), '2025-05-31')).toEqual([2, 3]);
  });

  test('of a whole set serve each of its tags', async () => {
    const log: string[] = [];
    const execute = on(shop, { log });
    const set = tags(45);
    const all = await runPlan(planTags(set), '2025-06-30', execute);
    for (const [i, { code }] of set.tags.entries()) {
      const one = await runPlan(planTags(set, { shown: oneTag(set, code) }), '2025-06-30', execute);
      expect(one).toEqual({ columns: ['customer_id', code], values: [all.values[0], all.values[i + 1]] });
    }
    expect(factsMade(log)).toEqual([1, 1]);
  });
});
