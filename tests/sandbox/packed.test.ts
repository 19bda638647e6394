import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Cell, Rows } from '../../src/engine/index.ts';
import { type PackedColumn, packRows, unpackRows } from '../../src/sandbox/packed.ts';

const number = fc.oneof(
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(0, -0, 2 ** 53, -(2 ** 53), Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
);
/** Near to each other, at and over the edges of every width. */
const near = fc
  .tuple(
    fc.maxSafeInteger(),
    fc.constantFrom(0, 1, 253, 254, 255, 256, 65_533, 65_534, 65_535, 65_536, 2 ** 32 - 3, 2 ** 32 - 2, 2 ** 32 - 1, 2 ** 32),
  )
  .map(([least, width]) => [least, Math.min(least + width, Number.MAX_SAFE_INTEGER), least, null]);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '\uFEFF', '\uFEFF数', '👩‍👩‍👧', '\uD83D', '\uDC69', '长'.repeat(256), 'long'.repeat(16_384)),
);
const column = fc.oneof(
  fc.array(fc.option(number), { maxLength: 30 }),
  fc.array(fc.option(fc.integer({ min: -3, max: 3 })), { maxLength: 30 }),
  near,
  fc.array(fc.option(text), { maxLength: 30 }),
  fc.array(fc.option(fc.oneof(number, text)), { maxLength: 30 }),
);

const handedOver = (rows: Rows): Rows => {
  const packed = packRows(rows);
  const there = structuredClone(packed, { transfer: [packed.buffer] });
  expect(packed.buffer.byteLength, 'handed over, and not copied').toBe(0);
  return unpackRows(there);
};
const rowsOf = (...values: readonly (readonly Cell[])[]): Rows => ({ columns: values.map((_, i) => `c${i}`), values });

test('what is packed, handed over and unpacked is what it was', () => {
  fc.assert(
    fc.property(fc.array(column, { maxLength: 6 }), (values: readonly (readonly Cell[])[]) => {
      const rows = rowsOf(...values);
      expect(handedOver(rows)).toEqual(rows);
    }),
    { numRuns: 500 },
  );
});

test('no rows, no columns, and nothing but missing values', () => {
  for (const rows of [rowsOf(), rowsOf([], []), rowsOf([null, null], ['', null])]) expect(handedOver(rows)).toEqual(rows);
});

describe('a column travels in as little as its values need', () => {
  const upTo = (most: number): Cell[] => Array.from({ length: most }, (_, i) => `text ${i}`);
  const SIZES: readonly [string, readonly Cell[], PackedColumn['kind'], number][] = [
    ['a text that stands in every row', Array.from({ length: 1000 }, () => '上海'), 'texts', 8 + 8 + 1000],
    ['more texts than a byte can tell apart', [...upTo(256), null, null, null, null], 'texts', 1944 + 256 + 520],
    ['days', [9000, 9254, null, 9001, 9002, 9003, 9004, 9005], 'whole', 8],
    ['a day more', [9000, 9255, null, 9001, 9002, 9003, 9004, 9005], 'whole', 16],
    ['cents of a year', [1, 99_999_999], 'whole', 8],
    ['amounts', [0.1, null], 'numbers', 16],
    ['whole numbers far apart', [0, 2 ** 33], 'numbers', 16],
    ['minus zero', [-0, 1], 'numbers', 16],
    ['not a number', [Number.NaN, 1], 'mixed', 0],
    ['half a character', ['\uD83D', 'a'], 'mixed', 0],
    ['numbers and texts', [1, 'a'], 'mixed', 0],
  ];
  it.each(SIZES)('%s', (_, cells, kind, bytes) => {
    const { values, buffer } = packRows(rowsOf(cells));
    expect([values[0]?.kind, buffer.byteLength]).toEqual([kind, bytes]);
  });
});
