import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decode, foreignKind, guessEncoding } from '../../../src/sandbox/import/decode.ts';

const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../files/${file}`, import.meta.url)));

const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
  return order === 'le' ? bytes : new Uint8Array(Buffer.from(bytes).swap16());
};

describe('the encoding', () => {
  it.each([
    ['ASCII', new TextEncoder().encode('a,b\n1,2\n'), 'utf-8'],
    ['nothing', new Uint8Array(), 'utf-8'],
    ['UTF-8 with a mark', bytesOf('utf-8-bom.csv'), 'utf-8'],
    ['GB18030 with a four-byte letter', bytesOf('gb18030.csv'), 'gb18030'],
    ['UTF-8 cut in the middle of a letter', new TextEncoder().encode('客户').subarray(0, 5), 'gb18030'],
    ['UTF-8 with one stray byte', new Uint8Array([...new TextEncoder().encode('客户号下单日期订单金额'.repeat(3)), 0xff]), 'utf-8'],
    ['UTF-16 without a mark', utf16('客户号,日期\n一一,2025-01-01\n', 'le'), 'utf-16le'],
    ['UTF-16 the other way round', utf16('客户号,日期\n一一,2025-01-01\n', 'be'), 'utf-16be'],
  ])('of %s', (_name, bytes, encoding) => {
    expect(guessEncoding(bytes)).toBe(encoding);
  });

  it('decides what the bytes say, and no mark is left in front', () => {
    expect(decode(bytesOf('utf-8-bom.csv'), 'utf-8').slice(0, 3)).toBe('客户号');
    expect(decode(bytesOf('utf-16le-bom.csv'), 'utf-16le').slice(0, 3)).toBe('客户号');
    expect(decode(new Uint8Array([0x8e]), 'macintosh')).toBe('é');
    expect(decode(new Uint8Array([0xe9]), 'latin1')).toBe('é');
    expect(decode(new Uint8Array([0xff]), 'utf-8')).toBe('\uFFFD');
  });
});

describe('what is no text', () => {
  it('is told from text', () => {
    expect(foreignKind(bytesOf('picture.csv'))).toBe('binary');
    expect(foreignKind(bytesOf('workbook.csv'))).toBe('excel');
    expect(foreignKind(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('excel');
    for (const file of ['utf-8.csv', 'gb18030.csv', 'utf-16be.csv', 'empty.csv']) expect(foreignKind(bytesOf(file))).toBeUndefined();
  });

  it('is believed when a person says UTF-16', () => {
    const odd = new Uint8Array([...utf16('客户', 'le'), 0, 0]);
    expect([foreignKind(odd, 'utf-8'), foreignKind(odd, 'utf-16le')]).toEqual(['binary', undefined]);
  });
});
