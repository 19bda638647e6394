import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ID_KINDS, type IdKindName, normaliseId } from '../../../src/engine/identity/index.ts';

describe('one way to write', () => {
  test.each<[IdKindName, string | number, string]>([
    ['phone', 13912340001, '13912340001'],
    ['phone', ' 139 1234 0001 ', '13912340001'],
    ['phone', '139-1234-0001', '13912340001'],
    ['phone', '+86 139 1234 0001', '13912340001'],
    ['phone', '8613912340001', '13912340001'],
    ['phone', '008613912340001', '13912340001'],
    ['phone', '１３９１２３４０００１', '13912340001'],
    ['phone', '13912340001.0', '13912340001'],
    ['phone', '\ufeff13912340001\u200b', '13912340001'],
    ['phone', '(010) 6554-0001', '01065540001'],
    ['phone', '+44 20 7946 0001', '+442079460001'],
    ['phone', '0044 20 7946 0001', '+442079460001'],
    ['email', ' Li.Lei@Example.COM', 'li.lei@example.com'],
    ['email', 'mailto:li@example.com', 'li@example.com'],
    ['email', 'ｌｉ＠example.com', 'li@example.com'],
    ['device', 'AB-12-CD', 'ab-12-cd'],
    ['card', 'm 60-00 12', 'M600012'],
    ['account', 'wx_AbC', 'wx_AbC'],
    ['account', '0012', '0012'],
    ['citizen', '11010519491231002x', '11010519491231002X'],
    ['hash', 'ABCDEF0123456789ABCDEF0123456789', 'abcdef0123456789abcdef0123456789'],
    ['name', '  欧阳 ', '欧阳'],
  ])('%s: %s', (kind, written, value) => {
    expect(normaliseId(written, kind)).toEqual({ value });
  });

  test('account names differ by the size of their letters, devices do not', () => {
    expect(normaliseId('AB', 'account')).not.toEqual(normaliseId('ab', 'account'));
    expect(normaliseId('AB', 'device')).toEqual(normaliseId('ab', 'device'));
  });

  test('what is written in the one way stays so', () => {
    const kinds = Object.keys(ID_KINDS) as IdKindName[];
    const written = fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()-]{0,18}$/), fc.emailAddress());
    fc.assert(
      fc.property(fc.constantFrom(...kinds), written, (kind, text) => {
        const once = normaliseId(text, kind);
        if (once.no === undefined) expect(normaliseId(once.value, kind)).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });
});

describe('nobody’s', () => {
  test.each<[string | number | null, IdKindName, string]>([
    [null, 'phone', 'empty'],
    ['', 'device', 'empty'],
    ['　 ', 'device', 'empty'],
    ['NULL', 'phone', 'placeholder'],
    [-1, 'device', 'placeholder'],
    ['Unknown', 'device', 'placeholder'],
    ['匿名', 'account', 'placeholder'],
    ['无', 'email', 'placeholder'],
    [0, 'phone', 'zeros'],
    ['00000000000', 'phone', 'zeros'],
    ['00000000-0000-0000-0000-000000000000', 'device', 'zeros'],
    ['138****1234', 'phone', 'masked'],
    ['l***@example.com', 'email', 'masked'],
    ['13800000000', 'phone', 'listed'],
    ['+86 138 0000 0000', 'phone', 'listed'],
    ['Test@Test.com', 'email', 'listed'],
    ['02:00:00:00:00:00', 'device', 'listed'],
    ['D41D8CD98F00B204E9800998ECF8427E', 'hash', 'listed'],
    ['1.38E+10', 'phone', 'unreadable'],
    ['1234', 'phone', 'unreadable'],
    ['see e-mail', 'phone', 'unreadable'],
    ['li at example.com', 'email', 'unreadable'],
    ['110105194912310021', 'citizen', 'unreadable'],
    ['not a hash', 'hash', 'unreadable'],
  ])('%s as %s: %s', (written, kind, no) => {
    expect(normaliseId(written, kind).no).toBe(no);
  });
});
