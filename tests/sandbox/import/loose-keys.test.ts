import { describe, expect, it } from 'vitest';
import { findJoins } from '../../../src/sandbox/import/tables/join.ts';
import { findLooseKeys } from '../../../src/sandbox/import/tables/loose-keys.ts';
import { fileOf, readAll, textFile } from './hard-files.ts';

const looseIn = (tables: Awaited<ReturnType<typeof readAll>>[]) => findLooseKeys(tables, findJoins(tables));
const CUSTOMERS = '客户号,城市\n007,上海\n8,北京\n';

describe('what goes wrong without a word', () => {
  it('rows that belong to nobody are counted, table by table', async () => {
    const tables = await Promise.all([readAll(fileOf('customers.csv')), readAll(fileOf('orders.csv')), readAll(fileOf('items.csv'))]);
    expect(looseIn(tables)).toEqual([
      {
        kind: 'orphans',
        from: { table: 'orders', column: 'customer_id' },
        to: { table: 'customers', column: 'customer_id' },
        rows: 3,
        of: 6,
        keys: 2,
        // 44 is 00044 without its zeros; it comes first, though another has more rows.
        examples: [
          { key: '44', rows: 1, like: '00044' },
          { key: '99999', rows: 2 },
        ],
      },
      {
        kind: 'orphans',
        from: { table: 'items', column: 'order_id' },
        to: { table: 'orders', column: 'order_id' },
        rows: 1,
        of: 4,
        keys: 1,
        examples: [{ key: 'O9', rows: 1 }],
      },
    ]);
  });

  it('customers who have nothing in common are all told, though that is no join', async () => {
    const [customers, orders] = [
      await readAll(textFile(CUSTOMERS)),
      await readAll(textFile('客户号,下单日期\nx,2025-06-01\ny,2025-06-02\n')),
    ];
    expect(findJoins([customers, orders])).toEqual([]);
    expect(looseIn([customers, orders])).toMatchObject([{ kind: 'orphans', rows: 2, of: 2, keys: 2 }]);
  });

  it('a key that stands several times on both sides is told, with what a join makes of it', async () => {
    const lines = await readAll(
      textFile('订单号,客户号,下单日期,金额\nA,a,2025-06-01,1\nA,a,2025-06-01,2\nB,a,2025-06-02,3\nC,a,2025-06-02,3\n'),
    );
    const items = await readAll(textFile('订单号,商品\nA,x\nA,y\nA,z\nB,x\nB,y\nD,x\n'), { table: 'items' });
    const [many, ...rest] = looseIn([lines, items]).filter(({ kind }) => kind === 'many-to-many');
    expect(many).toEqual({
      kind: 'many-to-many',
      from: { table: 'orders', column: 'order_id' },
      to: { table: 'items', column: 'order_id' },
      keys: 1,
      // A and B match: two rows of A meet three each, one of B meets two.
      rows: 3,
      joinedRows: 8,
      examples: [{ key: 'A', rows: 2, otherRows: 3 }],
    });
    expect(rest).toEqual([]);
  });

  it('nothing is said where all is well, or of customers who come often', async () => {
    const orders = '客户号,下单日期\n007,2025-06-01\n007,2025-06-02\n8,2025-06-02\n';
    const [customers, first] = [await readAll(textFile(CUSTOMERS)), await readAll(textFile(orders))];
    const visits = await readAll(textFile(orders), { table: 'visits' });
    expect(looseIn([customers, first])).toEqual([]);
    expect(looseIn([first, visits])).toEqual([]);
  });
});
