import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, taglab } from './terminal.ts';

const folder = folderWith({
  'orders.yaml': 'code: n\ndefine: {measure: {from: orders, agg: count}}\n',
  'spend.yaml': 'code: spend\ndefine: {measure: {from: orders, agg: sum, field: amount}}\n',
  'items.yaml': 'code: n\ndefine: {measure: {from: items, agg: sum, field: 数量}}\n',
  'rows.yaml': 'code: n\ndefine: {measure: {from: items, agg: count}}\n',
});
cpSync(new URL('../sandbox/files', import.meta.url), folder, { recursive: true });
const run = (tags: string, ...args: string[]) => taglab(folder, 'run', tags, '--as-of', '2025-06-30', ...args);
const values = ({ out }: { out: string }) => out.split('\n').slice(1, -1);

describe('what a file does not say is asked, with the option that answers it', () => {
  test.each<[string, string, string[], RegExp, string[], string[]]>([
    ['the sheet', 'two-sheets.xlsx', [], /several sheets: .*--sheet orders="/, ['--sheet', 'orders=订单'], []],
    ['the encoding', 'latin1.csv', [], /“.*” as latin1.*--encoding orders=/s, ['--encoding', 'latin1'], []],
    [
      'the decimal sign',
      'decimal-open.csv',
      [],
      /1\.234 is 1\.234 with “\.”, 1\.234 is 1234 with “,”.*--decimal orders\.amount="\."/,
      ['--decimal', 'orders.amount=,'],
      ['c1,spend,1234', 'c2,spend,20'],
    ],
    [
      'the zone',
      'dates-zones.csv',
      [],
      /name several zones: .*--zone orders\.order_date=\+08:00/,
      ['--zone', 'order_date=+08:00'],
      ['c1,spend,1', 'c2,spend,2'],
    ],
    [
      'days and months',
      'dates-torn.csv',
      [],
      /can be read in more than one way: .* as D\/M\/YYYY, .* as M\/D\/YYYY.*--date-format orders\.\S+=/,
      ['--date-format', 'orders.order_date=M/D/YYYY'],
      [],
    ],
  ])('%s', async (_, file, more, asked, answered, rows) => {
    const before = await run('spend.yaml', '--table', `orders=${file}`, ...more);
    expect(before).toMatchObject({ code: 1, out: '' });
    expect(before.err).toMatch(asked);
    const after = await run('spend.yaml', '--table', `orders=${file}`, ...more, ...answered);
    expect(after.code).toBe(0);
    expect(values(after).length).toBeGreaterThan(0);
    if (rows.length > 0) expect(values(after)).toEqual(rows);
  });
});

describe('what a person may say otherwise than was guessed', () => {
  test('states of an order that do not count', async () => {
    const table = ['--table', 'orders=status.csv'];
    expect(values(await run('spend.yaml', ...table))).toEqual(['c1,spend,30', 'c2,spend,70']);
    expect(values(await run('spend.yaml', ...table, '--leave-out', 'orders=已取消', '--leave-out', '已退款'))).toEqual([
      'c1,spend,10',
      'c2,spend,30',
    ]);
  });

  test('a change that is not to be made', async () => {
    const table = ['--table', 'orders=titles-and-totals.csv'];
    const [made, undone] = [await run('spend.yaml', ...table), await run('spend.yaml', ...table, '--undo', 'total-rows')];
    expect([made.code, made.err]).toEqual([0, '']);
    expect(undone.err).toContain('3 of 6 rows of titles-and-totals.csv were left out: 3 × no date');
  });

  test('columns about persons become fingerprints, and customers are still told apart', async () => {
    const said = await run('orders.yaml', '--table', 'orders=personal.csv', '--treat', 'orders.customer_id=hash');
    expect(values(said).map((line) => line.replace(/^[0-9a-f]{32},/, '#,'))).toEqual(['#,n,1', '#,n,1']);
    expect((await run('orders.yaml', '--table', 'orders=personal.csv', '--treat', 'orders.手机=hash')).err).toMatch(
      /Did you mean 手机号\?/,
    );
    expect((await run('orders.yaml', '--table', 'orders=personal.csv', '--treat', 'orders.手机号=burn')).err).toMatch(
      /It can be: keep, mask, hash, drop/,
    );
  });

  test('a workbook is read like any other file', async () => {
    const said = await run('spend.yaml', '--table', 'orders=orders.xlsx');
    expect([said.code, values(said)]).toEqual([0, ['00042,spend,1234.8']]);
    expect(said.err).toContain('a number that Excel turned into powers of ten');
  });
});

describe('several tables', () => {
  const tables = ['--table', 'orders=orders.csv', '--table', 'customers=customers.csv', '--table', 'items=items.csv'];

  test('are joined by the keys they have in common; rows that nothing knows are counted', async () => {
    const said = await run('items.yaml', ...tables);
    expect(values(said)).toEqual(['00042,n,3', '00043,n,1']);
    expect(said.err).toContain('1 of 4 rows of items.csv have a value of order_id that is not in orders.csv');
    expect(said.err).toContain('of 2 customers who are not in customers.csv');
  });

  test('a key that stands several times on both sides is said', async () => {
    const both = folderWith({
      'rows.yaml': 'code: n\ndefine: {measure: {from: orders, agg: count}}\n',
      'orders.csv': 'order_id,customer_id,order_date\nO1,a,2025-06-01\nO1,a,2025-06-01\nO2,b,2025-06-02\n',
      'items.csv': 'order_id,item\nO1,x\nO1,y\nO2,z\n',
    });
    const said = await taglab(
      both,
      'run',
      'rows.yaml',
      '--as-of',
      '2025-06-30',
      '--table',
      'orders=orders.csv',
      '--table',
      'items=items.csv',
    );
    expect(said.err).toBe(
      'warning: orders.csv and items.csv both have a value of order_id in several rows, such as O1 (2 rows and 2 rows). A query of your own that joins the two turns 3 rows into 5 and counts amounts several times.\n',
    );
  });
});

test('two names that SQLite cannot tell apart are one name', async () => {
  const said = await run('orders.yaml', '--table', 'orders=orders.csv', '--table', 'Orders=status.csv');
  expect(said).toMatchObject({ code: 1, out: '', err: expect.stringContaining('--table names Orders twice') });
});

test.each([
  ['gb18030.csv', 'utf-8', 'gb18030'],
  ['utf-8.csv', 'gb18030', 'utf-8'],
  ['utf-8.csv', 'latin1', 'utf-8'],
  // Any bytes are text in latin1, and ASCII is the same in all of them.
  ['latin1.csv', 'latin1', undefined],
  ['status.csv', 'utf-8', undefined],
  ['dates-month-first.csv', 'gb18030', undefined],
])('%s said to be %s: told that it looks like %s', async (file, said, likely) => {
  const columns = likely === undefined ? [] : ['--map', 'orders.customer_id=x'];
  const { err } = await run('orders.yaml', '--table', `orders=${file}`, '--encoding', said, ...columns);
  if (likely === undefined) expect(err).toBe('');
  else expect(err).toContain(`${file} does not look like ${said} but like ${likely}`);
});

test('--log writes what was changed, and the rows that were left out', async () => {
  const said = await run('orders.yaml', '--table', 'orders=broken-rows.csv', '--table', 'customers=customers.csv', '--log', 'log');
  expect(said.code).toBe(0);
  const read = (name: string) => readFileSync(join(folder, 'log', name), 'utf8');
  expect(read('customers-refused.csv')).toContain('this customer was there before');
  expect(read('orders-refused.csv').trim().split('\r\n')).toHaveLength(1 + 6);
  expect(read('orders-changes.csv')).toContain('Blank rows left out');
  expect(existsSync(join(folder, 'log', 'items-changes.csv'))).toBe(false);
});
