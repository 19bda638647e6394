import type { Compiled } from '../../engine/compile/compile.ts';
import type { Layout } from '../../engine/language/layout.ts';
import type { ResolvedTags } from '../../engine/language/resolved.ts';
import type { Rows, SqlParams } from '../../engine/language/rows.ts';
import type { Schema } from '../../engine/language/schema.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { type DatabaseRef, type RunResult, sharedSandbox } from '../../sandbox/client.ts';
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

/**
 * @param compiled of the same tags
 * @param planFor gives the plan of the same tags, where the definition is being changed: facts are kept from one run to the next
 */
export async function runTagSet(
  tags: ResolvedTags,
  { compiled, planFor }: { readonly compiled: Compiled; readonly planFor?: (layout: Layout) => Plan },
  world: LabWorld,
  signal: AbortSignal,
): Promise<Run | Failure> {
  const result = planFor
    ? await sharedSandbox().runPlan(world.database, planFor, world.asOf, { form: 'wideSql', signal })
    : await runStatement(compiled, world, signal);
  if ('code' in result) return result;
  if (!result.ok) return result.error;
  return { tags, compiled, rows: result.rows, outcome: outcomeOf(tags, result.rows), elapsedMs: result.elapsedMs };
}

async function runStatement(compiled: Compiled, world: LabWorld, signal: AbortSignal): Promise<RunResult | Failure> {
  const params = await boundParams(compiled, world, signal);
  if ('code' in params) return params;
  return sharedSandbox().run(world.database, compiled.wideSql, params.value, { trusted: true, signal });
}

/** What SQL cannot work out is rare, and fetched only then. */
async function boundParams(compiled: Compiled, world: LabWorld, signal: AbortSignal): Promise<{ readonly value: SqlParams } | Failure> {
  if (compiled.computed.length === 0) return { value: { ...compiled.params, as_of: world.asOf } };
  return (await import('./computing.ts')).computedParams(compiled, world, signal);
}

export const warm = (database: DatabaseRef): void => sharedSandbox().warm(database);
