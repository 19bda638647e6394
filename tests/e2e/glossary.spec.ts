import { expect, test, violations } from './test.ts';

for (const [language, term, partner] of [
  ['', '基准日', 'as-of date'],
  ['en/', 'as-of date', '基准日'],
] as const) {
  test(`a term of a ${language || 'zh/'} lesson shows its entry, and Escape closes it`, async ({ page }) => {
    await page.goto(`${language}lessons/05-rfm/01-raw-rfm/index.html`);
    const link = page.locator('a.term', { hasText: term }).first();
    await link.hover();
    await expect(page.locator('#term-card')).toContainText(partner);
    await expect(link).toHaveAttribute('aria-describedby', 'term-card');
    await page.keyboard.press('Escape');
    await expect(page.locator('#term-card')).toHaveCount(0);
    await link.focus();
    await expect(page.locator('#term-card')).toContainText(partner);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/glossary\/index\.html#as-of-date$/);
  });
}

test('the first tap on a term shows its entry, the second follows the link', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ ...(baseURL && { baseURL }), hasTouch: true, viewport: { width: 375, height: 700 } });
  await page.goto('lessons/05-rfm/01-raw-rfm/index.html');
  const link = page.locator('a.term').first();
  await link.tap();
  await expect(page.locator('#term-card')).toBeVisible();
  await link.tap();
  await expect(page).toHaveURL(/glossary/);
  await page.close();
});

test('the glossary finds a term in either language', async ({ page }) => {
  await page.goto('glossary/index.html');
  const shown = page.locator('.terms dl > div:visible');
  const all = await shown.count();
  await page.fill('#find', 'as-of');
  await expect(shown).not.toHaveCount(all);
  await expect(shown.first()).toContainText('as-of');
  await page.fill('#find', 'zzz');
  await expect(shown).toHaveCount(0);
  await expect(page.locator('#found')).toContainText('没有');
});
