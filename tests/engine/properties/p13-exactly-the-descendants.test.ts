import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Change,
  checkTags,
  compileRefresh,
  compileTags,
  dependents,
  type ResolvedTags,
  refreshPlan,
  refreshTags,
  runTags,
  sqlite,
  type TagRows,
} from '../../../src/engine/index.ts';
import { ChangingDatabase, changingWorlds, differences } from '../refresh/changing-world.ts';
import { issuesOf, SCHEMA } from '../world.ts';
import { AS_OF } from './purchases.ts';

/**
 * P13: what changes re-runs exactly the tags that rest on it, directly or through others, and the result is that of a full run.
 * tests/engine/refresh has the same for every builder; here the graph itself is chance.
 */

/** A tag reads tables and tags before it; each in one of the ways in which a definition can. */
interface Node {
  readonly tables: readonly string[];
  readonly tags: readonly number[];
  readonly how: 'expr' | 'cases' | 'audience' | 'bin';
}
const TABLES = ['orders', 'cards', 'survey', 'order_items'];
const graphs: fc.Arbitrary<readonly Node[]> = fc
  .array(
    fc.record({
      tables: fc.subarray(TABLES, { maxLength: 2 }),
      tags: fc.array(fc.nat(100), { maxLength: 3 }),
      how: fc.constantFrom('expr' as const, 'cases' as const, 'audience' as const, 'bin' as const),
    }),
    { minLength: 3, maxLength: 9 },
  )
  .map((nodes) =>
    nodes.map(({ tables, tags, how }, i) => {
      const before = i === 0 ? [] : [...new Set(tags.map((t) => t % i))];
      return { tables: tables.length + before.length === 0 ? ['orders'] : tables, tags: before, how };
    }),
  );

const MEASURES = `measures:
  in_orders: {from: orders, agg: count, empty: 0}
  in_cards: {from: cards, agg: count, empty: 0}
  in_survey: {from: survey, agg: count, empty: 0}
  in_order_items: {from: order_items, agg: count, empty: 0}
`;
/** Every tag is a number of which everything that it reads is a part. */
function defineOf({ tables, tags, how }: Node, plus: number): string {
  const sum = [...tables.map((t) => `in_${t}`), ...tags.map((t) => `t${t}x`), String(plus)].join(' + ');
  switch (how) {
    case 'expr':
      return `{expr: ${sum}}`;
    case 'cases':
      return `{cases: [{when: ${sum} >= 6, value: 6}, {when: ${sum} >= 2, value: 2}], else: 0}`;
    case 'audience':
      return `{points: [{when: ${sum} > 3, points: 2}, {when: ${sum} > 1, points: 1}]}`;
    case 'bin':
      return `{bin: {of: ${sum}, method: edges, edges: [1, 3, 8]}}`;
  }
}
/** Written from the last to the first: the file's order is not the graph's. */
const yamlOf = (nodes: readonly Node[], plus: readonly number[] = []): string =>
  MEASURES +
  nodes
    .map((node, i) => `---\ncode: t${i}x\ndefine: ${defineOf(node, plus[i] ?? 0)}\n`)
    .toReversed()
    .join('');
function resolved(nodes: readonly Node[], plus?: readonly number[]): ResolvedTags {
  const { value, issues } = checkTags(yamlOf(nodes, plus), SCHEMA);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
}

/** Everything that is reached against the arrows, by walking them until nothing is added. */
function descendants(nodes: readonly Node[], startsAt: (node: Node, i: number) => boolean): readonly string[] {
  const found = new Set(nodes.flatMap((node, i) => (startsAt(node, i) ? [i] : [])));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    nodes.forEach((node, i) => {
      if (node.tags.some((t) => found.has(t))) found.add(i);
    });
  }
  return [...found].sort((a, b) => b - a).map((i) => `t${i}x`);
}
/** Lines reach their customer through orders. */
const rest = (node: Node, changed: readonly string[]): boolean =>
  node.tables.some((t) => changed.includes(t) || (t === 'order_items' && changed.includes('orders')));

