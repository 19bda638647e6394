import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { readProgress, writeProgress } from '../../src/course/progress-file.ts';
import { progressWords as en } from '../../src/i18n/en/progress.ts';
import { exerciseWords as exerciseZh } from '../../src/i18n/zh/exercise.ts';
import { progressWords as zh } from '../../src/i18n/zh/progress.ts';
import { storageWords } from '../../src/i18n/zh/storage.ts';
import { attempt } from '../course/learner.ts';
import { expect, overflow, test, violations } from './test.ts';

const ID = '01-concepts/01-c-regulars';
const PROGRESS = {
  profile: { id: 'somebody', name: '' },
  entries: [attempt(1, { id: ID, status: 'fail' }), attempt(2, { id: ID }), attempt(3, { id: ID, data: 'seed-2' })],
  drafts: [{ exercise: ID, version: 'v', answer: 'code: half', at: '2026-01-05T08:00:00.000Z' }],
  times: [{ origin: 'o', day: '2026-01-05', lesson: '01-concepts/01-what-is-a-tag', seconds: 660 }],
};
const fileOf = (text: string) => ({ name: 'taglab-progress.json', mimeType: 'application/json', buffer: Buffer.from(text) });
const FILE = fileOf(writeProgress(PROGRESS));
const OLD = JSON.stringify({
  format: 'taglab-progress',
  attempts: [{ exerciseId: ID, at: '2026-01-05T08:00:00.000Z', version: '0.1.0', answer: '42', status: 'pass', score: 1 }],
});

async function open(page: Page, language: 'zh' | 'en' = 'zh'): Promise<void> {
  await page.goto(`${language === 'zh' ? '' : 'en/'}progress/index.html`);
  await expect(page.locator('#take')).toBeVisible();
}

const takeIn = async (page: Page, file = FILE): Promise<void> => page.locator('#import').setInputFiles(file);

/** Awake from the start: what is done before is done again afterwards (act.spec.ts). */
async function firstTask(page: Page) {
  const task = page.locator('.task').filter({ has: page.locator('[id="task-01-concepts/01-a-four-words"]') });
  await task.getByRole('heading', { level: 3 }).hover();
  await expect(page.locator('astro-island').filter({ has: task })).toHaveAttribute('data-hydrated', 'true');
  return task;
}

async function downloaded(page: Page, button = '#export') {
  const download = page.waitForEvent('download');
  await page.locator(button).click();
  const read = readProgress(await readFile(await (await download).path(), 'utf8'));
  if (!read.ok) throw new Error(read.why);
  return read.progress;
}

test('a file and a code bring the same back, and a second time changes nothing', async ({ page, browser, baseURL }) => {
  await open(page);
  await takeIn(page);
  await expect(page.locator('#said')).toHaveText(zh.take.read(3, 0));
  await expect(page.locator('#summary')).toContainText('掌握 1 道');
  await takeIn(page);
  await expect(page.locator('#said')).toHaveText(zh.take.read(0, 3));
  const byFile = await downloaded(page);
  expect(byFile.entries).toEqual(PROGRESS.entries);
  expect(byFile.drafts).toEqual(PROGRESS.drafts);
  expect(byFile.times).toEqual(PROGRESS.times);

  await page.locator('#make-code').click();
  await expect(page.locator('#code')).toHaveValue(/^TAGLAB2\./);
  const code = await page.locator('#code').inputValue();
  const other = await browser.newPage(baseURL === undefined ? {} : { baseURL });
  await open(other, 'en');
  await other.locator('#paste').fill(code.replace(/.{60}/g, '$&\n'));
  await other.locator('#read-code').click();
  await expect(other.locator('#said')).toHaveText(en.take.read(3, 0));
  const byCode = await downloaded(other);
  const { profile: _, ...work } = byFile;
  expect(byCode).toMatchObject(work);
  await other.close();
});

for (const [what, text, why] of [
  ['something else', '{"hello":"world"}', 'foreign'],
  ['a file that was cut off', FILE.buffer.toString().slice(0, -40), 'damaged'],
  ['a file that was changed', FILE.buffer.toString().replace('"score":0', '"score":1'), 'damaged'],
  ['a file of a later course', FILE.buffer.toString().replace('"version":2', '"version":9'), 'newer'],
] as const)
  test(`${what} is refused in words, and nothing changes`, async ({ page }) => {
    await open(page, 'en');
    await takeIn(page, fileOf(text));
    await expect(page.locator('#said')).toHaveText(en.take.refused[why]);
    await expect(page.locator('#summary')).toHaveText(en.empty);
  });

