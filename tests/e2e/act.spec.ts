import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

/** `client:act` alone, on an island whose code takes as long as the test wants. */
const DIRECTIVE = stripTypeScriptTypes(readFileSync('src/build/act-directive.ts', 'utf8'));
const PAGE = `<!doctype html><html lang="en"><title>act</title><link rel="icon" href="data:,"><main>
<astro-island id="island" client="act"><button>Run</button> <label><input type="radio" name="r" value="b">B</label> <input id="text" aria-label="text">
<select aria-label="select"><option>a</option><option>b</option></select> <a href="#there">there</a>
<div id="drop" style="height:40px">drop</div></astro-island></main>
<script type="module">
  import act from './act.js';
  const island = document.getElementById('island');
  window.seen = [];
  window.loads = 0;
  const arrive = new Promise((resolve) => { window.arrive = resolve; });
  act(async () => {
    window.loads++;
    await arrive;
    return async () => {
      island.querySelector('select').value = 'a';
      for (const type of ['click', 'input', 'change', 'keydown', 'drop'])
        island.addEventListener(type, (e) => window.seen.push([type, e.target.value || e.target.textContent, e.key ?? e.dataTransfer?.files[0]?.name].filter(Boolean).join(' ')));
    };
  }, { name: 'act', value: true }, island);
  window.ready = true;
</script></html>`;

async function open(page: Page): Promise<void> {
  await page.route('**/act.html', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
  await page.route('**/act.js', (route) => route.fulfill({ contentType: 'text/javascript', body: DIRECTIVE }));
  await page.goto('act.html');
  await page.waitForFunction('window.ready');
}
const seen = (page: Page) => page.evaluate<string[]>('window.seen');
async function arrive(page: Page): Promise<void> {
  await page.evaluate('window.arrive()');
  await expect(page.locator('#island')).toHaveAttribute('data-hydrated', 'true');
}

test('nothing is fetched before the reader comes near', async ({ page }) => {
  await open(page);
  expect(await page.evaluate('window.loads')).toBe(0);
  await page.getByRole('button').hover();
  expect(await page.evaluate('window.loads')).toBe(1);
});

test('the keyboard wakes it too', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('window.loads')).toBe(1);
});

test('what is done before the code arrives is done once afterwards, in its order', async ({ page }) => {
  await open(page);
  await page.getByRole('button').click();
  await page.getByRole('radio').click();
  await page.locator('#text').fill('42');
  await page.locator('#text').press('ArrowUp');
  await page.getByRole('button').press('Enter');
  await page.getByRole('button').press('Tab');
  await expect.poll(() => seen(page)).toEqual([]);
  await arrive(page);
  const done = await seen(page);
  expect(done.filter((entry) => entry === 'click Run')).toHaveLength(2);
  expect(done).toContain('change b');
  expect(done).toContain('input 42');
  expect(done).toContain('keydown 42 ArrowUp');
  expect(done.indexOf('click Run')).toBeLessThan(done.indexOf('input 42'));
  expect(done.some((entry) => entry.endsWith('Tab'))).toBe(false);
  await expect(page.getByRole('radio')).toBeChecked();
});

test('a choice made too early outlives the island’s own value', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox').selectOption('b');
  await arrive(page);
  await expect.poll(() => seen(page)).toContain('change b');
  await expect(page.getByRole('combobox')).toHaveValue('b');
});

test('a file dropped too early is handed over', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['a,b'], 'orders.csv'));
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.getElementById('drop')?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  });
  await arrive(page);
  await expect.poll(() => seen(page)).toEqual(['drop drop orders.csv']);
});

test('a link stays a link, and a living island gets its events at once', async ({ page }) => {
  await open(page);
  await page.getByRole('link').click();
  expect(page.url()).toContain('#there');
  await arrive(page);
  await page.getByRole('button').click();
  await expect.poll(() => seen(page)).toContain('click Run');
});
