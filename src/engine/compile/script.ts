import type { ResolvedTags } from '../language/resolved.ts';
import { type Compiled, compileTags } from './compile.ts';
import type { Dialect } from './dialect.ts';
import { inlineParams } from './written-in.ts';

/** A statement that runs as it is, in whatever client the database has. */
export interface Script {
  /** Sets the as-of date, where the database has a place for it: the one line to change for another day. */
  readonly head: string;
  readonly sql: string;
  readonly compiled: Compiled;
}

/**
 * Writes a tag set for a database of its own: every value written in, the as-of date set in one place.
 * @example const { head, sql } = scriptOf(tags, duckdb, '2025-06-30')
 */
export function scriptOf(tags: ResolvedTags, dialect: Dialect, asOf: string): Script {
  const { head, asOf: variable } = dialect.script;
  const reading: Dialect =
    variable === undefined ? dialect : { ...dialect, param: (name) => (name === 'as_of' ? variable : dialect.param(name)) };
  const compiled = compileTags(tags, reading);
  return { head: head(asOf), sql: inlineParams(compiled.sql, { ...compiled.params, as_of: asOf }, dialect), compiled };
}
