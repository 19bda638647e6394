import type { Page } from '@playwright/test';
import { loadExercise } from '../../src/build/exercises.ts';
import { writeProgress } from '../../src/course/progress-file.ts';
import type { TagExercise } from '../../src/grading/exercise.ts';
import { exerciseWords } from '../../src/i18n/zh/exercise.ts';
import { progressReviewWords as zh } from '../../src/i18n/zh/progress-review.ts';
import { attempt } from '../course/learner.ts';
import { expect, overflow, test, violations } from './test.ts';

const ID = '01-concepts/01-c-regulars';
const MASTERED_ON = '2026-03-01T04:00:00.000Z';
const DAY = 86_400_000;
const entries = [attempt(1, { id: ID, at: MASTERED_ON }), attempt(2, { id: ID, at: MASTERED_ON, data: 'seed-2' })];
const FILE = {
  name: 'p.json',
  mimeType: 'application/json',
  buffer: Buffer.from(writeProgress({ entries, drafts: [], times: [] })),
};
const { solution } = loadExercise('exercises', ID).exercise as TagExercise;

/** Days after mastery. */
const at = (page: Page, days: number) => page.clock.setFixedTime(Date.parse(MASTERED_ON) + days * DAY);

async function learn(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('taglab-plain-editor', 'yes'));
  await page.goto('progress/index.html');
  await page.locator('#import').setInputFiles(FILE);
  await expect(page.locator('#said')).not.toBeEmpty();
}

async function answer(page: Page, text: string): Promise<void> {
  await page.locator('#begin').click();
  const field = page.locator('.task textarea').first();
  await expect(field).not.toHaveValue(solution.zh);
  await field.fill(text);
  await page.locator('.task .btn.go').click();
  await expect(page.locator('.task .verdict')).toBeVisible();
}

test('what was mastered comes up the next day, on other data, and then two days later', async ({ page }) => {
  await at(page, 0);
  await learn(page);
  await page.goto('review/index.html');
  await expect(page.locator('.review .notice')).toContainText('今天没有要复习的');
  await page.goto('index.html');
  await expect(page.locator('[data-due]')).toBeHidden();

  await at(page, 1);
  await page.goto('index.html');
  await expect(page.locator('[data-due]')).toContainText('1');
  await page.locator('[data-due] a').click();
  await expect(page.locator('.review .notice')).toHaveText(zh.sitting(1, 3));
  await answer(page, solution.zh);
  await expect(page.locator('#next')).toHaveText(zh.finish);
  await page.locator('#next').click();
  await expect(page.locator('.review .notice')).toHaveText(zh.done(1, 1));

  await at(page, 2);
  await page.goto('review/index.html');
  await expect(page.locator('.review .notice')).toContainText('今天没有要复习的');
  await at(page, 3);
  await page.goto('review/index.html');
  await expect(page.locator('.review .notice')).toHaveText(zh.sitting(1, 3));
});

test('the customers are others than in the lesson, and the lesson’s own draft stays out of it', async ({ page }) => {
  await at(page, 1);
  await learn(page);
  await page.goto('review/index.html');
  await page.locator('#begin').click();
  const task = page.locator('.task');
  await task.locator('textarea').first().fill(solution.zh);
  await task.getByRole('button', { name: exerciseWords.run, exact: true }).click();
  await expect(task.locator('.trial')).toBeVisible();
  const here = await task.locator('.trial table').textContent();
  await page.goto('lessons/01-concepts/01-what-is-a-tag/index.html');
  const lesson = page.locator('.task').filter({ has: page.locator(`[id="task-${ID}"]`) });
  await lesson.getByRole('heading', { level: 3 }).hover();
  await expect(lesson.locator('textarea').first()).not.toHaveValue(solution.zh);
  await lesson.locator('textarea').first().fill(solution.zh);
  await lesson.getByRole('button', { name: exerciseWords.run, exact: true }).click();
  await expect(lesson.locator('.trial')).toBeVisible();
  expect(await lesson.locator('.trial table').textContent()).not.toBe(here);
});

test('a review works without a network once its page is there, by keyboard alone', async ({ page, context, complaints }) => {
  await at(page, 1);
  await learn(page);
  await page.goto('review/index.html');
  await page.locator('#begin').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.task')).toBeVisible();
  // What judges is fetched with the first answer; from then on nothing is.
  await page.locator('.task textarea').first().fill(`${solution.zh}\n# first`);
  await page.locator('.task .btn.go').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.task .verdict')).toBeVisible();
  await context.setOffline(true);
  await page.locator('.task .btn.go').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.task .actions .attempts')).toContainText('4');
  await context.setOffline(false);
  expect(complaints).toEqual([]);
});

for (const [path, theme] of [
  ['review/index.html', 'light'],
  ['en/review/index.html', 'dark'],
] as const)
  test(`${path} is clean and fits (${theme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await at(page, 1);
    await learn(page);
    await page.goto(path);
    await page.locator('#begin').click();
    await expect(page.locator('.task')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    for (const width of [320, 375, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page), `${width} px`).toBe(0);
    }
  });
