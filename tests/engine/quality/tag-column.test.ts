import { expect, test } from 'vitest';
import { checkTags } from '../../../src/engine/index.ts';
import { columnsOf, compareValues, valuesIn } from '../../../src/engine/quality/tag-column.ts';
import { SCHEMA } from '../world.ts';

test('a number is a number unless its values have names; everything else is a category', () => {
  const { value } = checkTags(
    `code: n
define: {measure: {from: orders, agg: count}}
---
code: level
value: {domain: {1: low, 2: high}}
define: {bin: {of: {measure: {from: orders, agg: count}}, method: ntile, n: 2}}
---
code: many
define: {expr: n > 2}
---
code: home
define: {column: city}
---
code: likes
define: {column: city}
`,
    SCHEMA,
  );
  if (!value) throw new Error('not resolved');
  const tags = value.tags.map((tag) =>
    tag.code === 'likes' ? { ...tag, definition: { ...tag.definition, value: { cardinality: 'many' as const } } } : tag,
  );
  const rows = { customerIds: ['A'], tags: value.tags.map(({ code }) => ({ code, values: [null] })) };
  expect(columnsOf(rows, { ...value, tags }).map(({ code, scale }) => [code, scale])).toEqual([
    ['n', 'number'],
    ['level', 'category'],
    ['many', 'category'],
    ['home', 'category'],
    ['likes', 'categories'],
  ]);
});

test('a cell has none, one or several values, each once', () => {
  expect(valuesIn(null, 'categories')).toEqual([]);
  expect(valuesIn(0, 'category')).toEqual([0]);
  expect(valuesIn('a|b', 'category')).toEqual(['a|b']);
  expect(valuesIn('a|b|a', 'categories')).toEqual(['a', 'b']);
});

test('no before yes, numbers by size, texts by code unit, nothing last', () => {
  const values = ['b', null, 10, true, 'B', 9, false, '10'];
  expect(values.toSorted(compareValues)).toEqual([false, true, 9, 10, '10', 'B', 'b', null]);
});
