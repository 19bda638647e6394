import { paramsOf } from '../../engine/bound-params.ts';
import { type Compiled, compileTags } from '../../engine/compile/compile.ts';
import { sqlite } from '../../engine/compile/dialects/sqlite.ts';
import { inlineParams } from '../../engine/compile/written-in.ts';
import type { ResolvedTags } from '../../engine/language/resolved.ts';
import type { Rows } from '../../engine/language/rows.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { type DatabaseRef, type RunResult, sharedSandbox } from '../../sandbox/client.ts';
import { several } from '../../sandbox/several.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** The data a lab runs on. */
export interface LabWorld {
  readonly database: DatabaseRef;
  readonly asOf: string;
  readonly schema: Schema;
}

/** A definition that was run. */
export interface Run {
  readonly tags: ResolvedTags;
  readonly compiled: Compiled;
  readonly rows: Rows;
  readonly outcome: Outcome;
  readonly elapsedMs: number;
}
export type Failure = Extract<RunResult, { ok: false }>['error'];

export async function runTagSet(tags: ResolvedTags, world: LabWorld, signal: AbortSignal): Promise<Run | Failure> {
  const compiled = compileTags(tags, sqlite);
  const sandbox = sharedSandbox();
  const params = await several(sandbox, world.database, (execute) => paramsOf(compiled, world.asOf, execute), { signal });
  if (!params.ok) return params.error;
  const result = await sandbox.run(world.database, compiled.wideSql, params.value, { trusted: true, signal });
  if (!result.ok) return result.error;
  return { tags, compiled, rows: result.rows, outcome: outcomeOf(tags, result.rows), elapsedMs: result.elapsedMs };
}

/** The statement as it runs outside: values and as-of date written in. */
export function sqlOf(tags: ResolvedTags, asOf: string): string {
  const { sql, params } = compileTags(tags, sqlite);
  return inlineParams(sql, { ...params, as_of: asOf });
}

export const warm = (database: DatabaseRef): void => sharedSandbox().warm(database);
export const forget = (database: DatabaseRef): void => sharedSandbox().forget(database);
