import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from '@playwright/test';
import { expect, test, violations } from './test.ts';

/** A person's own files, from the drop to a table of tags, and until nothing of them is left. */
const FILES = 'tests/sandbox/files/';
const own = (page: Page): Locator => page.locator('.own-data').first();
const card = (page: Page, name: string): Locator => own(page).locator('.own-file').filter({ hasText: name });
const tagLab = (page: Page): Locator => page.locator('#own-tags');
const rfmLab = (page: Page): Locator => page.locator('#rfm-own');

async function choose(page: Page, ...names: string[]): Promise<void> {
  await own(page)
    .locator('input[type=file]')
    .setInputFiles(names.map((name) => (name.includes('/') ? name : FILES + name)));
  for (const name of names) await expect(card(page, name.split('/').at(-1) ?? '')).toHaveAttribute('aria-busy', 'false');
}

/** Written by hand: `lines` below a header of orders. */
const orders = (name: string, lines: readonly string[], header = 'customer_id,order_date,amount') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${[header, ...lines].join('\n')}\n`),
});

async function importAll(page: Page): Promise<void> {
  await own(page)
    .getByRole('button', { name: /^Import \d/ })
    .click();
  await expect(own(page).locator('.own-done')).toBeVisible();
}

const textOf = async (download: Download): Promise<string> => readFileSync(await download.path(), 'utf8');
async function downloaded(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return textOf(download);
}

test.beforeEach(async ({ page }) => {
  await page.goto('en/own/index.html');
});

test('orders become customers of both labs, and a table of tags goes out', async ({ page }) => {
  const lines = Array.from({ length: 60 }, (_, i) => `K${i % 12},2025-0${1 + (i % 6)}-${10 + (i % 18)},${20 + ((i * 37) % 400)}.50`);
  await own(page)
    .locator('input[type=file]')
    .setInputFiles(orders('shop.csv', [...lines, '=HYPERLINK(1),2025-06-03,-5']));
  await expect(card(page, 'shop.csv').locator('.own-counts')).toContainText('The file has 62 rows: 61 used, 0 that cannot be used');
  await importAll(page);
  await expect(tagLab(page).locator('header .meta')).toContainText('shop.csv · 13 customers');
  await expect(rfmLab(page).locator('header .meta')).toContainText('shop.csv');
  // The last day of the data is suggested, and another one is taken by both labs.
  await expect(own(page).getByLabel('As-of date')).toHaveValue('2025-06-27');
  await own(page).getByLabel('As-of date').fill('2025-12-31');
  await expect(tagLab(page).locator('header .meta')).toContainText('as of 2025-12-31');
  await expect(rfmLab(page).locator('header .meta')).toContainText('as of 2025-12-31');
  await expect(tagLab(page).locator('footer')).toContainText('No customer is “bought within 90 days”');
  await tagLab(page).getByLabel('Tags that run on your data').selectOption({ label: 'How often they bought' });
  await expect(tagLab(page).locator('.bars')).toContainText('5 times or more');

  await tagLab(page).getByRole('tab', { name: 'Take away' }).click();
  const take = tagLab(page).locator('.own-take');
  const table = await downloaded(page, () => take.getByRole('button', { name: /^Download the tags/ }).click());
  expect(table.startsWith('\uFEFFCustomer,How often they bought\r\n')).toBe(true);
  expect(table).toContain("\r\n'=HYPERLINK(1),once\r\n");
  expect(table.trim().split('\r\n')).toHaveLength(14);
  await take.getByRole('radio', { name: 'Values by code' }).check();
  expect(await downloaded(page, () => take.getByRole('button', { name: /^Download the tags/ }).click())).toContain('Customer,order_times');
  expect(await downloaded(page, () => take.getByRole('button', { name: 'Download YAML' }).click())).toContain('code: order_times');
  await take.getByLabel('For which database').selectOption('duckdb');
  await expect(take.locator('pre')).toContainText("DATE '2025-12-31'");
  expect(await downloaded(page, () => take.getByRole('button', { name: 'Download SQL' }).click())).toMatch(/SELECT[\s\S]*;\n$/);
});

test('what the bytes do not say is asked, nothing is chosen beforehand, and the answer can be taken back', async ({ page }) => {
  await choose(page, 'dates-torn.csv');
  const file = card(page, 'dates-torn.csv');
  const question = file.locator('.own-question');
  await expect(question).toContainText('dates with the day first and dates with the month first');
  await expect(question.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(question.getByRole('button')).toBeDisabled();
  await expect(own(page).getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await question.getByRole('radio', { name: /^month\/day\/year/ }).check();
  await question.getByRole('button').click();
  await expect(file.locator('.own-counts')).toContainText('2 used, 1 that cannot be used');
  await expect(file.locator('.own-refused')).toContainText('25/04/2025');
  await file.getByLabel('Kind of “order_date”').selectOption({ label: 'day/month/year (D/M/YYYY)' });
  await expect(file.locator('.own-refused')).toContainText('04/25/2025');
});

test('rows that cannot be used are counted, shown by reason, and handed back as they were', async ({ page }) => {
  await choose(page, 'broken-rows.csv');
  const file = card(page, 'broken-rows.csv');
  await expect(file.locator('.own-counts')).toContainText('The file has 11 rows: 3 used, 6 that cannot be used');
  await expect(file.locator('.own-counts')).toContainText('1 header, 1 blank');
  await file.getByLabel('Show').selectOption({ label: 'not a number, 1 row' });
  await expect(file.locator('.own-refused tbody tr')).toHaveCount(1);
  const text = await downloaded(page, () => file.getByRole('button', { name: 'Download these 6 rows' }).click());
  expect(text.trim().split('\r\n')).toHaveLength(7);
  expect(text).toContain('四十');
});

test('every change is in the log, is undone and redone by itself, and the log is a file', async ({ page }) => {
  await choose(page, 'titles-and-totals.csv');
  const file = card(page, 'titles-and-totals.csv');
  await expect(file.locator('.own-counts')).toContainText('3 used');
  await file.locator('.own-log > summary').click();
  await expect(file.locator('.own-log')).toContainText('小计  30');
  await file.getByRole('button', { name: 'Undo Total rows left out' }).click();
  await expect(file.locator('.own-counts')).toContainText('3 used, 3 that cannot be used');
  await expect(file.locator('.own-log > summary')).toContainText('1 undone');
  const log = await downloaded(page, () => file.getByRole('button', { name: 'Download the log' }).click());
  expect(log).toContain('Undone: Total rows left out');
  await file.getByRole('button', { name: 'Redo Total rows left out' }).click();
  await expect(file.locator('.own-counts')).toContainText('3 used, 0 that cannot be used');
});

test('columns about persons can be masked, hashed or left out, and the log shows nothing of them', async ({ page }) => {
  await choose(page, 'personal.csv');
  const file = card(page, 'personal.csv');
  const phone = file.getByRole('group', { name: '“手机号” looks like phone numbers. What should become of it?' });
  await phone.getByRole('radio', { name: 'Replace by fingerprints' }).check();
  await expect(phone.getByRole('radio', { name: 'Replace by fingerprints' })).toBeChecked();
  await file
    .getByRole('group', { name: /“身份证号”/ })
    .getByRole('radio', { name: 'Leave out' })
    .check();
  await expect(file.locator('.own-log > summary')).toContainText('2 changes');
  await file.locator('.own-log > summary').click();
  await expect(file.locator('.own-log')).toContainText('Replaced by fingerprints: 手机号');
  await expect(file.locator('.own-log')).not.toContainText('19900001234');
});

test('three tables are joined as agreed, and orphans are counted', async ({ page }) => {
  await choose(page, 'customers.csv', 'orders.csv', 'items.csv');
  const joins = own(page).locator('.own-join');
  await expect(joins).toHaveCount(2);
  await expect(joins.first()).toContainText('customer_id in “orders” names customer_id in “customers”: 3 rows match, 3 rows name nothing');
  await joins.last().getByRole('radio', { name: 'Keep apart' }).check();
  await expect(joins.last().getByRole('radio', { name: 'Keep apart' })).toBeChecked();
  await importAll(page);
  await expect(own(page).locator('.own-done')).toContainText('customers: 3 rows');
  await expect(own(page).locator('.own-done')).toContainText('items: 4 rows');
  await expect(tagLab(page).locator('header .meta')).toContainText('customers.csv and 2 more files · 3 customers');
});

test('a workbook asks for its sheet', async ({ page }) => {
  await choose(page, 'two-sheets.xlsx');
  const file = card(page, 'two-sheets.xlsx');
  await expect(file.locator('.own-question')).toContainText('2 sheets');
  await file.locator('.own-question').getByRole('radio').first().check();
  await file.locator('.own-question').getByRole('button').click();
  await expect(file.locator('.own-counts')).toContainText('used');
  await importAll(page);
  await expect(tagLab(page).locator('header .meta')).toContainText('two-sheets.xlsx');
});

test('orders that do not count are taken out by their status', async ({ page }) => {
  await choose(page, 'status.csv');
  const file = card(page, 'status.csv');
  await file.getByRole('checkbox', { name: '已取消, 1 row' }).uncheck();
  await file.getByRole('checkbox', { name: '已退款, 1 row' }).uncheck();
  await expect(file.getByRole('checkbox', { name: '已完成, 2 rows' })).toBeDisabled();
  await expect(file.locator('.own-counts')).toContainText('2 used, 0 that cannot be used');
  await expect(file.locator('.own-counts')).toContainText('2 order that does not count');
});

test('a long file can be stopped, and nothing of it is kept', async ({ page }, info) => {
  const path = info.outputPath('long.csv');
  const { writeFileSync } = await import('node:fs');
  const block = Array.from(
    { length: 10_000 },
    (_, i) => `K${i % 5000},2025-0${1 + (i % 6)}-${10 + (i % 18)},${i}.5,some words about it`,
  ).join('\n');
  writeFileSync(path, `customer_id,order_date,amount,note\n${Array.from({ length: 100 }, () => block).join('\n')}\n`);
  await own(page).locator('input[type=file]').setInputFiles(path);
  const file = card(page, 'long.csv');
  await expect(file.getByRole('progressbar')).toBeVisible();
  await expect(file.locator('.own-working')).toContainText('%');
  await file.getByRole('button', { name: 'Stop' }).click();
  await expect(file.getByRole('alert')).toHaveText(/Stopped\. Nothing was kept\./);
  await expect(own(page).getByRole('status').first()).toContainText('Stopped');
  await expect(own(page).getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  // Another file is read at once: the one that was stopped is not in its way.
  await choose(page, 'utf-8.csv');
  await expect(card(page, 'utf-8.csv').locator('.own-counts')).toContainText('4 used');
});

test('a file that is no table says what is wrong and what to do, and leaves', async ({ page }) => {
  for (const [name, said] of [
    ['old.xls', 'Save it as .xlsx in Excel'],
    ['locked.xlsx', 'has a password'],
    ['picture.csv', 'There is no text in this file'],
    ['header-only.csv', 'no row below it'],
  ] as const) {
    await choose(page, name);
    await expect(card(page, name).getByRole('alert')).toContainText(said);
    await card(page, name).getByRole('button', { name: 'Leave this file out' }).click();
    await expect(card(page, name)).toHaveCount(0);
  }
});

test('a lab that lacks something says what', async ({ page }) => {
  await own(page)
    .locator('input[type=file]')
    .setInputFiles(orders('who-and-when.csv', ['a,2025-06-01', 'b,2025-06-02'], 'customer_id,order_date'));
  await importAll(page);
  await expect(own(page).locator('.own-labs')).toContainText('The orders have no amount');
  await expect(tagLab(page).locator('header .meta')).toContainText('2 customers');
  await expect(rfmLab(page).locator('header .meta')).toContainText('Yunduo');
});

test('one click erases everything, and nothing is left', async ({ page }) => {
  const before = await keptBy(page);
  // What is looked for on the page is not what is looked for in its memory: looking puts it there.
  const [seen, mark] = ['Zaphod', 'Beeblebrox'];
  await own(page)
    .locator('input[type=file]')
    .setInputFiles(orders('mine.csv', [`${seen} ${mark},2025-06-01,5`, `${seen} the second,2025-06-02,7`]));
  await importAll(page);
  await expect(tagLab(page).locator('header .meta')).toContainText('mine.csv');
  await tagLab(page).getByRole('tab', { name: 'Customers' }).click();
  await expect(tagLab(page)).toContainText(seen);
  await expect(rfmLab(page).locator('header .meta')).toContainText('mine.csv');
  const workers = page.workers();
  expect(workers.length).toBe(2);
  expect(await inMemory(page, mark)).toBe(true);

  await own(page).getByRole('button', { name: 'Erase everything' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('mine.csv, 2 rows');
  await expect(dialog).toContainText('The imported database: 2 rows, 2 customers');
  await dialog.getByRole('button', { name: 'Erase everything' }).click();
  await expect(own(page)).toContainText('Everything is erased');
  for (const lab of [tagLab(page), rfmLab(page)]) await expect(lab.locator('header .meta')).toContainText(/Yunduo.* 2,000 customers/);
  // The browser itself holds on to what was clicked last.
  await page.locator('h1').click();
  await expect(page.locator('body')).not.toContainText(seen);
  // Both workers went, and their memory with them; one that holds the sample may have come instead.
  await expect.poll(() => page.workers().filter((worker) => workers.includes(worker)).length).toBe(0);
  expect(await keptBy(page)).toEqual(before);
  await expect.poll(() => inMemory(page, mark)).toBe(false);
  await page.reload();
  await expect(tagLab(page).locator('header .meta')).toContainText('Yunduo');
});

/** Whatever the browser keeps for this site. */
const keptBy = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    usage: (await navigator.storage.estimate()).usage,
    cookie: document.cookie,
  }));

/** Whether a text is anywhere in the memory of the page's scripts. */
async function inMemory(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const parts: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return parts.join('').includes(text);
}

test('by keyboard alone: a question is answered and the table imported', async ({ page }) => {
  await choose(page, 'decimal-open.csv');
  await expect(own(page).getByRole('heading', { level: 2 })).toBeFocused();
  const form = own(page).locator('.own-question');
  for (
    let i = 0;
    i < 30 &&
    !(await form
      .getByRole('radio')
      .first()
      .evaluate((radio) => radio === document.activeElement));
    i++
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(card(page, 'decimal-open.csv').locator('.own-counts')).toContainText('2 used');
  const button = own(page).getByRole('button', { name: /^Import \d/ });
  for (let i = 0; i < 40 && !(await button.evaluate((one) => one === document.activeElement)); i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(own(page).getByRole('heading', { name: 'Your customers are here' })).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen is accessible, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
    await choose(page, 'broken-rows.csv', 'latin1.csv');
    await page.evaluate(() => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>('.own-data details')) details.open = true;
    });
    await expect(own(page).locator('.own-encoding')).not.toHaveCount(0);
    expect(await violations(page)).toEqual([]);
    await card(page, 'latin1.csv').getByRole('button', { name: 'Leave this file out' }).click();
    await choose(page, 'personal.csv');
    await expect(card(page, 'personal.csv')).toContainText('is called “orders” already');
    await card(page, 'broken-rows.csv').getByRole('button', { name: 'Leave this file out' }).click();
    await expect(card(page, 'personal.csv').locator('.own-counts')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await importAll(page);
    await expect(tagLab(page).locator('.own-tools')).toBeVisible();
    await tagLab(page).getByRole('tab', { name: 'Take away' }).click();
    await expect(tagLab(page).locator('.own-take pre')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await own(page).getByRole('button', { name: 'Erase everything' }).click();
    expect(await violations(page)).toEqual([]);
  });
}