describe('tables that change', () => {
  test('re-run the tags that rest on them and no other, and every row is that of a full run', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, changingWorlds(AS_OF), async (nodes, { before, after }) => {
        const tags = resolved(nodes);
        const compiled = compileTags(tags, sqlite);
        const db = await ChangingDatabase.open(before);
        try {
          const old = await runTags(tags, compiled, AS_OF, db.execute);
          const changes: readonly Change[] = db.become(before, after, tags);
          const changed = [...differences(before, after).keys()];
          const expected = descendants(nodes, (node) => changed.includes('customers') || rest(node, changed));
          const plan = refreshPlan(tags, changes);
          const { everybody, touched } = compileRefresh(tags, plan, sqlite);
          const run = [...(everybody?.compiled.tags ?? []), ...(touched?.compiled.tags ?? [])];
          const named = [...plan.everybody, ...plan.touched];
          expect(named.toSorted()).toEqual([...expected].toSorted());
          expect(dependents(tags, { tables: changed })).toEqual(expected);
          // Where nobody owns a changed row nothing runs; otherwise what is planned, and nothing beside it.
          if (plan.customers.length > 0) expect(run.toSorted()).toEqual([...expected].toSorted());
          const full = await runTags(tags, compiled, AS_OF, db.execute);
          expect(await refreshTags(tags, plan, old, sqlite, AS_OF, db.execute)).toEqual(full);
        } finally {
          db.close();
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('a definition that changes', () => {
  const changedIn = (a: TagRows, b: TagRows): string[] =>
    a.tags.flatMap((t, i) => (JSON.stringify(t.values) === JSON.stringify(b.tags[i]?.values) ? [] : [t.code]));

  test('reaches its consumers and no other tag', async () => {
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(graphs, fc.nat(100), changingWorlds(AS_OF), async (nodes, at, { before }) => {
        const edited = at % nodes.length;
        const code = `t${edited}x`;
        const consumers = descendants(nodes, (node) => node.tags.includes(edited));
        const [one, other] = [
          resolved(nodes),
          resolved(
            nodes,
            nodes.map((_, i) => (i === edited ? 5 : 0)),
          ),
        ];
        expect(dependents(one, { tags: [code] })).toEqual(consumers);
        const db = await ChangingDatabase.open(before);
        const runs = await Promise.all([one, other].map((tags) => runTags(tags, compileTags(tags, sqlite), AS_OF, db.execute)));
        db.close();
        const [a, b] = runs;
        if (!a || !b) throw new Error('no runs');
        const others = changedIn(a, b).filter((c) => c !== code);
        reached += others.length;
        expect(others.filter((c) => !consumers.includes(c))).toEqual([]);
      }),
      { numRuns: 40 },
    );
    expect(reached).toBeGreaterThan(5);
  }, 60_000);
});

test('a circle, wherever it is, is told once as the way round', () => {
  fc.assert(
    fc.property(graphs, fc.nat(100), fc.nat(100), (nodes, a, b) => {
      const [low, high] = [Math.min(a % nodes.length, b % nodes.length), Math.max(a % nodes.length, b % nodes.length)];
      // An arrow back, from a tag to one that may rest on it.
      const closed = nodes.map((node, i) => (i === low ? { ...node, tags: [...new Set([...node.tags, high])] } : node));
      const isCircle = low === high || descendants(nodes, (_, i) => i === low).includes(`t${high}x`);
      const circles = issuesOf(yamlOf(closed)).filter((i) => i.code === 'cycle');
      expect(circles.length > 0).toBe(isCircle);
      for (const { params } of circles) {
        const { path } = params as { path: readonly string[] };
        expect(path.at(-1)).toBe(path[0]);
        const steps = path.map((code) => Number(code.slice(1, -1)));
        steps.slice(1).forEach((to, i) => {
          expect(closed[steps[i] ?? -1]?.tags).toContain(to);
        });
      }
    }),
    { numRuns: 80 },
  );
});
