import { describe, expect, test } from 'vitest';
import {
  AS_READ,
  type Cell,
  checkTags,
  compileTags,
  mergeRows,
  type RefreshPlan,
  refreshPlan,
  refreshTags,
  runTags,
  type Schema,
  sqlite,
  type TagRows,
} from '../../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { SCHEMA } from '../world.ts';

const rows = (values: Readonly<Record<string, string>>): TagRows => ({
  customerIds: Object.keys(values),
  tags: [{ code: 'a', values: Object.values(values) }],
});
const TOUCHED: RefreshPlan = { everybody: [], touched: ['a'], kept: [], customers: ['B', 'C', 'E'] };

test('who came is put in its place, who went is gone, the others keep what they had', () => {
  const merged = mergeRows(rows({ A: 'a', B: 'b', D: 'd', E: 'e' }), { touched: rows({ C: 'new', E: 'again' }) }, TOUCHED, SCHEMA);
  expect(merged).toEqual(rows({ A: 'a', C: 'new', D: 'd', E: 'again' }));
});

test('where nobody was touched everything stays', () => {
  const before = rows({ A: 'a', B: 'b' });
  expect(mergeRows(before, {}, { ...TOUCHED, customers: [] }, SCHEMA)).toEqual(before);
  expect(mergeRows(before, {}, { ...TOUCHED, touched: [], kept: ['a'] }, SCHEMA)).toEqual(before);
});

test('somebody whom no change named cannot be filled in', () => {
  const plan: RefreshPlan = { everybody: ['b'], touched: [], kept: ['a'], customers: [] };
  const everybody = { customerIds: ['A', 'B'], tags: [{ code: 'b', values: [1, 2] }] };
  expect(() => mergeRows(rows({ A: 'a' }), { everybody }, plan, SCHEMA)).toThrow('no change names the customer B');
});

describe('the order is that of a full run', () => {
  const keyed = (type: 'text' | 'int', entity: Partial<Schema['entity']> = {}): Schema => {
    const key = { name: 'customer_id', type, nullable: false, label: { zh: '客户', en: 'Customer' } };
    const table = { name: 'customers', label: key.label, entityKey: 'customer_id', primaryKey: ['customer_id'], columns: [key] };
    return { entity: { table: 'customers', key: 'customer_id', ...entity }, tables: { customers: table }, measures: {} };
  };
  const TEXTS = ['10', '9', 'B', 'a', '\uff5e', '😀', '客'];
  test.each<[string, Schema, readonly Cell[]]>([
    ['texts by code point', keyed('text'), TEXTS],
    ['shorter texts first', keyed('text', { shorterFirst: true }), [...TEXTS, '😀😀', 'abc']],
    ['numbers by size', keyed('int'), [10, 9, -1, 100]],
  ])('%s', async (_, schema, keys) => {
    const { value } = checkTags('code: a\ndefine: {expr: customer_id is present}', schema);
    if (!value) throw new Error('the tag resolves');
    for (const newcomer of keys) {
      const db = createDatabase(
        await loadSqlJs(),
        { schema, rows: { customers: keys.filter((k) => k !== newcomer).map((k) => [k]) } },
        AS_READ,
      );
      const execute = (sql: string, params: Readonly<Record<string, Cell>>) => runStatement(db, sql, params);
      const compiled = compileTags(value, sqlite);
      const before = await runTags(value, compiled, '2025-06-30', execute);
      db.run('INSERT INTO customers VALUES (?)', [newcomer]);
      const plan = refreshPlan(value, [{ table: 'customers', customers: [newcomer] }]);
      expect(plan.touched).toEqual(['a']);
      expect(await refreshTags(value, plan, before, sqlite, '2025-06-30', execute)).toEqual(
        await runTags(value, compiled, '2025-06-30', execute),
      );
      db.close();
    }
  });
});
