import { expect, test } from 'vitest';
import { loadExercises } from '../../src/build/exercises.ts';
import { variantsOf } from '../../src/build/vary.ts';

const FILES = { 'exercise.yaml': 'task: 最近 {{days}} 天', 'solution.sql': "date(:as_of, '-{{days-1}} days') -- {{ days + 1 }} {{who}}" };

test('every text once for each set of values, numbers beside them included', () => {
  expect(variantsOf('days: [90, 30]\nwho: [a, b]', FILES)).toEqual([
    { 'exercise.yaml': 'task: 最近 90 天', 'solution.sql': "date(:as_of, '-89 days') -- 91 a" },
    { 'exercise.yaml': 'task: 最近 30 天', 'solution.sql': "date(:as_of, '-29 days') -- 31 b" },
  ]);
});

test('without values the folder is what it is', () => expect(variantsOf(undefined, FILES)).toEqual([FILES]));

test.each([
  ['a name without values', 'days: [90, 30]'],
  ['lists of different lengths', 'days: [90, 30]\nwho: [a]'],
  ['one value only', 'days: [90]\nwho: [a]'],
  ['a value and no list', 'days: 90\nwho: [a, b]'],
  ['no names', '- 90'],
])('%s is said', (_, vary) => expect(typeof variantsOf(vary, FILES)).toBe('string'));

test('variants of the course ask for other numbers and have other solutions', () => {
  const varied = loadExercises('exercises').filter(({ variants }) => variants.length > 0);
  expect(varied.length).toBeGreaterThanOrEqual(4);
  for (const { exercise, variants } of varied) {
    const texts = [exercise, ...variants].map((one) => JSON.stringify([one?.task, one?.hints]));
    expect(new Set(texts).size).toBe(texts.length);
    expect(JSON.stringify(variants)).not.toContain('{{');
  }
});
