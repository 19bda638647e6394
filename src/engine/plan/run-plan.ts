import { paramsOf } from '../bound-params.ts';
import type { Execute, Rows } from '../language/rows.ts';
import { decoded } from './codes.ts';
import { cutParams } from './cuts.ts';
import { type KeptKeys, keysOf } from './keys.ts';
import type { Plan } from './plan.ts';

/**
 * Runs a plan: the same rows as the one statement gives. Facts stay in a temporary table of the connection until others take their place, so the
 * database must be one whose rows do not change, and whose statements are all run by the one who keeps it.
 * @param form `wideSql` gives every column in between as well
 * @param kept what the caller keeps for the next run on the same connection: everybody's keys, which stay while the customers do
 * @example const rows = await runPlan(planTags(tags), '2025-06-30', execute)
 */
export async function runPlan(
  plan: Plan,
  asOf: string,
  execute: Execute,
  form: 'sql' | 'wideSql' = 'sql',
  kept: KeptKeys = {},
): Promise<Rows> {
  const given = { ...plan.params, as_of: asOf };
  const people = await keepFacts(plan, asOf, execute);
  const cuts = plan.cuts.length === 0 ? {} : cutParams(plan.cuts, await execute(plan.cutSql, given));
  const { columns, values } = decoded(await execute(plan[form], { ...given, ...cuts }), plan.coded, form === 'sql' ? 'code' : 'column');
  if (!kept.keys || kept.of !== people) Object.assign(kept, { of: people, keys: await keysOf(plan.keys, execute) });
  return { columns: [plan.key, ...columns], values: [kept.keys ?? [], ...values] };
}

/** Which tables of facts are kept, and of what. */
const FACTS_OF = 'taglab_facts_of';

/**
 * Makes those tables that are not there, or are of something else; what is made of them is made anew as well.
 * @returns what tells the customers of these facts from others
 */
async function keepFacts({ facts }: Plan, asOf: string, execute: Execute): Promise<string> {
  // A file of temporary tables would stand in memory too in sql.js, and twice whenever it grows. Where this is so already, nothing is dropped.
  await execute('PRAGMA temp_store = MEMORY', {});
  await execute(`CREATE TEMP TABLE IF NOT EXISTS ${FACTS_OF} (name TEXT, mark TEXT)`, {});
  const { values } = await execute(`SELECT name, mark FROM temp.${FACTS_OF}`, {});
  const [names = [], marks = []] = values;
  const kept = new Map(names.map((name, i) => [String(name), marks[i]]));
  const drop = async (name: string): Promise<void> => {
    await execute(`DELETE FROM temp.${FACTS_OF} WHERE name = :name`, { name });
    await execute(`DROP TABLE IF EXISTS temp.${name}`, {});
    kept.delete(name);
  };
  for (const name of kept.keys()) if (!facts.some((table) => table.name === name)) await drop(name);
  const made = new Set<string>();
  let people: string | undefined;
  for (const table of facts) {
    const { name, statements, madeOf } = table;
    const mark = JSON.stringify([statements, table.params, table.computed, asOf]);
    people ??= mark;
    if (kept.get(name) === mark && !madeOf.some((other) => made.has(other))) continue;
    await drop(name);
    made.add(name);
    const params = await paramsOf(table, asOf, execute);
    for (const statement of statements) await execute(statement, params);
    await execute(`INSERT INTO temp.${FACTS_OF} VALUES (:name, :mark)`, { name, mark });
  }
  return people ?? '';
}
