import { describe, expect, test } from 'vitest';
import { checkTags } from '../../../src/engine/index.ts';
import { comeBack, setOut, withoutStatus } from '../../../src/islands/tag-lab/source.ts';
import { schemaOf } from '../../../src/sandbox/import/own-schema.ts';
import { labText } from './shop.ts';

/** A person's file: customer, day, amount, order number. */
const own = schemaOf([
  {
    name: 'orders',
    label: { zh: '订单', en: 'Orders' },
    entityKey: 'customer_id',
    time: 'order_date',
    primaryKey: [],
    columns: (
      [
        ['customer_id', 'text'],
        ['order_date', 'date'],
        ['amount', 'real'],
        ['order_id', 'text'],
      ] as const
    ).map(([name, type]) => ({ name, type, nullable: false, label: { zh: name, en: name } })),
  },
]);

test.each(['home-value', 'purchase-activity', 'raw-rfm', 'segment-eight'])('%s runs on orders without a status', (id) => {
  const text = labText(id);
  expect(checkTags(text, own).issues.map((issue) => issue.code)).toContain('unknown-field');
  expect(checkTags(withoutStatus(text), own).issues.filter((issue) => issue.severity === 'error')).toEqual([]);
});

test('only the line about paid orders goes', () => {
  const text = "a:\n  where: status = 'paid'\n  b: 1\n  where: \"status = 'paid'\"\n  # where: status\n  where: amount > 1\n";
  expect(withoutStatus(text)).toBe('a:\n  b: 1\n  # where: status\n  where: amount > 1\n');
});

describe('to own data and back', () => {
  const before = "a:\n  where: status = 'paid'\n  b: 1\n";
  const out = setOut(before);
  test('what nobody changed comes back whole', () => {
    expect(out.fitted).toBe('a:\n  b: 1\n');
    expect(comeBack(out, out.fitted)).toEqual({ text: before });
  });
  test('what was changed stays, and the other is at hand', () => {
    expect(comeBack(out, 'a:\n  b: 2\n')).toEqual({ text: 'a:\n  b: 2\n', earlier: before });
  });
});
