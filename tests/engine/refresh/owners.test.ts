import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRefresh, ownersSql, refreshPlan, sqlite } from '../../../src/engine/index.ts';
import { ChangingDatabase, changingWorlds, differences, keyOf, type Rows } from './changing-world.ts';
import { setOf } from './tag-sets.ts';

const AS_OF = '2025-06-30';
const FOLLOWS = setOf('graphs.yaml');

/** Who has a row, in plain loops over the rows. */
function ownersOf(table: string, key: readonly unknown[], rows: Rows): unknown[] {
  const own = (rows[table] ?? []).filter((row) => JSON.stringify(keyOf(table, row)) === JSON.stringify(key));
  if (table === 'orders') return own.map((row) => row[1]);
  if (table === 'order_items') return own.flatMap((row) => (rows['orders'] ?? []).flatMap((o) => (o[0] === row[0] ? [o[1]] : [])));
  return own.flatMap((row) => (table === 'follows' ? [row[0], row[1]] : [row[0]]));
}

test('the owners of changed rows are who had them and who has them, lines by their order, follows by both ends', () =>
  fc.assert(
    fc.asyncProperty(changingWorlds(AS_OF), async ({ before, after }) => {
      const db = await ChangingDatabase.open(before);
      try {
        const found = new Map(db.become(before, after, FOLLOWS).map(({ table, customers }) => [table, customers]));
        for (const [table, keys] of differences(before, after)) {
          const expected = keys.flatMap((key) => [...ownersOf(table, key, before), ...ownersOf(table, key, after)]);
          const owners = [...new Set(expected)].filter((id) => id !== null).toSorted();
          const listed = found.get(table);
          expect([table, listed === 'all' ? 'all' : [...new Set(listed)].toSorted()]).toEqual([
            table,
            table === 'products' ? 'all' : owners,
          ]);
        }
      } finally {
        db.close();
      }
    }),
    { numRuns: 100 },
  ));

test('nothing is said of tables that lead to nobody, or whose rows have no key', () => {
  expect(ownersSql(FOLLOWS, 'products', [['p1']], sqlite)).toBeUndefined();
  // Nobody in this set goes by follows.
  expect(ownersSql(setOf('gates.yaml'), 'follows', [['A', 'B', AS_OF]], sqlite)).toBeUndefined();
  const { schema } = FOLLOWS;
  const orders = { ...schema.tables['orders'], primaryKey: [] } as (typeof schema.tables)[string];
  const keyless = { ...FOLLOWS, schema: { ...schema, tables: { ...schema.tables, orders } } };
  expect(ownersSql(keyless, 'orders', [['o1']], sqlite)).toBeUndefined();
  expect(() => ownersSql(FOLLOWS, 'order', [], sqlite)).toThrow('no table order');
});

test('only the rows of the customers touched are read, by an index where there is one', async () => {
  const tags = setOf('others');
  const db = await ChangingDatabase.open({ customers: [['A', null, null, null, null]] });
  await db.execute('CREATE INDEX by_customer ON orders (customer_id)', {});
  const { touched, everybody } = compileRefresh(tags, refreshPlan(tags, [{ table: 'orders', customers: ['A'] }]), sqlite);
  const scans = async (sql = '') => {
    const { columns, values } = await db.execute(`EXPLAIN QUERY PLAN ${sql}`, {});
    const details = values[columns.indexOf('detail')] ?? [];
    return details.filter((detail) => /^SCAN (?:orders|order_items|customers|survey)\b/.test(String(detail)));
  };
  // Survey has its customer first in its key; lines are found by their order.
  expect(await scans(touched?.compiled.sql)).toEqual([]);
  expect(await scans(everybody?.compiled.sql)).not.toEqual([]);
  db.close();
});
