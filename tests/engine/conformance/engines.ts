import { DuckDBInstance } from '@duckdb/node-api';
import { PGlite } from '@electric-sql/pglite';
import {
  compileTags,
  type Dialect,
  duckdb,
  paramsOf,
  postgres,
  type ResolvedTags,
  type Rows,
  type SqlParams,
  sqlite,
} from '../../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import type { Database } from './cases.ts';
import { tableStatements, type WarehouseTypes } from './tables.ts';

/** A real database that runs files as `taglab sql` writes them. */
export interface Engine {
  readonly dialect: Dialect;
  /** Runs a whole file on one of the suite's databases; the rows are those of its last statement. Values are as the database has them. */
  run(database: Database, file: string): Promise<Table>;
  close(): Promise<void>;
}
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** SQLite as the browser has it: what the others are measured by. */
export interface Reference extends Engine {
  /** What the engine itself works out from the rows, for statements that are given it. */
  worked(database: Database, tags: ResolvedTags, asOf: string): Promise<SqlParams>;
}

export async function openSqlite(): Promise<Reference> {
  const sqlJs = await loadSqlJs();
  const open = new Map<string, ReturnType<typeof createDatabase>>();
  const databaseOf = (database: Database) => {
    const db = open.get(database.id) ?? createDatabase(sqlJs, database);
    open.set(database.id, db);
    return db;
  };
  return {
    dialect: sqlite,
    run: async (database, file) => byRow(runStatement(databaseOf(database), file)),
    async worked(database, tags, asOf) {
      const compiled = compileTags(tags, sqlite);
      const all = await paramsOf(compiled, asOf, (sql, params) => runStatement(databaseOf(database), sql, params));
      return Object.fromEntries(compiled.computed.map(({ param }) => [param, all[param] ?? null]));
    },
    async close() {
      for (const db of open.values()) db.close();
    },
  };
}

const byRow = ({ columns, values }: Rows): Table => ({
  columns,
  rows: (values[0] ?? []).map((_, i) => values.map((column) => column[i])),
});

const DUCKDB_TYPES: WarehouseTypes = {
  text: 'VARCHAR',
  int: 'BIGINT',
  real: 'DOUBLE',
  bool: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

export async function openDuckdb(): Promise<Engine> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const made = new Set<string>();
  return {
    dialect: duckdb,
    async run(database, file) {
      if (!made.has(database.id)) {
        await connection.run(`CREATE SCHEMA ${database.id}; USE ${database.id}`);
        for (const statement of tableStatements(database, duckdb, DUCKDB_TYPES)) await connection.run(statement);
        made.add(database.id);
      }
      await connection.run(`USE ${database.id}`);
      const reader = await connection.runAndReadAll(file);
      return { columns: reader.columnNames(), rows: reader.getRows().map((row) => row.map(plain)) };
    },
    async close() {
      connection.closeSync();
    },
  };
}

/** DuckDB's own values for days and moments write themselves as ISO text. */
const plain = (value: unknown): unknown => (typeof value === 'object' && value !== null ? String(value) : value);

/** Text is sorted as a locale sorts it, as in most companies' databases: the SQL has to say where code points count. */
const POSTGRES_TYPES: WarehouseTypes = {
  text: 'TEXT COLLATE "unicode"',
  int: 'BIGINT',
  real: 'DOUBLE PRECISION',
  bool: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};
const AS_TEXT = { 1082: (text: string) => text, 1114: (text: string) => text };

export async function openPostgres(): Promise<Engine> {
  const db = await PGlite.create({ parsers: AS_TEXT });
  const made = new Set<string>();
  return {
    dialect: postgres,
    async run(database, file) {
      if (!made.has(database.id)) {
        await db.exec(`CREATE SCHEMA ${database.id}; SET search_path TO ${database.id}`);
        for (const statement of tableStatements(database, postgres, POSTGRES_TYPES)) await db.exec(statement);
        made.add(database.id);
      }
      await db.exec(`SET search_path TO ${database.id}`);
      const last = (await db.exec(file, { rowMode: 'array' })).at(-1);
      return { columns: last?.fields.map((f) => f.name) ?? [], rows: (last?.rows ?? []) as unknown as unknown[][] };
    },
    close: () => db.close(),
  };
}
