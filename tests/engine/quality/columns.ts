import fc from 'fast-check';
import type { Scale, TagColumn } from '../../../src/engine/quality/tag-column.ts';

/** A tag's values, written down. */
export const column = (values: TagColumn['values'], scale: Scale = 'category', code = 't'): TagColumn => ({ code, scale, values });
export const numbers = (values: TagColumn['values'], code = 'n'): TagColumn => column(values, 'number', code);

/** `n` times each. */
export const repeat = <Item>(...groups: readonly (readonly [Item, number])[]): Item[] =>
  groups.flatMap(([item, n]) => new Array<Item>(n).fill(item));
export const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Any column that a tag can have: few different values, so that ties and empty bins are common. */
export const anyCategory = fc.array(fc.constantFrom('a', 'b', 'c', null), { maxLength: 40 }).map((values) => column(values));
export const anyCategories = fc
  .array(
    fc.oneof(
      fc.subarray(['x', 'y', 'z'], { minLength: 1 }).map((v) => v.join('|')),
      fc.constant(null),
    ),
    { maxLength: 40 },
  )
  .map((values) => column(values, 'categories'));
export const anyNumber = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(null)), { maxLength: 40 })
  .map((values) => numbers(values));
export const anyColumn = fc.oneof(anyCategory, anyCategories, anyNumber);

/** A column and the same one with its customers in another order, together with the order. */
export const withOrder = (columns: fc.Arbitrary<TagColumn>) =>
  columns.chain((c) =>
    fc.tuple(fc.constant(c), fc.shuffledSubarray(range(0, c.values.length), { minLength: c.values.length, maxLength: c.values.length })),
  );
export const inOrder = <Item>(items: readonly Item[], order: readonly number[]): Item[] => order.map((i) => items[i] as Item);
