import { PAGES } from './site.ts';
import { expect, test } from './test.ts';
import { weigh } from './weigh.ts';

/** DESIGN's bars, in brotli bytes, for a page that nobody has touched. */
const PAGE_LIMIT = 20 * 1024;
const SCRIPT_LIMIT = 12 * 1024;

for (const path of PAGES.filter((page) => page.includes('lessons/'))) {
  test(`${path} is light until the reader acts`, async ({ page }) => {
    const { all, scripts } = await weigh(page, path);
    expect(all).toBeLessThanOrEqual(PAGE_LIMIT);
    expect(scripts).toBeLessThanOrEqual(SCRIPT_LIMIT);
  });
}
