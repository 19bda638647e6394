import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, taglab } from './terminal.ts';

const tag = (code: string) => `code: ${code}\nname: 数\ncategory: [行为, 购买]\ndefine: {measure: {from: orders, agg: count}}\n`;

test('a model never has the name of a table, which dbt would replace', async () => {
  const folder = folderWith({ 'tags.yaml': ['orders', 'orders_tag', 'plain'].map(tag).join('---\n') });
  const english = await taglab(folder, 'dbt', 'tags.yaml', '--out', 'project');
  expect(english.code).toBe(0);
  expect(english.err).toContain('the model of the tag orders is called orders_tag_tag');
  const models = join(folder, 'project', 'models');
  expect(existsSync(join(models, 'orders.sql'))).toBe(false);
  expect(readFileSync(join(models, 'orders_tag_tag.sql'), 'utf8')).toContain("source('warehouse', 'orders')");
  expect(existsSync(join(models, 'orders_tag.sql')) && existsSync(join(models, 'plain.sql'))).toBe(true);
  expect(readFileSync(join(models, 'tags.yml'), 'utf8').match(/^ {2}- name: .*/gm)).toEqual([
    '  - name: orders_tag_tag',
    '  - name: orders_tag',
    '  - name: plain',
  ]);
  const chinese = await taglab(folder, 'dbt', 'tags.yaml', '--out', 'project', '--lang', 'zh');
  expect(chinese.err).toContain('标签 orders 的模型叫 orders_tag_tag');
});
