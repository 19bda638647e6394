import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../src/build/dataset-catalogue.ts';
import { describeContract } from './contract.ts';

/** A set that is nothing but its folder promises what every set does; those with tests of their own say with how few customers. */
const bare = Object.values(DATASETS).filter(({ id }) => !existsSync(`tests/datasets/${id}`));
for (const source of bare) describeContract(source, Math.max(50, source.leastCustomers ?? 1));

describe.each(Object.values(DATASETS))('what pages tell of $id', ({ use, planted, modules = [], traps = [] }) => {
  const told = [use, ...planted, ...traps.map(({ text }) => text)];
  it('is told in both languages', () => {
    expect(told.filter(({ zh, en }) => !zh || !en || /[\u4e00-\u9fff]/.test(en) || !/[\u4e00-\u9fff]/.test(zh))).toEqual([]);
    expect(told.filter(({ zh }) => /[\u4e00-\u9fff][,;?!]|！/.test(zh))).toEqual([]);
  });
  it('says what is planted, and names modules of the course', () => {
    expect(planted.length).toBeGreaterThan(0);
    expect(modules.filter((number) => !Number.isInteger(number) || number < 0 || number > 10)).toEqual([]);
  });
});

// an unknown unit would stand on the page as it is written
it('every unit has its word', async () => {
  const { dataWords: zh } = await import('../../src/i18n/zh/data.ts');
  const { dataWords: en } = await import('../../src/i18n/en/data.ts');
  const units = Object.values(DATASETS).flatMap(({ schema }) =>
    Object.values(schema.tables).flatMap(({ columns }) => columns.flatMap(({ unit }) => unit ?? [])),
  );
  expect([...new Set(units)].filter((unit) => !zh.units[unit] || !en.units[unit])).toEqual([]);
});
