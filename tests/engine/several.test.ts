import { expect, test } from 'vitest';
import { checkTags, eachOf } from '../../src/engine/index.ts';
import { openWorld, SCHEMA, tagsOf } from './world.ts';

test('the values of one cell, each once', () => {
  expect([eachOf('a|b|a', true), eachOf('a|b', false), eachOf(null, true), eachOf(3, false)]).toEqual([['a', 'b'], ['a|b'], [], [3]]);
});

test('values are looked up in the domain one by one', () => {
  const yaml = (value: string): string =>
    `code: a\nvalue: {cardinality: many, domain: {food: Food, home: Home}}\ndefine: {cases: [{when: city is missing, value: ${value}}]}`;
  const issues = (value: string) =>
    checkTags(yaml(value), SCHEMA).issues.map(({ code, params }) => [code, 'value' in params && params.value]);
  expect(issues('food|home')).toEqual([]);
  expect(issues('food|toys')).toEqual([['not-in-domain', 'toys']]);
});

test('rows keep the joined text, and a condition compares all of it', async () => {
  const world = await openWorld(
    [['A']],
    [
      ['a1', 'A', '2025-06-01', 1, 'paid', '12:00:00', 'app'],
      ['a2', 'A', '2025-06-02', 1, 'paid', '12:00:00', 'web'],
    ],
  );
  const yaml = `code: likes
value: {cardinality: many}
define: {prefer: {from: orders, dimension: channel}}
---
code: likes_app
define: {expr: likes like '%app%'}
---
code: only_app
define: {expr: likes = 'app'}`;
  expect((await tagsOf(yaml, world)).tags.map((t) => t.values)).toEqual([['web|app'], [true], [false]]);
});
