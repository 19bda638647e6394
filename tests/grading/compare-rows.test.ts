import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOfRows, type Row } from '../../src/grading/kinds/sql/compare-rows.ts';

const TOLERANCE = 0.005;
const SAME = { missing: [], extra: [] };

describe('rows as multisets, numbers within a tolerance', () => {
  test('numbers that lie within the tolerance of each other find their own', () => {
    const rows: Row[] = [[0.02], [0.016], [0.012], [0.008]];
    expect(differenceOfRows(rows.toReversed(), rows, TOLERANCE)).toEqual(SAME);
  });
  test('a row is not spent on a near one while its own is there', () => {
    expect(differenceOfRows([[0.004], [0]], [[0.008], [0.004]], TOLERANCE)).toEqual(SAME);
    expect(differenceOfRows([[0.004], [0.008], [0.5]], [[0.004], [0.5]], TOLERANCE)).toEqual({
      missing: [],
      extra: [{ cells: [0.008], times: 1 }],
    });
  });
  test('numbers a hair apart in one column do not mix up another', () => {
    const yours: Row[] = [
      [1.0000001, 5.5],
      [1, 9.5],
    ];
    const expected: Row[] = [
      [1, 5.5],
      [1.0000001, 9.5],
    ];
    expect(differenceOfRows(yours, expected, TOLERANCE)).toEqual(SAME);
  });
  test('whole numbers and missing ones beside fractions', () => {
    const rows: Row[] = [
      ['a', 1],
      ['a', null],
      ['a', 1.5],
      ['a', 0],
    ];
    expect(differenceOfRows(rows.toReversed(), rows, TOLERANCE)).toEqual(SAME);
    expect(differenceOfRows([['a', 0]], [['a', null]], TOLERANCE).extra).toHaveLength(1);
  });
  test('any order of any rows, a little off, is the same', () => {
    const rows = fc.array(
      fc.tuple(
        fc.constantFrom('a', 'b', null),
        fc.integer({ min: 0, max: 40 }).map((n) => n / 500),
        fc.nat(2),
      ),
    );
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.integer({ min: -4, max: 4 })), fc.nat(), (expected, noise, turn) => {
        const off = expected.map(([a, b, c]) => [a, b + (noise.next().value ?? 0) / 10_000, c] as const);
        const turned = [...off.slice(turn % (off.length + 1)), ...off.slice(0, turn % (off.length + 1))].toReversed();
        expect(differenceOfRows(turned, expected, TOLERANCE)).toEqual(SAME);
      }),
    );
  });
  test('as many rows as a table has are paired at once', () => {
    const rows = Array.from({ length: 20_000 }, (_, i): Row => [(i % 997) / 1000 + i / 1e9]);
    const off = rows.toReversed().map(([n]): Row => [(n as number) + 0.0001]);
    const start = performance.now();
    expect(differenceOfRows(off, rows, TOLERANCE)).toEqual(SAME);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
