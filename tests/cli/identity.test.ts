import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, taglab } from './terminal.ts';

/** 会员号,手机 in GB18030, one member with a number that a spreadsheet rounded. */
const MEMBERS = Uint8Array.from([
  ...[0xbb, 0xe1, 0xd4, 0xb1, 0xba, 0xc5, 0x2c, 0xca, 0xd6, 0xbb, 0xfa, 0x0a],
  ...Buffer.from('001,139 0000 0001\n002,13800000000\n003,1.39E+10\n,13900000009\n'),
]);
const folder = folderWith({
  'members.csv': MEMBERS,
  'users.csv': 'uid,mobile,uuid\n7,+8613900000001,D1\n8,13800000000,D1\n9,,D2\n',
  'orders.csv': 'order,user\no1,7\no2,9\n',
  'only.csv': 'uid\n',
});
const CRM = ['--table', 'crm=members.csv', '--key', 'crm=会员号', '--id', 'crm.手机=phone'];
const APP = ['--table', 'app=users.csv', '--key', 'app=uid', '--id', 'app.mobile=phone', '--id', 'app.uuid=device'];
const identity = (...args: string[]) => taglab(folder, 'identity', ...args);

describe('own tables', () => {
  test('become a mapping; what could not be used is said', async () => {
    const { code, out, err } = await identity(...CRM, ...APP);
    expect(code).toBe(0);
    expect(out).toBe(
      `record,source,customer
app:7,app,app:7
app:8,app,app:7
app:9,app,app:9
crm:001,crm,app:7
crm:002,crm,crm:002
crm:003,crm,crm:003
`,
    );
    expect(err).toContain('1 row of crm had no account');
    expect(err).toContain('phone could not be read, such as “1.39E+10”');
  });

  test('as JSON', async () => {
    const { out } = await identity(...APP, '--format', 'json');
    expect(JSON.parse(out)[0]).toEqual({ record: 'app:7', source: 'app', customer: 'app:7' });
  });

  test('limits, blocked values and kinds that are off', async () => {
    const customers = async (...args: string[]) => {
      const { out } = await identity(...CRM, ...APP, ...args);
      return new Set(
        out
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',')[2]),
      ).size;
    };
    expect(await customers()).toBe(4);
    expect(await customers('--people', 'device=1')).toBe(5);
    expect(await customers('--off', 'device')).toBe(5);
    expect(await customers('--block', 'phone=139-0000-0001')).toBe(5);
    expect(await customers('--at-most', 'phone=1', '--people', 'device=none')).toBe(4);
  });

  test('are written with one key', async () => {
    const { code, err } = await identity(...CRM, ...APP, '--out', 'joined', '--lang', 'zh');
    expect(code).toBe(0);
    expect(err).toContain('写好了 3 个文件，在 joined');
    const read = (name: string) => readFileSync(join(folder, 'joined', name), 'utf8').split('\n');
    expect(read('crm.csv').slice(0, 2)).toEqual(['one_id,会员号,手机', 'app:7,001,139 0000 0001']);
    expect(read('app.csv')[1]).toBe('app:7,7,+8613900000001,D1');
    expect(read('mapping.csv')[0]).toBe('record,source,customer');
  });
});

describe('the sample', () => {
  test('is told against the truth', async () => {
    const [english, chinese] = [await identity('--report'), await identity('--report', '--lang', 'zh')];
    expect(english.out).toMatch(/2,236 accounts became 1,055 customers.*\n[\s\S]*precision 98\.5%, recall 95\.1%, F1 96\.8%/);
    expect(english.out).toMatch(/device d_\w+: 37 accounts; 37 people use it, and the limit is 5/);
    expect(chinese.out).toMatch(/2,236 个账号，合成 1,055 个客户[\s\S]*精确率 98\.5%，召回率 95\.1%，F1 96\.8%/);
    expect(chinese.out).toContain('手机号 13800000000：22 个账号。在拦截名单上。');
    for (const { out } of [english, chinese]) expect(out).not.toMatch(/undefined|\[object/);
  });
  test('says why two accounts are one, or are not', async () => {
    const { out } = await identity('N0049', 'N0119', '--lang', 'zh');
    expect(out).toMatch(/^N0049 和 N0119 是两个客户。[\s\S]*× N0049 和 N0119 都用过设备号 d_\w+：37 个人用它，上限是 5 个/);
    const joined = await identity('N0049', 'N0119', '--people', 'device=none', '--at-most', 'card=none', '--at-most', 'phone=none');
    expect(joined.out).toMatch(
      /^N0049 and N0119 are one customer \(OneID N\d+\), step by step:\n {2}✓ N0049 and N0119 have both used the device/,
    );
    expect((await identity('N0001', 'N0001')).out).toContain('one and the same account');
  });
  test('is written with one key too', async () => {
    await identity('--out', 'sample');
    const [header, first] = readFileSync(join(folder, 'sample', 'id_pairs.csv'), 'utf8').split('\n');
    expect(header).toBe('one_id,account_id,id_type,id_value,source,seen_at');
    expect(first).toMatch(/^N\d{4},N0001,/);
  });
});

describe('mistakes get a sentence', () => {
  test.each<[string, string[], RegExp, RegExp]>([
    ['one account alone', ['N0001'], /needs ACCOUNT ACCOUNT/, /后面要写 ACCOUNT ACCOUNT/],
    ['an account that is not there', ['N0001', 'X9'], /no account X9/, /没有叫 X9 的账号/],
    ['a third account', ['N0001', 'N0002', 'N0003'], /cannot use N0003/, /用不上多出来的 N0003/],
    ['a limit that is no number', ['--people', 'device=many'], /Write it like this: --people device=3/, /--people device=3/],
    ['an unknown kind', ['--off', 'phon'], /--off cannot be “phon”. It can be: phone/, /--off 不能是“phon”，可以是：phone/],
    ['a table without a key', ['--table', 'app=users.csv'], /--key app=uid/, /--key app=uid/],
    ['a table without identifiers', ['--table', 'app=users.csv', '--key', 'app=uid'], /--id app\.mobile=phone/, /--id app\.mobile=phone/],
    ['a header that is not there', [...APP, '--id', 'app.mobil=phone'], /Did you mean mobile/, /是不是想写 mobile/],
    ['a key for no table', ['--key', 'app=uid'], /no file was given/, /没有用 --table 给出任何文件/],
    ['an id of another table', [...APP, '--id', 'apps.x=phone'], /files were given for: app/, /给出的文件里只有：app/],
    ['a file with nothing in it', ['--table', 'app=only.csv', '--key', 'app=uid'], /only a header|header and no/i, /只有表头/],
  ])('%s', async (_, args, inEnglish, inChinese) => {
    const [english, chinese] = [await identity(...args), await identity(...args, '--lang', 'zh')];
    expect(english).toMatchObject({ code: 1, out: '' });
    expect(english.err).toMatch(inEnglish);
    expect(chinese).toMatchObject({ code: 1, out: '' });
    expect(chinese.err).toMatch(inChinese);
  });
  test('nothing is written then', async () => {
    await identity(...APP, '--id', 'app.mobil=phone', '--out', 'never');
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });
});
