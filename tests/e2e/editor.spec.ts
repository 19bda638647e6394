import type { Locator, Page } from '@playwright/test';
import { expect, test, violations } from './test.ts';

const lab = (page: Page): Locator => page.locator('#home-value');
const text = (page: Page): Locator => lab(page).locator('.cm-content');
const list = (page: Page): Locator => lab(page).locator('.cm-tooltip-autocomplete');
const options = (page: Page): Locator => list(page).getByRole('option');
/** The whole text, as it would be copied: lines out of sight are not in the document. */
const written = (page: Page): Promise<string> =>
  text(page).evaluate((content) => {
    const view = (content as unknown as { cmTile: { view: { state: { doc: { toString(): string } } } } }).cmTile.view;
    return view.state.doc.toString();
  });

async function openEditor(page: Page, path = 'en/index.html'): Promise<void> {
  await page.goto(path);
  await lab(page).getByRole('tab', { name: 'YAML' }).click();
  await expect(lab(page).locator('.editor[data-ready="true"]')).toBeVisible();
}

async function write(page: Page, yaml: string): Promise<void> {
  await text(page).click();
  await page.keyboard.press('Control+A');
  await paste(page, yaml);
}

const paste = (page: Page, yaml: string): Promise<void> =>
  text(page).evaluate((content, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    content.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, yaml);

/** In the first moments of a list CodeMirror takes Enter for a new line. */
async function take(page: Page): Promise<void> {
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
}

test('who asks before the language is there gets the list when it comes', async ({ page }) => {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/tag-language\.[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await openEditor(page);
  await text(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Space');
  await page.waitForTimeout(300);
  await expect(list(page)).toHaveCount(0);
  letGo();
  await expect(options(page).filter({ hasText: /^category/ })).toBeVisible();
});

test('the list opens on an empty line, in the middle of a word, and in the middle of a wrong one', async ({ page }) => {
  await openEditor(page);
  await write(page, 'code: t\ndefine:\n  measure:\n    from: orders\n    agg: count_distinct\n    \n    field: amount');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Space');
  await expect(options(page).filter({ hasText: /^window/ })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  for (let i = 0; i < 'distinct'.length; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+Space');
  await expect(options(page).first()).toHaveText(/^count/);
  await page.keyboard.press('ArrowDown');
  await take(page);
  expect(await written(page)).toMatch(/agg: count(_distinct)?\n/);

  await write(page, 'code: t\ndefine:\n  xpression: 1');
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+/');
  await options(page).filter({ hasText: /^expr/ }).click();
  expect(await written(page)).toBe('code: t\ndefine:\n  expr: 1');
});

test('where there is nothing to choose from, that is said', async ({ page }) => {
  await openEditor(page, 'index.html');
  await write(page, 'code: t\nname: {zh: ');
  await page.keyboard.press('Control+Space');
  await expect(lab(page).locator('.cm-help')).toHaveText('这里没有可选的词，随意写。');
  await expect(lab(page).locator('.cm-announced')).toHaveText('这里没有可选的词，随意写。');
});

for (const { path, width, height } of [
  { path: 'index.html', width: 1440, height: 800 },
  { path: 'en/index.html', width: 1440, height: 800 },
  { path: 'en/index.html', width: 960, height: 700 },
  { path: 'index.html', width: 640, height: 800 },
  { path: 'en/index.html', width: 640, height: 600 },
  { path: 'en/index.html', width: 375, height: 667 },
  { path: 'en/index.html', width: 320, height: 568 },
]) {
  test(`${path}, ${width} pixels: what is said of a suggestion is read in full and covers nothing of the list`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openEditor(page, path);
    await write(page, 'code: t\n\n'.padEnd(9 + 40, '# filled\n'));
    for (const place of ['Control+Home', 'Control+End']) {
      await page.keyboard.press(place);
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+Space');
      await expect(options(page).first()).toBeVisible();
      for (let i = 0; i < 6; i++) {
        await page.waitForTimeout(150);
        const at = await boxes(page);
        expect(at.info.left).toBeGreaterThanOrEqual(0);
        expect(at.info.right).toBeLessThanOrEqual(width);
        expect(at.info.top).toBeGreaterThanOrEqual(0);
        expect(at.info.bottom).toBeLessThanOrEqual(height);
        expect(at.hidden, 'nothing of it is scrolled away').toBeLessThanOrEqual(0);
        const apart =
          at.info.left >= at.list.right - 1 ||
          at.info.right <= at.list.left + 1 ||
          at.info.top >= at.list.bottom - 1 ||
          at.info.bottom <= at.list.top + 1;
        expect(apart, JSON.stringify(at)).toBe(true);
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Escape');
    }
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const boxes = (page: Page): Promise<{ info: Box; list: Box; hidden: number }> =>
  list(page).evaluate((tooltip) => {
    const box = (element: Element | null): Box => {
      const { left, right, top, bottom } = element?.getBoundingClientRect() ?? new DOMRect();
      return { left, right, top, bottom };
    };
    const info = tooltip.querySelector('.cm-completionInfo');
    return { info: box(info), list: box(tooltip.querySelector('ul')), hidden: info ? info.scrollHeight - info.clientHeight : 1 };
  });

for (const { colorScheme, width } of [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 375 },
] as const) {
  test(`${colorScheme}, ${width} pixels: nothing for axe with issues listed, the list open, and help open`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await openEditor(page);
    await write(page, 'code: t\ndefine:\n  exprr: spend_365d >= 5000\n');
    await expect(lab(page).locator('.issues > li').first()).toBeVisible();
    await page.keyboard.press('Control+Space');
    await expect(options(page).first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+i');
    await expect(lab(page).locator('.cm-help')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('Tab leaves the editor, list or no list', async ({ page }) => {
  await openEditor(page);
  await text(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Space');
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(list(page)).toHaveCount(0);
  await expect(lab(page).getByRole('button', { name: 'Use a plain text box' })).toBeFocused();
});

test('after a fix of the list the focus is at the next fix, then in the text, and it is said', async ({ page }) => {
  await openEditor(page);
  await write(
    page,
    'code: t # mine\ndefine:\n  cases:\n    - {wen: spend_365d >= 5000, value: a}\n    - {when: city is missing, valeu: b}',
  );
  const fixes = lab(page).locator('.issues button');
  await expect(fixes).toHaveCount(2);
  await fixes.first().focus();
  await page.keyboard.press('Enter');
  await expect(fixes).toHaveCount(1);
  await expect(fixes.first()).toBeFocused();
  await expect(fixes.first()).toHaveAccessibleDescription(/valeu/);
  await expect(lab(page).locator('#home-value-definition-panel > [role="status"]')).toHaveText('Mended. 1 left.');
  await page.keyboard.press('Enter');
  await expect(fixes).toHaveCount(0);
  await expect(text(page)).toBeFocused();
  await page.keyboard.type('!');
  expect(await written(page)).toContain('value!: b');
});

test('Ctrl-Z after a fix gives back what was there, comments and all', async ({ page }) => {
  await openEditor(page);
  const before = 'code: t # mine\ndefine:\n  exprr: spend_365d >= 5000 # why';
  await write(page, before);
  await lab(page).locator('.issues button').click();
  await expect(text(page)).toBeFocused();
  expect(await written(page)).toBe(before.replace('exprr', 'expr'));
  await page.keyboard.press('Control+z');
  expect(await written(page)).toBe(before);

  await expect(lab(page).locator('.issues button')).toBeVisible();
  await page.keyboard.press('Control+.');
  await page.keyboard.type('x');
  await page.keyboard.press('Control+z');
  expect(await written(page)).toBe(before.replace('exprr', 'expr'));
  await page.keyboard.press('Control+z');
  expect(await written(page)).toBe(before);
});

test('slot edits are undone one by one, where they were made and in the editor', async ({ page }) => {
  await openEditor(page);
  await text(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n# mine');
  const before = await written(page);
  await lab(page).getByRole('tab', { name: 'Sentence' }).click();
  const slot = (days: number): Locator =>
    lab(page)
      .getByRole('button', { name: new RegExp(`How far to look back: ${days} days`) })
      .first();
  const set = async (from: number, to: number): Promise<void> => {
    await slot(from).click();
    await page.keyboard.type(String(to));
    await page.keyboard.press('Enter');
    await expect(slot(to)).toBeFocused();
  };
  await set(365, 90);
  await page.waitForTimeout(400);
  await set(90, 30);
  await page.keyboard.press('Control+z');
  await expect(slot(90)).toBeFocused();
  await page.keyboard.press('Control+Shift+z');
  await expect(slot(30)).toBeVisible();

  await lab(page).getByRole('tab', { name: 'YAML' }).click();
  await expect(lab(page).locator('.editor[data-ready="true"]')).toBeVisible();
  expect(await written(page)).toContain('30d');
  await text(page).click();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Control+z');
  expect(await written(page)).toBe(before);
  await page.keyboard.press('Control+z');
  expect(await written(page)).not.toContain('# mine');

  await lab(page).getByRole('tab', { name: 'Sentence' }).click();
  await lab(page).getByRole('button', { name: 'Undo' }).click();
  await expect(slot(30)).toBeVisible();
});

test('one kind of word has one colour, however a condition is quoted', async ({ page }) => {
  await openEditor(page);
  const condition = "round(spend_365d, 2) >= 20 and city = 'xian' or is_member = true";
  const colours = async (yaml: string): Promise<string[]> => {
    await write(page, `code: t\ndefine:\n  expr: ${yaml}`);
    await expect(lab(page).locator('.cm-tag-text')).toHaveCount(1);
    return text(page).evaluate((content) => {
      const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) {
        const { parentElement, textContent } = walker.currentNode;
        const colour = parentElement ? getComputedStyle(parentElement).color : '';
        for (const word of textContent?.match(/[\p{L}\p{N}_']+|[^\s"|]/gu) ?? []) found.push(`${word} ${colour}`);
      }
      return found.slice(found.findIndex((one) => one.startsWith('expr ')));
    });
  };
  const plain = await colours(condition);
  expect(new Set(plain.map((one) => one.slice(one.indexOf('rgb')))).size).toBeGreaterThanOrEqual(5);
  expect(await colours(`"${condition}"`)).toEqual(plain);
  expect(await colours(`|\n    ${condition}`)).toEqual(plain);
});

test('a text that was pasted by mistake leaves the page usable', async ({ page }) => {
  await openEditor(page);
  await write(
    page,
    Array.from({ length: 1000 }, (_, i) => `code: tag_${i}\ndefine:\n  expr: spennd_365d >= ${i} and ciity = 'x'\n`).join('---\n'),
  );
  await expect(lab(page).locator('.issues > li')).toHaveCount(20);
  await expect(lab(page).getByText(/^And [\d,]+ more/)).toBeVisible();
  const from = Date.now();
  await page.keyboard.type('abc');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(Date.now() - from).toBeLessThan(3000);
  await expect(lab(page).getByRole('button', { name: /How far/ })).toHaveCount(0);
  expect(await written(page)).toContain('customer_value');
});

test('Chinese is composed undisturbed, and full-width signs are mended by one click', async ({ page }) => {
  await openEditor(page, 'index.html');
  await write(page, 'code: t\nname: {zh: ');
  const input = await page.context().newCDPSession(page);
  for (const [composed, ms] of [
    ['g', 100],
    ['gao', 100],
    ['gao jia', 500],
    ['高价', 100],
  ] as const) {
    await input.send('Input.imeSetComposition', { text: composed, selectionStart: composed.length, selectionEnd: composed.length });
    await page.waitForTimeout(ms);
  }
  await input.send('Input.insertText', { text: '高价值' });
  await page.keyboard.type(', en: High}\ndefine:\n  expr: ');
  await input.send('Input.insertText', { text: 'city ＝ ‘xian’ and （orders_90d ≥ 1）' });
  expect(await written(page)).toContain('zh: 高价值, en: High}');
  const fixes = lab(page).locator('.issues button');
  await expect(fixes.first()).toBeVisible();
  for (let left = await fixes.count(); left > 0; left = await fixes.count()) {
    await fixes.first().click();
    await expect.poll(() => fixes.count()).toBeLessThan(left);
  }
  expect(await written(page)).toContain("expr: city = 'xian' and (orders_90d ≥ 1)");
});
