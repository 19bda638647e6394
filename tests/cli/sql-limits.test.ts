import { expect, test } from 'vitest';
import { folderWith, taglab } from './terminal.ts';

const tags = (count: number): string =>
  Array.from({ length: count }, (_, i) => `code: t${i}x\nname: t\ndefine: {expr: orders_ever > ${i}}`).join('\n---\n');
const folder = folderWith({
  '1700.yaml': tags(1700),
  '950.yaml': tags(950).replaceAll(/orders_ever > (\d+)/g, 'rank(orders_ever + $1) > 1'),
});

test('more tags than PostgreSQL can hold in one statement: said with its name, and no file is written', async () => {
  const { code, out, err } = await taglab(folder, 'sql', '1700.yaml', '--dialect', 'postgres');
  expect([code === 0, out]).toEqual([false, '']);
  expect(err).toMatch(/^1700\.yaml:\d+:\d+ error There are 1701 tags and measures, and one query of PostgreSQL holds 1600 at most\./);
});

test('the others hold them', async () => {
  for (const dialect of ['sqlite', 'duckdb', 'spark']) {
    const { code, out } = await taglab(folder, 'sql', '1700.yaml', '--dialect', dialect);
    expect([dialect, code, out.includes('t1699x')]).toEqual([dialect, 0, true]);
  }
});

test('what no database holds is said without a name', async () => {
  const { err } = await taglab(folder, 'sql', '950.yaml', '--dialect', 'postgres');
  expect(err).toContain('and one query holds 1900 at most.');
});
