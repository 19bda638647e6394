import { beforeAll, expect, test } from 'vitest';
import { checkTags, compileTags, type Execute, type Explanation, explainCustomer, sqlite } from '../../../src/engine/index.ts';
import { whyMoved } from '../../../src/engine/quality/why-moved.ts';
import { openWorld, SCHEMA } from '../world.ts';

const STAGE = `measures:
  orders_ever: {from: orders, agg: count, empty: 0}
  days_quiet: {from: orders, agg: days_since}
---
code: stage
define:
  cases:
    - {when: days_quiet > 90, value: dormant}
    - {when: orders_ever >= 2 and city is present, value: regular}
  else: new
---
code: rank
define: {bin: {of: orders_ever, method: percentile_inc, n: 2}}
---
code: regular_here
define: {expr: orders_ever >= 2 and city = 'X'}
`;
const [MARCH, JUNE] = ['2025-03-31', '2025-06-30'];

let execute: Execute;
beforeAll(async () => {
  execute = await openWorld(
    [
      ['A', 'X', null, null, '2025-01-01'],
      ['B', 'X', null, null, '2025-01-01'],
      ['C', 'X', null, null, '2025-05-01'],
      ['D', null, null, null, '2025-01-01'],
    ],
    [
      ['1', 'A', '2025-02-01', 5],
      ['2', 'A', '2025-03-01', 5],
      ['3', 'B', '2025-03-01', 5],
      ['4', 'B', '2025-06-01', 5],
      ['5', 'C', '2025-06-01', 5],
      ['6', 'C', '2025-06-02', 5],
      ['7', 'C', '2025-06-03', 5],
      ['8', 'D', '2025-03-01', 5],
      ['9', 'D', '2025-06-01', 5],
      ['10', 'B', '2025-06-10', 5],
    ],
  );
});
async function explained(code: string, id: string, asOf: string, yaml = STAGE): Promise<Explanation> {
  const { value } = checkTags(yaml, SCHEMA);
  if (!value) throw new Error('not resolved');
  return explainCustomer(value, compileTags(value, sqlite), sqlite, code, id, asOf, execute);
}
const moved = async (code: string, id: string) => whyMoved(await explained(code, id, MARCH), await explained(code, id, JUNE));

test('the facts that changed, the case before and after, and what holds now that did not', async () => {
  const why = await moved('stage', 'A');
  expect(why.before).toEqual({
    known: true,
    value: 'regular',
    matched: { kind: 'case', index: 1, text: 'orders_ever >= 2 and city is present' },
  });
  expect(why.after).toEqual({ known: true, value: 'dormant', matched: { kind: 'case', index: 0, text: 'days_quiet > 90' } });
  expect(why.facts.map(({ name, before, after }) => [name, before, after])).toEqual([['days_quiet', 30, 121]]);
  // The second case was not reached in June: its parts had no say any more.
  expect(why.conditions).toEqual([
    { text: 'days_quiet > 90', before: false, after: true },
    { text: 'orders_ever >= 2', before: true, after: undefined },
    { text: 'city is present', before: true, after: undefined },
  ]);
  expect(why.scores).toEqual([]);
});

test('from else into a case', async () => {
  const why = await moved('stage', 'B');
  expect(why.before).toEqual({ known: true, value: 'new', matched: { kind: 'else' } });
  expect(why.after.matched).toMatchObject({ kind: 'case', index: 1 });
  expect(why.conditions).toEqual([{ text: 'orders_ever >= 2', before: false, after: true }]);
  expect(why.facts.map(({ name, before, after }) => [name, before, after])).toEqual([
    ['days_quiet', 30, 20],
    ['orders_ever', 1, 3],
  ]);
});

test('not a customer yet', async () => {
  const why = await moved('stage', 'C');
  expect(why.before).toEqual({ known: false, value: null });
  expect(why.facts.every(({ before }) => before === undefined)).toBe(true);
  expect(why.facts.map(({ name, after }) => [name, after])).toContainEqual(['orders_ever', 3]);
});

test('a score falls although the customer did nothing: the others moved', async () => {
  const why = await moved('rank', 'A');
  expect([why.before.value, why.after.value]).toEqual([2, 1]);
  expect(why.facts).toEqual([]);
  expect(why.scores).toEqual([
    { text: 'orders_ever', before: { value: 2, score: 2, cuts: [1] }, after: { value: 2, score: 1, cuts: [2.5] }, othersMoved: true },
  ]);
  const own = await moved('rank', 'B');
  expect(own.scores).toMatchObject([{ before: { value: 1, score: 1 }, after: { value: 3, score: 2 }, othersMoved: false }]);
});

test('a yes or no by its comparisons', async () => {
  const why = await moved('regular_here', 'B');
  expect([why.before, why.after]).toEqual([
    { known: true, value: false },
    { known: true, value: true },
  ]);
  expect(why.conditions).toEqual([{ text: 'orders_ever >= 2', before: false, after: true }]);
});

test('two versions of a tag at one date', async () => {
  const looser = STAGE.replace('days_quiet > 90', 'days_quiet > 200');
  const why = whyMoved(await explained('stage', 'A', JUNE), await explained('stage', 'A', JUNE, looser));
  expect([why.before.value, why.after.value]).toEqual(['dormant', 'regular']);
  expect(why.facts).toEqual([]);
  expect(why.conditions.map(({ text, before, after }) => [text, before, after])).toEqual([
    ['days_quiet > 200', undefined, false],
    ['orders_ever >= 2', undefined, true],
    ['city is present', undefined, true],
    ['days_quiet > 90', true, undefined],
  ]);
});

test('nothing moved: nothing to say', async () => {
  const why = whyMoved(await explained('stage', 'D', JUNE), await explained('stage', 'D', JUNE));
  expect(why).toMatchObject({ facts: [], conditions: [], scores: [] });
});
