import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import {
  checkTags,
  compileTags,
  type Execute,
  oneTag,
  type ResolvedTags,
  runTags,
  type Schema,
  sqlite,
} from '../../../src/engine/index.ts';
import { kMeans } from '../../../src/engine/models/kmeans.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { type Order, rowsOfWorld, SCHEMA } from '../world.ts';
import { AS_OF, ordersOf, PEOPLE, type Purchase, purchases, rfm } from './purchases.ts';

/** P1: the same as-of date and seed give the same result, byte by byte. */

/** Every builder in which rows or customers of equal rank could change places. */
const TIES = `measures:
  n: {from: orders, agg: count, empty: 0}
  spend: {from: orders, agg: sum, field: amount}
---
code: tiles
define: {bin: {of: n, method: ntile, n: 3}}
---
code: by_share
define: {bin: {of: spend, method: pareto}}
---
code: spend
define: {measure: {from: orders, agg: sum, field: amount}}
---
code: last_status
define: {measure: {from: orders, agg: last, field: status}}
---
code: first_channel
define: {edge: {from: orders, which: first, field: channel}}
---
code: usual
define: {measure: {from: orders, agg: most_frequent, field: status, on: order_date}}
---
code: likes
value: {cardinality: many}
define: {prefer: {from: orders, dimension: channel, by: tgi, weight: amount}}
---
code: steps
define: {sequence: {steps: [{from: orders, where: channel = 'app'}, {from: orders, where: channel = 'web'}], gives: step}}
---
code: network
define: {graph: {edges: orders, from: channel, to: customer_id, metric: pagerank}}
---
${rfm('{method: nested, n: 3}', '', 'nested')}---
${rfm('{method: percentile_inc}', '', 'percentile')}`;

function resolved(): ResolvedTags {
  const { value } = checkTags(TIES, SCHEMA, AS_OF);
  if (!value) throw new Error('the tags resolve');
  return value;
}

/** The same tables without their keys: rows lie in the order in which they came, as in a file that somebody exported. */
const UNSORTED: Schema = {
  ...SCHEMA,
  tables: Object.fromEntries(Object.entries(SCHEMA.tables).map(([name, table]) => [name, { ...table, primaryKey: [] }])),
};

test('the same rows give the same bytes, in whatever order they lie', async () => {
  const sqlJs = await loadSqlJs();
  const tags = resolved();
  // Each tag in a statement of its own: among others, a rank would find the rows sorted for the one before it.
  const statements = tags.tags.map(({ code }) => {
    const one = oneTag(tags, code);
    return { one, compiled: compileTags(one, sqlite) };
  });
  const bytesOf = async (people: readonly string[], orders: readonly Order[]): Promise<string> => {
    const rows = rowsOfWorld(
      people.map((id) => [id]),
      orders,
    );
    const db = createDatabase(sqlJs, { schema: UNSORTED, rows });
    const execute: Execute = async (sql, params) => runStatement(db, sql, params);
    const found = await Promise.all(statements.map(({ one, compiled }) => runTags(one, compiled, AS_OF, execute)));
    db.close();
    return JSON.stringify(found);
  };
  // Few days and sums, so that ties are everywhere.
  const tied = (rows: readonly Purchase[]) => rows.map((r) => ({ ...r, daysAgo: r.daysAgo % 4, amount: Math.ceil(r.amount) % 3 }));
  const arranged = purchases.chain((rows) => {
    const orders = ordersOf(tied(rows));
    return fc.tuple(
      fc.constant(orders),
      fc.shuffledSubarray(orders, { minLength: orders.length }),
      fc.shuffledSubarray([...PEOPLE], { minLength: PEOPLE.length }),
    );
  });
  await fc.assert(
    fc.asyncProperty(arranged, async ([orders, shuffled, people]) => {
      const bytes = await bytesOf(PEOPLE, orders);
      expect(await bytesOf(PEOPLE, orders)).toBe(bytes);
      expect(await bytesOf(people, shuffled)).toBe(bytes);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('the same seed and as-of date give the same shop and the same tags, another seed another shop', async () => {
  const sqlJs = await loadSqlJs();
  const yaml =
    'code: r\ndefine: {rfm: {from: orders, recency: {days_since: order_date}, frequency: {count: order_id}, monetary: {sum: amount}, score: {method: ntile}}}';
  const { value } = checkTags(yaml, yunduo.schema);
  if (!value) throw new Error('the tag resolves');
  const madeOf = async (seed: number, asOf: string) => {
    const data = yunduo.generate({ seed, asOf, customers: 12 });
    const db = createDatabase(sqlJs, data);
    const rows = await runTags(value, compileTags(value, sqlite), asOf, (sql, params) => runStatement(db, sql, params));
    db.close();
    return { bytes: JSON.stringify([data, rows]), orders: JSON.stringify(data.rows['orders']) };
  };
  const asOf = fc.constantFrom('2025-06-30', '2025-03-31', '2024-02-29');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1e9 }), asOf, async (seed, day) => {
      const made = await madeOf(seed, day);
      expect(await madeOf(seed, day)).toEqual(made);
      expect((await madeOf(seed + 1, day)).orders).not.toBe(made.orders);
    }),
    { numRuns: 5 },
  );
});

test('the same seed gives the same clusters', () => {
  const numbers = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 9 })), { minLength: 12, maxLength: 40 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 1e6 }), (pairs, seed) => {
      const fitted = () => JSON.stringify(kMeans({ days: pairs.map(([d]) => d), orders: pairs.map(([, n]) => n) }, { k: 3, seed }));
      expect(fitted()).toBe(fitted());
    }),
    { numRuns: 30 },
  );
});

test('the same definition compiles to the same bytes', () => {
  const compiled = () => JSON.stringify(compileTags(resolved(), sqlite));
  expect(compiled()).toBe(compiled());
});
