import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../../src/engine/index.ts';
import { buffersOf, packRows, unpackRows } from '../../src/sandbox/packed.ts';

const number = fc.double({ noNaN: true });
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '\uFEFF', '\uFEFF数', '👩‍👩‍👧', '\uD83D', '\uDC69'),
);
const column = fc.oneof(
  fc.array(fc.option(number), { maxLength: 30 }),
  fc.array(fc.option(text), { maxLength: 30 }),
  fc.array(fc.option(fc.oneof(number, text)), { maxLength: 30 }),
);

test('what is packed, handed over and unpacked is what it was', () => {
  fc.assert(
    fc.property(fc.array(column, { maxLength: 4 }), (values: readonly (readonly Cell[])[]) => {
      const rows = { columns: values.map((_, i) => `c${i}`), values };
      const packed = packRows(rows);
      expect(unpackRows(structuredClone(packed, { transfer: buffersOf(packed) }))).toEqual(rows);
    }),
  );
});

test('a text that stands in every row travels once', () => {
  const packed = packRows({ columns: ['city'], values: [Array.from({ length: 1000 }, () => '上海')] });
  const [city] = packed.values;
  expect(city?.kind === 'texts' && [city.bytes.length, city.ends.length]).toEqual([6, 1]);
});
