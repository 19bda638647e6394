import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/main.ts';
import { OPTIONS, readOptions } from '../../src/cli/options.ts';
import { cliWords as en } from '../../src/i18n/en/cli.ts';
import { cliWords as zh } from '../../src/i18n/zh/cli.ts';
import { folderWith, taglab } from './terminal.ts';

const folder = folderWith({
  'ok.yaml': 'code: n\nname: 数\ncategory: [行为, 购买]\ndefine: {measure: {from: orders, agg: count}}\n',
  'broken.yaml': 'code: n\nname: 数\ncategory: [行为, 购买]\ndefine:\n  measure: {from: ordrs, agg: count}\n',
  'orders.csv': 'customer_id,order_date\nA1,2025-06-01\n',
  'unclear.csv': 'who,when,x\nA1,03/04/2025,1\n',
  'book.csv': Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0, 0]),
  'empty.csv': '',
  'one.csv': 'customer_id\nA1\n',
});
const OWN = ['run', 'ok.yaml', '--table'];

describe('a mistake on the command line gets a sentence with the fix, and exit code 1', () => {
  test.each<[string, string[], RegExp, RegExp]>([
    ['an unknown command', ['rn'], /no command called rn\. Did you mean run\?/, /没有叫 rn 的命令。是不是想写 run？/],
    [
      'an unknown option',
      ['run', 'ok.yaml', '--asof', '2025-06-30'],
      /no option --asof\. Did you mean --as-of\?/,
      /没有 --asof 这个选项。是不是想写 --as-of？/,
    ],
    ['an option of another command', ['lint', 'ok.yaml', '--customer', 'A1'], /lint has no option --customer/, /lint 没有 --customer/],
    [
      'an option without its value',
      ['run', 'ok.yaml', '--as-of'],
      /--as-of needs a value, as in --as-of 2025-06-30/,
      /--as-of 后面要跟一个值/,
    ],
    [
      'an option that swallows the next',
      ['run', 'ok.yaml', '--as-of', '--format', 'csv'],
      /--as-of needs a value/,
      /--as-of 后面要跟一个值/,
    ],
    ['a switch with a value', ['exercises', 'check', '--json=yes'], /--json is a switch/, /--json 是开关/],
    [
      'no file',
      ['run'],
      /run needs the file with your tags, as in taglab run tags\.yaml/,
      /run 后面要写标签文件，例如 taglab run tags\.yaml/,
    ],
    ['no word', ['data'], /data needs one of these words after it: list, build/, /data 后面要写其中一个词：list、build/],
    ['no model', ['fit'], /fit needs the name of a model: logistic, linear/, /fit 后面要写模型的名字：logistic、linear/],
    [
      'one group',
      ['fit', 'kmeans', '--features', 'orders_365d', '--k', '1'],
      /a whole number from 2, as in --k 4/,
      /2 以上的整数，如 --k 4/,
    ],
    ['two files', ['run', 'ok.yaml', 'b.yaml'], /cannot use b\.yaml: that is one argument too many/, /用不上多出来的 b\.yaml/],
    ['a file that is not there', ['run', 'no.yaml'], /no file no\.yaml/, /找不到文件 no\.yaml/],
    ['a folder for a file', ['run', '.'], /cannot be opened \(EISDIR\)/, /打不开（EISDIR）/],
    ['another format', ['run', 'ok.yaml', '--format', 'xml'], /--format cannot be “xml”. It can be: csv, json/, /可以是：csv、json/],
    ['a day that no calendar has', ['run', 'ok.yaml', '--as-of', '2025-02-30'], /“2025-02-30” is no day/, /“2025-02-30”不是日历上的一天/],
    ['a day in another shape', ['run', 'ok.yaml', '--as-of', '30/06/2025'], /Write dates like 2025-06-30/, /请写成 2025-06-30/],
    ['own orders without an as-of date', [...OWN, 'orders=orders.csv'], /you can write --as-of 2025-06-01/, /可以写 --as-of 2025-06-01/],
    ['a table without a name', [...OWN, 'orders.csv'], /Write it like this: --table orders=orders\.csv/, /--table orders=orders\.csv/],
    [
      'a map for another table',
      [...OWN, 'orders=orders.csv', '--map', 'order.amount=x'],
      /files were given for: orders/,
      /给出的文件里只有：orders/,
    ],
    [
      'a map without a file',
      ['run', 'ok.yaml', '--map', 'orders.amount=x'],
      /no file was given with --table/,
      /没有用 --table 给出任何文件/,
    ],
    [
      'a column that is not mapped',
      [...OWN, 'orders=unclear.csv', '--date-format', 'order_date=D/M/YYYY'],
      /which column is the customer\. The header has: who, x\. Add an option like --map orders\.customer_id="who"/,
      /不知道哪一列是客户。表头有：who、x。请加上 --map orders\.customer_id="who"/,
    ],
    [
      'a header that is not there',
      [...OWN, 'orders=unclear.csv', '--map', 'customer_id=whom'],
      /no “whom”\. Did you mean who\?/,
      /没有“whom”。是不是想写 who？/,
    ],
    [
      'a column mapped under a name that is nearly right',
      [...OWN, 'orders=unclear.csv', '--map', 'orders.custmer=who'],
      /speaks of orders\.custmer, and orders has no such column\. Did you mean customer_id\?/,
      /说到了 orders\.custmer，可是 orders 没有这一列。是不是想写 customer_id？/,
    ],
    [
      'a date with two readings',
      [...OWN, 'orders=unclear.csv', '--map', 'customer_id=who'],
      /2025-04-03 as D\/M\/YYYY, 2025-03-04 as M\/D\/YYYY.*--date-format orders\.when=D\/M\/YYYY/,
      /D\/M\/YYYY 读作 2025-04-03，M\/D\/YYYY 读作 2025-03-04/,
    ],
    [
      'a date format of another kind',
      [...OWN, 'orders=orders.csv', '--date-format', 'order_date=whenever'],
      /date format whenever cannot be read/,
      /看不懂日期格式 whenever/,
    ],
    [
      'an unknown encoding',
      [...OWN, 'orders=orders.csv', '--encoding', 'orders=ebcdic'],
      /--encoding cannot be “ebcdic”/,
      /--encoding 不能是“ebcdic”/,
    ],
    [
      'a date format for a column that is not there',
      [...OWN, 'orders=orders.csv', '--as-of', '2025-06-30', '--date-format', 'orders.orderdate=YYYY-MM-DD'],
      /no such column\. Did you mean order_date\?/,
      /没有这一列。是不是想写 order_date？/,
    ],
    ['an unknown delimiter', [...OWN, 'orders=orders.csv', '--delimiter', ':'], /It can be: ",", ";", "\|", tab/, /可以是：","、";"/],
    ['a table named twice', [...OWN, 'orders=orders.csv', '--table', 'orders=unclear.csv'], /names orders twice/, /两次都叫 orders/],
    ['own data and sample data', [...OWN, 'orders=orders.csv', '--dataset', 'yunduo'], /Leave one of them out/, /去掉其中一个/],
    ['no other column is left', [...OWN, 'orders=one.csv'], /a date column too/, /有日期列的文件/],
    ['a value that is nothing', ['explain', 'ok.yaml', '--customer', ''], /--customer needs a value/, /--customer 后面要跟一个值/],
    ['a short option', ['run', 'ok.yaml', '-x'], /no option -x/, /没有 -x 这个选项/],
    ['tags that are no text', ['lint', 'book.csv'], /book\.csv is not a text file/, /book\.csv 不是文本文件/],
    ['an argument too many', ['data', 'list', 'yunduo'], /cannot use yunduo/, /用不上多出来的 yunduo/],
    ['a workbook', [...OWN, 'orders=book.csv'], /This workbook cannot be opened/, /这个工作簿打不开/],
    ['an empty file', [...OWN, 'orders=empty.csv'], /The file is empty/, /文件是空的/],
    ['an unknown dataset', ['run', 'ok.yaml', '--dataset', 'yundou'], /Did you mean yunduo\?/, /是不是想写 yunduo？/],
    [
      'an unknown action',
      ['data', 'bulid'],
      /data does not know bulid\. Did you mean build\?/,
      /data 后面不认识 bulid。是不是想写 build？/,
    ],
  ])('%s', async (_, args, inEnglish, inChinese) => {
    const english = await taglab(folder, ...args, '--lang', 'en');
    const chinese = await taglab(folder, '--lang=zh', ...args);
    expect(english).toMatchObject({ code: 1, out: '' });
    expect(english.err).toMatch(/^error: /);
    expect(english.err).toMatch(inEnglish);
    expect(chinese).toMatchObject({ code: 1, out: '' });
    expect(chinese.err).toMatch(/^错误：/);
    expect(chinese.err).toMatch(inChinese);
  });

  test('a language that is not spoken', async () => {
    expect(await taglab(folder, 'run', 'ok.yaml', '--lang', 'fr')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('zh, en'),
    });
  });

  test('tags that are wrong are shown at their places, on standard error', async () => {
    const said = await taglab(folder, 'run', 'broken.yaml');
    expect(said).toMatchObject({ code: 1, out: '' });
    expect(said.err).toMatch(/^broken\.yaml:5:\d+ error .*orders/);
    expect(said.err).toContain('was not run: one place has to be put right');
  });
});

