import type { Database, SqlJs, SqlValue, Statement } from 'sql.js';
import type { Dataset } from '../datasets/dataset.ts';
import { asRead } from '../engine/compile/as-read.ts';
import { AS_READ, LAYOUT_TABLE, type Layout, storageOf, stored } from '../engine/language/layout.ts';
import { ownEntry } from '../engine/language/own-entry.ts';
import { type Cell, type Rows, rowCount, type SqlParams } from '../engine/language/rows.ts';
import type { ColumnType, Table } from '../engine/language/schema.ts';
import { createLayoutChooser } from './choose-layout.ts';

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
export function createTableSql(table: Table, { tables }: Layout = AS_READ): string {
  const lies = ownEntry(tables, table.name);
  const columns = table.columns.map(
    (c) => `${quoteName(c.name)} ${ownEntry(lies?.columns ?? {}, c.name) ? 'INTEGER' : STORAGE[c.type]}${c.nullable ? '' : ' NOT NULL'}`,
  );
  const name = quoteName(lies?.name ?? table.name);
  if (table.primaryKey.length === 0) return `CREATE TABLE ${name} (${columns.join(', ')})`;
  return `CREATE TABLE ${name} (${columns.join(', ')}, PRIMARY KEY (${table.primaryKey.map(quoteName).join(', ')})) WITHOUT ROWID`;
}

/** The view through which a table that lies otherwise is read, under the table's own name. What is compared with its columns is converted as with a table's. */
export function createViewSql(table: Table, layout: Layout): string {
  const name = quoteName(ownEntry(layout.tables, table.name)?.name ?? table.name);
  const columns = table.columns.map((c) => {
    const storage = storageOf(layout, table.name, c.name);
    const column = quoteName(c.name);
    return storage.kind === 'plain' ? column : `CAST(${asRead(storage, column)} AS ${STORAGE[c.type]}) AS ${column}`;
  });
  return `CREATE VIEW ${quoteName(table.name)} AS SELECT ${columns.join(', ')} FROM ${name}`;
}

export const createLayoutSql = `CREATE TABLE ${LAYOUT_TABLE} (layout TEXT NOT NULL)`;
export const insertLayoutSql = `INSERT INTO ${LAYOUT_TABLE} VALUES (?)`;

/** A row as it lies. */
export function storedRow(table: Table, layout: Layout): (row: readonly Cell[]) => Cell[] {
  const storages = table.columns.map((c) => storageOf(layout, table.name, c.name));
  return (row) => storages.map((storage, i) => (row[i] === null || row[i] === undefined ? null : (stored(storage, row[i]) ?? row[i])));
}

/** The layout that all rows of a dataset can have. */
export function layoutFor({ schema, rows }: Pick<Dataset, 'schema' | 'rows'>): Layout {
  const chooser = createLayoutChooser(schema);
  for (const table of Object.keys(schema.tables)) for (const row of rows[table] ?? []) chooser.see(table, row);
  return chooser.layout();
}

/**
 * A database that holds every row of a dataset. The caller closes it.
 * @param layout `AS_READ` for tables that are to be written to
 * @example const db = createDatabase(await loadSqlJs(), yunduo.generate(yunduo.standard))
 */
export function createDatabase(sqlJs: SqlJs, dataset: Pick<Dataset, 'schema' | 'rows'>, layout: Layout = layoutFor(dataset)): Database {
  const db = new sqlJs.Database();
  db.run('BEGIN');
  for (const table of Object.values(dataset.schema.tables)) {
    db.run(createTableSql(table, layout));
    const lies = ownEntry(layout.tables, table.name);
    const asItLies = storedRow(table, layout);
    const insert = db.prepare(`INSERT INTO ${quoteName(lies?.name ?? table.name)} VALUES (${table.columns.map(() => '?').join(', ')})`);
    for (const row of dataset.rows[table.name] ?? []) insert.run(lies ? asItLies(row) : row);
    insert.free();
    if (lies) db.run(createViewSql(table, layout));
  }
  if (Object.keys(layout.tables).length > 0) {
    db.run(createLayoutSql);
    db.run(insertLayoutSql, [JSON.stringify(layout)]);
  }
  db.run('COMMIT');
  return db;
}

/** How the tables of a database lie. @param execute runs a statement on it */
export function readLayout(execute: (sql: string) => Rows): Layout {
  const found = execute(`SELECT 1 FROM sqlite_schema WHERE sql = '${createLayoutSql}'`);
  if (rowCount(found) === 0) return AS_READ;
  return JSON.parse(String(execute(`SELECT layout FROM ${LAYOUT_TABLE}`).values[0]?.[0])) as Layout;
}
export const layoutOf = (db: Database): Layout => readLayout((sql) => runStatement(db, sql));

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

/** An array that grows row by row is copied again and again; pieces of it are copied once. */
const PIECE_ROWS = 8192;

/** At most `limit` rows of a statement, as columns. */
export function readRows(statement: Statement, params: SqlParams, limit: number): Rows {
  statement.bind(Object.fromEntries(Object.entries(params).map(([name, value]) => [`:${name}`, value])));
  const columns = statement.getColumnNames();
  const pieces: Cell[][][] = columns.map(() => []);
  let last: Cell[][] = [];
  for (let n = 0; n < limit && statement.step(); n++) {
    if (n % PIECE_ROWS === 0) last = pieces.map((column) => column[column.push([]) - 1] ?? []);
    const row = statement.get();
    for (let i = 0; i < last.length; i++) {
      const value = row[i] as SqlValue;
      (last[i] as Cell[]).push(typeof value === 'object' ? asCell(value) : value);
    }
  }
  return { columns, values: pieces.map((column) => (column.length === 1 ? (column[0] ?? []) : ([] as Cell[]).concat(...column))) };
}

/** A blob is shown by its first bytes. */
const asCell = (value: SqlValue): Cell =>
  value instanceof Uint8Array ? `0x${hexOf(value.subarray(0, 32))}${value.length > 32 ? '…' : ''}` : value;

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