test('what an earlier course left in this browser is taken over whole, once', async ({ page }) => {
  await page.goto('index.html');
  await page.evaluate(
    ([old, id]) => {
      localStorage.setItem('taglab-progress', old);
      localStorage.setItem(`taglab-draft:${id}`, JSON.stringify('code: typed'));
    },
    [OLD, ID] as const,
  );
  await page.goto('lessons/01-concepts/01-what-is-a-tag/index.html');
  // The page's own marks wait for no visit to the progress page.
  await expect(page.locator('[data-tally]').first()).toContainText('1/');
  await open(page);
  await expect(page.locator('#summary')).toContainText('通过 1 道');
  const { entries, drafts } = await downloaded(page);
  expect(entries.map(({ id }) => id)).toEqual([`old-2026-01-05T08:00:00.000Z-${ID}`]);
  expect(drafts).toMatchObject([{ exercise: ID, answer: 'code: typed' }]);
  expect(await page.evaluate(() => localStorage.getItem('taglab-progress'))).toBeNull();
  await page.evaluate((old) => localStorage.setItem('taglab-progress', old), OLD);
  await page.reload();
  await expect(page.locator('#summary')).toContainText('提交 1 次');
});

test('an exercise that has changed offers what was written for the old one, and the new beginning', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('taglab-plain-editor', 'yes'));
  await open(page);
  await takeIn(page);
  await expect(page.locator('#said')).not.toBeEmpty();
  await page.goto('lessons/01-concepts/01-what-is-a-tag/index.html');
  const task = page.locator('.task').filter({ has: page.locator(`[id="task-${ID}"]`) });
  const field = task.locator('textarea').first();
  // It wakes by itself: it was begun here.
  await expect(field).toHaveValue('code: half');
  await expect(task).toContainText(exerciseZh.earlier.said);
  await task.getByRole('button', { name: exerciseZh.earlier.fresh }).click();
  await expect(field).not.toHaveValue('code: half');
  await task.getByRole('button', { name: exerciseZh.earlier.yours }).click();
  await expect(field).toHaveValue('code: half');
});

test('people who share a computer never meet, and one can leave', async ({ page }) => {
  await open(page);
  await takeIn(page);
  await expect(page.locator('#summary')).toContainText('通过 1 道');
  await page.getByRole('button', { name: zh.who.rename }).click();
  await page.getByLabel(zh.who.name, { exact: true }).fill('小王');
  await page.getByRole('button', { name: zh.who.save }).click();
  await page.getByRole('button', { name: zh.who.add }).click();
  await page.getByLabel(zh.who.name, { exact: true }).fill('小王');
  await expect(page.locator('#name-taken')).toHaveText(zh.who.nameTaken);
  await page.getByLabel(zh.who.name, { exact: true }).fill('小李');
  await page.getByRole('button', { name: zh.who.save }).click();
  await expect(page.locator('#who')).toHaveText('这是谁的进度：小李');
  await expect(page.locator('#summary')).toHaveText(zh.empty);
  await expect(page.locator('[data-who]')).toHaveText('小李');
  expect((await downloaded(page)).entries).toEqual([]);

  await page.getByLabel(zh.who.choose).selectOption('小王');
  await expect(page.locator('#who')).toHaveText('这是谁的进度：小王');
  await expect(page.locator('#summary')).toContainText('通过 1 道');
  await page.getByRole('button', { name: zh.who.remove }).click();
  await expect(page.getByRole('dialog')).toContainText('3 次提交、1 份草稿');
  await page.getByRole('dialog').getByRole('button', { name: zh.who.remove }).click();
  await expect(page.locator('#who')).toHaveText('这是谁的进度：小李');
  await expect(page.locator('#summary')).toHaveText(zh.empty);
});

test("another person's file is not mixed in without a question", async ({ page }) => {
  await open(page);
  await takeIn(page);
  await expect(page.locator('#said')).not.toBeEmpty();
  const theirs = { ...PROGRESS, profile: { id: 'another', name: '小赵' }, entries: [attempt(9, { id: ID })] };
  await takeIn(page, fileOf(writeProgress(theirs)));
  await expect(page.getByRole('dialog')).toContainText('小赵');
  await page.getByRole('button', { name: zh.take.own('小赵') }).click();
  await expect(page.locator('#who')).toHaveText('这是谁的进度：小赵');
  expect((await downloaded(page)).entries.map(({ id }) => id)).toEqual(['o-9']);
});

