import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

/** What a person finds when they come again, and when they come back from their own data. */
const lab = (page: Page): Locator => page.locator('#home-value');
const lookBack = (page: Page, days: number): Locator => lab(page).getByRole('button', { name: `How far to look back: ${days} days` });

async function change(page: Page, from: number, to: number): Promise<void> {
  await lookBack(page, from).click();
  await expect(lab(page).getByRole('dialog')).toBeVisible();
  await page.keyboard.type(String(to));
  await page.keyboard.press('Enter');
  await expect(lookBack(page, to)).toBeVisible();
}

async function useOwnOrders(page: Page): Promise<void> {
  const rows = Array.from({ length: 20 }, (_, i) => `K${i % 5},2025-06-${String((i % 28) + 1).padStart(2, '0')},${100 + i},N${i}`);
  const text = ['customer_id,order_date,amount,order_id', ...rows].join('\n');
  await lab(page).getByRole('button', { name: 'Use my data' }).click();
  await lab(page)
    .locator('input[type=file]')
    .setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await lab(page)
    .getByRole('button', { name: /^Import/ })
    .click();
  await expect(lab(page).locator('header .meta')).toContainText('mine.csv');
}

test('what was kept is offered to whoever comes near, before any touch; a lab without it stays asleep', async ({ page }) => {
  await page.goto('en/index.html');
  await change(page, 365, 180);
  await page.reload();
  await expect(lab(page).getByRole('button', { name: 'Carry on with mine' })).toBeVisible();
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.waitForLoadState('networkidle');
  await expect(page.locator('astro-island[data-hydrated]')).toHaveCount(0);
});

test('back from own data, an unchanged definition is as it was before, with all that the import took out', async ({ page }) => {
  await page.goto('en/index.html');
  await change(page, 365, 200);
  await useOwnOrders(page);
  await lab(page).getByRole('button', { name: 'Back to the sample data' }).click();
  await expect(lookBack(page, 200)).toBeVisible();
  await expect(lab(page).locator('.sent')).toContainText('Paid');
  await expect(lab(page).locator('.notices')).toHaveCount(0);
});

test('back from own data, a definition that was changed there stays, and the one from before is at hand', async ({ page }) => {
  await page.goto('en/index.html');
  await useOwnOrders(page);
  await change(page, 365, 90);
  await lab(page).getByRole('button', { name: 'Back to the sample data' }).click();
  await expect(lookBack(page, 90)).toBeVisible();
  await lab(page).getByRole('button', { name: 'Take the one from before' }).click();
  await expect(lookBack(page, 365)).toBeVisible();
  await expect(lab(page).locator('.sent')).toContainText('Paid');
  await expect(lab(page).locator('.notices')).toHaveCount(0);
});

for (const path of ['index.html', 'en/index.html']) {
  test(`${path}: on a phone the table of customers fits, the tag below its customer`, async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 800 });
    await page.goto(path);
    const table = lab(page).locator('.scroll.tall').first();
    expect(await table.evaluate((region) => region.scrollWidth - region.clientWidth)).toBeLessThanOrEqual(0);
    await expect(table.locator('tbody th .tag').first()).toBeVisible();
  });
}

test('columns for Excel stand below the table that gets them', async ({ page }) => {
  await page.goto('en/index.html');
  await lab(page).getByRole('tab', { name: 'Excel' }).click();
  const groups = lab(page).locator('.workbook');
  await expect(groups.first()).toContainText('Into the table customers');
  await expect(groups.first().locator('pre').first()).toContainText('=');
});
