import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, overflow, test, violations } from './test.ts';

const LESSON = 'lessons/01-concepts/04-taxonomy/index.html';

async function openLab(page: Page, path = LESSON): Promise<Locator> {
  await page.goto(path);
  const lab = page.locator('#taxonomy-yunduo');
  await lab.scrollIntoViewIfNeeded();
  return lab;
}
const row = (lab: Locator, name: RegExp): Locator => lab.locator('.tax-tree').getByRole('button', { name });
const footer = (lab: Locator): Locator => lab.locator('footer');
const CITY = /^城市，标签/;
const PURCHASE = /^购买，二级类目/;

/** Where a tag stands: the categories above it, from the top. */
const pathOf = (tag: Locator): Promise<string[]> =>
  tag.evaluate((button) => {
    const path: string[] = [];
    for (let at = button.closest('li')?.parentElement?.closest('li'); at; at = at.parentElement?.closest('li'))
      path.unshift(at.querySelector('.tax-name')?.textContent ?? '');
    return path;
  });

test('tree, findings and sentence are there before any script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto(LESSON);
  const lab = page.locator('#taxonomy-yunduo');
  await expect(lab.locator('.tax-tag')).toHaveCount(24);
  await expect(lab).toContainText('224 位客户里，209 位两个都有');
  await expect(footer(lab)).toContainText('24 个标签里');
  await context.close();
});

test('Run works every tag out in SQLite, and nothing it finds is another', async ({ page }) => {
  const lab = await openLab(page);
  const before = (await footer(lab).locator('p').first().textContent()) ?? '';
  await lab.getByRole('button', { name: '运行' }).click();
  await expect(footer(lab)).toContainText('把这 24 个标签给 2,000 位客户都算了一遍');
  await expect(footer(lab).locator('p').first()).toHaveText(before);
});

test('a tag goes into another category by dragging, by its list and by keys, and each can be undone', async ({ page }) => {
  const lab = await openLab(page);
  const city = row(lab, CITY);
  const undo = lab.getByRole('button', { name: '撤销' });
  expect(await pathOf(city)).toEqual(['基本信息', '地域']);

  // A hand that drags has been over the lab before, and it is awake.
  await lab.hover();
  await expect(page.locator('astro-island:has(#taxonomy-yunduo)')).toHaveAttribute('data-hydrated', 'true');
  await city.dragTo(row(lab, PURCHASE));
  await expect.poll(() => pathOf(city)).toEqual(['行为', '购买']);
  await undo.click();
  await expect.poll(() => pathOf(city)).toEqual(['基本信息', '地域']);

  await city.click();
  await lab.getByLabel('放到').selectOption({ label: '行为 / 购买' });
  await expect.poll(() => pathOf(city)).toEqual(['行为', '购买']);
  await expect(lab.locator('.set [role="status"]')).toContainText('“城市”在“购买”里，第 6 项，共 6 项');
  await undo.click();

  await city.focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => pathOf(city)).toEqual(['基本信息']);
  await expect(city).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => pathOf(city)).toEqual(['基本信息', '社会属性']);
  await expect(city).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(lab.locator('.set [role="status"]')).toContainText('第 2 项，共 3 项');
});

test('by keyboard alone: every fix, until nothing is found; then back and forth', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('tab', { name: /^要看的/ }).focus();
  const fixes = lab.locator('.tax-findings .btn.small');
  await fixes.first().focus();
  for (let i = 0; i < 60 && (await fixes.count()) > 0; i++) {
    await page.keyboard.press('Enter');
    // What was fixed is gone, and the keyboard stands on the list that is left.
    await expect(page.locator('.tax-group[aria-expanded="true"]:focus, .clean:focus')).toHaveCount(1);
    await page.keyboard.press('Tab');
  }
  await expect(lab.getByText('查不出问题了')).toBeVisible();
  await expect(footer(lab)).toContainText('17 个标签，类目最深 2 级');
  await lab.getByRole('button', { name: '运行' }).click();
  await expect(footer(lab)).toContainText('把这 17 个标签给 2,000 位客户都算了一遍');
  await lab.getByRole('button', { name: '撤销' }).click();
  await expect(lab.getByRole('tab', { name: /^要看的/ })).not.toHaveText('要看的（0）');
  await lab.getByRole('button', { name: '重做' }).click();
  await expect(lab.getByText('查不出问题了')).toBeVisible();
});

test('the tree comes back on the next visit, travels in a link, and goes back with Reset', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const lab = await openLab(page);
  await lab.getByRole('button', { name: /^留下“高价值客户”/ }).click();
  await lab.getByRole('button', { name: '分享' }).click();
  await expect(lab.getByText('链接已复制')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).hash.length).toBeLessThanOrEqual(2000);

  await page.reload();
  await lab.scrollIntoViewIfNeeded();
  await expect(lab.getByText('这是你上次整理到一半的样子')).toBeVisible();
  await expect(lab.locator('.tax-tag')).toHaveCount(23);
  await lab.getByRole('button', { name: '还原' }).click();
  await expect(lab.locator('.tax-tag')).toHaveCount(24);

  await page.goto('about:blank');
  await page.goto(link);
  await expect(lab.getByText('这是别人分享给你的标签树')).toBeVisible();
  await expect(lab.locator('.tax-tag')).toHaveCount(23);

  await page.goto('about:blank');
  await page.goto(`${link.slice(0, -9)}AAAAAAAAA`);
  await expect(lab.getByText('这个分享链接不完整')).toBeVisible();
  await expect(lab.locator('.tax-tag')).toHaveCount(24);
});

test('the dictionary downloads as a spreadsheet, and reads as a table', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('tab', { name: '标签字典' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), lab.getByRole('button', { name: '下载' }).click()]);
  expect(download.suggestedFilename()).toBe('标签字典.csv');
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(25);
  await lab.getByRole('radio', { name: 'Markdown' }).click();
  await expect(lab.locator('pre.code').first()).toContainText('| 一级类目 |');
  await lab.getByRole('tab', { name: '用表格看' }).click();
  await expect(lab.getByRole('row')).toHaveCount(25);
});

test('Print prints the dictionary and nothing beside it', async ({ page }) => {
  const lab = await openLab(page);
  await page.evaluate(() => {
    window.print = () => {
      document.title = 'asked';
    };
  });
  await lab.getByRole('button', { name: '打印' }).click();
  await expect(page).toHaveTitle('asked');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-sheet table')).toBeVisible();
  await expect(page.locator('main')).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.print-sheet')).toHaveCount(0);
});

for (const path of [LESSON, `en/${LESSON}`]) {
  test(`${path}: nothing for axe to say with a row open, and no sideways scrolling at 320`, async ({ page }) => {
    const lab = await openLab(page, path);
    await lab.locator('.tax-tag .tax-name').nth(3).click();
    await expect(lab.locator('.tax-panel')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await lab.getByRole('tab').nth(1).click();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await overflow(page)).toBe(0);
    await lab.getByRole('tab').nth(2).click();
    expect(await overflow(page)).toBe(0);
  });
}
