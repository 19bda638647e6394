import type { Place, ResolvedTags } from '../engine/index.ts';
import { createDatabase } from '../sandbox/database.ts';
import { loadSqlJs } from '../sandbox/node.ts';
import { messageOf, namesOf } from '../sandbox/reading.ts';
import type { SandboxError, SandboxErrorCode } from '../sandbox/sandbox-error.ts';
import { explainSqlError } from '../sandbox/sql-error.ts';

/** Wrong in every database; a function that SQLite lacks may be one of the database that the tag is written for. */
const WRONG_ANYWHERE: readonly SandboxErrorCode[] = ['no-such-column', 'no-such-table', 'not-in-table', 'ambiguous-column', 'full-width'];

export const isWrongAnywhere = ({ error }: RefusedQuery): boolean => WRONG_ANYWHERE.includes(error.code);

/** A query of a `sql` tag that SQLite does not take, at the place where it is written. */
export interface RefusedQuery {
  readonly place: Place;
  readonly error: SandboxError;
}

/**
 * Asks SQLite for each query that the author of a tag wrote whether its columns are there: the engine knows the tables of a query, and only a database knows
 * what every name in it means. The tables have no rows, so it costs nothing.
 */
export async function refusedQueries({ measures, schema }: ResolvedTags): Promise<readonly RefusedQuery[]> {
  const queries = measures.flatMap(({ spec: { shape, place } }) => (shape?.agg === 'statement' ? [{ sql: shape.sql, place }] : []));
  if (queries.length === 0) return [];
  const db = createDatabase(await loadSqlJs(), { schema, rows: {} });
  try {
    return queries.flatMap(({ sql, place }) => {
      try {
        db.prepare(sql).free();
        return [];
      } catch (error) {
        return [{ place, error: explainSqlError(messageOf(error), sql, namesOf(db)) }];
      }
    });
  } finally {
    db.close();
  }
}
