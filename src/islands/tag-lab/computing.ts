import { paramsOf } from '../../engine/bound-params.ts';
import type { Compiled } from '../../engine/compile/compile.ts';
import type { SqlParams } from '../../engine/language/rows.ts';
import { sharedSandbox } from '../../sandbox/client.ts';
import { several } from '../../sandbox/several.ts';
import type { Failure, LabWorld } from './running.ts';

/** The parameters of a statement, those included that the engine works out from rows. */
export async function computedParams(
  compiled: Compiled,
  { database, asOf }: LabWorld,
  signal: AbortSignal,
): Promise<{ readonly value: SqlParams } | Failure> {
  const params = await several(sharedSandbox(), database, (execute) => paramsOf(compiled, asOf, execute), { signal });
  return params.ok ? { value: params.value } : params.error;
}
