import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../src/build/dataset-catalogue.ts';
import type { DatasetSource } from '../../src/datasets/dataset.ts';
import { groupBy, objectsOf } from './statistics.ts';

/** A label that everybody carries in the truth has few kinds; a number of a person has as many as there are people. */
const MOST_KINDS = 12;

/** What the truth says of each person by a word: archetype, kind, trouble. */
function labelsOf(source: DatasetSource) {
  const dataset = source.generate({ ...source.standard, customers: Math.max(600, source.leastCustomers ?? 1) });
  const kinds = Object.entries(dataset.truth).flatMap(([name, value]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    const labels = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const few = new Set(labels.map(([, label]) => label)).size;
    return labels.length > 100 && few > 1 && few <= MOST_KINDS ? [{ name, of: new Map(labels) }] : [];
  });
  return { dataset, kinds };
}

const labelled = Object.values(DATASETS)
  .map((source) => ({ source, ...labelsOf(source) }))
  .filter(({ kinds }) => kinds.length > 0);

it('asks the sets whose people have a hidden kind', () =>
  expect(labelled.map(({ source }) => source.id)).toEqual(expect.arrayContaining(['campaign', 'yunduo', 'yunduo-survey'])));

// an archetype is who somebody is, a tag what the data show: a column that says the first would make the second a copy
describe.each(labelled)('$source.id', ({ source, dataset, kinds }) => {
  const { table, key } = source.schema.entity;
  const people = objectsOf(dataset, table);

  it.each(kinds)('writes no word of its $name into a row', ({ of }) => {
    const words = new Set(of.values());
    // a word that is also an everyday code is no secret
    for (const { columns } of Object.values(source.schema.tables))
      for (const { codes } of columns) for (const code of Object.keys(codes ?? {})) words.delete(code);
    expect(words.size).toBeGreaterThan(0);
    expect(
      Object.values(dataset.rows)
        .flat(2)
        .filter((cell) => words.has(String(cell))),
    ).toEqual([]);
  });

  it.each(kinds)('has no column of a person that gives the $name away', ({ of }) => {
    const known = people.filter((row) => of.has(String(row[key])));
    const given = (source.schema.tables[table]?.columns ?? []).flatMap(({ name }) => {
      const values = groupBy(known, (row) => String(row[name]));
      if (values.size > MOST_KINDS * 4) return [];
      return [...values].flatMap(([value, rows]) => {
        const labels = new Set(rows.map((row) => of.get(String(row[key]))));
        return rows.length >= 10 && labels.size === 1 ? [`${name} = ${value}: ${[...labels][0]}`] : [];
      });
    });
    expect(given).toEqual([]);
  });
});
