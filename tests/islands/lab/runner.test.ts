import { expect, test } from 'vitest';
import { createRunner } from '../../../src/islands/lab/runner.ts';

test('of the jobs that wait only the latest runs', async () => {
  const done: number[] = [];
  const { start } = createRunner(() => {});
  const job = (n: number) => async () => void done.push(n);
  start(job(1));
  start(job(2));
  await start(job(3));
  expect(done).toEqual([1, 3]);
});

test('a job that fails leaves the lab free for the next', async () => {
  const busy: boolean[] = [];
  const { start } = createRunner((state) => busy.push(state));
  const failed = start(async () => {
    throw new Error('a part could not be fetched');
  });
  await expect(failed).rejects.toThrow('fetched');
  let ran = false;
  await start(async () => {
    ran = true;
  });
  expect(ran).toBe(true);
  expect(busy).toEqual([true, false, true, false]);
});

test('Stop ends the job that runs and forgets the one that waits', async () => {
  const { start, stop } = createRunner(() => {});
  let stopped = false;
  let ran = false;
  const first = start(
    (signal) =>
      new Promise((done) => {
        signal.addEventListener('abort', () => {
          stopped = true;
          done();
        });
      }),
  );
  start(async () => {
    ran = true;
  });
  stop();
  await first;
  expect([stopped, ran]).toEqual([true, false]);
});
