import { describe, expect, test } from 'vitest';
import { folderWith, taglab } from './terminal.ts';

const folder = folderWith({
  'tags.yaml': 'code: n\ndefine: {measure: {from: orders, agg: count, empty: 0}}\n',
  'customers.csv': 'customer_id,city\nA,shanghai\nB,beijing\n0042,chengdu\n',
  'orders.csv':
    'order_id,customer_id,order_date,amount\n1,A,2025-06-01,100\n2,D,2025-06-02,50\n3,D,2025-06-03,70\n4,E,2025-06-04,90\n5,b,2025-06-05,90\n6,F,2025-06-05,90\n7,42,2025-06-07,10\n',
  'known.csv': 'order_id,customer_id,order_date,amount\n1,A,2025-06-01,100\n2,B,2025-06-02,50\n',
});
const RUN = ['run', 'tags.yaml', '--as-of', '2025-06-30'];
const withCustomers = (orders: string) => [...RUN, '--table', `orders=${orders}`, '--table', 'customers=customers.csv'];

describe('rows of customers who are not there', () => {
  test('are counted, with examples; one that is only written otherwise comes first', async () => {
    const said = await taglab(folder, ...withCustomers('orders.csv'));
    expect(said.out).toBe('customer_id,tag,value\nA,n,1\nB,n,0\n0042,n,0\n');
    expect(said.err).toBe(
      'warning: 6 of 7 rows of orders.csv are of 5 customers who are not in customers.csv, and count for nobody: b (1 row; in customers.csv it is B), D (2 rows), E (1 row) and 2 more. Write the customer numbers alike, or add these to customers.csv; without a table of customers, everybody who ordered is one.\n',
    );
    expect(said.code).toBe(0);
    expect((await taglab(folder, '--lang', 'zh', ...withCustomers('orders.csv'))).err).toContain(
      '提醒：orders.csv 的 7 行里，有 6 行的客户不在 customers.csv 里（5 个客户号），这些行谁也不算：b 1 行（customers.csv 里写作 B），D 2 行，E 1 行 等。',
    );
  });
  test('a number that lost its zeros is told what it was', async () => {
    const lost = folderWith({
      'tags.yaml': 'code: n\ndefine: {measure: {from: orders, agg: count, empty: 0}}\n',
      'customers.csv': 'customer_id,city\n0042,chengdu\n',
      'orders.csv': 'order_id,customer_id,order_date,amount\n1,42,2025-06-01,100\n',
    });
    expect((await taglab(lost, ...withCustomers('orders.csv'))).err).toContain(
      '1 of 1 rows of orders.csv are of 1 customer who is not in customers.csv, and count for nobody: 42 (1 row; in customers.csv it is 0042).',
    );
  });
  test('nothing is said where all are there, or where nobody says who the customers are', async () => {
    expect((await taglab(folder, ...withCustomers('known.csv'))).err).toBe('');
    expect((await taglab(folder, ...RUN, '--table', 'orders=orders.csv')).err).toBe('');
  });
});
