import type { Database, SqlJs, SqlValue, Statement } from 'sql.js';
import type { Dataset } from '../datasets/dataset.ts';
import type { Cell, Rows, SqlParams } from '../engine/language/rows.ts';
import type { ColumnType, Table } from '../engine/language/schema.ts';

const STORAGE: Record<ColumnType, string> = {
  text: 'TEXT',
  int: 'INTEGER',
  real: 'REAL',
  bool: 'INTEGER',
  date: 'TEXT',
  timestamp: 'TEXT',
};

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The CREATE TABLE of a table: clustered by its primary key where it has one, so that reading by customer is one scan. */
export function createTableSql(table: Table): string {
  const columns = table.columns.map((c) => `${quoteName(c.name)} ${STORAGE[c.type]}${c.nullable ? '' : ' NOT NULL'}`);
  if (table.primaryKey.length === 0) return `CREATE TABLE ${quoteName(table.name)} (${columns.join(', ')})`;
  return `CREATE TABLE ${quoteName(table.name)} (${columns.join(', ')}, PRIMARY KEY (${table.primaryKey.map(quoteName).join(', ')})) WITHOUT ROWID`;
}

/**
 * A database that holds every row of a dataset. The caller closes it.
 * @example const db = createDatabase(await loadSqlJs(), yunduo.generate(yunduo.standard))
 */
export function createDatabase(sqlJs: SqlJs, dataset: Pick<Dataset, 'schema' | 'rows'>): Database {
  const db = new sqlJs.Database();
  db.run('BEGIN');
  for (const table of Object.values(dataset.schema.tables)) {
    db.run(createTableSql(table));
    const insert = db.prepare(`INSERT INTO ${quoteName(table.name)} VALUES (${table.columns.map(() => '?').join(', ')})`);
    for (const row of dataset.rows[table.name] ?? []) insert.run(row);
    insert.free();
  }
  db.run('COMMIT');
  return db;
}

/**
 * Runs one statement and returns its rows as columns; column names are there even when no row is.
 * Parameters that the statement does not name are ignored, so one parameter set serves several statements.
 */
export function runStatement(db: Database, sql: string, params: SqlParams = {}, limit = Number.POSITIVE_INFINITY): Rows {
  const statement = db.prepare(sql);
  try {
    return readRows(statement, params, limit);
  } finally {
    statement.free();
  }
}

/** At most `limit` rows of a statement, as columns. */
export function readRows(statement: Statement, params: SqlParams, limit: number): Rows {
  statement.bind(Object.fromEntries(Object.entries(params).map(([name, value]) => [`:${name}`, value])));
  const columns = statement.getColumnNames();
  const values: Cell[][] = columns.map(() => []);
  for (let n = 0; n < limit && statement.step(); n++) {
    const row = statement.get();
    for (let i = 0; i < columns.length; i++) values[i]?.push(asCell(row[i] ?? null));
  }
  return { columns, values };
}

/** A blob is shown by its first bytes. */
const asCell = (value: SqlValue): Cell =>
  value instanceof Uint8Array ? `0x${hexOf(value.subarray(0, 32))}${value.length > 32 ? '…' : ''}` : value;

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
