import { type Execute, planTags, type Rows, runPlan } from '../../../src/engine/index.ts';
import { layoutOf, runStatement } from '../../../src/sandbox/database.ts';
import { openWhole } from '../engines/plan-on-sql-js.ts';
import { byTurns, timed } from '../side/by-turns.ts';
import { resolved } from '../tags.ts';
import { AS_OF } from '../world/schema.ts';
import type { Store } from '../world/store.ts';
import type { Contest } from './contest.ts';

const SCORES = `
code: r
define:
  rfm:
    from: orders
    where: status = 'paid'
    window: {last: 365d}
    recency: {days_since: order_date}
    frequency: {count: order_id}
    monetary: {sum: amount}
    score: {method: ntile, n: 5}
    as: r
---
code: f
define: {rfm: {like: r, as: f}}
---
code: m
define: {rfm: {like: r, as: m}}
`;
const ntile = (of: string, order: string): string =>
  `CASE WHEN ${of} IS NOT NULL THEN NTILE(5) OVER (PARTITION BY ${of} IS NULL ORDER BY ${order}, customer_id) END`;
const BY_NTILE = `
SELECT customer_id, ${ntile('recency_days', 'recency_days DESC')} AS r, ${ntile('frequency', 'frequency')} AS f, ${ntile('monetary', 'monetary')} AS m
FROM temp.taglab_facts LEFT JOIN temp.taglab_facts_1 ON taglab_place = taglab_facts.rowid
ORDER BY customer_id`;

/** Scores of recency, frequency and money from facts that are kept: by cut points, and by three window functions. @throws where a score differs */
export async function quintileContest({ prebuilt }: Pick<Store, 'prebuilt'>, rounds: number): Promise<Contest> {
  const db = await openWhole(prebuilt);
  const execute: Execute = (sql, params) => runStatement(db, sql, params);
  const plan = planTags(resolved(SCORES), { layout: layoutOf(db) });
  const byCuts = (): Promise<Rows> => runPlan(plan, AS_OF, execute);
  const byWindows = (): Rows => runStatement(db, BY_NTILE);
  if (JSON.stringify((await byCuts()).values) !== JSON.stringify(byWindows().values))
    throw new Error('cut points give other fifths than NTILE');
  const times = await byTurns(
    rounds,
    new Map([
      ['other', () => timed(byWindows)],
      ['ours', () => timed(byCuts)],
    ]),
  );
  db.close();
  return { ours: times.get('ours') ?? [], other: times.get('other') ?? [] };
}
