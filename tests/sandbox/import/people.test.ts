import { describe, expect, it } from 'vitest';
import { createHasher } from '../../../src/sandbox/import/people/hash.ts';
import { hasRightCheckDigit, isIdCardForm } from '../../../src/sandbox/import/people/id-card.ts';
import { maskValue } from '../../../src/sandbox/import/people/mask.ts';
import { recognisePersonal } from '../../../src/sandbox/import/people/recognise.ts';
import { surveyFile } from '../../../src/sandbox/import/survey.ts';
import { fileOf, readAll, textFile, valuesOf } from './hard-files.ts';

describe('a column about persons', () => {
  it.each([
    ['手机', ['19900001234', '199-0000-5678', '+86 19900009012'], 'phone'],
    ['x', ['19900001234', '021-6888 1234'], 'phone'],
    ['x', ['a@example.com', 'b.c@mail.example.cn'], 'email'],
    ['证件', ['11010519491231002X'], 'id-card'],
    ['姓名', ['张三', '欧阳修', '李四'], 'name'],
    ['customer name', ['Ann Lee', 'Bo R. Chen'], 'name'],
    ['商品', ['张三', '王府井'], undefined],
    ['姓名', ['牛奶', '面包', '可乐', '茶叶'], undefined],
    ['订单号', ['2025060300000000017', '2025060300000000018'], undefined],
    ['amount', ['19.90', '100'], undefined],
  ])('%s: %j', (header, values, kind) => {
    expect(recognisePersonal(header, values)?.kind).toBe(kind);
  });

  it('says how many ID cards have the right check digit', async () => {
    const { columns } = await surveyFile(fileOf('personal.csv'));
    expect(columns.find(({ header }) => header === '身份证号')?.personal).toEqual({ kind: 'id-card', share: 1, checked: 0.5 });
  });

  it('an ID card is a day of birth and a check digit', () => {
    expect(['11010519491231002X', '11010519491231002x', '440524188001010014'].map(hasRightCheckDigit)).toEqual([true, true, true]);
    expect(hasRightCheckDigit('110105194912310021')).toBe(false);
    expect(['110105194913310021', '010105194912310021', '1101051949123100'].some(isIdCardForm)).toBe(false);
  });
});

describe('a mask', () => {
  it.each([
    ['19900001234', 'phone', '199****1234'],
    ['+86 199-0000-5678', 'phone', '+86 199-****-5678'],
    ['someone@example.com', 'email', 's***@example.com'],
    ['11010519491231002X', 'id-card', '1101**************'],
    ['张三', 'name', '张*'],
    ['欧阳修', 'name', '欧**'],
    ['Ann Lee', 'name', 'A** L**'],
    ['anything', undefined, 'a***'],
  ] as const)('of %s (%s) is %s', (text, kind, masked) => {
    expect(maskValue(text, kind)).toBe(masked);
  });
});

describe('a fingerprint', () => {
  const salt = (byte: number) => new Uint8Array(32).fill(byte);

  it('is HMAC-SHA-256 with the salt as its key, as it is known', async () => {
    // RFC 4231, test case 1.
    const hash = await createHasher(new Uint8Array(20).fill(0x0b));
    expect(await hash(['Hi There'])).toEqual(['b0344c61d8db38535ca8afceaf0bf12b']);
  });

  it('is the same for the same text, and another one with another salt', async () => {
    const [one, other] = [await createHasher(salt(1)), await createHasher(salt(2))];
    const [a, b, again] = await one(['张三', '李四', '张三']);
    expect([a === again, a === b]).toEqual([true, false]);
    expect((await other(['张三']))[0]).not.toBe(a);
  });

  it('of a customer joins two tables and tells nobody who it is, in the log neither', async () => {
    const hashed = { treatments: { 客户号: 'hash', 姓名: 'mask' } } as const;
    const text = '客户号,下单日期,金额,姓名\n 13900000001 ,2025-06-03,1,张三\n13900000001,2025-06-04,2,张三\n';
    const read = await readAll(textFile(text), hashed);
    const [first, second] = valuesOf(read, 'customer_id');
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(first).toBe(second);
    expect(read.customerCount).toBe(1);
    expect(JSON.stringify([read.rows, read.changes, [...(read.keys[0]?.rows.keys() ?? [])]])).not.toMatch(/13900000001|张三/);
  });
});

describe('a key', () => {
  it('can be hashed and not masked: a mask would make one customer of many', async () => {
    const { columns } = await surveyFile(fileOf('personal.csv'), { treatments: { 客户号: 'mask', 身份证号: 'drop' } });
    expect(columns.map(({ header, treatments, treatment }) => [header, treatments.length, treatment])).toEqual([
      ['客户号', 2, 'keep'],
      ['下单日期', 1, 'keep'],
      ['金额', 1, 'keep'],
      ['姓名', 4, 'keep'],
      ['手机号', 4, 'keep'],
      ['邮箱', 4, 'keep'],
      ['身份证号', 4, 'drop'],
    ]);
    const read = await readAll(fileOf('personal.csv'), { treatments: { 身份证号: 'drop' } });
    expect(read.table.columns.map(({ name }) => name)).not.toContain('身份证号');
    expect(JSON.stringify(read.rows)).not.toContain('11010519491231002X');
    expect(read.table.columns.find(({ name }) => name === '手机号')?.sensitivity).toBe('personal');
  });
});
