import { PAGES } from './site.ts';
import { expect, overflow, test, violations } from './test.ts';

const WIDTHS = [320, 375, 640, 960, 1200, 1440];

/** The page of a dataset has the same parts in both languages: each set is looked at in one of them, by turns. */
const isLookedAt = (path: string): boolean => {
  const set = /^(?:en\/)?data\/([^/]+)\/index\.html$/.exec(path)?.[1];
  return set === undefined || (set.length % 2 === 0) === path.startsWith('en/');
};

for (const path of PAGES.filter(isLookedAt)) {
  test(`${path} fits every window and is accessible in both themes`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflow(page), `at ${width} px`).toBe(0);
    }
    expect(await violations(page), 'wide and light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 375, height: 800 });
    expect(await violations(page), 'narrow and dark').toEqual([]);
  });
}

test('a source within a remark does not leave it', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.goto(PAGES.find((path) => path.includes('what-is-a-tag')) ?? '');
  await page.evaluate(() => {
    const number = document.querySelector('.cite');
    const source = number?.nextElementSibling;
    if (number && source) document.querySelector('aside.note')?.append(number, source);
  });
  await expect(page.locator('aside.note .cite')).toBeVisible();
  expect(await overflow(page)).toBe(0);
});

test('a lab is laid out before any script has come: no browser button, no browser margin', async ({ page }) => {
  await page.goto('index.html');
  const look = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  expect(await look('.lab .sort', 'border-top-width')).toBe('0px');
  expect(await look('.lab .chart', 'margin-left')).toBe('0px');
});

test('every link on every page leads to a page that is there', async ({ page, request }) => {
  const seen = new Map<string, string>();
  for (const path of PAGES) {
    await page.goto(path);
    for (const href of await page.locator('a[href]').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))) {
      const [address = ''] = href.split('#');
      if (address.startsWith(new URL(page.url()).origin) && !seen.has(address)) seen.set(address, path);
    }
  }
  const dead: string[] = [];
  for (const [address, from] of seen) if (!(await request.get(address)).ok()) dead.push(`${address} on ${from}`);
  expect(dead).toEqual([]);
});

test('the language switch keeps the page and the place', async ({ page }) => {
  const lesson = PAGES.find((path) => path.startsWith('lessons/')) ?? '';
  await page.goto(lesson);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.evaluate(() => document.getElementById('s2')?.scrollIntoView());
  // Playwright's own click would first scroll to where the sticky header stands in the document.
  await page.locator('#language').evaluate((link) => (link as HTMLAnchorElement).click());
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveURL(new RegExp(`/en/${lesson}#s2$`));
  await page.waitForLoadState('load');
  await page.locator('#language').evaluate((link) => {
    scrollTo({ top: 0, behavior: 'instant' });
    (link as HTMLAnchorElement).click();
  });
  await expect(page).toHaveURL(new RegExp(`path/${lesson}$`));
});

test('the theme is chosen, kept, and there before the page is drawn', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('index.html');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  const button = page.locator('#theme');
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  expect(await ground()).not.toBe(light);
  await page.goto('en/index.html', { waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the outline marks the part that is being read', async ({ page }) => {
  await page.goto(PAGES.find((path) => path.startsWith('lessons/')) ?? '');
  await expect(page.locator('.contents [aria-current]')).toHaveCount(0);
  await page.evaluate(() => document.getElementById('s2')?.scrollIntoView());
  await expect(page.locator('.contents [aria-current]')).toHaveAttribute('href', '#s2');
});

test('the keyboard reaches the content first', async ({ page }) => {
  await page.goto('index.html');
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

test('on paper there is the lesson and no controls', async ({ page }) => {
  await page.goto(PAGES.find((path) => path.startsWith('lessons/')) ?? '');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('.top nav')).toBeHidden();
  await expect(page.locator('.outline')).toBeHidden();
});
