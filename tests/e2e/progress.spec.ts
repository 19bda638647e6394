import { readFile } from 'node:fs/promises';
import { type Attempt, writeProgress } from '../../src/course/progress.ts';
import { expect, test } from './test.ts';

const ATTEMPT: Attempt = { exerciseId: 'a/b', at: '2026-01-05T08:00:00.000Z', version: '0.0.1', answer: '42', status: 'pass', score: 1 };
const FILE = { name: 'taglab-progress.json', mimeType: 'application/json', buffer: Buffer.from(writeProgress([ATTEMPT])) };

test('progress is read from a file, kept, handed out again and erased after a question', async ({ page }) => {
  await page.goto('progress/index.html');
  await expect(page.locator('#erase')).toBeHidden();
  await page.locator('#import').setInputFiles(FILE);
  await expect(page.locator('#said')).toContainText('1');
  await page.reload();

  const download = page.waitForEvent('download');
  await page.locator('#export').click();
  expect(JSON.parse(await readFile(await (await download).path(), 'utf8')).attempts).toEqual([ATTEMPT]);

  await page.locator('#erase').click();
  await page.locator('dialog button[value="keep"]').click();
  await expect(page.locator('#erase')).toBeVisible();
  await page.locator('#erase').click();
  await page.locator('dialog button[value="erase"]').click();
  await expect(page.locator('#erase')).toBeHidden();
  await page.reload();
  await expect(page.locator('#export')).toBeHidden();
});

test('a file of something else is refused in words', async ({ page }) => {
  await page.goto('en/progress/index.html');
  await page.locator('#import').setInputFiles({ ...FILE, buffer: Buffer.from('{"hello":"world"}') });
  await expect(page.locator('#said')).toContainText('not a progress file');
});

test('where storage is refused the page says so, and the attempts can still be taken along', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('refused', 'QuotaExceededError');
    };
  });
  await page.goto('progress/index.html');
  await expect(page.locator('#not-saved')).toHaveCount(0);
  await page.locator('#import').setInputFiles(FILE);
  await expect(page.locator('#not-saved')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.locator('#not-saved button').click();
  expect(JSON.parse(await readFile(await (await download).path(), 'utf8')).attempts).toEqual([ATTEMPT]);
});
