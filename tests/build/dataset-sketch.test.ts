import { describe, expect, it } from 'vitest';
import { sketchOf } from '../../src/build/dataset-sketch.ts';

const plain = { hasCodes: false, isKey: false } as const;
const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

describe('the sketch of a column', () => {
  it('is none where nothing is', () => expect(sketchOf({ type: 'text', ...plain }, [null, null])).toBeUndefined());

  it('shows few values one by one, the commonest first', () =>
    expect(sketchOf({ type: 'text', ...plain }, ['b', 'a', 'b', null, 'c', 'a', 'b'])).toEqual({
      kind: 'values',
      values: [
        ['b', 3],
        ['a', 2],
        ['c', 1],
      ],
    }));

  it('shows few numbers in their order', () => {
    const sketch = sketchOf({ type: 'int', ...plain }, [10, 2, 2, 10, 10]);
    expect(sketch).toMatchObject({
      values: [
        [2, 2],
        [10, 3],
      ],
    });
  });

  it('says of names only how many there are', () => {
    const names = Array.from({ length: 50 }, (_, i) => `C${i}`);
    expect(sketchOf({ type: 'text', ...plain }, names)).toEqual({ kind: 'many', distinct: 50, alike: true });
    expect(sketchOf({ type: 'text', ...plain }, [...names, 'C1'])).toEqual({ kind: 'many', distinct: 50, alike: false });
  });

  it('does not measure numbers that only lead to rows', () =>
    expect(
      sketchOf(
        { type: 'int', hasCodes: false, isKey: true },
        Array.from({ length: 30 }, (_, i) => i),
      ),
    ).toMatchObject({ kind: 'many' }));

  it('cuts numbers into stretches that hold every row', () => {
    const cells = Array.from({ length: 1000 }, (_, i) => i / 10);
    const sketch = sketchOf({ type: 'real', ...plain }, cells);
    expect(sketch).toMatchObject({ kind: 'numbers', least: 0, most: 99.9, median: 49.9, from: 0, step: 5, above: false });
    expect(sketch?.kind === 'numbers' && sketch.counts).toEqual(new Array(20).fill(50));
  });

  it('keeps a few giants from flattening the rest', () => {
    const sketch = sketchOf({ type: 'real', ...plain }, [...Array.from({ length: 999 }, (_, i) => i % 50), 100_000]);
    expect(sketch).toMatchObject({ kind: 'numbers', above: true, most: 100_000 });
    if (sketch?.kind !== 'numbers') throw new Error('no numbers');
    expect(sketch.counts.length).toBeLessThan(30);
    expect(total(sketch.counts)).toBe(1000);
  });

  it('cuts whole numbers at whole numbers', () => {
    const sketch = sketchOf({ type: 'int', ...plain }, [...Array.from({ length: 40 }, (_, i) => i % 14), 3]);
    expect(sketch).toMatchObject({ kind: 'numbers', step: 1 });
  });

  it.each([
    ['2025-06-01', '2025-06-30', 'day', 30],
    ['2025-01-01', '2025-06-30', 'week', 26],
    ['2023-07-01', '2025-06-30', 'month', 24],
    ['1950-03-01', '2005-06-30', 'year', 56],
  ] as const)('cuts %s to %s by %s', (from, to, by, bars) => {
    const sketch = sketchOf({ type: 'date', ...plain }, [from, null, to, to]);
    expect(sketch).toMatchObject({ kind: 'dates', by, first: from, last: to });
    if (sketch?.kind !== 'dates') throw new Error('no dates');
    expect(sketch.starts).toHaveLength(bars);
    expect(sketch.counts[0]).toBe(1);
    expect(sketch.counts.at(-1)).toBe(2);
  });
});