describe('lint', () => {
  test('file:line:column, severity, sentence; exit code 1 for an error', async () => {
    const said = await taglab(folder, 'lint', 'broken.yaml');
    expect(said).toMatchObject({ code: 1, err: '' });
    expect(said.out).toMatch(/^broken\.yaml:5:\d+ error .+\n$/);
  });

  test('nothing to say, exit code 0', async () => {
    expect(await taglab(folder, 'lint', 'ok.yaml')).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('help', () => {
  test.each(['zh', 'en'])('%s: the same in its three ways, and every option of the command is there', async (language) => {
    for (const [name, { options }] of Object.entries(COMMANDS)) {
      const { out, code } = await taglab(folder, 'help', name, '--lang', language);
      expect(code).toBe(0);
      expect(await taglab(folder, name, '--help', '--lang', language)).toMatchObject({ out });
      expect(await taglab(folder, name, 'x.yaml', '-h', '--lang', language)).toMatchObject({ out });
      for (const option of options) expect(out).toContain(`--${option}`);
      expect(out).not.toContain('undefined');
    }
  });

  test('the overview names every command', async () => {
    const { out } = await taglab(folder);
    expect(await taglab(folder, '--help')).toMatchObject({ out, code: 0 });
    expect(await taglab(folder, 'help')).toMatchObject({ out, code: 0 });
    for (const name of Object.keys(COMMANDS)) expect(out).toContain(`\n  ${name} `);
  });

  test('every example is one that the command takes', () => {
    for (const words of [zh, en]) {
      for (const [name, { options }] of Object.entries(COMMANDS)) {
        for (const example of words.commands[name as keyof typeof COMMANDS].examples) {
          const [, command, ...args] = example.replace(/ [>|].*/, '').split(' ');
          expect(command).toBe(name);
          expect(() => readOptions(name, options, args)).not.toThrow();
        }
      }
    }
  });

  test('every option is explained somewhere', () => {
    const used = new Set(Object.values(COMMANDS).flatMap(({ options }) => options as readonly string[]));
    expect([...used].toSorted()).toEqual(Object.keys(OPTIONS).toSorted());
  });
});
