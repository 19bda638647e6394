import { describe, expect, test } from 'vitest';
import { folderWith, taglab } from './terminal.ts';

const HEAD = 'code: s\nname: 数\ncategory: [行为, 购买]\n';
const query = (sql: string) => `${HEAD}define: {sql: {query: "${sql}", type: number}}\n`;
const folder = folderWith({
  'column.yaml': query('SELECT customer_id, max(amont) AS value FROM orders WHERE order_date <= :as_of GROUP BY 1'),
  'elsewhere.yaml': query('SELECT customer_id, greatest(amount, 1) AS value FROM orders WHERE order_date <= :as_of'),
  'running.yaml': query("SELECT customer_id, json_extract('{', '$.a') AS value FROM orders WHERE order_date <= :as_of GROUP BY 1"),
  'orders.csv': 'customer_id,order_date,amount\nA1,2025-06-01,5\n',
});
const OWN = ['--table', 'orders=orders.csv', '--as-of', '2025-06-30'];

describe('a query that its author got wrong', () => {
  test.each([
    ['run', ['column.yaml', ...OWN]],
    ['explain', ['column.yaml', '--customer', 'A1', ...OWN]],
    ['quality', ['column.yaml', ...OWN]],
  ])('%s names the column, its place and what was meant', async (command, args) => {
    const english = await taglab(folder, command, ...args);
    expect(english).toMatchObject({ code: 1, out: '' });
    expect(english.err).toMatch(/^column\.yaml:4:\d+ error .*amont.*Did you mean `amount`\?/);
    const { err } = await taglab(folder, command, ...args, '--lang', 'zh');
    expect(err).toMatch(/^column\.yaml:4:\d+ error .*amont.*amount/);
    expect(err).toContain('错误：column.yaml 有 1 处要改');
  });

  test('lint finds it without running anything', async () => {
    const { code, out } = await taglab(folder, 'lint', 'column.yaml');
    expect({ code, out }).toEqual({ code: 1, out: expect.stringMatching(/column\.yaml:4:\d+ error .*Did you mean `amount`\?/) });
  });

  test('a function of another database: lint warns, and run says what SQLite has instead', async () => {
    const lint = await taglab(folder, 'lint', 'elsewhere.yaml');
    expect(lint).toMatchObject({ code: 0, out: expect.stringMatching(/^elsewhere\.yaml:4:\d+ warning .*greatest.*max\(x, y\)/m) });
    const run = await taglab(folder, 'run', 'elsewhere.yaml', ...OWN);
    expect(run).toMatchObject({ code: 1, err: expect.stringMatching(/^elsewhere\.yaml:4:\d+ error .*greatest.*max\(x, y\)/) });
  });

  test('what only shows while it runs is a sentence too', async () => {
    const english = await taglab(folder, 'run', 'running.yaml', ...OWN);
    expect(english).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^error: the database did not work it out\. .*malformed JSON/),
    });
    const chinese = await taglab(folder, 'run', 'running.yaml', ...OWN, '--lang', 'zh');
    expect(chinese.err).toMatch(/^错误：数据库没有算出来。.*malformed JSON/);
  });
});
