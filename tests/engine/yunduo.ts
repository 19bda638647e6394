import { yunduo } from '../../src/datasets/yunduo/index.ts';
import type { Execute } from '../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';

/** The shop of the course at its full size, and what it is asked. */
export const AS_OF = yunduo.standard.asOf;
export const SCHEMA = yunduo.schema;
export const DATA = yunduo.generate(yunduo.standard);

export const openYunduo = async (): Promise<Execute> => {
  const db = createDatabase(await loadSqlJs(), DATA);
  return (sql, params) => runStatement(db, sql, params);
};

/** The rows of a table as objects, for plain loops. */
export function rowsOf(table: string): Record<string, string | number | null>[] {
  const columns = SCHEMA.tables[table]?.columns ?? [];
  return (DATA.rows[table] ?? []).map((row) => Object.fromEntries(columns.map((c, i) => [c.name, row[i] ?? null])));
}
