import { describe, expect, it } from 'vitest';
import type { Answers, ReadTable } from '../../../src/sandbox/import/shapes.ts';
import { surveyFile } from '../../../src/sandbox/import/survey.ts';
import { fileOf, readAll, textFile } from './hard-files.ts';

/** The rows of a table as objects. */
const rowsOf = ({ table, rows }: ReadTable) => rows.map((row) => Object.fromEntries(table.columns.map(({ name }, i) => [name, row[i]])));
const read = async (text: string, answers: Answers = {}) => rowsOf(await readAll(textFile(text), answers));

/** What the five encodings of the first file hold, written down by hand. */
const ORDERS = [
  { customer_id: '00042', order_date: '2025-06-03', amount: 1234.5, order_id: '2025060300000000017', 备注: '送礼', line: 2 },
  { customer_id: '00042', order_date: '2025-06-15', amount: 88, order_id: '2025061500000000018', 备注: null, line: 3 },
  { customer_id: '7', order_date: '2025-12-01', amount: -12, order_id: '2025120100000000019', 备注: '退货', line: 4 },
  { customer_id: '680', order_date: '2024-02-29', amount: 123, order_id: '2024022900000000020', 备注: '𠀀先生', line: 5 },
];

describe('the same orders', () => {
  it.each(['utf-8.csv', 'utf-8-bom.csv', 'gb18030.csv', 'utf-16le-bom.csv', 'utf-16be.csv'])('in %s', async (file) => {
    expect(rowsOf(await readAll(fileOf(file)))).toEqual(ORDERS);
  });

  it('need a four-byte character in GB18030 to be a test of it', async () => {
    expect(new Uint8Array(await fileOf('gb18030.csv').arrayBuffer()).indexOf(0x95)).toBeGreaterThan(0);
  });
});

describe('what a person says wins', () => {
  it('over the guessed columns', async () => {
    const text = '订单号,会员号,下单日期,发货日期,金额,运费\nA1,m1,2025-06-03,2025-06-05,10,2\n';
    expect(await read(text)).toMatchObject([{ order_date: '2025-06-03', amount: 10, order_id: 'A1', 发货日期: '2025-06-05', 运费: 2 }]);
    const columns = { order_date: '发货日期', amount: null, order_id: null, status: '订单号' };
    expect(await read(text, { columns })).toEqual([
      { customer_id: 'm1', order_date: '2025-06-05', status: 'A1', order_id: 'row-2', 下单日期: '2025-06-03', 金额: 10, 运费: 2, line: 2 },
    ]);
  });

  it('over the guessed header, delimiter and decimal sign', async () => {
    const columns = { customer_id: '1', order_date: '2025-06-03' };
    expect(await read('1,2025-06-03\n1,2025-06-04\n', { headerLine: 1, columns, table: 'orders' })).toMatchObject([
      { customer_id: '1', order_date: '2025-06-04', line: 2 },
    ]);
    const text = 'customer_id|order_date|amount\nc,1|2025-06-03|1,500\n';
    expect(await read(text, { delimiter: '|', decimals: { amount: '.' } })).toMatchObject([{ customer_id: 'c,1', amount: 1500 }]);
    expect(await read(text, { delimiter: '|', decimals: { amount: ',' } })).toMatchObject([{ amount: 1.5 }]);
  });

  it('over the guessed table, and over its dates', async () => {
    const visits = await readAll(textFile('id,at\n1,03/04/2025\n2,13/04/2025\n'), { table: 'visits', dates: { at: 'M/D/YYYY' } });
    expect(rowsOf(visits)).toEqual([{ id: '1', at: '2025-03-04', line: 2 }]);
    expect(visits.refused).toMatchObject([{ line: 3, reason: 'bad-date', header: 'at', text: '13/04/2025' }]);
    expect(visits.table.entityKey).toBeUndefined();
  });
});

