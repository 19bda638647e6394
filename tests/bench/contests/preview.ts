import { createReader, type Execute, oneTag, planTags, type Rows, runPlan } from '../../../src/engine/index.ts';
import { layoutOf, runStatement } from '../../../src/sandbox/database.ts';
import { openWhole } from '../engines/plan-on-sql-js.ts';
import { byTurns, timed } from '../side/by-turns.ts';
import { planFor, resolved, YAML } from '../tags.ts';
import { AS_OF } from '../world/schema.ts';
import type { Store } from '../world/store.ts';
import type { Contest } from './contest.ts';

const RULE = 'last_days > 180';
const EDITED = 'lifecycle';

/**
 * A person changes a threshold and sees who is tagged now: what changed of the text is read, all of it is checked and planned again, one tag of it
 * runs, and the facts are there from before. Against a full run, from the tables on. @throws where the preview gives other rows than a full run of the changed text
 */
export async function previewContest({ prebuilt }: Pick<Store, 'prebuilt'>, rounds: number): Promise<Contest> {
  const db = await openWhole(prebuilt);
  const layout = layoutOf(db);
  const plan = planFor(layout);
  const execute: Execute = (sql, params) => runStatement(db, sql, params);
  // As the session of a page keeps them.
  const kept = {};
  const forget = (): void => void db.run('DROP TABLE IF EXISTS temp.taglab_facts_of');
  const edited = (days: number): string => YAML.replace(RULE, `last_days > ${days}`);
  const read = createReader();
  const preview = (days: number): Promise<Rows> => {
    const tags = resolved(edited(days), read);
    return runPlan(planTags(tags, { layout, shown: oneTag(tags, EDITED) }), AS_OF, execute, 'sql', kept);
  };
  const full = (days: number): Promise<Rows> => {
    forget();
    return runPlan(planTags(resolved(edited(days)), { layout }), AS_OF, execute);
  };
  const whole = await full(120);
  const place = whole.columns.indexOf(EDITED);
  const seen = await preview(120);
  if (JSON.stringify(seen.values) !== JSON.stringify([whole.values[0], whole.values[place]]))
    throw new Error('the preview of an edited rule gives other rows than a full run');
  let days = 120;
  const times = await byTurns(
    rounds,
    new Map([
      [
        'other',
        () =>
          timed(() => {
            forget();
            return runPlan(plan, AS_OF, execute);
          }),
      ],
      ['ours', () => timed(() => preview(days++))],
    ]),
  );
  db.close();
  return { ours: times.get('ours') ?? [], other: times.get('other') ?? [] };
}
