import { describe, expect, it } from 'vitest';
import { readRows } from '../../../src/sandbox/import/read.ts';
import type { Progress } from '../../../src/sandbox/import/shapes.ts';
import { surveyFile } from '../../../src/sandbox/import/survey.ts';
import { fileOf, planOf, textFile } from './hard-files.ts';

const LONG = textFile(`customer_id,order_date,amount\n${'c1,2025-06-03,10.50\n'.repeat(250_000)}`);

describe('a long file', () => {
  it('tells how far it is, stage by stage, and comes to its end', async () => {
    const told: Progress[] = [];
    const plan = planOf(await surveyFile(LONG, {}, { onProgress: (progress) => void told.push(progress) }));
    await readRows(LONG, plan, { onProgress: (progress) => void told.push(progress) });
    for (const stage of ['bytes', 'survey', 'read'] as const) {
      const of = told.filter((progress) => progress.stage === stage);
      expect(of.length).toBeGreaterThan(3);
      expect(of.map(({ bytesDone }) => bytesDone)).toEqual(of.map(({ bytesDone }) => bytesDone).toSorted((a, b) => a - b));
      expect(of.at(-1)).toMatchObject({ bytesDone: LONG.size, bytesTotal: LONG.size });
    }
    expect(told.at(-1)?.rows).toBeGreaterThan(240_000);
  });

  it.each(['bytes', 'survey', 'read'] as const)('stops while it is at %s, and hands on no further row', async (stage) => {
    const controller = new AbortController();
    let rows = 0;
    const how = {
      signal: controller.signal,
      onProgress: (progress: Progress) => {
        if (progress.stage === stage) controller.abort(new Error('enough'));
      },
      onRows: (more: readonly unknown[]) => {
        rows += more.length;
      },
    };
    const reading = surveyFile(LONG, {}, how).then((survey) => readRows(LONG, planOf(survey), how));
    await expect(reading).rejects.toThrow('enough');
    expect(rows).toBeLessThan(100_000);
  });

  it('is handed on a batch at a time: the next one waits', async () => {
    let [open, most] = [0, 0];
    await readRows(LONG, planOf(await surveyFile(LONG)), {
      onRows: async () => {
        open++;
        most = Math.max(most, open);
        await new Promise((resolve) => setTimeout(resolve, 1));
        open--;
      },
    });
    expect(most).toBe(1);
  });
});

describe('a limit', () => {
  const ofSize = (name: string, size: number) => Object.defineProperty(fileOf(name), 'size', { value: size });

  it.each([
    ['utf-8.csv', 200_000_001, 200],
    ['orders.xlsx', 40_000_001, 40],
  ])('%s of %d bytes is too large before a byte more is read', async (name, size, limit) => {
    const survey = await surveyFile(ofSize(name, size), {}, { onProgress: () => expect.unreachable() });
    expect(survey.problems).toMatchObject([{ code: 'too-large', params: { megabytes: Math.ceil(size / 1e6), limit } }]);
    expect(survey.plan).toBeUndefined();
  });
});

it('a plan and a survey are plain data', async () => {
  const survey = await surveyFile(fileOf('titles-and-totals.csv'));
  expect(structuredClone(survey)).toEqual(survey);
  expect(JSON.parse(JSON.stringify(survey.plan))).toEqual(survey.plan);
});
