import type { Locator, Page } from '@playwright/test';
import { expect, overflow, test, violations } from './test.ts';

const LESSON = 'lessons/01-concepts/03-kinds-of-tags/index.html';

async function openLab(page: Page, path = LESSON): Promise<Locator> {
  await page.goto(path);
  const lab = page.locator('#kinds-price');
  await lab.scrollIntoViewIfNeeded();
  return lab;
}
const choose = (lab: Locator, name: string): Promise<void> => lab.getByRole('radio', { name, exact: true }).click();
const footer = (lab: Locator): Locator => lab.locator('footer');

test('the first result is there before any script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto(LESSON);
  const lab = page.locator('#kinds-price');
  await expect(footer(lab)).toContainText('圈出 397 位');
  await expect(lab.getByRole('row')).toHaveCount(6);
  await context.close();
});

test('each kind has a sentence, a result, SQL of its own and customers who changed', async ({ page }) => {
  const lab = await openLab(page);
  await choose(lab, '规则');
  await expect(footer(lab)).toContainText('规则圈出 74 位');
  await lab.getByRole('tab', { name: '谁变了' }).click();
  await expect(lab).toContainText('1,910 位两个月都在的客户里，39 位的值变了');
  await choose(lab, '只算一次（静态）');
  await expect(footer(lab)).toContainText('39 位站错了边');
  await choose(lab, '模型');
  await lab.getByRole('tab', { name: 'SQL' }).click();
  await expect(lab.locator('pre.code').last()).toContainText('EXP');
  await choose(lab, '统计');
  await choose(lab, '几个值');
  await lab.getByRole('tab', { name: '结果' }).click();
  await expect(lab).toContainText('各个值的人数加起来是 745，客户只有 704 位');
});

test('Run first asks for the guess, then is Run', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('button', { name: '运行' }).click();
  await expect(page.locator('.predict input[name="guess"]').first()).toBeFocused();
  // To skip the guess is to run.
  await page.locator('.predict [data-skip]').click();
  await expect(footer(lab)).toContainText('跑了 14 条查询');
});

test('Run works all of them out in SQLite, says how long each takes, and gives the same figures', async ({ page }) => {
  const lab = await openLab(page);
  const before = (await footer(lab).locator('p').first().textContent()) ?? '';
  await lab.getByRole('tab', { name: '四种比一比' }).click();
  await expect(lab.getByText('按“运行”才知道')).toHaveCount(4);
  await page.locator('.predict [data-skip]').click();
  await expect(footer(lab)).toContainText(/跑了 14 条查询，一共 \d+ 毫秒/);
  await expect(lab.getByText('按“运行”才知道')).toHaveCount(0);
  await expect(footer(lab).locator('p').first()).toHaveText(before);
});

test('settings travel in a link, and a damaged one is refused', async ({ page }) => {
  const lab = await openLab(page, `${LESSON}#kinds-price?kind=model&shape=number&refresh=once&tab=compare`);
  await expect(lab.getByText('这是别人分享给你的设置')).toBeVisible();
  await expect(lab.getByRole('radio', { name: '模型', exact: true })).toBeChecked();
  await page.goto('about:blank');
  await page.goto(`${LESSON}#kinds-price?kind=model&shape=number&refresh=once&tab=%3Cscript%3E`);
  await expect(lab.getByText('这个分享链接不完整')).toBeVisible();
  await expect(lab.getByRole('radio', { name: '事实', exact: true })).toBeChecked();
});

test('by keyboard: arrow keys change the kind and the tab', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('radio', { name: '事实', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(footer(lab)).toContainText('规则圈出 74 位');
  await lab.getByRole('tab', { name: '结果' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(lab.getByRole('tab', { name: '谁变了' })).toBeFocused();
  await expect(lab.getByRole('tabpanel')).toContainText('39 位的值变了');
});

for (const path of [LESSON, `en/${LESSON}`]) {
  test(`${path}: nothing for axe to say in any tab, and no sideways scrolling at 320`, async ({ page }) => {
    const lab = await openLab(page, path);
    await lab.getByRole('radio').nth(2).click();
    for (let i = 0; i < 5; i++) {
      await lab.getByRole('tab').nth(i).click();
      await page.emulateMedia({ colorScheme: i % 2 === 0 ? 'light' : 'dark' });
      expect([i, await violations(page)]).toEqual([i, []]);
    }
    await page.setViewportSize({ width: 320, height: 800 });
    for (let i = 0; i < 5; i++) {
      await lab.getByRole('tab').nth(i).click();
      expect([i, await overflow(page)]).toEqual([i, 0]);
    }
  });
}
