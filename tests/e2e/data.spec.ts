import { readFileSync } from 'node:fs';
import { PAGES } from './site.ts';
import { expect, test } from './test.ts';

const SETS = PAGES.flatMap((path) => /^data\/([^/]+)\/index\.html$/.exec(path)?.[1] ?? []);

for (const folder of ['', 'en/']) {
  test(`${folder}data/ leads to every set and to the lessons that use it`, async ({ page }) => {
    await page.goto(`${folder}data/index.html`);
    const links = await page
      .locator('.sets tbody th a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).getAttribute('href')));
    expect(links.map((href) => href?.split('/').at(-2)).toSorted()).toEqual(SETS.toSorted());
    const yunduo = page.locator('.sets tr').filter({ has: page.locator('code', { hasText: /^yunduo$/ }) });
    await yunduo.getByRole('link', { name: '5.2' }).click();
    await expect(page.locator('h1')).toBeVisible();
    // and back: the lesson names its data
    await page.locator('.facts a').first().click();
    await expect(page).toHaveURL(/data\/yunduo\/index\.html$/);
  });
}

test('what is planted is told to those who ask for it', async ({ page }) => {
  await page.goto('data/henghe/index.html');
  const told = page.locator('.planted li').first();
  await expect(told).toBeHidden();
  await page.locator('.planted summary').click();
  await expect(told).toBeVisible();
});

test('the numbers behind a picture open with the keyboard', async ({ page }) => {
  await page.goto('en/data/henghe/index.html');
  const row = page.locator('.fields-of tr').filter({ has: page.locator('th code', { hasText: /^occupation$/ }) });
  await row.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(row.getByRole('table', { name: 'How occupation spreads' })).toContainText('Employee');
});

test('a set can be taken away', async ({ page }) => {
  await page.goto('data/mini/index.html');
  const downloading = page.waitForEvent('download');
  await page.locator('a[href$="mini.csv.zip"]').click();
  const bytes = readFileSync(await (await downloading).path());
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect(bytes.includes('mini/rfm_mini.csv')).toBe(true);
});

test('on paper a dictionary keeps its tables and loses its buttons', async ({ page }) => {
  await page.goto('data/kanon/index.html');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.fields-of').first()).toBeVisible();
  await expect(page.locator('.sketch').first()).toBeVisible();
  await expect(page.locator('.btn').first()).toBeHidden();
});
