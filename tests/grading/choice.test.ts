import { expect, test } from 'vitest';
import type { ChoiceExercise } from '../../src/grading/exercise.ts';
import { createGrader } from '../../src/grading/grader.ts';
import { SHOP, saidIn } from './shop.ts';

const option = (id: string, correct: boolean) => ({
  id,
  correct,
  text: { zh: id, en: id },
  say: { zh: `因为 ${id}`, en: `because ${id}` },
});
const exercise: ChoiceExercise = {
  id: 'test/choice',
  kind: 'choice',
  title: { zh: '题', en: 'title' },
  task: { zh: '题', en: 'task' },
  dataset: 'shop',
  hints: [],
  mistakes: {},
  options: [option('a', true), option('b', false), option('c', true), option('d', false)],
};
const grade = (answer: string | readonly string[]) => createGrader(exercise, { schema: SHOP, databases: [] }).grade(answer);

test('all right options and no other: passed, with a reason for every option', async () => {
  const result = await grade(['c', 'a']);
  expect(result).toMatchObject({ status: 'pass', score: 1 });
  expect(saidIn(result)).toEqual(['chosen-right', 'option:a', 'option:b', 'option:c', 'option:d']);
});

test('a wrong option gets its reason, and the right ones keep theirs', async () => {
  const result = await grade(['a', 'b']);
  expect(result).toMatchObject({ status: 'fail', score: 0 });
  expect(saidIn(result)).toEqual(['some-chosen-right', 'option:b', 'option:a']);
});

test('too few are told that there are more, not which', async () => {
  const result = await grade('a');
  expect(result).toMatchObject({ status: 'fail', score: 0.5 });
  expect(saidIn(result)).toEqual(['some-chosen-right', 'option:a', 'more-to-choose']);
});

test.each([
  ['', 'not-attempted'],
  [[], 'not-attempted'],
  ['z', 'unknown-option'],
] as const)('%j is no attempt', async (answer, code) => {
  const result = await grade(answer);
  expect(result.status).toBe('not-attempted');
  expect(saidIn(result)).toEqual([code]);
});
