import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isResultRecord, leanRecord, readRecord, recordOf, writeRecord } from '../../src/course/result-record.ts';
import type { Exercise } from '../../src/grading/exercise.ts';
import { gradeAnswer } from '../../src/grading/grader.ts';
import { anyRecord } from './learner.ts';

test('what is written is read again', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      expect(readRecord(writeRecord(record))).toEqual(record);
    }),
  );
});

test('whatever a grader says becomes a record that the validator knows, and a lean one is one too', async () => {
  const both = (text: string) => ({ zh: text, en: text });
  const exercise: Exercise = {
    id: 'm/choice',
    kind: 'choice',
    title: both(''),
    task: both('?'),
    dataset: 'mini',
    hints: [both('look again')],
    mistakes: {},
    options: [
      { id: 'a', text: both('a'), correct: true, say: both('yes') },
      { id: 'b', text: both('b'), correct: false, say: both('no') },
    ],
  };
  for (const answer of [['a'], ['b'], [], ['a', 'b']]) {
    const result = await gradeAnswer(exercise, answer, { schema: { entity: 'x', tables: {}, measures: {} } as never, databases: [] });
    const record = recordOf(exercise, answer, result);
    expect(record.status).toBe(result.status);
    expect(readRecord(writeRecord(record))).toEqual(record);
    expect(isResultRecord(leanRecord(record))).toBe(true);
    expect(writeRecord(record), 'no words in it').not.toContain('look again');
  }
});

test.each([
  ['', 'nothing'],
  ['{"format":"taglab-result","version":2}', 'another version'],
  ['{"format":"other","version":1}', 'another format'],
])('%s is no record: %s', (text) => {
  expect(readRecord(text)).toBeUndefined();
});

test('each required field is required', () => {
  const [whole] = fc.sample(anyRecord, { numRuns: 1, seed: 7 });
  for (const key of ['exercise', 'course', 'data', 'answer', 'status', 'score', 'said'])
    expect(isResultRecord({ ...whole, [key]: undefined }), key).toBe(false);
  expect(isResultRecord({ ...whole, score: 2 })).toBe(false);
});
