import type { ResolvedTags } from '../language/resolved.ts';
import type { SqlParams } from '../language/rows.ts';
import { type Compiled, compileTags } from './compile.ts';
import type { Dialect } from './dialect.ts';
import { inlineParams } from './written-in.ts';

/** A statement that runs as it is, in whatever client the database has. */
export interface Script {
  /** Sets the as-of date, where the database has a place for it: the one line to change for another day. */
  readonly head: string;
  readonly sql: string;
  /** The tables that it reads. */
  readonly tables: readonly string[];
  readonly compiled: Compiled;
}

/**
 * Writes a tag set for a database of its own: every value written in, the as-of date set in one place.
 * @param worked values of parameters that only the data can tell
 * @example const { head, sql } = scriptOf(tags, duckdb, '2025-06-30')
 */
export function scriptOf(tags: ResolvedTags, dialect: Dialect, asOf: string, worked: SqlParams = {}): Script {
  const { head, asOf: variable } = dialect.script;
  const tables = new Set<string>();
  const compiled = compileTags(tags, {
    ...dialect,
    table(name) {
      tables.add(name);
      return dialect.table(name);
    },
  });
  const values = { ...compiled.params, ...worked, as_of: asOf };
  const sql = inlineParams(compiled.sql, values, dialect, variable === undefined ? {} : { as_of: variable });
  return { head: head(asOf), sql, tables: [...tables], compiled };
}
