import { describe, expect, it } from 'vitest';
import { bytesOf, importFile, importText, rowsOf } from './files.ts';

/** What the four encodings of the first file hold, written down by hand. */
const ORDERS = [
  { customer_id: '00042', order_date: '2025-06-03', amount: 1234.5, order_id: '2025060300000000017', 备注: '送礼', line: 2 },
  { customer_id: '00042', order_date: '2025-06-15', amount: 88, order_id: '2025061500000000018', 备注: null, line: 3 },
  { customer_id: '7', order_date: '2025-12-01', amount: -12, order_id: '2025120100000000019', 备注: '退货', line: 4 },
  { customer_id: '６８０', order_date: '2024-02-29', amount: 123, order_id: '2024022900000000020', 备注: '𠀀先生', line: 5 },
];

describe('the same orders', () => {
  it.each([
    ['utf-8.csv', 'utf-8'],
    ['utf-8-bom.csv', 'utf-8'],
    ['gb18030.csv', 'gb18030'],
    ['utf-16le-bom.csv', 'utf-16le'],
    ['utf-16be.csv', 'utf-16be'],
  ])('in %s are read as %s', (file, encoding) => {
    const imported = importFile(file);
    expect(rowsOf(imported)).toEqual(ORDERS);
    expect(imported.file.choices).toEqual({
      encoding,
      delimiter: ',',
      hasHeader: true,
      decimal: '.',
      columns: { customer_id: '客户号', order_date: '下单日期', amount: '实付金额', order_id: '订单号' },
      dateFormats: { order_date: 'YYYY/M/D' },
    });
  });

  it('come out again when the choices are given back', () => {
    const first = importFile('gb18030.csv');
    expect(importFile('gb18030.csv', first.file.choices)).toEqual(first);
  });

  it('need a four-byte character in GB18030 to be a test of it', () => {
    expect(bytesOf('gb18030.csv').indexOf(0x95)).toBeGreaterThan(0);
  });
});

describe('other files', () => {
  it('semicolons, points between day and month, commas for tenths', () => {
    expect(rowsOf(importFile('semicolon.csv'))).toEqual([
      { customer_id: 'A-1', order_date: '2025-06-03', amount: 1234.5, order_id: 'row-2', line: 2 },
      { customer_id: 'A-1', order_date: '2025-06-15', amount: 88, order_id: 'row-3', line: 3 },
      { customer_id: 'A-2', order_date: '2025-02-28', amount: 0.5, order_id: 'row-4', line: 4 },
    ]);
  });

  it('tabs, and a time that is left out', () => {
    expect(rowsOf(importFile('tab.tsv'))).toEqual([
      { customer_id: 'u1', order_date: '2025-06-03', amount: 1200, order_id: 'row-2', city: 'San José', line: 2 },
      { customer_id: 'u2', order_date: '2025-06-04', amount: 15, order_id: 'row-3', city: 'Zürich', line: 3 },
    ]);
  });

  it('line ends inside quotation marks: the line number stays right', () => {
    expect(rowsOf(importFile('quoted.csv'))).toMatchObject([
      { note: 'two\nlines, and a "quote"', line: 2 },
      { note: 'one\nmore', line: 4 },
      { note: 'plain', line: 6 },
    ]);
  });

  it('ragged rows: a short one has blanks at the end, a long one may hold another column and is left out, blank ones are no rows', () => {
    const imported = importFile('ragged.csv');
    expect(rowsOf(imported)).toMatchObject([
      { customer_id: 'c1', note: null, line: 2 },
      { customer_id: 'c2', note: 'fine', line: 4 },
      { customer_id: 'c4', note: 'last', line: 7 },
    ]);
    expect(imported.rejected).toEqual([{ line: 5, code: 'too-many-cells', text: 'two' }]);
    expect(imported.file.rowCount).toBe(4);
  });

  it('dates that one value settles', () => {
    expect(rowsOf(importFile('telling-dates.csv'))).toMatchObject([
      { customer_id: '17850', order_date: '2010-12-01', amount: 15.3, order_id: '536365' },
      { customer_id: '17850', order_date: '2011-01-02', amount: 22, order_id: '536366' },
      { customer_id: '13047', order_date: '2010-12-25', amount: -4.95, order_id: '536367' },
    ]);
  });

  it('no header: the columns are known by what they hold', () => {
    expect(rowsOf(importFile('no-header.csv'))).toMatchObject([
      { customer_id: '1001', order_date: '2025-06-03', amount: 10.5, line: 1 },
      { customer_id: '1002', order_date: '2025-06-04', amount: 7.25, line: 2 },
      { customer_id: '1001', order_date: '2025-06-05', amount: 3, line: 3 },
    ]);
  });

  it('an encoding that has to be said', () => {
    expect(importFile('latin1.csv').file.choices.encoding).toBe('gb18030');
    expect(rowsOf(importFile('latin1.csv', { encoding: 'latin1' }))).toMatchObject([{ city: 'Málaga' }]);
  });

  it('broken rows are counted one by one, with line, column and text', () => {
    const imported = importFile('broken-rows.csv');
    expect(rowsOf(imported)).toMatchObject([
      { customer_id: 'c1', amount: 10, line: 2 },
      { customer_id: 'c8', amount: null, line: 9 },
      { customer_id: 'c9', amount: 70, line: 10 },
    ]);
    expect(imported.rejected).toEqual([
      { line: 3, code: 'missing-customer', header: '客户号', text: '' },
      { line: 4, code: 'bad-date', header: '日期', text: '2025-02-31' },
      { line: 5, code: 'missing-date', header: '日期', text: '' },
      { line: 6, code: 'bad-number', header: '金额', text: '四十' },
      { line: 7, code: 'broken-quotes', text: 'c6,"2025-06-08,50' },
      { line: 8, code: 'damaged-id', header: '客户号', text: '1.23457E+18' },
    ]);
    expect(imported.file.rowCount).toBe(9);
  });
});

