import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compileTags,
  dependents,
  oneTag,
  type ResolvedTags,
  refreshPlan,
  refreshTags,
  runTags,
  scriptOf,
  sqlite,
} from '../../../src/engine/index.ts';
import { ChangingDatabase, changingWorlds, differences } from './changing-world.ts';
import { TAG_SETS } from './tag-sets.ts';

/** The tables that a tag's own statement names, as its author's query does: what it rests on, found apart from the graph. */
function tablesOf(tags: ResolvedTags, code: string): readonly string[] {
  const alone = oneTag(tags, code);
  const written = alone.measures.flatMap((m) => (m.shape?.agg === 'statement' ? m.shape.tables.map((t) => t.name.toLowerCase()) : []));
  return [...scriptOf(alone, sqlite, '2025-06-30').tables, ...written];
}

test.each(TAG_SETS)(
  '%s: refreshed rows are those of a full run, and only what rests on a change runs',
  async (_, tags, asOf) => {
    const reads = new Map(tags.tags.map(({ code }) => [code, tablesOf(tags, code)]));
    await fc.assert(
      fc.asyncProperty(changingWorlds(asOf), async ({ before, after }) => {
        const db = await ChangingDatabase.open(before);
        try {
          const compiled = compileTags(tags, sqlite);
          const old = await runTags(tags, compiled, asOf, db.execute);
          const plan = refreshPlan(tags, db.become(before, after, tags));
          const changed = [...differences(before, after).keys()];
          const descendants = tags.tags.map((t) => t.code).filter((code) => reads.get(code)?.some((table) => changed.includes(table)));
          expect([...plan.everybody, ...plan.touched].toSorted()).toEqual(descendants.toSorted());
          expect(dependents(tags, { tables: changed })).toEqual(descendants);
          expect(await refreshTags(tags, plan, old, sqlite, asOf, db.execute)).toEqual(await runTags(tags, compiled, asOf, db.execute));
        } finally {
          db.close();
        }
      }),
      { numRuns: 25 },
    );
  },
  60_000,
);
