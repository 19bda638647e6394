import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRecord } from '../../src/course/result-record.ts';
import { folderWith, taglab } from './terminal.ts';

const TAG = '01-concepts/01-c-regulars';
const CHOICE = '01-concepts/01-a-four-words';
const folder = folderWith({
  'right.yaml': readFileSync(`exercises/${TAG}/solution.yaml`),
  'wrong.yaml': readFileSync(`exercises/${TAG}/wrong/more-than-five.yaml`),
});

test('a right answer passes, in words and as the contract', async () => {
  const said = await taglab(folder, 'grade', TAG, 'right.yaml');
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(said.out).toContain(`${TAG}: Passed (100/100)`);
  const { out } = await taglab(folder, 'grade', TAG, 'right.yaml', '--json');
  expect(readRecord(out)).toMatchObject({
    format: 'taglab-result',
    version: 1,
    exercise: { id: TAG },
    status: 'pass',
    score: 1,
    data: 'visible',
  });
});

test('a wrong one is told why and on whom, and the record has the mistake without words', async () => {
  const said = await taglab(folder, 'grade', TAG, 'wrong.yaml', '--lang', 'zh');
  expect(said.code).toBe(1);
  expect(said.out).toMatch(/没有通过|还没通过|未通过|还差/);
  expect(said.out).toMatch(/ {4}\S+: /);
  const record = readRecord((await taglab(folder, 'grade', TAG, 'wrong.yaml', '--json')).out);
  expect(record?.said).toContainEqual({ mistake: 'more-than-five' });
  expect(record?.counterexample?.customers.length).toBeGreaterThan(0);
});

test('what is no file is the answer itself', async () => {
  expect((await taglab(folder, 'grade', CHOICE, 'activity,age_band,orders_90d')).code).toBe(0);
  expect((await taglab(folder, 'grade', CHOICE, '["activity"]')).code).toBe(1);
});

test('an exercise or an answer that is not there is said', async () => {
  expect((await taglab(folder, 'grade', '01-concepts/01-c-regular', 'right.yaml')).err).toContain(TAG);
  expect((await taglab(folder, 'grade', TAG)).err).toContain('ANSWER');
});
