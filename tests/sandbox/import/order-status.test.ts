import { describe, expect, it } from 'vitest';
import { importText } from './files.ts';

const FILE =
  '客户号,下单日期,金额,订单状态\nA,2025-06-01,100,已完成\nA,2025-06-02,50,已取消\nB,2025-06-03,30,已退款 \nB,2025-06-04,20,已完成\nC,2025-06-05,10,\n';

describe('the status of orders', () => {
  it('is shown with its values, and every row counts until a person says otherwise', () => {
    const { file } = importText(FILE);
    expect(file.rowCount).toBe(5);
    expect(file.status).toEqual({
      header: '订单状态',
      values: [
        { text: '已完成', rows: 2 },
        { text: '已取消', rows: 1 },
        { text: '已退款', rows: 1 },
        { text: '', rows: 1 },
      ],
    });
  });

  it('takes out the rows that do not count (lines 3, 4 and 6), and still shows what was taken out', () => {
    const imported = importText(FILE, { statusOut: ['已取消', '已退款', ''] });
    expect(imported.ok && imported.rows.map((row) => row.at(-1))).toEqual([2, 5]);
    expect(imported.file.rowCount).toBe(2);
    expect(imported.file.status?.values).toHaveLength(4);
    expect(imported.rejected).toEqual([]);
  });

  it.each([
    ['one value says nothing', 'customer_id,order_date,status\nA,2025-06-01,paid\nB,2025-06-01,paid\n'],
    [
      'a text of its own for each row is a remark',
      `customer_id,order_date,status\n${Array.from({ length: 13 }, (_, i) => `A,2025-06-01,s${i}\n`).join('')}`,
    ],
    ['no such column', 'customer_id,order_date,city\nA,2025-06-01,x\nB,2025-06-01,y\n'],
  ])('%s: nothing to ask', (_name, text) => {
    expect(importText(text).file.status).toBeUndefined();
  });
});
