import { paramsOf } from '../bound-params.ts';
import type { Execute, Rows, SqlParams } from '../language/rows.ts';
import { decoded } from './codes.ts';
import { cutParams } from './cuts.ts';
import { FACTS, FACTS_OF, type Plan } from './plan.ts';

/**
 * Runs a plan: the same rows as the one statement gives. Facts stay in a temporary table of the connection until others take their place, so the
 * database must be one whose rows do not change, and whose statements are all run by the one who keeps it.
 * @param form `wideSql` gives every column in between as well
 * @example const rows = await runPlan(planTags(tags), '2025-06-30', execute)
 */
export async function runPlan(plan: Plan, asOf: string, execute: Execute, form: 'sql' | 'wideSql' = 'sql'): Promise<Rows> {
  const given = { ...plan.params, as_of: asOf };
  await keepFacts(plan, asOf, execute);
  const cuts = plan.cuts.length === 0 ? {} : cutParams(plan.cuts, await execute(plan.cutSql, given));
  return decoded(await execute(plan[form], { ...given, ...cuts }), plan.coded, form === 'sql' ? 'code' : 'column');
}

async function keepFacts({ facts }: Plan, asOf: string, execute: Execute): Promise<void> {
  const mark: SqlParams = { mark: JSON.stringify([facts.sql, facts.params, asOf]) };
  // A file of temporary tables would stand in memory too in sql.js, and twice whenever it grows. Where this is so already, nothing is dropped.
  await execute('PRAGMA temp_store = MEMORY', {});
  await execute(`CREATE TEMP TABLE IF NOT EXISTS ${FACTS_OF} (mark TEXT)`, {});
  const kept = await execute(`SELECT 1 FROM temp.${FACTS_OF} WHERE mark = :mark`, mark);
  if (kept.values[0]?.length === 1) return;
  const params = await paramsOf(facts, asOf, execute);
  await execute(`DELETE FROM temp.${FACTS_OF}`, {});
  await execute(`DROP TABLE IF EXISTS temp.${FACTS}`, {});
  await execute(`CREATE TEMP TABLE ${FACTS} AS\n${facts.sql}`, params);
  await execute(`INSERT INTO temp.${FACTS_OF} VALUES (:mark)`, mark);
}
