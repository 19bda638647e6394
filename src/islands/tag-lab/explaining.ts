import { compileTags } from '../../engine/compile/compile.ts';
import { sqlite } from '../../engine/compile/dialects/sqlite.ts';
import { type Explanation, explainCustomer } from '../../engine/explain/explain.ts';
import type { ResolvedTags } from '../../engine/language/resolved.ts';
import type { Execute } from '../../engine/language/rows.ts';
import { sharedSandbox } from '../../sandbox/client.ts';
import type { Failure, LabWorld } from './running.ts';

/** Why a customer has a tag, asked of the data that the lab runs on. */
export async function explain(tags: ResolvedTags, code: string, customerId: string, world: LabWorld): Promise<Explanation | Failure> {
  let failure: Failure | undefined;
  const execute: Execute = async (sql, params) => {
    const result = await sharedSandbox().run(world.database, sql, params, { trusted: true });
    if (result.ok) return result.rows;
    failure ??= result.error;
    return { columns: [], values: [] };
  };
  const explanation = await explainCustomer(tags, compileTags(tags, sqlite), sqlite, code, customerId, world.asOf, execute);
  return failure ?? explanation;
}