test('erasing names what goes, asks first, and leaves nothing', async ({ page }) => {
  await open(page);
  await takeIn(page);
  await page.locator('#theme').click();
  await page.locator('#erase').click();
  await expect(page.getByRole('dialog')).toContainText('3 次提交、1 份草稿');
  await page.locator('dialog button[value="keep"]').click();
  await expect(page.locator('#summary')).toContainText('通过 1 道');
  await page.locator('#erase').click();
  await page.locator('dialog button[value="erase"]').click();
  await expect(page.locator('#summary')).toHaveText(zh.erase.done);
  const left = await page.evaluate(async () => ({ databases: await indexedDB.databases(), keys: Object.keys(localStorage) }));
  expect(left).toEqual({ databases: [], keys: [] });
});

test('a clock that was put back is said, and the order stays', async ({ page }) => {
  await page.clock.install({ time: new Date('2020-01-01T00:00:00Z') });
  await open(page);
  await takeIn(page);
  await expect(page.locator('#clock-back')).toBeVisible();
  await expect(page.locator('#summary')).toContainText('掌握 1 道');
});

test('where IndexedDB is refused the record goes to a smaller place, and the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
  await open(page);
  await expect(page.locator('#kept-badly')).toHaveText(zh.keeping.local);
  await takeIn(page);
  await page.reload();
  await expect(page.locator('#summary')).toContainText('通过 1 道');
});

test('where all storage is refused the page says so before anything is lost', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
    Storage.prototype.setItem = () => {
      throw new DOMException('refused', 'QuotaExceededError');
    };
  });
  await open(page);
  await takeIn(page);
  await expect(page.locator('#kept-badly')).toHaveText(zh.keeping.memory);
  expect((await downloaded(page)).entries).toHaveLength(3);
});

test('when there is no room left an attempt is shown as unsaved, offered as a file, and kept as soon as there is', async ({ page }) => {
  await page.addInitScript(() => {
    const add = IDBObjectStore.prototype.add;
    Object.assign(window, { full: true });
    IDBObjectStore.prototype.add = function (...given) {
      if ((window as never as { full: boolean }).full) throw new DOMException('no room', 'QuotaExceededError');
      return add.apply(this, given);
    };
  });
  await page.goto('lessons/01-concepts/01-what-is-a-tag/index.html');
  const task = await firstTask(page);
  await task.getByRole('checkbox').first().check();
  await task.locator('.btn.go').click();
  await expect(page.locator('#not-saved')).toContainText(storageWords.full);
  expect((await downloaded(page, '#not-saved button')).entries).toHaveLength(1);
  await page.evaluate(() => Object.assign(window, { full: false }));
  await task.locator('.btn.go').click();
  await expect(task.locator('.actions > .attempts')).toContainText('2');
  await open(page);
  await expect(page.locator('#summary')).toContainText('提交 2 次');
});

test('two tabs write at once and nothing is lost', async ({ page, context }) => {
  const lesson = 'lessons/01-concepts/01-what-is-a-tag/index.html';
  const other = await context.newPage();
  const tabs = [page, other];
  const tasks: Locator[] = [];
  for (const tab of tabs) {
    await tab.goto(lesson);
    const task = await firstTask(tab);
    await task.getByRole('checkbox').first().check();
    tasks.push(task);
  }
  const ROUNDS = 10;
  for (let round = 1; round <= ROUNDS; round += 1) {
    await Promise.all(tasks.map((task) => task.locator('.btn.go').click()));
    for (const task of tasks) await expect(task.locator('.actions > .attempts')).toContainText(` ${2 * round} `);
  }
  await open(page);
  const { entries } = await downloaded(page);
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 2 * ROUNDS }, (_, i) => i + 1));
});

for (const [language, theme] of [
  ['zh', 'light'],
  ['en', 'dark'],
] as const)
  test(`the progress page is clean and fits (${language}, ${theme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await open(page, language);
    await takeIn(page);
    await expect(page.locator('#said')).not.toBeEmpty();
    await page.locator('#make-code').click();
    await expect(page.locator('#code')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    for (const width of [320, 375, 640, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page), `${width} px`).toBe(0);
    }
  });
