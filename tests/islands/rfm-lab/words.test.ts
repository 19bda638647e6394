import { expect, test } from 'vitest';
import { rfmLabWords as en } from '../../../src/i18n/en/rfm-lab.ts';

test('one order and one other customer are spoken of in the singular', () => {
  expect([en.why.orders(1), en.why.orders(2)]).toEqual(['The order that counts', 'The 2 orders that count']);
  expect([en.why.ahead(5, 1), en.why.ahead(5, 2)]).toEqual(['ahead of 5, level with 1 other', 'ahead of 5, level with 2 others']);
});
