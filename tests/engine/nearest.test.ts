import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/engine/language/nearest.ts';

const columns = ['order_id', 'customer_id', 'order_date', 'amount', 'status', 'city'];

describe('nearest', () => {
  it.each([
    ['amuont', 'amount', 'two letters that changed places'],
    ['amout', 'amount', 'a letter too few'],
    ['ammount', 'amount', 'a letter too many'],
    ['amounk', 'amount', 'another letter'],
    ['AMOUNT', 'amount', 'letter case'],
    ['order_dat', 'order_date', 'a long name'],
    ['order_amout', 'amount', 'the part after the underscore'],
    ['orders.amount', 'amount', 'the part after the dot'],
    ['date', 'order_date', 'the last part of a candidate'],
    ['customerid', 'customer_id', 'a missing underscore'],
  ])('%s -> %s: %s', (name, expected) => {
    expect(nearest(name, columns)).toBe(expected);
  });

  it.each(['revenue', 'x', '', 'ct', '金额'])('finds nothing near %j', (name) => {
    expect(nearest(name, columns)).toBeUndefined();
  });

  it('finds nothing near a name that is longer than any', () => {
    const long = 'a_'.repeat(40);
    expect(nearest(long, ['amount', long])).toBeUndefined();
    expect(nearest('amount', [long, 'amont'])).toBe('amont');
  });

  it('prefers fewer slips, then a whole name, then the earlier candidate', () => {
    expect(nearest('staus', ['stages', 'status'])).toBe('status');
    expect(nearest('dates', ['order_dates', 'date'])).toBe('date');
    expect(nearest('datx', ['datb', 'data'])).toBe('datb');
  });

  it('counts Chinese letters as letters', () => {
    expect(nearest('下单日起', ['支付日期', '下单日期'])).toBe('下单日期');
  });

  it('always finds an exact candidate, and one slip in a name of three letters or more', () => {
    const name = fc.stringMatching(/^[a-z]{3,12}$/);
    fc.assert(fc.property(name, (wanted) => nearest(wanted, ['0', wanted, '1']) === wanted));
    fc.assert(
      fc.property(name, fc.nat(), (wanted, at) => {
        const i = at % wanted.length;
        return nearest(`${wanted.slice(0, i)}_${wanted.slice(i + 1)}`, ['0', wanted]) === wanted;
      }),
    );
  });
});
