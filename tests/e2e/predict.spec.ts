import type { Page } from '@playwright/test';
import { progressPredictWords as en } from '../../src/i18n/en/progress-predict.ts';
import { progressPredictWords as zh } from '../../src/i18n/zh/progress-predict.ts';
import { expect, test, violations } from './test.ts';

const NUMBER = 'lessons/01-concepts/01-what-is-a-tag/index.html';
const SEGMENT = 'en/lessons/05-rfm/03-segments/index.html';

/** What is done before is done again afterwards (act.spec.ts). */
const awake = (page: Page) => expect(page.locator('astro-island[data-hydrated] .predict')).toHaveCount(1);

test('Run asks for a guess once; the guess is kept, told after the run, and stands in the chart', async ({ page }) => {
  await page.goto(NUMBER);
  const form = page.locator('.predict');
  const lab = page.locator('#purchase-activity');
  await lab.locator('.btn.go').click();
  await expect(form.locator('[data-first]')).toBeVisible();
  await expect(form.locator('[name="guess"]')).toBeFocused();
  await awake(page);
  await form.locator('[name="guess"]').fill('一百');
  await form.getByLabel(zh.confidences[3] ?? '').check();
  await form.locator('[type="submit"]').click();
  await expect(form.locator('[data-said]')).toHaveText(zh.notANumber);
  // Full-width digits are how a Chinese keyboard types them.
  await form.locator('[name="guess"]').fill('２００');
  await form.locator('[type="submit"]').click();
  await expect(form.locator('[data-said]')).toHaveText(zh.saved);
  await lab.locator('.btn.go').click();
  await expect(form.locator('[data-said]')).toContainText(/你猜 200 位，结果是 [\d,]+ 位/);
  await expect(form.locator('[data-after]')).toBeVisible();

  await page.reload();
  await expect(form.locator('[data-said]')).toContainText(zh.guessed);
  await form.getByRole('button', { name: zh.show }).click();
  await expect(form.locator('[data-said]')).toContainText('你猜 200 位');
  await page.goto('progress/index.html');
  const chart = page.locator('section', { has: page.locator('#calibration') });
  await expect(chart.locator('tbody tr')).toHaveText(/80%\s*1\s*[01]\s*(0|100)%/);
  await expect(chart.getByRole('img')).toHaveAttribute('aria-label', /猜过 1 次/);
});

test('a guess can be skipped, and the lab runs at once', async ({ page }) => {
  await page.goto(NUMBER);
  await page.locator('.predict [data-skip]').click();
  await expect(page.locator('.predict [data-said]')).toHaveText(zh.skipped);
  await expect(page.locator('#purchase-activity footer')).toContainText('SQLite');
});

test('a segment is guessed by keyboard alone', async ({ page }) => {
  await page.goto(SEGMENT);
  const form = page.locator('.predict');
  await form.locator('[name="guess"]').first().focus();
  await awake(page);
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(form.locator('[type="submit"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.locator('[data-said]')).toHaveText(en.saved);
  await expect(page.locator('#segment-eight .btn.go')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.locator('[data-said]')).toContainText('You guessed “It grows”');
  expect(await violations(page)).toEqual([]);
});