describe('what cannot be imported as it stands', () => {
  it.each([
    ['empty.csv', { code: 'empty-file', params: {} }],
    ['header-only.csv', { code: 'only-header', params: {} }],
    ['picture.csv', { code: 'not-text', params: {} }],
    ['workbook.csv', { code: 'excel-file', params: {} }],
    ['one-column.csv', { code: 'no-date-column', params: { available: ['customer_id'], free: [] } }],
  ])('%s', (file, problem) => {
    expect(importFile(file)).toMatchObject({ ok: false, problems: [problem] });
  });

  it('dates that can be read two ways are asked for, with what each would be', () => {
    const readings = [
      { format: 'D/M/YYYY', date: '2025-04-03' },
      { format: 'M/D/YYYY', date: '2025-03-04' },
    ];
    const problem = { code: 'ambiguous-date', params: { header: 'order_date', example: '03/04/2025', readings } };
    expect(importFile('ambiguous-dates.csv')).toMatchObject({ ok: false, problems: [problem] });
    const dates = (format: string) => importFile('ambiguous-dates.csv', { dateFormats: { order_date: format } });
    expect(rowsOf(dates('D/M/YYYY'))).toMatchObject([
      { order_date: '2025-04-03' },
      { order_date: '2025-05-05' },
      { order_date: '2024-11-12' },
    ]);
    expect(rowsOf(dates('M/D/YYYY'))).toMatchObject([
      { order_date: '2025-03-04' },
      { order_date: '2025-05-05' },
      { order_date: '2024-12-11' },
    ]);
  });

  it('a format that nothing fits leaves no row, and says so', () => {
    const imported = importFile('ambiguous-dates.csv', { dateFormats: { order_date: 'YYYYMMDD' } });
    expect(imported).toMatchObject({ ok: false, problems: [{ code: 'no-readable-row', params: { rows: 3 } }] });
    expect(imported.rejected.map((r) => r.code)).toEqual(['bad-date', 'bad-date', 'bad-date']);
  });

  it.each([
    ['a,b\nx,2025-06-03\n', {}, 'no-customer-column'],
    ['customer_id,b\nx,y\n', {}, 'no-date-column'],
    ['customer_id,日期\nx,昨天\n', { columns: { order_date: '日期' } }, 'no-date-format'],
    ['customer_id,日期\nx,2025-01-01\n', { dateFormats: { order_date: 'sometime' } }, 'bad-date-format'],
  ])('%j', (text, options, code) => {
    expect(importText(text, options)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  it('a header that was misspelt is named with the nearest', () => {
    expect(importFile('utf-8.csv', { columns: { customer_id: '客户好' } })).toMatchObject({
      problems: [{ code: 'unknown-header', params: { header: '客户好', suggestion: '客户号' } }],
    });
  });
});

describe('what a person says wins', () => {
  it('over the guessed columns', () => {
    const text = '订单号,会员号,下单日期,发货日期,金额,运费\nA1,m1,2025-06-03,2025-06-05,10,2\n';
    expect(rowsOf(importText(text))).toMatchObject([
      { order_date: '2025-06-03', amount: 10, order_id: 'A1', 发货日期: '2025-06-05', 运费: 2 },
    ]);
    const said = { order_date: '发货日期', amount: null, order_id: null, status: '订单号' };
    expect(rowsOf(importText(text, { columns: said }))).toEqual([
      { customer_id: 'm1', order_date: '2025-06-05', status: 'A1', order_id: 'row-2', 下单日期: '2025-06-03', 金额: 10, 运费: 2, line: 2 },
    ]);
  });

  it('over the guessed header, delimiter and decimal sign', () => {
    expect(
      rowsOf(importText('1,2025-06-03\n1,2025-06-04\n', { hasHeader: true, columns: { customer_id: '1', order_date: '2025-06-03' } })),
    ).toMatchObject([{ customer_id: '1', order_date: '2025-06-04', line: 2 }]);
    const text = 'customer_id|order_date|amount\nc,1|2025-06-03|1,500\n';
    expect(rowsOf(importText(text, { delimiter: '|' }))).toMatchObject([{ customer_id: 'c,1', amount: 1500 }]);
    expect(rowsOf(importText(text, { delimiter: '|', decimal: ',' }))).toMatchObject([{ amount: 1.5 }]);
  });
});

describe('names and types', () => {
  it('double and blank headers become one of a kind, and no role is taken twice', () => {
    const imported = importText('line,Amount,amount,customer_id,customer_id,,order_date\n1,2,3,a,b,x,2025-06-03\n');
    expect(rowsOf(imported)).toEqual([
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

  it('other columns are numbers or dates only when every value is', () => {
    const imported = importText(
      'customer_id,order_date,qty,rate,paid_at,birthday,mixed,zip,code7,long,text\n' +
        'a,2025-06-03,2,0.0133333333333333,2025-06-03 10:00,1990/1/2,1,00501,007,12345678901234567890, padded \n' +
        'b,2025-06-04,-3,1,2025-06-04,,x,90210,8,1,\n',
    );
    expect(imported.ok && Object.fromEntries(imported.table.columns.map((c) => [c.name, c.type]))).toEqual({
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
    expect(rowsOf(imported)).toMatchObject([
      { qty: 2, rate: 0.0133333333333333, paid_at: '2025-06-03 10:00:00', birthday: '1990-01-02', zip: '00501', text: ' padded ' },
      { qty: -3, rate: 1, paid_at: '2025-06-04 00:00:00', birthday: null, zip: '90210', text: null },
    ]);
    expect(imported.ok && imported.table.columns.filter((c) => c.nullable).map((c) => c.name)).toEqual(['birthday', 'text']);
  });

  it('ids stay text, trimmed, also out of the way Excel writes them', () => {
    const imported = importText(
      'customer_id,order_date\n 007 ,2025-06-03\n\u3000１２\u00A0,2025-06-03\n"=""0012""",2025-06-03\n1234567890123456789,2025-06-03\n',
    );
    expect(rowsOf(imported)).toMatchObject([
      { customer_id: '007' },
      { customer_id: '１２' },
      { customer_id: '0012' },
      { customer_id: '1234567890123456789' },
    ]);
  });
});

describe('another table', () => {
  it('is typed by its values and keyed by the customer', () => {
    const imported = importText('会员号,注册日期,城市\nm1,2024-01-05,上海\nm2,2024-02-06,\nm1,2024-03-07,北京\n', {
      table: 'customers',
      columns: { register_date: '注册日期' },
    });
    expect(rowsOf(imported)).toEqual([
      { customer_id: 'm1', register_date: '2024-01-05', 城市: '上海', line: 2 },
      { customer_id: 'm2', register_date: '2024-02-06', 城市: null, line: 3 },
    ]);
    expect(imported.rejected).toEqual([{ line: 4, code: 'duplicate-customer', header: '会员号', text: 'm1' }]);
    expect(imported.ok && imported.table).toMatchObject({
      name: 'customers',
      entityKey: 'customer_id',
      time: 'register_date',
      primaryKey: ['customer_id'],
    });
    expect(imported.ok && imported.schema.entity).toEqual({
      table: 'customers',
      key: 'customer_id',
      shorterFirst: true,
      since: 'register_date',
    });
  });

  it('reads dates in the format that was said', () => {
    const imported = importText('id,at\n1,03/04/2025\n2,13/04/2025\n', { table: 'visits', dateFormats: { at: 'M/D/YYYY' } });
    expect(rowsOf(imported)).toEqual([{ id: '1', at: '2025-03-04', line: 2 }]);
    expect(imported.rejected).toEqual([{ line: 3, code: 'bad-date', header: 'at', text: '13/04/2025' }]);
    expect(imported.ok && imported.table.entityKey).toBeUndefined();
  });
});
