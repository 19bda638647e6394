import { describe, expect, it } from 'vitest';
import { kanon } from '../../../src/datasets/kanon/index.ts';
import { describeContract } from '../contract.ts';
import { groupBy, objectsOf } from '../statistics.ts';

describeContract(kanon, 200);

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const zones = new Map(objectsOf(kanon.generate(kanon.standard), 'districts').map(({ district, zone }) => [district, String(zone)]));
const classesOf = (rows: ReturnType<typeof objectsOf>) =>
  groupBy(rows, ({ age, sex, district = null }) => `${Math.floor(Number(age) / 10)} ${sex} ${zones.get(district)}`);

describe.each(SEEDS)('kanon, seed %i', (seed) => {
  const rows = objectsOf(kanon.generate({ ...kanon.standard, seed }), 'records');

  it('makes 41 % of the rows unique as they are', () => {
    const alone = [...groupBy(rows, ({ age, sex, district }) => `${age} ${sex} ${district}`).values()].filter(
      (own) => own.length === 1,
    ).length;
    expect(Math.abs(alone / rows.length - 0.41)).toBeLessThan(0.015);
  });

  it('reaches k = 5, and not more, with ages by ten years and districts by zone', () => {
    expect(Math.min(...[...classesOf(rows).values()].map((own) => own.length))).toBe(5);
  });

  it('does not reach it with one of the two', () => {
    const least = (keyOf: Parameters<typeof groupBy<(typeof rows)[number]>>[1]) =>
      Math.min(...[...groupBy(rows, keyOf).values()].map((own) => own.length));
    expect(least(({ age, sex, district }) => `${Math.floor(Number(age) / 10)} ${sex} ${district}`)).toBeLessThan(5);
    expect(least(({ age, sex, district = null }) => `${age} ${sex} ${zones.get(district)}`)).toBeLessThan(5);
  });

  // k is not enough: whoever is known to be in this group is known to have bought that
  it('leaves one group in which everybody bought the same', () => {
    const same = [...classesOf(rows).values()].filter((own) => new Set(own.map(({ product }) => product)).size === 1);
    expect(same).toHaveLength(1);
  });
});

describe('the aimed table', () => {
  const rows = objectsOf(kanon.aimed('2025-06-30'), 'records');
  it('has groups below, on and above five, and with one, two and more products', () => {
    const classes = [...classesOf(rows.filter(({ age, sex, district }) => age !== null && sex !== null && district !== null)).values()];
    expect(classes.map((own) => own.length)).toEqual(expect.arrayContaining([4, 5, 7]));
    expect(classes.filter((own) => own.length >= 5).map((own) => new Set(own.map(({ product }) => product)).size)).toEqual(
      expect.arrayContaining([2, 5]),
    );
  });
  it('has gaps in every column that could give somebody away', () => {
    for (const column of ['age', 'sex', 'district']) expect(rows.some((row) => row[column] === null)).toBe(true);
  });
});
