import type { Locator, Page } from '@playwright/test';
import { expect, overflow, test, violations } from './test.ts';
import { weigh } from './weigh.ts';

const lab = (page: Page): Locator => page.locator('#home-value');
const counts = (page: Page): Promise<string[]> => lab(page).locator('.bars > :nth-child(3n)').allInnerTexts();

for (const { path, run, took, share } of [
  { path: 'index.html', run: '运行', took: /SQLite 在你的浏览器里用 .+给 2,000 位客户打了标签/, share: /的客户是“高价值”，他们带来了/ },
  {
    path: 'en/index.html',
    run: 'Run',
    took: /SQLite in your browser tagged 2,000 customers in/,
    share: /of customers are “High value”, and they bring in/,
  },
]) {
  test(`${path}: the first result is there before any script, and Run works it out anew`, async ({ page }) => {
    await page.goto(path);
    const before = await counts(page);
    expect(before).toHaveLength(4);
    await expect(lab(page).locator('footer')).toContainText(share);
    await lab(page).getByRole('button', { name: run, exact: true }).click();
    await expect(lab(page).locator('footer')).toContainText(took);
    expect(await counts(page)).toEqual(before);
  });
}

test('the first Run fetches what DESIGN allows, beside the data', async ({ page, context }) => {
  const untouched = await weigh(await context.newPage(), 'index.html');
  const { files } = await weigh(page, 'index.html', async () => {
    await lab(page).getByRole('button', { name: '运行', exact: true }).click();
    await expect(lab(page).locator('footer')).toContainText('SQLite');
    await page.waitForLoadState('networkidle');
  });
  const before = new Set(untouched.files.map(({ name }) => name));
  const fetched = files.filter(({ name }) => !before.has(name) && !name.endsWith('.sqlite.gz'));
  expect(fetched.some(({ name }) => name.endsWith('.wasm'))).toBe(true);
  expect(fetched.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(370_000);
});

test('a slot is changed by keyboard alone: typed, kept with Enter, taken back with Escape', async ({ page }) => {
  await page.goto('index.html');
  const slot = lab(page).getByRole('button', { name: /往回看多久：365 天/ });
  await slot.focus();
  await page.keyboard.press('Enter');
  const picker = lab(page).getByRole('dialog', { name: '往回看多久' });
  await expect(picker).toBeVisible();
  const before = await counts(page);
  await page.keyboard.type('90');
  await page.keyboard.press('Enter');
  await expect(picker).toBeHidden();
  const changed = lab(page).getByRole('button', { name: /往回看多久：90 天/ });
  await expect(changed).toBeFocused();
  await expect.poll(() => counts(page)).not.toEqual(before);

  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await expect(lab(page).getByRole('button', { name: /往回看多久：91 天/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(changed).toBeVisible();

  await lab(page).getByRole('button', { name: '还原' }).click();
  await expect.poll(() => counts(page)).toEqual(before);
});

test('YAML: a mistake is said at its line, one click mends it, and the sentence follows', async ({ page }) => {
  await page.goto('index.html');
  await lab(page).getByRole('tab', { name: 'YAML' }).click();
  const text = lab(page).locator('.cm-content');
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nelze: 1');
  const issue = lab(page).locator('.issues > li');
  await expect(issue).toContainText('elze');
  await expect(lab(page).locator('.cm-lintRange-error')).toHaveCount(1);
  await lab(page).getByRole('tab', { name: '句子' }).click();
  await expect(lab(page).locator('.set .notice')).toContainText('1 处要改');
  await expect(lab(page).getByRole('button', { name: /往回看多久/ })).toBeDisabled();
  await lab(page).getByRole('button', { name: '去 YAML 里改' }).click();

  await lab(page).locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('code: big_spender\ndefine: {exprr: spend_365d >= 5000');
  await lab(page).getByRole('button', { name: '改成 expr' }).click();
  await expect(issue).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(lab(page).locator('footer')).toContainText('SQLite');
  await lab(page).getByRole('tab', { name: '句子' }).click();
  await expect(lab(page).locator('.sent')).toContainText('最近 365 天消费');
  await expect(lab(page).locator('.bars')).toContainText('是');
});

test('the editor suggests, and lets the keyboard go', async ({ page }) => {
  await page.goto('en/index.html');
  await lab(page).getByRole('tab', { name: 'YAML' }).click();
  await lab(page).locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('code: t\ndefine:\n  expr: days_since_l');
  await expect(lab(page).locator('.cm-tooltip-autocomplete')).toContainText('days_since_last_order');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(lab(page).getByRole('button', { name: 'Use a plain text box' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lab(page).getByRole('textbox')).toHaveValue(/days_since_l/);
  await page.reload();
  await lab(page).getByRole('tab', { name: 'YAML' }).click();
  await expect(lab(page).locator('textarea')).toBeVisible();
});

test('the editor knows the grammar: keys by place, words, codes, help by mouse and by keyboard, fixes by keyboard', async ({ page }) => {
  await page.goto('en/index.html');
  await lab(page).getByRole('tab', { name: 'YAML' }).click();
  const text = lab(page).locator('.cm-content');
  const list = lab(page).locator('.cm-tooltip-autocomplete');
  /** In the first moments of a list CodeMirror takes Enter for a new line. */
  const take = async (): Promise<void> => {
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await expect(list).toHaveCount(0);
  };
  await text.click();
  await expect(lab(page).getByRole('link', { name: 'Tag language reference' })).toHaveAttribute('href', /\/en\/reference\/index\.html$/);
  await page.keyboard.press('Control+A');
  // A line goes on inside what the one above opens.
  await page.keyboard.type('code: liked\ndefine:\npref');
  await expect(list).toContainText('A preference');
  await take();
  await page.keyboard.type('\nfrom: order_items\nby: ');
  await page.keyboard.press('Control+Space');
  await expect(list.getByRole('option')).toHaveText([/^count/, /^sum/, /^share/, /^tgi/, /^decay/]);
  await page.keyboard.type('tg');
  await expect(list.getByRole('option')).toHaveCount(1);
  await take();
  await page.keyboard.type('\nwhere: orders.status = ');
  await page.keyboard.press('Control+Space');
  await expect(list.getByRole('option').first()).toHaveText(/^'paid'/);
  await take();
  await page.keyboard.type('\ndimension: category\nweigth: qty * price');
  await expect(lab(page).locator('.cm-tag-text')).toHaveText("'paid'");
  await expect(lab(page).locator('.cm-lintRange-error')).toHaveText('weigth');

  const card = lab(page).locator('.cm-help');
  await lab(page).locator('.cm-tag-word', { hasText: 'tgi' }).hover();
  await expect(card).toContainText('That share against everybody’s');
  await page.mouse.move(0, 0);
  await expect(card).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+i');
  await expect(card).toContainText('A column of order_items');
  await expect(lab(page).locator('.cm-announced')).toContainText('A column of order_items');
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+.');
  await expect(lab(page).locator('.cm-lintRange-error')).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(lab(page).locator('footer')).toContainText('SQLite');
  await lab(page).getByRole('tab', { name: 'Sentence' }).click();
  await expect(lab(page).locator('.sent')).toContainText('by TGI');
});

test('a customer says why, down to the rows', async ({ page }) => {
  await page.goto('index.html');
  await lab(page)
    .getByRole('button', { name: /为什么是这个标签/ })
    .first()
    .click();
  const why = lab(page).locator('.why');
  await expect(why).toContainText('成立，就取这个值');
  await why.getByText('看这些行').first().click();
  await expect(why.getByRole('table').first()).toContainText('已支付');
  await lab(page).getByRole('tab', { name: '客户' }).click();
  await expect(lab(page).locator('.tall > table > tbody > tr:not(.detail)')).toHaveCount(50);
  await lab(page).getByLabel('只看').selectOption({ label: '高价值' });
  await expect(lab(page).locator('tbody .tag.plain')).toHaveCount(0);
  const [file] = await Promise.all([page.waitForEvent('download'), lab(page).getByRole('button', { name: '下载 CSV' }).click()]);
  expect(file.suggestedFilename()).toBe('customer_value.csv');
});

for (const { path, title, checked, compare } of [
  { path: 'index.html', title: '差多少就会变', checked: '重新跑过一遍', compare: '谁变了' },
  { path: 'en/index.html', title: 'What would change it', checked: 'Run again', compare: 'Who moved' },
]) {
  test(`${path}: a customer is told what would change it, and it is true`, async ({ page }) => {
    await page.goto(path);
    await lab(page).locator('tbody .row-button').nth(1).click();
    const why = lab(page).locator('.why');
    await expect(why).toContainText(title);
    await expect(why.locator('.nearest > li').first()).toContainText(/“.+”/);
    await expect(why).toContainText(checked);
    expect(await violations(page)).toEqual([]);
  });

  test(`${path}: who moved since an earlier day, from where to where, and why`, async ({ page }) => {
    await page.goto(path);
    await lab(page).getByRole('tab', { name: compare }).click();
    const moved = lab(page).locator('.moved');
    await expect(moved.getByRole('status')).toContainText('2025-04-01');
    const flow = moved.locator('.flows .row-button').first();
    const count = Number((await flow.textContent())?.replace(',', ''));
    await flow.click();
    await expect(moved.locator('.why .head')).toContainText(String(count));
    await expect(moved.locator('.why li')).toHaveCount(Math.min(8, count));
    await expect(moved.locator('.why li').first()).toContainText(/C\d{4}.+\d/);
    expect(await violations(page)).toEqual([]);
    // A day that is not earlier is said, and nothing is compared.
    await moved.locator('input[type=date]').fill('2025-07-01');
    await expect(moved.getByRole('alert')).toContainText('2025-06-30');
    await expect(moved.locator('.flows')).toHaveCount(0);
    await moved.locator('input[type=date]').fill('2025-06-29');
    await expect(moved.getByRole('status')).toContainText('2025-06-29');
  });
}

test('who moved by a changed definition, and nothing is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto('index.html');
  await lab(page)
    .getByRole('button', { name: /往回看多久/ })
    .click();
  await expect(lab(page).getByRole('dialog')).toBeVisible();
  await page.keyboard.type('90');
  await page.keyboard.press('Enter');
  await expect(lab(page).locator('footer')).toContainText('SQLite');
  await lab(page).getByRole('tab', { name: '谁变了' }).click();
  const moved = lab(page).locator('.moved');
  await moved.getByLabel('和什么比').selectOption({ label: '改之前的定义' });
  await expect(moved.getByRole('status')).toContainText('定义改了以后');
  await moved.locator('.flows .row-button').first().click();
  await expect(moved.locator('.why li').first()).toContainText('消费');
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('Stop ends a run that takes long, and the next one works', async ({ page }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/*.sqlite.gz', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('index.html');
  await lab(page).getByRole('button', { name: '运行', exact: true }).click();
  await lab(page).getByRole('button', { name: '停止' }).click();
  await expect(lab(page).getByRole('alert')).toContainText('已经停下');
  letGo();
  await lab(page).getByRole('button', { name: '运行', exact: true }).click();
  await expect(lab(page).locator('footer')).toContainText('SQLite');
  await expect(lab(page).getByRole('alert')).toHaveCount(0);
});

test('a shared link brings the definition, a hostile one is refused with a message', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('index.html');
  const before = await counts(page);
  await lab(page)
    .getByRole('button', { name: /往回看多久/ })
    .click();
  await expect(lab(page).getByRole('dialog')).toBeVisible();
  await page.keyboard.type('30');
  await page.keyboard.press('Enter');
  await expect.poll(() => counts(page)).not.toEqual(before);
  const after = await counts(page);
  const share = lab(page).getByRole('button', { name: '分享', exact: true });
  await share.click();
  await expect(lab(page).getByRole('status').filter({ hasText: '链接已复制' })).toBeVisible();
  await expect(share, 'the button keeps its name').toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address.split('#')[1]?.length).toBeLessThanOrEqual(2000);

  const guest = await context.newPage();
  await guest.goto(address);
  await expect(lab(guest).getByText('这是别人分享给你的定义。')).toBeVisible();
  await expect.poll(() => counts(guest)).toEqual(after);

  await guest.goto('about:blank');
  await guest.goto(`${address.split('#')[0]}#home-value?tag=%22%3E%3Cimg src=x onerror=alert(1)%3E`);
  await expect(lab(guest).getByRole('alert')).toContainText('不是这里生成的');
  expect(await counts(guest)).toEqual(before);
});

test('what was changed is kept and offered on the next visit', async ({ page }) => {
  await page.goto('en/index.html');
  await lab(page)
    .getByRole('button', { name: /How far to look back: 365 days/ })
    .click();
  await expect(lab(page).getByRole('dialog')).toBeVisible();
  await page.keyboard.type('180');
  await page.keyboard.press('Enter');
  await expect(lab(page).getByRole('button', { name: /How far to look back: 180 days/ })).toBeVisible();
  await page.reload();
  await lab(page).hover();
  await lab(page).getByRole('button', { name: 'Carry on with mine' }).click();
  await expect(lab(page).getByRole('button', { name: /How far to look back: 180 days/ })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const { path, names } of [
    { path: 'index.html', names: ['运行', '客户', 'SQL', 'YAML'] },
    { path: 'en/index.html', names: ['Run', 'Customers', 'SQL', 'YAML'] },
  ]) {
    test(`${path}, ${colorScheme}: nothing for axe, results, why, picker and editor open`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      const [run = '', customers = '', sql = '', yaml = ''] = names;
      await lab(page).getByRole('button', { name: run, exact: true }).click();
      await expect(lab(page).locator('footer')).toContainText('SQLite');
      await lab(page).locator('tbody .row-button').first().click();
      await expect(lab(page).locator('.why')).toBeVisible();
      await lab(page).locator('.slot').first().click();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await lab(page).getByRole('tab', { name: customers }).click();
      await lab(page).getByRole('tab', { name: yaml }).click();
      await expect(lab(page).locator('.editor[data-ready="true"]')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await lab(page).getByRole('tab', { name: sql }).click();
      await expect(lab(page).locator('.code')).toContainText('WITH');
      expect(await violations(page)).toEqual([]);
    });
  }
}

for (const width of [320, 375, 640, 1440]) {
  test(`nothing sticks out at ${width} pixels, whatever is open`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('en/index.html');
    for (const slot of await lab(page).locator('.slot').all()) {
      await slot.click();
      await expect(lab(page).locator('.picker')).toBeVisible();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
    }
    await lab(page).getByRole('button', { name: 'Run', exact: true }).click();
    await expect(lab(page).locator('footer')).toContainText('SQLite');
    await lab(page).locator('tbody .row-button').first().click();
    await expect(lab(page).locator('.why')).toBeVisible();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    for (const name of ['Customers', 'SQL', 'YAML']) {
      await lab(page).getByRole('tab', { name }).click();
      await page.waitForTimeout(300);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  });
}
