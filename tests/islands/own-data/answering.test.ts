import { expect, test } from 'vitest';
import {
  cutAnew,
  sayDate,
  sayDecimal,
  sayLeftOut,
  sayNothing,
  sayRole,
  sayText,
  sayTreatment,
} from '../../../src/islands/own-data/answering.ts';

test('another cut forgets what was said of the old columns, and another sheet its header too', () => {
  const before = { encoding: 'gb18030', headerLine: 3, dates: { day: 'D/M/YYYY' }, columns: { amount: 'x' }, off: ['trim'] } as const;
  expect(cutAnew({ delimiter: ';' })(before)).toEqual({ encoding: 'gb18030', headerLine: 3, delimiter: ';' });
  expect(cutAnew({ sheet: 'June' })(before)).toEqual({ encoding: 'gb18030', sheet: 'June' });
  expect(cutAnew({ encoding: 'utf-8' })(before).encoding).toBe('utf-8');
});

test('of one column the last word counts, and other columns keep theirs', () => {
  const dated = sayDate('day', 'D/M/YYYY')({ dates: { other: 'M/D/YYYY' } });
  expect(dated.dates).toEqual({ other: 'M/D/YYYY', day: 'D/M/YYYY' });
  const asText = sayText('day')(dated);
  expect([asText.dates, asText.texts]).toEqual([{ other: 'M/D/YYYY' }, ['day']]);
  const asNumber = sayDecimal('day', ',')(asText);
  expect([asNumber.texts, asNumber.decimals]).toEqual([[], { day: ',' }]);
  expect(sayNothing('day')(asNumber).decimals).toEqual({});
});

test('a column that takes another part leaves its own', () => {
  const columns = [
    { header: 'a', role: 'amount' as const },
    { header: 'b', role: 'order_id' as const },
  ];
  expect(sayRole(columns, 'a', 'order_id')({}).columns).toEqual({ amount: null, order_id: 'a' });
  expect(sayRole(columns, 'b', undefined)({}).columns).toEqual({ order_id: null });
});

test('what is chosen again after it was undone is done', () => {
  expect(sayTreatment('phone', 'hash')({ off: ['hashed:phone', 'trim:phone'] })).toEqual({
    treatments: { phone: 'hash' },
    off: ['trim:phone'],
  });
  const out = sayLeftOut('cancelled', true)({ off: ['left-out-rows'], statusOut: ['refunded'] });
  expect(out).toEqual({ off: [], statusOut: ['refunded', 'cancelled'] });
  expect(sayLeftOut('cancelled', false)(out).statusOut).toEqual(['refunded']);
});
