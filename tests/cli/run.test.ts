import { describe, expect, test } from 'vitest';
import { openWorld } from '../../src/build/world.ts';
import { folderWith, taglab } from './terminal.ts';

const SPEND = `code: spend_90d
name: 近90天消费
category: [价值, 消费]
define: {measure: {from: orders, agg: sum, field: amount, window: {last: 90d}}}
`;
const TAGS = `tags:
- code: z_last
  name: 后写的标签排在后面
  category: [测试, 顺序]
  define: {expr: "orders_ever > 1"}
- code: a_first
  name: 顺序看文件不看字母
  category: [测试, 顺序]
  define: {cases: [{when: "orders_ever > 1", value: 'more, "much" more'}]}
`;
/** Bought twice for 10.10 and 20.20; once on the first of the 90 days; once the day before it. */
const ORDERS = `客户号,下单日期,实付金额,订单号
B2,2025-06-30,10.10,1
B2,2025-06-01,20.20,2
A1,2025-04-02,5,3
C3,2025-04-01,7,4
`;

describe('taglab run on own tables', () => {
  const folder = folderWith({ 'spend.yaml': SPEND, 'tags.yaml': TAGS, 'orders.csv': ORDERS });
  const run = (...args: string[]) => taglab(folder, 'run', ...args);

  test('customer_id,tag,value by customer; nothing for nobody; no float noise', async () => {
    const said = await run('spend.yaml', '--table', 'orders=orders.csv', '--as-of', '2025-06-30');
    expect(said).toEqual({ code: 0, out: 'customer_id,tag,value\nA1,spend_90d,5\nB2,spend_90d,30.3\n', err: '' });
  });

  test("by customer and then in the file's order; true and false; quotes where they are needed", async () => {
    const { out } = await run('tags.yaml', '--table', 'orders=orders.csv', '--as-of', '2025-06-30');
    expect(out).toBe('customer_id,tag,value\nA1,z_last,false\nB2,z_last,true\nB2,a_first,"more, ""much"" more"\nC3,z_last,false\n');
  });

  test('as JSON', async () => {
    const { out } = await run('tags.yaml', '--table', 'orders=orders.csv', '--as-of', '2025-06-30', '--format', 'json');
    expect(JSON.parse(out)).toEqual([
      { customer_id: 'A1', tag: 'z_last', value: false },
      { customer_id: 'B2', tag: 'z_last', value: true },
      { customer_id: 'B2', tag: 'a_first', value: 'more, "much" more' },
      { customer_id: 'C3', tag: 'z_last', value: false },
    ]);
  });

  test('another as-of date counts from there, and who came later is not there yet', async () => {
    const { out } = await run('spend.yaml', '--table', 'orders=orders.csv', '--as-of', '2025-05-01');
    expect(out).toBe('customer_id,tag,value\nA1,spend_90d,5\nC3,spend_90d,7\n');
  });

  test('nothing to print is a header, and an empty list', async () => {
    const before = ['spend.yaml', '--table', 'orders=orders.csv', '--as-of', '2020-01-01'];
    expect((await run(...before)).out).toBe('customer_id,tag,value\n');
    expect((await run(...before, '--format', 'json')).out).toBe('[]\n');
  });
});

describe('files as they come', () => {
  const gb18030 = Uint8Array.from([0xbf, 0xcd, 0xbb, 0xa7]); // 客户
  const text = new TextEncoder().encode(';when;amount\nA1;6/1/25;5,5\nA1;13/1/25;1\n');
  const folder = folderWith({
    'spend.yaml': `\uFEFF${SPEND}`,
    'gb.csv': Uint8Array.from([...gb18030, ...text]),
    'names.csv': 'who,when,paid,state\nA1,2025-06-01,5,ok\nA1,2025-06-02,7,back\n,2025-06-03,7,ok\nA1,not a day,7,ok\n',
    'where.yaml': SPEND.replace('agg: sum', `agg: sum, where: "status = 'ok'"`),
    'customers.csv': 'customer_id,city,register_date\nA1,上海,2025-01-01\nN9,北京,2025-01-01\n',
    'city-gb.yaml': Uint8Array.from([
      ...new TextEncoder().encode('code: home\ndefine: {expr: "city = \''),
      0xc9,
      0xcf,
      0xba,
      0xa3,
      0x27,
      0x22,
      0x7d,
    ]), // 上海
    'city.yaml': 'code: home\nname: 城市\ncategory: [地域, 城市]\ndefine: {column: city}\n',
  });

  test('another encoding, delimiter and date format', async () => {
    const said = await taglab(
      folder,
      ...['run', 'spend.yaml', '--table', 'orders=gb.csv', '--as-of', '2025-06-30', '--encoding', 'orders=gb18030'],
      ...['--delimiter', 'orders=;', '--date-format', 'orders.order_date=M/D/YY'],
    );
    expect(said.out).toBe('customer_id,tag,value\nA1,spend_90d,5.5\n');
    expect(said.err).toContain('1 of 2 rows of gb.csv were left out');
    expect(said.code).toBe(0);
  });

  test('columns mapped by their headers, and rows that cannot be read are counted', async () => {
    const mapped = [
      '--map',
      'orders.customer_id=who',
      '--map',
      'order_date=when',
      '--map',
      'orders.amount=paid',
      '--map',
      'orders.status=state',
    ];
    const said = await taglab(folder, 'run', 'where.yaml', '--table', 'orders=names.csv', '--as-of', '2025-06-30', ...mapped);
    expect(said.out).toBe('customer_id,tag,value\nA1,spend_90d,5\n');
    expect(said.err).toBe(
      'warning: 2 of 4 rows of names.csv were left out: 1 × no customer (line 4, who); 1 × a date that cannot be read (line 5, when: “not a day”).\n',
    );
  });

  test('a table of customers beside the orders says who there is', async () => {
    const tables = [
      '--table',
      'orders=names.csv',
      '--table',
      'customers=customers.csv',
      '--map',
      'orders.customer_id=who',
      '--map',
      'orders.order_date=when',
    ];
    const said = await taglab(folder, 'run', 'city.yaml', ...tables, '--as-of', '2025-06-30');
    expect(said.out).toBe('customer_id,tag,value\nA1,home,上海\nN9,home,北京\n');
    // Tags that an older Notepad saved as GB18030 ask for the same Shanghai.
    const gb = await taglab(folder, 'run', 'city-gb.yaml', ...tables, '--as-of', '2025-06-30');
    expect(gb.out).toBe('customer_id,tag,value\nA1,home,true\nN9,home,false\n');
  });
});

