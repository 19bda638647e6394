import type { Locator, Page } from '@playwright/test';
import { loadExercise } from '../../src/build/exercises.ts';
import type { TagExercise } from '../../src/grading/exercise.ts';
import { exerciseWords as en } from '../../src/i18n/en/exercise.ts';
import { feedbackWords as feedbackEn } from '../../src/i18n/en/feedback.ts';
import { exerciseWords as zh } from '../../src/i18n/zh/exercise.ts';
import { feedbackWords as feedbackZh } from '../../src/i18n/zh/feedback.ts';
import { sandboxWords as sandboxZh } from '../../src/i18n/zh/sandbox.ts';
import { siteWords as siteZh } from '../../src/i18n/zh/site.ts';
import { expect, overflow, test, violations } from './test.ts';

const TAG = '01-concepts/01-c-regulars';
const SQL = '05-rfm/01-b-rfm-in-sql';
const CHOICE = '01-concepts/01-a-four-words';
const lessonOf = (id: string) => `lessons/${id.startsWith('01') ? '01-concepts/01-what-is-a-tag' : '05-rfm/01-raw-rfm'}/index.html`;

/** A text box is enough for what is judged; the editor has its own spec. */
const plainEditor = (page: Page) => page.addInitScript(() => localStorage.setItem('taglab-plain-editor', 'yes'));

async function open(page: Page, id: string, language: 'zh' | 'en' = 'zh'): Promise<Locator> {
  await page.goto(`${language === 'zh' ? '' : 'en/'}${lessonOf(id)}`);
  const task = page.locator('.task').filter({ has: page.locator(`[id="task-${id}"]`) });
  await awake(page, task);
  return task;
}

/** What is done before an island has woken is done again afterwards (act.spec.ts); here it is awake from the start. */
async function awake(page: Page, task: Locator): Promise<void> {
  await task.getByRole('heading', { level: 3 }).hover();
  await expect(page.locator('astro-island').filter({ has: task })).toHaveAttribute('data-hydrated', 'true');
}

async function submit(task: Locator, text: string, words = zh): Promise<Locator> {
  await task.locator('textarea').first().fill(text);
  await task.getByRole('button', { name: words.submit }).click();
  await expect(task.getByText(words.grading)).toHaveCount(0);
  const verdict = task.locator('.verdict');
  await expect(verdict).toBeVisible();
  return verdict;
}

const exercise = loadExercise('exercises', TAG).exercise as TagExercise;

