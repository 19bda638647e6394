import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  identified,
  identify,
  type KeyedTable,
  mappingTable,
  recordName,
  recordsOf,
  STANDARD_RULES,
} from '../../../src/engine/identity/index.ts';

const TABLES: readonly KeyedTable[] = [
  {
    name: 'members',
    system: 'shop',
    key: 'card',
    ids: { mobile: 'phone', mail: 'email' },
    columns: ['card', 'mobile', 'mail'],
    values: [
      ['M1', 'M2', null],
      ['139 0000 0001', '13800000000', '13900000009'],
      [null, 'A@example.com', null],
    ],
  },
  {
    name: 'app_users',
    system: 'app',
    key: 'uid',
    ids: { phone: 'phone', mail: 'email' },
    columns: ['uid', 'phone', 'mail'],
    values: [
      [1, 2, 3],
      [13900000001, 13800000000, null],
      [null, null, 'a@EXAMPLE.com'],
    ],
  },
  {
    name: 'app_orders',
    system: 'app',
    key: 'user',
    columns: ['user', 'one_id'],
    values: [
      [1, 1, 9, null, ' 3'],
      [10, 20, 30, 40, 50],
    ],
  },
];

describe('several tables with a key each', () => {
  const mapping = mappingTable(identify(recordsOf(TABLES.slice(0, 2)), STANDARD_RULES));
  test('become one mapping', () => {
    expect(mapping).toEqual({
      columns: ['record', 'source', 'customer'],
      values: [
        ['app:1', 'app:2', 'app:3', 'shop:M1', 'shop:M2'],
        ['app', 'app', 'app', 'shop', 'shop'],
        ['app:1', 'app:2', 'app:3', 'app:1', 'app:3'],
      ],
    });
  });
  test('and have one key from then on, further tables of the same systems too', () => {
    const [members, , orders] = identified(TABLES, mapping);
    expect(members).toEqual({
      name: 'members',
      columns: ['one_id', ...(TABLES[0]?.columns ?? [])],
      values: [['app:1', 'app:3', null], ...(TABLES[0]?.values ?? [])],
      unknown: 1,
    });
    expect(orders).toMatchObject({ columns: ['one_id_2', 'user', 'one_id'], unknown: 2 });
    expect(orders?.values[0]).toEqual(['app:1', 'app:1', null, null, 'app:3']);
  });
  test('a day in the table is the day that its identifiers were seen', () => {
    const [members] = TABLES;
    if (!members) throw new Error('no members');
    const dated = { ...members, on: 'day', columns: [...members.columns, 'day'], values: [...members.values, ['2025-01-01', null, null]] };
    expect(recordsOf([dated]).ids.map(({ on }) => on)).toEqual(['2025-01-01', '2025-01-01', undefined, undefined]);
  });
  test('a table whose keys are names among all systems already', () => {
    const table = { name: 'accounts', system: null, key: 'id', columns: ['id'], values: [['app:1', 'shop:M2']] };
    expect(identified([table], mapping)[0]?.values[0]).toEqual(['app:1', 'app:3']);
    expect(recordsOf([table]).records).toEqual([{ record: 'app:1' }, { record: 'shop:M2' }]);
  });
  test('two accounts never have the same name', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (s1, k1, s2, k2) => {
        fc.pre(s1 !== s2 || k1.trim() !== k2.trim());
        expect(recordName(s1, k1)).not.toBe(recordName(s2, k2));
      }),
    );
    expect(recordName('a:b', 'c')).not.toBe(recordName('a', 'b:c'));
  });
});
