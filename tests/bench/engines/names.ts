import type { Engine } from './engine.ts';

/** Everybody who is measured, by the name that the table has; ours first. A peer is a library that may not be there. */
export const ENGINES: Readonly<Record<EngineName, { readonly title: string; readonly peer?: true; open(): Promise<Engine> }>> = {
  ours: { title: 'our plan on sql.js', open: async () => (await import('./plan-on-sql-js.ts')).planOnSqlJs() as Engine },
  naive: { title: 'one query a tag on sql.js', open: async () => (await import('./naive-on-sql-js.ts')).naiveOnSqlJs() as Engine },
  native: { title: 'our plan on node:sqlite', open: async () => (await import('./plan-on-node.ts')).planOnNode() as Engine },
  duckdb: { title: 'our statement on DuckDB, 1 thread', open: async () => (await import('./duckdb.ts')).duckdbEngine() as Engine },
  alasql: { title: 'alasql', peer: true, open: async () => (await import('./alasql.ts')).alasqlEngine() as Engine },
  arquero: { title: 'arquero', peer: true, open: async () => (await import('./arquero.ts')).arqueroEngine() as Engine },
  typed: { title: 'typed arrays by hand', open: async () => (await import('./typed-arrays.ts')).typedArrays() as Engine },
};
export type EngineName = 'ours' | 'naive' | 'native' | 'duckdb' | 'alasql' | 'arquero' | 'typed';
export const ENGINE_NAMES = Object.keys(ENGINES) as EngineName[];
