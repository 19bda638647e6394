import { compileTags } from '../../engine/compile/compile.ts';
import { sqlite } from '../../engine/compile/dialects/sqlite.ts';
import { type Explanation, explainCustomer } from '../../engine/explain/explain.ts';
import { type Nearest, nearestChanges } from '../../engine/explain/nearest-change.ts';
import type { ResolvedTags } from '../../engine/language/resolved.ts';
import { sharedSandbox } from '../../sandbox/client.ts';
import { several } from '../../sandbox/several.ts';
import type { Failure, LabWorld } from './running.ts';

/** Why a customer has a tag, asked of the data that the lab runs on. */
export async function explain(tags: ResolvedTags, code: string, customerId: string, world: LabWorld): Promise<Explanation | Failure> {
  const compiled = compileTags(tags, sqlite);
  const explained = await several(sharedSandbox(), world.database, (execute) =>
    explainCustomer(tags, compiled, sqlite, code, customerId, world.asOf, execute),
  );
  return explained.ok ? explained.value : explained.error;
}

/** What would give the customer another value. */
export async function nearest(tags: ResolvedTags, code: string, customerId: string, world: LabWorld): Promise<Nearest | Failure> {
  const found = await several(sharedSandbox(), world.database, (execute) =>
    nearestChanges(tags, sqlite, code, customerId, world.asOf, execute),
  );
  return found.ok ? found.value : found.error;
}
