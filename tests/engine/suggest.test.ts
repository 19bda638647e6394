import { expect, test } from 'vitest';
import { checkTags } from '../../src/engine/index.ts';
import { suggest } from '../../src/engine/language/suggest.ts';
import { SCHEMA } from './world.ts';

test.each([
  ['and', ['all', 'any', 'not'], 'all'],
  ['OR', ['all', 'any', 'not'], 'any'],
  ['then', ['when', 'value'], 'value'],
  ['if', ['when', 'value'], 'when'],
  ['score', ['when', 'points'], 'points'],
  ['average', ['max', 'avg'], 'avg'],
  ['quantile', ['ntile', 'percentile_inc'], 'percentile_inc'],
  ['logit', ['logistic', 'linear'], 'logistic'],
])('%s among %j is %s, and stands first', (name, candidates, meant) => {
  const { suggestion, available } = suggest(name, candidates);
  expect([suggestion, available[0]]).toEqual([meant, meant]);
  expect(available.toSorted()).toEqual(candidates.toSorted());
});

test('a word is none where it does not exist, or where the name itself does in other letters', () => {
  expect(suggest('and', ['ant', 'bee']).suggestion).toBe('ant');
  expect(suggest('and', ['bee']).suggestion).toBeUndefined();
  expect(suggest('score', ['SCORE', 'points']).suggestion).toBe('SCORE');
});

test('an audience that is put together with and', () => {
  const { issues } = checkTags('code: a\ndefine: {audience: {and: [city is missing]}}', SCHEMA);
  expect(issues.map(({ code, params, fix }) => [code, (params as { suggestion?: string }).suggestion, fix?.text])).toEqual([
    ['unknown-key', 'all', 'all'],
  ]);
});
