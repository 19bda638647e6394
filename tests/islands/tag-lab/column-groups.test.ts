import { expect, test } from 'vitest';
import { yunduo } from '../../../src/datasets/yunduo/index.ts';
import type { ExcelColumn } from '../../../src/engine/excel/book.ts';
import { checkTags, excelOf } from '../../../src/engine/index.ts';
import { groupsOf } from '../../../src/islands/tag-lab/column-groups.ts';

const column = (table: string, heading: string, formula = '=1'): ExcelColumn => ({ table, heading, name: heading, formula });
const shape = (columns: readonly ExcelColumn[]) => groupsOf(columns).map(({ table, columns }) => [table, ...columns.map((c) => c.heading)]);

test('columns of one table stand together as long as nothing they need comes later', () => {
  expect(
    shape([column('orders', 'a'), column('customers', 'x', '=SUM(orders[a])'), column('orders', 'b'), column('customers', 'y')]),
  ).toEqual([
    ['orders', 'a', 'b'],
    ['customers', 'x', 'y'],
  ]);
});
test.each(['=XLOOKUP([@id],customers[id],customers[x])', '=[@x]', '=SUM(customers[x])'])('%s waits for x', (formula) => {
  expect(shape([column('orders', 'a'), column('customers', 'x'), column('orders', 'b', formula)])).toEqual([
    ['orders', 'a'],
    ['customers', 'x'],
    ['orders', 'b'],
  ]);
});
test('columns of a table stay in their order, since some formulas read several side by side', () => {
  const columns = [column('orders', 'a'), column('customers', 'x'), column('orders', 'b', '=[@x]'), column('orders', 'c')];
  expect(shape(columns)).toEqual([
    ['orders', 'a'],
    ['customers', 'x'],
    ['orders', 'b', 'c'],
  ]);
});
test('the columns of real tags are all there, once', () => {
  const text = "code: pref\ndefine: {prefer: {from: order_items, dimension: category, where: orders.status = 'paid'}}";
  const tags = checkTags(text, yunduo.schema, '2025-06-30').value;
  const tag = tags?.tags[0];
  if (!tags || !tag) throw new Error('cannot be read');
  const found = excelOf(tag, tags);
  if (!('columns' in found)) throw new Error(found.obstacle);
  const grouped = groupsOf(found.columns);
  expect(grouped.flatMap(({ columns }) => columns).toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(
    found.columns.toSorted((a, b) => a.name.localeCompare(b.name)),
  );
  expect(new Set(grouped.map(({ table }) => table)).size).toBe(grouped.length);
});
