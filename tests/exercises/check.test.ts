import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { taglab } from '../cli/terminal.ts';

/** A copy of the sample exercises, to be broken in one place by each test. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exercises-'));
  cpSync('tests/exercises/sample', folder, { recursive: true });
});
const check = (...ids: string[]) => taglab(folder, 'exercises', 'check', ...ids, '--folder', '.');

describe('taglab exercises check', { timeout: 60_000 }, () => {
  test('a sample of each kind is in order', async () => {
    const { code, out, err } = await check();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/4 exercises, 16 answers, all judged rightly\. Judging an answer took \d+ ms \(median\), \d+ ms \(95%\)\.\n$/);
  });

  test('as JSON, with the time of every answer', async () => {
    const { out, code } = await taglab(folder, 'exercises', 'check', 'number/average', '--folder', '.', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      summary: { exercises: 1, answers: 2, failures: 0 },
      exercises: [
        {
          id: 'number/average',
          issues: [],
          checks: [
            { answer: 'solution', ok: true },
            { answer: 'wrong/refunds-kept.sql', ok: true },
          ],
        },
      ],
    });
  });

  test.each<[string, string, () => void, RegExp]>([
    [
      'an accepted answer that is wrong',
      'sql/frequent',
      () => cpSync(join(folder, 'sql/frequent/wrong/more-than-three.sql'), join(folder, 'sql/frequent/accept/b.sql')),
      /FAIL +accept\/b\.sql .*should pass; it was told: .*“more-than-three”/,
    ],
    [
      'a wrong answer that is right',
      'sql/frequent',
      () => cpSync(join(folder, 'sql/frequent/solution.sql'), join(folder, 'sql/frequent/wrong/refunds-kept-2.sql')),
      /FAIL +wrong\/refunds-kept-2\.sql .*should be told “refunds-kept” alone; it was told: passed/,
    ],
    [
      'a wrong answer that is another mistake',
      'sql/frequent',
      () => cpSync(join(folder, 'sql/frequent/wrong/refunds-kept.sql'), join(folder, 'sql/frequent/wrong/more-than-three-2.sql')),
      /FAIL +wrong\/.*should be told “(refunds-kept|more-than-three)” alone; it was told: .*“(more-than-three|refunds-kept)”/,
    ],
    [
      'a start that is right',
      'sql/frequent',
      () => cpSync(join(folder, 'sql/frequent/solution.sql'), join(folder, 'sql/frequent/start.sql')),
      /FAIL +start .*should not pass; it was told: passed/,
    ],
    [
      'solutions that differ between the languages',
      'sql/frequent',
      () => {
        renameSync(join(folder, 'sql/frequent/solution.sql'), join(folder, 'sql/frequent/solution.en.sql'));
        cpSync(join(folder, 'sql/frequent/wrong/refunds-kept.sql'), join(folder, 'sql/frequent/solution.zh.sql'));
      },
      /FAIL +solution\.zh .*should pass/,
    ],
    [
      'a solution that does not run',
      'sql/frequent',
      () => writeFileSync(join(folder, 'sql/frequent/solution.sql'), 'SELECT nothing FROM nowhere'),
      /FAIL +solution /,
    ],
    [
      'a folder that cannot be read',
      'sql/frequent',
      () => rmSync(join(folder, 'sql/frequent/solution.sql')),
      /FAIL {2}solution\.sql {2}This file is missing\./,
    ],
    [
      'a mistake without words',
      'tags/orders-90d',
      () => cpSync(join(folder, 'tags/orders-90d/wrong/window-off.yaml'), join(folder, 'tags/orders-90d/wrong/window.yaml')),
      /FAIL {2}wrong\/window\.yaml {2}exercise\.yaml has no mistake window\./,
    ],
  ])('%s is found, and the exit code is 1', async (_, id, spoil, line) => {
    spoil();
    const { code, out } = await check(id);
    expect(out).toMatch(line);
    expect(code).toBe(1);
  });

  test('an exercise that does not exist, and a folder without any', async () => {
    expect((await check('sql/frequnt')).err).toContain('Did you mean sql/frequent?');
    expect((await taglab(folder, 'exercises', 'check', '--folder', 'nowhere')).err).toContain('there are no exercises in');
  });
});
