import { type Dialect, duckdb, postgres, spark, sqlite } from '../engine/index.ts';
import { choiceOf, type Given } from './options.ts';

/** What `--dialect` may say; the first is meant where nothing is said. */
const DIALECTS = { sqlite, duckdb, postgres, spark } as const satisfies Record<string, Dialect>;
export type DialectName = keyof typeof DIALECTS;

export const chosenDialect = (given: Given, available: readonly [DialectName, ...DialectName[]]): Dialect =>
  DIALECTS[choiceOf(given, 'dialect', available)];

export const EVERY_DIALECT = ['sqlite', 'duckdb', 'postgres', 'spark'] as const;
/** Where dbt has an adapter of its own. */
export const WAREHOUSES = ['duckdb', 'postgres', 'spark'] as const;
