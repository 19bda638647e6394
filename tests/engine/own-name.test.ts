import { describe, expect, test } from 'vitest';
import { codesOf, openWorld, valuesOf } from './world.ts';

/** A tag may be called like what it is made of. */
const world = openWorld(
  [
    ['A', 'SH', 'f', '1990-01-01'],
    ['B', null, 'm', '2020-01-01'],
  ],
  [['1', 'A', '2025-06-01', 5]],
);

describe('a tag called like a column of the customers means the column', () => {
  test.each<[yaml: string, expected: Record<string, unknown>]>([
    ['code: city\ndefine: {expr: lower(city)}', { A: 'sh', B: null }],
    ['code: city\ndefine:\n  cases:\n    - {when: city is missing, value: nowhere}\n  else: somewhere', { A: 'somewhere', B: 'nowhere' }],
    ['code: city\ngate: {min_age: 18}\ndefine: {expr: lower(city)}', { A: 'sh', B: null }],
    ['code: birth_date\ngate: {min_age: 18}\ndefine: {expr: day(birth_date)}', { A: '1990-01-01', B: null }],
    ['code: city\ndefine:\n  points:\n    - {when: city is present, points: 3}', { A: 3, B: 0 }],
  ])('%s', async (yaml, expected) => {
    expect(await valuesOf(yaml, await world)).toEqual(expected);
  });
});

test('another tag of that name is still what the others mean', async () => {
  const yaml = "code: a\ndefine: {expr: city = 'sh'}\n---\ncode: city\ndefine: {expr: lower(city)}";
  expect(await valuesOf(yaml, await world)).toEqual({ A: true, B: null });
});

test('where no column is called so, a tag that reads itself goes round in a circle', () => {
  expect(codesOf('code: a\ndefine: {expr: a + 1}')).toEqual(['cycle']);
});