describe('names and types', () => {
  it('double and blank headers become one of a kind, and no role is taken twice', async () => {
    expect(await read('line,Amount,amount,customer_id,customer_id,,order_date\n1,2,3,a,b,x,2025-06-03\n')).toEqual([
      {
        customer_id: 'a',
        order_date: '2025-06-03',
        amount: 2,
        order_id: 'row-2',
        line_2: 1,
        amount_2: 3,
        customer_id_2: 'b',
        column_6: 'x',
        line: 2,
      },
    ]);
  });

  it('other columns are numbers or dates only when every value is', async () => {
    const table = await readAll(
      textFile(
        'customer_id,order_date,qty,rate,paid_at,birthday,mixed,zip,code7,long,text\n' +
          'a,2025-06-03,2,0.0133333333333333,2025-06-03 10:00,1990/1/2,1,00501,007,12345678901234567890,x\n' +
          'b,2025-06-04,-3,1,2025-06-04,,x,90210,8,1,\n',
      ),
    );
    expect(Object.fromEntries(table.table.columns.map((c) => [c.name, c.type]))).toEqual({
      customer_id: 'text',
      order_date: 'date',
      order_id: 'text',
      qty: 'int',
      rate: 'real',
      paid_at: 'timestamp',
      birthday: 'date',
      mixed: 'text',
      zip: 'text',
      code7: 'text',
      long: 'text',
      text: 'text',
      line: 'int',
    });
    expect(rowsOf(table)).toMatchObject([
      { qty: 2, rate: 0.0133333333333333, paid_at: '2025-06-03 10:00:00', birthday: '1990-01-02', zip: '00501' },
      { qty: -3, rate: 1, paid_at: '2025-06-04 00:00:00', birthday: null, zip: '90210', text: null },
    ]);
    expect(table.table.columns.filter((c) => c.nullable).map((c) => c.name)).toEqual(['birthday', 'text']);
  });
});

describe('the name of the table', () => {
  it.each([
    ['会员积分.csv', '会员积分'],
    ['2025 年.csv', 't_2025_年'],
    ['sqlite_rows.csv', 't_sqlite_rows'],
    ['---.csv', 'rows'],
  ])('of %s is %s', async (name, table) => {
    expect((await readAll(textFile('商品,数量\nx,1\ny,2\n', name))).table.name).toBe(table);
  });
});

describe('the status of orders', () => {
  const FILE =
    '客户号,下单日期,金额,订单状态\nA,2025-06-01,100,已完成\nA,2025-06-02,50,已取消\nB,2025-06-03,30,已退款 \nB,2025-06-04,20,已完成\nC,2025-06-05,10,\n';

  it('is shown with its values, and every row counts until a person says otherwise', async () => {
    expect((await surveyFile(textFile(FILE))).status).toEqual({
      header: '订单状态',
      values: [
        { text: '已完成', rows: 2 },
        { text: '已取消', rows: 1 },
        { text: '已退款', rows: 1 },
        { text: '', rows: 1 },
      ],
    });
    expect(await read(FILE)).toHaveLength(5);
  });

  it('takes out the rows that do not count (lines 3, 4 and 6), and still shows what was taken out', async () => {
    const statusOut = ['已取消', '已退款', ''];
    const table = await readAll(textFile(FILE), { statusOut });
    expect(rowsOf(table).map(({ line }) => line)).toEqual([2, 5]);
    expect(table.counts.named['left-out']).toBe(3);
    expect((await surveyFile(textFile(FILE), { statusOut })).status?.values).toHaveLength(4);
  });

  it.each([
    ['one value says nothing', 'customer_id,order_date,status\nA,2025-06-01,paid\nB,2025-06-01,paid\n'],
    [
      'a text of its own for each row is a remark',
      `customer_id,order_date,status\n${Array.from({ length: 13 }, (_, i) => `A,2025-06-01,s${i}\n`).join('')}`,
    ],
    ['no such column', 'customer_id,order_date,city\nA,2025-06-01,x\nB,2025-06-01,y\n'],
  ])('%s: nothing to ask', async (_name, text) => {
    expect((await surveyFile(textFile(text))).status).toBeUndefined();
  });
});
