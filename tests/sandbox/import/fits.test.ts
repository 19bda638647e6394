import { describe, expect, it } from 'vitest';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import { findOrders, findPaidOrders } from '../../../src/sandbox/import/fits.ts';
import { schemaOf } from '../../../src/sandbox/import/own-schema.ts';
import type { Answers } from '../../../src/sandbox/import/shapes.ts';
import { fileOf, readAll, textFile } from './hard-files.ts';

const schemaFrom = async (...tables: (readonly [text: string, answers?: Answers])[]) =>
  schemaOf(await Promise.all(tables.map(async ([text, answers]) => (await readAll(textFile(text), answers)).table)));

describe('what a lab on orders finds', () => {
  it('in a file with every role', async () => {
    const schema = schemaOf([(await readAll(fileOf('status.csv'))).table]);
    const orders = {
      table: 'orders',
      customer: 'customer_id',
      date: 'order_date',
      amount: 'amount',
      order: 'order_id',
      status: '订单状态',
    };
    expect(findOrders(schema)).toEqual({ ok: true, orders });
    expect(findPaidOrders(schema)).toEqual({ ok: true, orders });
  });

  it('in a file without amounts: orders, but nothing to reckon money with', async () => {
    const schema = await schemaFrom(['客户号,下单日期\na,2025-06-01\n']);
    // Without a number of its own, every row is an order.
    expect(findOrders(schema)).toEqual({
      ok: true,
      orders: { table: 'orders', customer: 'customer_id', date: 'order_date', order: 'order_id' },
    });
    expect(findPaidOrders(schema)).toEqual({ ok: false, lacks: 'amount' });
  });

  it('in a table that is called otherwise, by what its columns are called', async () => {
    const schema = await schemaFrom(
      ['会员号,注册日期\na,2024-01-01\nb,2024-02-01\n'],
      ['会员号,消费日期,消费金额,小票号\na,2025-06-01,10.5,1\na,2025-06-02,20.5,2\n', { table: '消费' }],
    );
    expect(findPaidOrders(schema)).toEqual({
      ok: true,
      orders: { table: '消费', customer: 'customer_id', date: '消费日期', amount: '消费金额', order: 'order_id' },
    });
  });

  it('not in customers, who have a day too, and not where nobody is named', async () => {
    expect(findOrders(await schemaFrom(['会员号,注册日期,累计金额\na,2024-01-01,5\nb,2024-02-01,6\n']))).toEqual({
      ok: false,
      lacks: 'orders',
    });
    expect(findOrders(await schemaFrom(['商品,上架日期,价格\nx,2024-01-01,5\n', { table: 'goods' }]))).toEqual({
      ok: false,
      lacks: 'orders',
    });
  });

  it('in the sample, as the labs know it', () => {
    expect(findPaidOrders(yunduo.schema)).toMatchObject({
      ok: true,
      orders: { table: 'orders', customer: 'customer_id', date: 'order_date', amount: 'amount', order: 'order_id', status: 'status' },
    });
  });
});
