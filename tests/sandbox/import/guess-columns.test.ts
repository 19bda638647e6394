import { describe, expect, it } from 'vitest';
import { guessRoles } from '../../../src/sandbox/import/guess-columns.ts';

/** One line a real export: its headers, and which column is what. */
const EXPORTS: readonly (readonly [string, string, Record<string, string>])[] = [
  ['a shop system', '客户号,下单日期,金额,订单号', { customer_id: '客户号', order_date: '下单日期', amount: '金额', order_id: '订单号' }],
  ['a member system', '会员号,消费时间,消费金额(元),门店', { customer_id: '会员号', order_date: '消费时间', amount: '消费金额(元)' }],
  [
    'a marketplace',
    '订单编号,买家会员名,买家应付货款,买家实际支付金额,订单创建时间,订单付款时间,发货时间',
    { customer_id: '买家会员名', order_date: '订单创建时间', amount: '买家实际支付金额', order_id: '订单编号' },
  ],
  [
    'a till',
    '小票号,会员卡号,交易日期,优惠金额,实收金额',
    { customer_id: '会员卡号', order_date: '交易日期', amount: '实收金额', order_id: '小票号' },
  ],
  [
    'the retail set',
    'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
    { customer_id: 'CustomerID', order_date: 'InvoiceDate', order_id: 'InvoiceNo' },
  ],
  [
    'a shop abroad',
    'Order ID,Customer ID,Order Date,Ship Date,Sales,Discount',
    { customer_id: 'Customer ID', order_date: 'Order Date', amount: 'Sales', order_id: 'Order ID' },
  ],
  [
    'our own names',
    'order_id,customer_id,order_date,amount',
    { customer_id: 'customer_id', order_date: 'order_date', amount: 'amount', order_id: 'order_id' },
  ],
  [
    'a paid date beside a date of birth',
    'user_id,birthday,paid_at,total',
    { customer_id: 'user_id', order_date: 'paid_at', amount: 'total' },
  ],
  ['only discounts and taxes', 'customer_id,date,discount_amount,tax total', { customer_id: 'customer_id', order_date: 'date' }],
];

/** A value that suits any header well enough. */
function valueFor(header: string, row: number): string {
  if (/日期|时间|date|_at|birthday/i.test(header)) return `2025-06-0${row + 1}`;
  return /金额|货款|price|sales|total|amount|quantity|discount/i.test(header) ? `${row + 1}.50` : `A${row}`;
}

describe('guessRoles', () => {
  it.each(EXPORTS)('%s', (_name, headers, roles) => {
    const header = headers.split(',');
    const columns = header.map((name) => [0, 1, 2].map((row) => valueFor(name, row)));
    expect(guessRoles(header, columns, true)).toEqual(roles);
  });

  it('does not believe a header that its values deny', () => {
    expect(
      guessRoles(
        ['customer_id', '日期', '金额'],
        [
          ['a', 'b'],
          ['周一', '周二'],
          ['高', '低'],
        ],
        true,
      ),
    ).toEqual({ customer_id: 'customer_id' });
  });

  it('takes the only column of dates, and never one of two', () => {
    const customer = ['a', 'b'];
    const dates = ['2025-06-03', '2025-06-04'];
    expect(guessRoles(['customer_id', 'x'], [customer, dates], true)).toEqual({ customer_id: 'customer_id', order_date: 'x' });
    expect(guessRoles(['customer_id', 'x', 'y'], [customer, dates, dates], true)).toEqual({ customer_id: 'customer_id' });
  });

  it('goes by looks alone only where there is no header', () => {
    const columns = [
      ['17', '18', '17'],
      ['2025-06-03', '2025-06-04', '2025-06-05'],
      ['1.50', '2.25', '3.00'],
      ['A1', 'A2', 'A3'],
    ];
    const header = ['column_1', 'column_2', 'column_3', 'column_4'];
    expect(guessRoles(header, columns, false)).toEqual({ customer_id: 'column_1', order_date: 'column_2', amount: 'column_3' });
    expect(guessRoles(header, columns, true)).toEqual({ order_date: 'column_2' });
  });
});
