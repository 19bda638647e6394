import { expect, test } from 'vitest';
import { folderWith, taglab } from './terminal.ts';

const NAMES = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];
const AS_OF = ['--as-of', '2025-06-30'];

test.each(NAMES)('a column called %s is a column like any other', async (name) => {
  const folder = folderWith({
    'orders.csv': `customer_id,order_date,amount,${name}\nA,2025-01-01,5,7\n`,
    'tags.yaml': `code: n\nname: 数\ncategory: [行为, 购买]\ndefine: {measure: {from: orders, agg: sum, field: ${name}}}\n`,
  });
  const said = await taglab(folder, 'run', 'tags.yaml', '--table', 'orders=orders.csv', ...AS_OF);
  expect(said).toEqual({ code: 0, out: 'customer_id,tag,value\nA,n,7\n', err: '' });
});

test.each(NAMES)('a header mapped to %s is found under that name', async (name) => {
  const folder = folderWith({
    'orders.csv': 'customer_id,order_date,amount,points\nA,2025-01-01,5,7\n',
    'tags.yaml': `code: n\nname: 数\ncategory: [行为, 购买]\ndefine: {measure: {from: orders, agg: sum, field: ${name}}}\n`,
  });
  const said = await taglab(folder, 'run', 'tags.yaml', '--table', 'orders=orders.csv', ...AS_OF, '--map', `orders.${name}=points`);
  expect(said).toEqual({ code: 0, out: 'customer_id,tag,value\nA,n,7\n', err: '' });
});

test.each(NAMES)('a table called %s is a table like any other', async (name) => {
  const folder = folderWith({
    'rows.csv': 'customer_id,points\nA,7\n',
    'tags.yaml': `code: n\nname: 数\ncategory: [行为, 购买]\ndefine: {measure: {from: ${name}, agg: sum, field: points}}\n`,
  });
  const said = await taglab(folder, 'run', 'tags.yaml', '--table', `${name}=rows.csv`, ...AS_OF, '--date-format', `${name}.x=M/D/YY`);
  expect(said.err).toMatch(/has no such column/);
  const ran = await taglab(folder, 'run', 'tags.yaml', '--table', `${name}=rows.csv`, ...AS_OF);
  expect(ran).toEqual({ code: 0, out: 'customer_id,tag,value\nA,n,7\n', err: '' });
});
