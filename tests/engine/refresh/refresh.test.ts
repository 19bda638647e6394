import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  type Change,
  checkTags,
  compileTags,
  dependents,
  oneTag,
  type RefreshPlan,
  type ResolvedTags,
  refreshPlan,
  refreshTags,
  runTags,
  type Schema,
  scriptOf,
  sqlite,
} from '../../../src/engine/index.ts';
import { SCHEMA } from '../world.ts';
import { ChangingDatabase, changingWorlds, differences, type Rows } from './changing-world.ts';
import { othersIn, setOf, TAG_SETS } from './tag-sets.ts';

const AS_OF = '2025-06-30';

/** Refreshes from one state of a database to another, and holds it against a full run. */
async function checkRefresh(
  tags: ResolvedTags,
  { before, after }: { before: Rows; after: Rows },
  days: { readonly before: string; readonly now: string },
  planOf: (changes: readonly Change[]) => RefreshPlan = (changes) => refreshPlan(tags, changes, days),
): Promise<RefreshPlan> {
  const db = await ChangingDatabase.open(before);
  try {
    const compiled = compileTags(tags, sqlite);
    const old = await runTags(tags, compiled, days.before, db.execute);
    const plan = planOf(db.become(before, after, tags));
    const full = await runTags(tags, compiled, days.now, db.execute);
    expect(await refreshTags(tags, plan, old, sqlite, days.now, db.execute)).toEqual(full);
    return plan;
  } finally {
    db.close();
  }
}

/** The tables that a tag's own statement names, as its author's query does: what it rests on, found apart from the graph. */
function tablesOf(tags: ResolvedTags, code: string): readonly string[] {
  const alone = oneTag(tags, code);
  const written = alone.measures.flatMap((m) => (m.shape?.agg === 'statement' ? m.shape.tables.map((t) => t.name.toLowerCase()) : []));
  return [...scriptOf(alone, sqlite, AS_OF).tables, ...written];
}

test.each(TAG_SETS)(
  '%s: refreshed rows are those of a full run, and only what rests on a change runs',
  async (_, tags, asOf) => {
    const reads = new Map(tags.tags.map(({ code }) => [code, tablesOf(tags, code)]));
    await fc.assert(
      fc.asyncProperty(changingWorlds(asOf), async (world) => {
        const plan = await checkRefresh(tags, world, { before: asOf, now: asOf });
        const changed = [...differences(world.before, world.after).keys()];
        const descendants = tags.tags.map((t) => t.code).filter((code) => reads.get(code)?.some((table) => changed.includes(table)));
        expect([...plan.everybody, ...plan.touched].toSorted()).toEqual(descendants.toSorted());
        expect([...plan.kept, ...descendants].toSorted()).toEqual(tags.tags.map((t) => t.code).toSorted());
        expect(dependents(tags, { tables: changed })).toEqual(descendants);
      }),
      { numRuns: 25 },
    );
  },
  60_000,
);

describe('one of every way of looking at others', () => {
  const tags = setOf('others');
  const today = { before: AS_OF, now: AS_OF };
  const { since: _, ...withoutDay } = SCHEMA.entity;

  test('whoever is touched, if nobody says who', () =>
    fc.assert(
      fc.asyncProperty(changingWorlds(AS_OF), async (world) => {
        const plan = await checkRefresh(tags, world, today, (changes) =>
          refreshPlan(
            tags,
            changes.map(({ table }) => ({ table, customers: 'all' })),
          ),
        );
        expect(plan.touched).toEqual([]);
      }),
      { numRuns: 25 },
    ));

  test('columns of the same people', () =>
    fc.assert(
      fc.asyncProperty(changingWorlds(AS_OF), async ({ before, after }) => {
        const now = new Map(after['customers']?.map((row) => [row[0], row]));
        // The facts are others; who is there, and since when, is not.
        const customers = (before['customers'] ?? []).map((row) => [
          ...row.slice(0, 1),
          ...(now.get(row[0] ?? null) ?? row).slice(1, 4),
          ...row.slice(4),
        ]);
        const plan = await checkRefresh(tags, { before, after: { ...before, customers } }, today, (changes) =>
          refreshPlan(
            tags,
            changes.map((change) => ({ ...change, samePeople: true })),
          ),
        );
        expect([...plan.everybody, ...plan.touched].every((code) => ['on_top', 'few', 'city', 'chosen'].includes(code))).toBe(true);
      }),
      { numRuns: 40 },
    ));

  test.each<[string, Schema]>([
    ['where customers belong from a day on', SCHEMA],
    ['where they always do', { ...SCHEMA, entity: withoutDay }],
  ])('another day, %s', (_, schema) => {
    const others = othersIn(schema);
    return fc.assert(
      fc.asyncProperty(changingWorlds(AS_OF), fc.integer({ min: -40, max: 40 }), fc.boolean(), async (world, ahead, still) => {
        const days = { before: addDays(AS_OF, -ahead), now: AS_OF };
        await checkRefresh(others, still ? { before: world.before, after: world.before } : world, days);
      }),
      { numRuns: 40 },
    );
  });

  test('customers who are whoever ordered', () => {
    const { orders, order_items } = SCHEMA.tables;
    if (!orders || !order_items) throw new Error('no orders');
    const schema: Schema = {
      entity: { table: 'orders', key: 'customer_id', since: 'order_date', derived: true },
      tables: { orders, order_items },
      measures: {},
    };
    const yaml = `measures: {n: {from: orders, agg: count, empty: 0}, food: {from: order_items, agg: sum, field: qty * price}}
---
code: orders
define: {expr: n}
---
code: stage
define: {cases: [{when: n >= 2, value: back}], else: once}
---
code: best
define: {expr: rank(food) = 1}
---
code: food
define: {expr: food}
`;
    const { value } = checkTags(yaml, schema);
    if (!value) throw new Error('the tags resolve');
    const only = (rows: Rows): Rows => ({ orders: rows['orders'] ?? [], order_items: rows['order_items'] ?? [] });
    return fc.assert(
      fc.asyncProperty(changingWorlds(AS_OF), async ({ before, after }) => {
        const plan = await checkRefresh(value, { before: only(before), after: only(after) }, today);
        if (plan.kept.length === 0) expect([plan.everybody, plan.touched]).toEqual([['best'], ['orders', 'stage', 'food']]);
      }),
      { numRuns: 60 },
    );
  });
});
