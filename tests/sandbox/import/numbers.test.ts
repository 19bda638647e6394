import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, parseNumber } from '../../../src/sandbox/import/numbers.ts';

describe('parseNumber', () => {
  it.each<[string, Decimal, number]>([
    ['12', '.', 12],
    ['¥1,234.50', '.', 1234.5],
    ['￥１，２３４．５', '.', 1234.5],
    ['1234元', '.', 1234],
    ['RMB 12.5', '.', 12.5],
    ['US$ 3', '.', 3],
    ['(12.00)', '.', -12],
    ['（￥12）', '.', -12],
    ['-¥5', '.', -5],
    ['¥-5', '.', -5],
    ['−5', '.', -5],
    ['+5', '.', 5],
    [' 7 \u00A0', '.', 7],
    ['.5', '.', 0.5],
    ['5.', '.', 5],
    ["1'234.5", '.', 1234.5],
    ['1 234 567', '.', 1_234_567],
    ['1.2E+05', '.', 120_000],
    ['-0', '.', 0],
    ['(0)', '.', 0],
    ['1.234,50 €', ',', 1234.5],
    ['1 234,50', ',', 1234.5],
    ['1,5', ',', 1.5],
    ['1.234', ',', 1234],
  ])('%s with %s is %d', (text, decimal, value) => {
    expect(parseNumber(text, decimal)).toBe(value);
  });

  it.each<[string, Decimal]>([
    ['', '.'],
    ['.', '.'],
    ['四十', '.'],
    ['1,5', '.'],
    ['12,34', '.'],
    ['1,2345', '.'],
    ['1.5', ','],
    ['1.2.3', '.'],
    ['12 34', '.'],
    ['5-', '.'],
    ['--5', '.'],
    ['1e999', '.'],
    ['12%', '.'],
    ['2025-06-03', '.'],
    ['Infinity', '.'],
    ['0x10', '.'],
  ])('%j with %s is none', (text, decimal) => {
    expect(parseNumber(text, decimal)).toBeUndefined();
  });

  it('reads back every amount, however it is grouped', () => {
    const cents = fc.integer({ min: -1e12, max: 1e12 });
    const style = fc.constantFrom(['.', ','], ['.', ' '], ['.', "'"], ['.', ''], [',', '.'], [',', ' '], [',', ''] as const);
    fc.assert(
      fc.property(cents, style, fc.constantFrom('¥', '', '$', '€ '), fc.boolean(), (n, [decimal = '.', group = ''], money, brackets) => {
        const [whole = '', tenths = ''] = (Math.abs(n) / 100).toFixed(2).split('.');
        const bare = money + whole.replace(/\B(?=(\d{3})+$)/g, group) + decimal + tenths;
        const text = n >= 0 ? bare : brackets ? `(${bare})` : `-${bare}`;
        return parseNumber(text, decimal as Decimal) === (n === 0 ? 0 : n / 100);
      }),
    );
  });
});
