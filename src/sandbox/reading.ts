import type { Database, SqlJs } from 'sql.js';
import { LAYOUT_TABLE } from '../engine/language/layout.ts';
import { type Rows, rowCount, type SqlParams } from '../engine/language/rows.ts';
import { layoutOf, readRows, runStatement } from './database.ts';
import { SandboxFailure } from './sandbox-error.ts';
import { type DatabaseNames, explainSqlError } from './sql-error.ts';
import { isBlank, refusalOf } from './statement.ts';

/** Enough for every query of the course; a query that wants more is told so before the browser tab is. */
const HEAP_LIMIT_BYTES = 256 * 1024 * 1024;

/**
 * Opens a database for statements that a person typed. Three walls, each enough for most of what could be tried:
 * one statement that begins with a reading verb (`refusalOf`), `query_only`, which stops every write that gets past the verb, and a limit on memory.
 * So nothing can change, and nothing needs to be restored between runs.
 *
 * What lies outside is out of reach without a wall: sql.js is compiled without load_extension(), readfile(), writefile() and edit(), its file system is
 * an array in this worker's memory, and ATTACH and VACUUM INTO, the only ways to another such file, are no reading verbs.
 */
export function openForReading(sqlJs: SqlJs, bytes: Uint8Array): Database {
  const db = new sqlJs.Database(bytes);
  db.run(`PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA hard_heap_limit = ${HEAP_LIMIT_BYTES}`);
  return db;
}

/** Rows, and whether there were more than the limit. */
export interface Reading {
  readonly rows: Rows;
  readonly truncated: boolean;
}

/**
 * Runs one statement that a person typed, on a database opened for reading.
 * @throws SandboxFailure with what is wrong and what would help
 */
export function runReading(db: Database, sql: string, params: SqlParams, maxRows: number): Reading {
  const refusal = refusalOf(sql);
  if (refusal) throw new SandboxFailure(refusal);
  const statements = db.iterateStatements(sql);
  try {
    const { value: statement, done } = statements.next();
    if (done) throw new SandboxFailure({ code: 'empty-statement', params: {} });
    if (!isBlank(statements.getRemainingSQL())) throw new SandboxFailure({ code: 'several-statements', params: {} });
    return cutAt(readRows(statement, params, maxRows + 1), maxRows);
  } catch (error) {
    if (error instanceof SandboxFailure) throw error;
    throw new SandboxFailure(explainSqlError(messageOf(error), sql, namesOf(db)));
  } finally {
    statements.return();
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export function cutAt(rows: Rows, maxRows: number): Reading {
  if (rowCount(rows) <= maxRows) return { rows, truncated: false };
  return { rows: { columns: rows.columns, values: rows.values.map((column) => column.slice(0, maxRows)) }, truncated: true };
}

/** Tables, columns and functions by name, for the suggestions of an error. */
export function namesOf(db: Database): DatabaseNames {
  const [tables = [], columns = []] = runStatement(
    db,
    "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type IN ('table', 'view') ORDER BY m.name, c.cid",
  ).values;
  const lying = Object.values(layoutOf(db).tables).map(({ name }) => name);
  const unseen = new Set(lying.length > 0 ? [...lying, LAYOUT_TABLE] : []);
  // A table may be called `constructor`, as what every plain object has.
  const byTable: Record<string, string[]> = Object.create(null);
  for (const [i, column] of columns.entries()) {
    const table = String(tables[i]);
    if (unseen.has(table)) continue;
    byTable[table] = [...(byTable[table] ?? []), String(column)];
  }
  const functions = runStatement(db, 'SELECT DISTINCT name FROM pragma_function_list ORDER BY name').values[0] ?? [];
  return { tables: byTable, functions: functions.map(String) };
}
