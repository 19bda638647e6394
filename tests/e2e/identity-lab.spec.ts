import type { Locator, Page } from '@playwright/test';
import { identityLabWords as en } from '../../src/i18n/en/identity-lab.ts';
import { identityLabWords as zh } from '../../src/i18n/zh/identity-lab.ts';
import { labsWords } from '../../src/i18n/zh/labs.ts';
import { expect, overflow, test, violations } from './test.ts';

/** The identity lab stands on the page of the set that it is about. */
const PAGE = 'data/idmap/index.html';
const common = labsWords.lab;

const labOn = (page: Page): Locator => page.locator('#identity');
async function open(page: Page, path: string = PAGE): Promise<Locator> {
  await page.goto(path);
  const lab = labOn(page);
  await lab.scrollIntoViewIfNeeded();
  await lab.getByRole('heading', { level: 2 }).hover();
  await expect(page.locator('astro-island').filter({ has: lab })).toHaveAttribute('data-hydrated', 'true');
  return lab;
}
const footer = (lab: Locator): Locator => lab.locator('footer [role=status]');
const f1 = (lab: Locator): Locator => lab.locator('.id-stats div').nth(2).locator('b');

test('the first result is there before any script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto(PAGE);
  await expect(labOn(page).getByRole('heading', { level: 2, name: zh.title })).toBeVisible();
  await expect(f1(labOn(page))).toHaveText('70.5%');
  await expect(footer(labOn(page))).toContainText('37 个人连到了一起');
  await context.close();
});

test('no other set has it', async ({ page }) => {
  await page.goto('data/mini/index.html');
  await expect(page.locator('.lab')).toHaveCount(0);
});

for (const [folder, words] of [
  ['', zh],
  ['en/', en],
] as const) {
  test(`rules, by keyboard alone, and what they come to (${folder || 'zh'})`, async ({ page }) => {
    const lab = await open(page, `${folder}${PAGE}`);
    await expect(f1(lab)).toHaveText('70.5%');
    await lab.getByRole('checkbox', { name: words.rules.noTestValues.name }).focus();
    await page.keyboard.press('Space');
    await lab.getByRole('combobox').focus();
    await page.keyboard.press('ArrowDown');
    await expect(f1(lab)).not.toHaveText('70.5%');
    await expect(footer(lab)).toContainText('F1');
    await lab.getByRole('tab', { name: words.tabs.clusters }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(lab.getByRole('tab', { name: words.tabs.shared })).toBeFocused();
    await expect(lab.getByRole('table', { name: words.shared.caption })).toBeVisible();
  });
}

test('what is blocked by hand is let go again, and the focus stays at hand', async ({ page }) => {
  const lab = await open(page);
  await lab.getByRole('tab', { name: zh.tabs.shared }).click();
  const first = lab.locator('.shared-ids tbody tr').first();
  const value = (await first.locator('th').evaluate((th) => th.firstChild?.textContent ?? '')).trim();
  await first.getByRole('button', { name: zh.shared.blockOne(value) }).focus();
  await page.keyboard.press('Enter');
  const unblock = lab.locator('.blocked-ids').getByRole('button', { name: zh.rules.unblockOne(value) });
  await expect(unblock).toBeVisible();
  await expect(first.getByRole('button', { name: zh.rules.unblockOne(value) })).toBeFocused();
  await expect(f1(lab)).not.toHaveText('70.5%');
  await unblock.focus();
  await page.keyboard.press('Enter');
  await expect(unblock).toHaveCount(0);
  await expect(lab.getByRole('checkbox', { name: zh.rules.noTestValues.name })).toBeFocused();
  await expect(f1(lab)).toHaveText('70.5%');
});

test('a shared link brings the rules along, and a damaged one says so', async ({ page, context, complaints }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const lab = await open(page);
  await lab.getByRole('checkbox', { name: zh.rules.household.name }).check();
  await lab.getByRole('combobox').selectOption({ label: zh.rules.limit('5') });
  const there = await f1(lab).textContent();
  await lab.getByRole('button', { name: common.share }).click();
  await expect(lab.getByText(common.shared)).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(address);
  await expect(labOn(other).getByText(zh.notices.shared)).toBeVisible();
  await expect(f1(labOn(other))).toHaveText(there ?? '');
  await expect(labOn(other).getByRole('checkbox', { name: zh.rules.household.name })).toBeChecked();
  // in the same page, the address alone changes
  await other.evaluate(() => {
    location.hash = '#identity?links=nonsense';
  });
  await expect(labOn(other).getByText(zh.notices.damaged)).toBeVisible();
  expect(complaints).toEqual([]);
});

test('rules are offered again after a visit', async ({ page }) => {
  let lab = await open(page);
  await lab.getByRole('checkbox', { name: zh.rules.household.name }).check();
  await expect(f1(lab)).not.toHaveText('70.5%');
  lab = await open(page);
  await expect(f1(lab)).toHaveText('70.5%');
  await lab.getByRole('button', { name: zh.draft.use }).click();
  await expect(lab.getByRole('checkbox', { name: zh.rules.household.name })).toBeChecked();
  await expect(lab.getByText(zh.notices.draft)).toHaveCount(0);
});

test('two accounts are asked about, and the way between them is told', async ({ page }) => {
  const lab = await open(page);
  const why = lab.getByRole('region', { name: zh.why.title });
  await expect(why.locator('.id-chain li').first()).toBeVisible();
  await why.getByRole('textbox', { name: zh.why.from, exact: true }).fill('x1');
  await page.keyboard.press('Tab');
  await expect(why).toContainText(zh.why.unknown('X1'));
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every part fits a phone and is accessible, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const lab = await open(page, colorScheme === 'dark' ? `en/${PAGE}` : PAGE);
    const words = colorScheme === 'dark' ? en : zh;
    for (const width of [320, 375, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      for (const tab of [words.tabs.shared, words.tabs.clusters]) {
        await lab.getByRole('tab', { name: tab }).click();
        expect(await overflow(page), `${tab} at ${width} px`).toBe(0);
        if (width !== 320) expect(await violations(page), `${tab} at ${width} px`).toEqual([]);
      }
    }
    await lab.locator('.id-graph + .btn').click();
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
  });
}
