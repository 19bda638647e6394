import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, checkTags, compileTags, type Execute, planTags, runPlan, type Schema, sqlite } from '../../../src/engine/index.ts';
import { createDatabase, layoutOf, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';

/** Preferences tallied side by side, and what is counted with them, against the one statement: many ties, few values, rows of nobody. */
const sqlJs = await loadSqlJs();
const label = { zh: '', en: '' };
const column = (name: string, type: 'text' | 'int' | 'real' | 'date', decimals?: number) => ({
  name,
  type,
  nullable: true,
  label,
  ...(decimals === undefined ? {} : { decimals }),
});
const schemaOf = (clustered: boolean): Schema => ({
  entity: { table: 'people', key: 'id', since: 'since' },
  measures: {},
  tables: {
    people: { name: 'people', label, entityKey: 'id', primaryKey: ['id'], columns: [column('id', 'text'), column('since', 'date')] },
    orders: {
      name: 'orders',
      label,
      entityKey: 'id',
      time: 'day',
      primaryKey: clustered ? ['id', 'day', 'order_id'] : ['order_id'],
      columns: [
        column('order_id', 'text'),
        column('id', 'text'),
        column('day', 'date'),
        column('kind', 'text'),
        column('status', 'text'),
        column('amount', 'real', 2),
      ].map((c) => ({ ...c, nullable: !['order_id', 'id', 'day'].includes(c.name) })),
    },
    lines: {
      name: 'lines',
      label,
      via: { table: 'orders', on: 'order_id' },
      primaryKey: ['order_id', 'line'],
      columns: [column('order_id', 'text'), column('line', 'int'), column('sort', 'text'), column('qty', 'int')].map((c, i) => ({
        ...c,
        nullable: i > 1,
      })),
    },
  },
});

const MEASURES = `measures:
  all: {from: orders, agg: count, empty: 0}
  paid_days: {from: orders, agg: days_active, where: status = 'paid'}
  paid_10: {from: orders, agg: count, where: status = 'paid', window: {last: 10d}}
  paid_30: {from: orders, agg: sum, field: amount, where: status = 'paid', window: {last: 30d}, empty: 0}
  before: {from: orders, agg: count, where: status = 'paid', window: {prev: 10d}, empty: 0}
  sorts: {from: lines, agg: sum, field: qty, where: orders.status = 'paid', window: {last: 30d}, empty: 0}
---
code: counts
define: {expr: "all + coalesce(paid_days, 0) * 100 + coalesce(paid_10, -1) * 10000 + before * 1000000 + sorts * 100000000"}
---
code: spent
define: {expr: paid_30}`;
const preference = (code: string, table: string, dimension: string, how: string): string =>
  `---\ncode: ${code}\ndefine: {prefer: {from: ${table}, dimension: ${dimension}, ${how}}}`;
const paid = `where: status = 'paid', window: {last: 30d}`;
const YAML = [
  MEASURES,
  preference('by_count', 'orders', 'kind', `by: count, ${paid}`),
  preference('supported', 'orders', 'kind', `by: count, ${paid}, min_support: 2, threshold: 2`),
  preference('by_sum', 'orders', 'kind', `by: sum, weight: amount, ${paid}, threshold: 0.3`),
  preference('by_share', 'orders', 'kind', 'by: share, weight: amount, threshold: 0.5'),
  preference('by_tgi', 'orders', 'kind', `by: tgi, weight: amount, ${paid}, threshold: 100`),
  preference('of_lines', 'lines', 'sort', `by: tgi, weight: qty, where: orders.status = 'paid', window: {last: 30d}, min_support: 1`),
].join('\n');
const AS_OF = '2025-06-30';

const day = fc.integer({ min: 0, max: 40 }).map((back) => new Date(Date.UTC(2025, 6, 5) - back * 86_400_000).toISOString().slice(0, 10));
const orders = fc.array(
  fc.record({
    id: fc.constantFrom('A', 'B', 'C', 'D', 'nobody', 'later'),
    day,
    kind: fc.constantFrom('app', 'shop', 'web', null),
    status: fc.constantFrom('paid', 'paid', 'paid', 'refunded', null),
    amount: fc.constantFrom(0.1, 0.2, 0.3, 0.7, -0.3, 10.01, null),
    lines: fc.array(fc.record({ sort: fc.constantFrom('tea', 'rice', null), qty: fc.integer({ min: -1, max: 3 }) }), { maxLength: 2 }),
  }),
  { minLength: 8, maxLength: 40 },
);
const PEOPLE: readonly (readonly Cell[])[] = [...'ABCDE'].map((id) => [id, '2024-01-01']).concat([['later', '2025-07-01']]);

test.each([true, false])('tallies and what is counted with them, clustered %s', async (clustered) => {
  const schema = schemaOf(clustered);
  const { value: tags, issues } = checkTags(YAML, schema, AS_OF);
  if (!tags) throw new Error(JSON.stringify(issues));
  const compiled = compileTags(tags, sqlite);
  let tallied = 0;
  await fc.assert(
    fc.asyncProperty(orders, async (rows) => {
      const lines = rows.flatMap((o, i) => o.lines.map((l, j) => [`O${String(i).padStart(2, '0')}`, j, l.sort, l.qty]));
      const ordered = rows.map((o, i) => [`O${String(i).padStart(2, '0')}`, o.id, o.day, o.kind, o.status, o.amount]);
      const db = createDatabase(sqlJs, { schema, rows: { people: PEOPLE, orders: ordered, lines } });
      try {
        const execute: Execute = (sql, params) => runStatement(db, sql, params);
        const plan = planTags(tags, { layout: layoutOf(db) });
        if (plan.facts.some(({ statements }) => statements.join().includes('taglab_strongest'))) tallied++;
        for (const form of ['sql', 'wideSql'] as const)
          expect(await runPlan(plan, AS_OF, execute, form)).toEqual(await execute(compiled[form], { ...compiled.params, as_of: AS_OF }));
      } finally {
        db.close();
      }
    }),
    { numRuns: 60 },
  );
  expect(tallied).toBeGreaterThan(40);
});

test('a table that others are made of is made anew with them', async () => {
  const schema = schemaOf(true);
  const rows = Array.from({ length: 20 }, (_, i): Cell[] => [
    `O${i + 10}`,
    'ABCD'[i % 4] ?? '',
    '2025-06-20',
    ['app', 'web'][i % 2] ?? '',
    'paid',
    i,
  ]);
  const db = createDatabase(sqlJs, { schema, rows: { people: PEOPLE, orders: rows, lines: [] } });
  const made: string[] = [];
  const execute: Execute = (sql, params) => {
    made.push(...(/^(?:CREATE TEMP TABLE|INSERT INTO temp\.)\s*(taglab_facts_\d)$/m.exec(sql)?.slice(1) ?? []));
    return runStatement(db, sql, params);
  };
  const run = async (days: number, least: number) => {
    const { value: tags } = checkTags(
      preference('p', 'orders', 'kind', `by: count, window: {last: ${days}d}, threshold: ${least}`).slice(4),
      schema,
      AS_OF,
    );
    if (!tags) throw new Error('no tags');
    made.length = 0;
    const compiled = compileTags(tags, sqlite);
    const expected = runStatement(db, compiled.sql, { ...compiled.params, as_of: AS_OF });
    expect(await runPlan(planTags(tags, { layout: layoutOf(db) }), AS_OF, execute)).toEqual(expected);
    return [...made];
  };
  expect(await run(30, 1)).toEqual(['taglab_facts_1', 'taglab_facts_2']);
  expect(await run(30, 1)).toEqual([]);
  expect(await run(30, 9)).toEqual(['taglab_facts_2']);
  expect(await run(5, 9)).toEqual(['taglab_facts_1', 'taglab_facts_2']);
  db.close();
});