for (const [language, words, feedback] of [
  ['zh', zh, feedbackZh],
  ['en', en, feedbackEn],
] as const) {
  test(`a right and every wrong answer of an exercise (${language})`, async ({ page }) => {
    await plainEditor(page);
    const task = await open(page, TAG, language);
    for (const wrong of exercise.wrong) {
      const verdict = await submit(task, wrong.text, words);
      await expect(verdict.locator('h4'), wrong.file).toHaveText(feedback.verdicts.fail);
      const said = exercise.mistakes[wrong.mistake]?.say[language] ?? '';
      await expect(verdict, wrong.file).toContainText(said.replaceAll(/[`*]/g, '').trim());
      const customers = await verdict.locator('.diff tbody tr').count();
      expect(customers, wrong.file).toBeGreaterThan(0);
      expect(customers, wrong.file).toBeLessThanOrEqual(8);
    }
    const verdict = await submit(task, exercise.solution[language], words);
    await expect(verdict.locator('h4')).toHaveText(feedback.verdicts.pass);
    await expect(task).toHaveAttribute('data-state', 'pass');
    await page.reload();
    await awake(page, task);
    await expect(task, 'a pass is kept').toHaveAttribute('data-state', 'pass');
  });
}

test('an untouched start is no attempt, and what cannot be read is shown at its line', async ({ page }) => {
  await plainEditor(page);
  const task = await open(page, TAG);
  await task.getByRole('button', { name: zh.submit }).click();
  await expect(task.locator('.verdict h4')).toHaveText(feedbackZh.verdicts['not-attempted']);
  await submit(task, exercise.solution.zh.replace('define', 'defin'));
  await expect(task.locator('.issues .where').first()).toContainText(/第 \d+ 行/);
  await expect(task.locator('.attempts')).toHaveCount(0);
});

test('a choice says why of every option that was chosen', async ({ page }) => {
  const task = await open(page, CHOICE, 'en');
  await task.getByRole('checkbox').first().check();
  await task.getByRole('button', { name: en.submit }).click();
  await expect(task.locator('.verdict')).toContainText('This is a field.');
});

test('an endless query is stopped, by hand and by its limit, and the next one runs', async ({ page }) => {
  await plainEditor(page);
  const task = await open(page, SQL);
  const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n';
  const field = task.locator('textarea').first();
  await field.fill('SELECT COUNT(*) AS orders FROM orders');
  await task.getByRole('button', { name: zh.run }).click();
  await expect(task.locator('.trial')).toContainText('11352');

  await field.fill(endless);
  await task.getByRole('button', { name: zh.run }).click();
  await task.getByRole('button', { name: zh.stop }).click();
  await expect(task.locator('.notice')).toHaveText(zh.stopped.running);
  await task.getByRole('button', { name: zh.submit }).click();
  await task.getByRole('button', { name: zh.stop }).click();
  await expect(task.locator('.notice')).toHaveText(zh.stopped.grading);
  await expect(task.locator('.attempts')).toHaveCount(0);
  await field.fill('SELECT COUNT(*) AS people FROM customers');
  await task.getByRole('button', { name: zh.run }).click();
  await expect(task.locator('.trial')).toContainText('2000');

  await field.fill(endless);
  await task.getByRole('button', { name: zh.run }).click();
  await expect(task.locator('.notice')).toHaveText(sandboxZh.errors['time-limit']({ seconds: 3 }), { timeout: 15_000 });
  await field.fill('SELECT name FROM nobody');
  await task.getByRole('button', { name: zh.run }).click();
  await expect(task.locator('.notice')).toContainText('nobody');
});

test('what was typed and handed in is there after a reload, untouched, and nothing else wakes', async ({ page }) => {
  await plainEditor(page);
  const task = await open(page, SQL);
  const islands = page.locator('astro-island');
  await submit(task, 'SELECT 42 AS answer');
  await page.mouse.move(0, 0);
  await page.reload();
  await expect(task.locator('textarea').first()).toHaveValue('SELECT 42 AS answer');
  await expect(task.locator('.attempts')).toHaveText(zh.attempts(1));
  await expect(islands.filter({ has: task })).toHaveAttribute('data-hydrated', 'true');
  expect(await islands.count()).toBeGreaterThan(1);
  await expect(page.locator('astro-island[data-hydrated]')).toHaveCount(1);
});

test('without a network an exercise says that it cannot start, and starts once the network is back', async ({
  page,
  context,
  complaints,
}) => {
  await page.goto(lessonOf(CHOICE));
  const notice = page.locator('#offline');
  await expect(notice).toBeHidden();
  await context.setOffline(true);
  const task = page.locator('.task').filter({ has: page.locator(`[id="task-${CHOICE}"]`) });
  const go = task.getByRole('button', { name: zh.submit });
  await go.click();
  await expect(notice).toBeVisible();
  await expect(notice).toHaveText(siteZh.offline);
  await expect(page.getByRole('alert')).toHaveCount(1);

  await context.setOffline(false);
  await go.click();
  await expect(task.locator('.verdict h4')).toHaveText(feedbackZh.verdicts['not-attempted']);
  await expect(notice).toBeHidden();
  // What it looks like is fetched again too.
  await expect(page.locator('link[rel^="late-style"]')).toHaveCount(0);
  expect(complaints.length).toBeGreaterThan(0);
  complaints.splice(0);
});

test('a title on a phone breaks between its phrases', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('lessons/05-rfm/02-scoring/index.html');
  const phrase = page.locator('.task h3 .phrase').filter({ hasText: '只买过一次' });
  const lines = await phrase.evaluate((one) => one.clientHeight / Number.parseFloat(getComputedStyle(one).lineHeight));
  expect(Math.round(lines)).toBe(1);
});

test('typing goes on while the editor takes the place of the text box', async ({ page }) => {
  const task = await open(page, SQL);
  const box = task.locator('textarea').first();
  await box.fill('SELECT 42');
  await page.keyboard.type(' AS answer FROM customers', { delay: 15 });
  await expect(task.locator('.editor[data-ready="true"]')).toBeVisible();
  await page.keyboard.type(' LIMIT 1');
  await expect(box).toHaveValue('SELECT 42 AS answer FROM customers LIMIT 1');
});

test('the editor opens where the text box was, and the page stays accessible', async ({ page }) => {
  const task = await open(page, TAG);
  await task.locator('textarea').first().focus();
  const editor = task.getByRole('textbox', { name: zh.editor.tag });
  await expect(task.locator('.editor[data-ready="true"]')).toBeVisible();
  await expect(editor).toBeFocused();
  await editor.press('ControlOrMeta+a');
  await page.keyboard.insertText(exercise.wrong[0]?.text ?? '');
  await task.getByRole('button', { name: zh.submit }).click();
  await expect(task.locator('.verdict')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await overflow(page)).toBe(0);
});

test('after a fix the focus is at the next fix, then in the answer, and it is said', async ({ page }) => {
  await plainEditor(page);
  const task = await open(page, TAG);
  await task
    .locator('textarea')
    .first()
    .fill('code: t # mine\ndefine:\n  cases:\n    - {wen: orders_90d >= 3, value: a}\n    - {when: city is missing, valeu: b}');
  await task.getByRole('button', { name: zh.run }).click();
  const fixes = task.locator('.issues button');
  await expect(fixes).toHaveCount(2);
  await fixes.first().focus();
  await page.keyboard.press('Enter');
  await expect(fixes).toHaveCount(1);
  await expect(fixes.first()).toBeFocused();
  await expect(fixes.first()).toHaveAccessibleDescription(/valeu/);
  await expect(task.getByText(zh.fixes.fixedInList(1))).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(fixes).toHaveCount(0);
  const box = task.locator('textarea').first();
  await expect(box).toBeFocused();
  await page.keyboard.type('!');
  await expect(box).toHaveValue(
    'code: t # mine\ndefine:\n  cases:\n    - {when: orders_90d >= 3, value: a}\n    - {when: city is missing, value!: b}',
  );
});

test('a fix of a text that was typed on goes to where it belongs, and none to where it does not', async ({ page }) => {
  await plainEditor(page);
  const task = await open(page, TAG);
  const box = task.locator('textarea').first();
  await box.fill('code: t\ndefine: {exprr: orders_90d >= 3}');
  await task.getByRole('button', { name: zh.run }).click();
  const fixes = task.locator('.issues button');
  await expect(fixes).toHaveCount(1);
  await box.fill('# mine\ncode: t\ndefine: {exprr: orders_90d >= 3}');
  await fixes.click();
  await expect(box).toHaveValue('# mine\ncode: t\ndefine: {expr: orders_90d >= 3}');
  await expect(fixes).toHaveCount(0);
});
