import { expect, overflow, test, violations } from './test.ts';

/** What somebody types, and what has to be among the first five places. */
const QUERIES: Readonly<Record<string, readonly (readonly [query: string, place: string])[]>> = {
  '': [
    ['标签', '标签'],
    ['基准日', '基准日'],
    ['等人数分箱', '等人数分箱'],
    ['NTILE', '都只买过一次'],
    ['流失', '流失'],
    ['八分法', '名单没导错'],
    ['重要挽留', '名单没导错'],
    ['TGI', '目标群体指数'],
    ['客单价', '客单价'],
    ['退款', '财务和会员部各算一遍消费'],
    ['窗口', '窗口'],
    ['画像', '画像'],
    ['OneID', 'OneID'],
    ['k-匿名', 'k-匿名'],
    ['超市', '社区超市'],
    ['银行', '恒和银行'],
    ['rfm模型', '名单没导错'],
    ['最近90天', '财务和会员部各算一遍消费'],
    ['用户角色', '用户角色'],
    ['数据泄漏', '数据泄漏'],
  ],
  'en/': [
    ['tag', 'tag'],
    ['as-of date', 'as-of date'],
    ['ties', 'tie'],
    ['NTILE', 'equal-count binning'],
    ['churn', 'churned'],
    ['eight segments', 'eight segments'],
    ['refunds', 'Two teams added up the same orders'],
    ['TGI', 'target group index'],
    ['lifetime value', 'customer lifetime value'],
    ['window', 'window'],
    ['persona', 'persona'],
    ['identity', 'OneID'],
    ['anonymity', 'k-anonymity'],
    ['supermarket', 'Chaoshi, a supermarket'],
    ['bank', 'Henghe, a bank'],
    ['percentile', 'percentile cuts'],
    ['gift box', 'Two teams added up the same orders'],
    ['COUNTIFS', 'Two teams added up the same orders'],
    ['cases', 'What does a tag have to say?'],
    ['uplift', 'incremental'],
  ],
};

for (const [language, queries] of Object.entries(QUERIES))
  test(`twenty queries of ${language || 'zh/'} find what they look for`, async ({ page }) => {
    await page.goto(`${language}search/index.html`);
    for (const [query, place] of queries) {
      await page.fill('#query', query);
      await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(query)}$`));
      await expect(page.locator('#results')).not.toHaveAttribute('aria-busy');
      await expect(page.locator('#results > li').filter({ hasText: place }).first(), query).toBeVisible();
      const first = await page.locator('#results > li > a').evaluateAll((links) => links.slice(0, 5).map((link) => link.textContent ?? ''));
      expect(
        first.some((title) => title.startsWith(place)),
        `${query}: ${first.join(' | ')}`,
      ).toBe(true);
    }
    expect(await violations(page)).toEqual([]);
  });

test('the slash key leads to the search, an address keeps the query, and a place found is one click away', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('en/lessons/05-rfm/02-scoring/index.html');
  await page.keyboard.press('/');
  await expect(page.locator('#query')).toBeFocused();
  await page.keyboard.type('ties');
  await expect(page.locator('#results > li').first()).toBeVisible();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.reload();
  await expect(page.locator('#query')).toHaveValue('ties');
  await page.locator('#results a', { hasText: 'tie' }).first().click();
  await expect(page).toHaveURL(/glossary\/index\.html#tie$/);
});

test('nothing found is said, and text is shown as text', async ({ page }) => {
  await page.goto('en/search/index.html?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3Ezzzz');
  await expect(page.locator('#query')).toHaveValue('<img src=x onerror=alert(1)>zzzz');
  await expect(page.locator('#found')).not.toBeEmpty();
  await expect(page.locator('#results img')).toHaveCount(0);
});
