import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Cell, type ColumnType, duckdb, type Rows, scriptOf } from '../../../src/engine/index.ts';
import { packRows } from '../../../src/sandbox/packed.ts';
import { COLUMNS, TAGS } from '../tags.ts';
import { AS_OF, SCHEMA, TABLE_NAMES } from '../world/schema.ts';
import type { Engine } from './engine.ts';

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  int: 'BIGINT',
  real: 'DOUBLE',
  bool: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

/** The engine's one statement for DuckDB, on one thread, as the others have one. */
export function duckdbEngine(): Engine<Rows> {
  let connection: DuckDBConnection | undefined;
  const { head, sql } = scriptOf(TAGS, duckdb, AS_OF);
  const open = (): DuckDBConnection => {
    if (!connection) throw new Error('nothing is loaded');
    return connection;
  };
  return {
    from: 'its own CSV reader',
    async load({ csv }) {
      connection?.closeSync();
      connection = await (await DuckDBInstance.create(':memory:')).connect();
      await connection.run('SET threads = 1');
      for (const name of TABLE_NAMES) {
        const types = (SCHEMA.tables[name]?.columns ?? []).map((c) => `'${c.name}': '${TYPES[c.type]}'`);
        const file = csv[name].replaceAll("'", "''");
        await connection.run(`CREATE TABLE ${name} AS SELECT * FROM read_csv('${file}', header = true, columns = {${types.join(', ')}})`);
      }
      await connection.run(head);
    },
    async run() {
      const reader = await open().runAndReadAll(sql);
      return { columns: COLUMNS, values: reader.getColumnsJS().map((column) => column.map(asCell)) };
    },
    rows: (rows) => rows,
    message(rows) {
      const body = packRows(rows);
      return { form: 'typed columns', body, transfer: [body.buffer] };
    },
  };
}

const asCell = (value: unknown): Cell => (typeof value === 'boolean' || typeof value === 'bigint' ? Number(value) : (value as Cell));
