import { describe, expect, test } from 'vitest';
import { DATASETS } from '../../src/build/dataset-catalogue.ts';
import { folderWith, taglab } from './terminal.ts';

describe('tags run on every set of the catalogue', { timeout: 60_000 }, () => {
  test.each(Object.keys(DATASETS))('%s', async (id) => {
    const { tables, entity } = DATASETS[id]?.schema ?? { tables: {}, entity: undefined };
    const table = Object.values(tables).find(({ entityKey }) => entityKey !== undefined)?.name ?? entity?.table;
    const folder = folderWith({
      'tags.yaml': `code: rows_here\nname: 行数\ncategory: [行为, 购买]\ndefine: {measure: {from: ${table}, agg: count, empty: 0}}\n`,
    });
    const { code, out, err } = await taglab(folder, 'run', 'tags.yaml', '--dataset', id);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').length).toBeGreaterThan(3);
    expect(out).toMatch(/,rows_here,[1-9]/);
  });
});