describe('what is odd about a file is said beside the result, or instead of one', () => {
  const gb = (ascii: string, ...bytes: number[]) => [...bytes, ...new TextEncoder().encode(ascii)];
  const folder = folderWith({
    'spend.yaml': SPEND,
    'nobody.csv': 'customer_id,order_date,amount\n,2025-06-01,1\n,2025-06-02,2\n',
    'gb.csv': Uint8Array.from([
      ...gb('customer_id,order_date,amount\n'),
      ...gb(',2025-06-01,1\n', 0xd5, 0xc5),
      ...gb(',2025-06-02,2\n', 0xc0, 0xee),
    ]),
  });
  const run = (...args: string[]) => taglab(folder, 'run', 'spend.yaml', '--as-of', '2025-06-30', ...args);

  test('no row can be read: why', async () => {
    const { code, out, err } = await run('--table', 'orders=nobody.csv');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('2 of 2 rows of nobody.csv were left out: 2 × no customer (line 2, customer_id)');
    expect(err).toContain('error: nobody.csv was not read');
  });

  test('an encoding that the bytes contradict makes two customers one: it is said', async () => {
    const wrong = await run('--table', 'orders=gb.csv', '--encoding', 'utf-8');
    expect(wrong.err).toContain('warning: gb.csv does not look like utf-8 but like gb18030');
    expect(await run('--table', 'orders=gb.csv', '--encoding', 'gbk')).toMatchObject({ err: '', out: expect.stringContaining('张') });
    expect((await run('--table', 'orders=gb.csv', '--encoding', 'latin1')).err).toBe('');
  });
});

describe('taglab run on the sample shop', { timeout: 30_000 }, () => {
  const folder = folderWith({ 'spend.yaml': SPEND.replace('agg: sum', `agg: sum, where: "status = 'paid'"`) });

  test('gives what a query over the tables gives', async () => {
    const { out, code } = await taglab(folder, 'run', 'spend.yaml');
    const { execute } = await openWorld('yunduo');
    const rows = await execute(
      `SELECT customer_id, round(sum(amount), 2) FROM orders JOIN customers USING (customer_id)
       WHERE status = 'paid' AND order_date BETWEEN '2025-04-02' AND '2025-06-30' GROUP BY 1 ORDER BY 1`,
      {},
    );
    const lines = (rows.values[0] ?? []).map((id, i) => `${id},spend_90d,${rows.values[1]?.[i]}`);
    expect(lines.length).toBeGreaterThan(500);
    expect(out).toBe(`${['customer_id,tag,value', ...lines].join('\n')}\n`);
    expect(code).toBe(0);
  });

  test('sql prints a statement that runs as it is and gives the same rows', async () => {
    const { out } = await taglab(folder, 'sql', 'spend.yaml', '--as-of', '2025-03-31');
    expect(out).not.toMatch(/:[a-z]/);
    const { execute } = await openWorld('yunduo');
    const rows = await execute(out, {});
    const run = await taglab(folder, 'run', 'spend.yaml', '--as-of', '2025-03-31');
    const valued = (rows.values[1] ?? []).filter((value) => value !== null).length;
    expect(rows.columns).toEqual(['customer_id', 'spend_90d']);
    expect(run.out.trim().split('\n')).toHaveLength(valued + 1);
  });
});
