import type { Locator, Page } from '@playwright/test';
import { loadExercise } from '../../src/build/exercises.ts';
import type {
  ClassifyExercise,
  Exercise,
  FormulaExercise,
  MatchExercise,
  OrderExercise,
  RepairExercise,
} from '../../src/grading/exercise.ts';
import { exerciseWords as en } from '../../src/i18n/en/exercise.ts';
import { feedbackWords as feedbackEn } from '../../src/i18n/en/feedback.ts';
import { exerciseWords as zh } from '../../src/i18n/zh/exercise.ts';
import { feedbackWords as feedbackZh } from '../../src/i18n/zh/feedback.ts';
import { expect, overflow, test, violations } from './test.ts';

/** Every kind of exercise, by mouse, by finger and by keyboard, and what is announced of it. */
const LESSON: Readonly<Record<string, string>> = {
  '01-concepts/01': '01-concepts/01-what-is-a-tag',
  '05-rfm/01': '05-rfm/01-raw-rfm',
  '05-rfm/02': '05-rfm/02-scoring',
  '05-rfm/03': '05-rfm/03-segments',
};
const exerciseOf = <Kind extends Exercise>(id: string) => loadExercise('exercises', id).exercise as Kind;

async function open(page: Page, id: string, language: 'zh' | 'en' = 'zh'): Promise<Locator> {
  await page.addInitScript(() => localStorage.setItem('taglab-plain-editor', 'yes'));
  const lesson = LESSON[id.slice(0, id.indexOf('-', id.indexOf('/')))];
  await page.goto(`${language === 'zh' ? '' : 'en/'}lessons/${lesson}/index.html`);
  const task = page.locator('.task').filter({ has: page.locator(`[id="task-${id}"]`) });
  await task.getByRole('heading', { level: 3 }).hover();
  await expect(page.locator('astro-island').filter({ has: task })).toHaveAttribute('data-hydrated', 'true');
  return task;
}

async function submit(task: Locator, name = zh.submit): Promise<Locator> {
  await task.getByRole('button', { name, exact: true }).click();
  const verdict = task.locator('.verdict');
  await expect(verdict).toBeVisible();
  return verdict;
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  if (!a || !b) throw new Error('nothing to drag');
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(b.x + b.width / 2, b.y + Math.min(b.height / 2, 30), { steps: 6 });
  await page.mouse.up();
}

const CLASSIFY = '01-concepts/01-e-five-blanks';
const classify = exerciseOf<ClassifyExercise>(CLASSIFY);
const card = (task: Locator, text: string) => task.locator('.card').filter({ hasText: text });
const group = (task: Locator, id: string) => task.locator(`.group[data-place="${id}"]`);

test.describe('classify: the same score by every way', () => {
  const finish = async (task: Locator) => {
    await expect(task.locator('.pool .card')).toHaveCount(0);
    await expect((await submit(task)).locator('h4')).toHaveText(feedbackZh.verdicts.pass);
  };

  test('by the lists, with the keyboard alone', async ({ page }) => {
    const task = await open(page, CLASSIFY);
    for (const item of classify.items) {
      const list = task.getByLabel(zh.places.choose(item.text.zh));
      await list.focus();
      await list.selectOption(item.group);
      const place = classify.groups.find(({ id }) => id === item.group)?.text.zh ?? '';
      await expect(task.getByText(zh.places.moved(item.text.zh, place))).toHaveCount(1);
    }
    await finish(task);
  });

  test('by a click on the card and a click on its place', async ({ page }) => {
    const task = await open(page, CLASSIFY);
    for (const item of classify.items) {
      const place = classify.groups.find(({ id }) => id === item.group)?.text.zh ?? '';
      await card(task, item.text.zh).getByRole('button').click();
      await task.getByRole('button', { name: zh.places.put(place) }).click();
    }
    await finish(task);
  });

  test('by dragging; half of it wrong is half a score, and no word says where things belong', async ({ page }) => {
    // Tall enough that every place can be seen from every card.
    await page.setViewportSize({ width: 1280, height: 2400 });
    const task = await open(page, CLASSIFY);
    for (const item of classify.items) await drag(page, card(task, item.text.zh).locator('.grip'), group(task, item.group));
    await finish(task);
    const [first] = classify.items;
    await drag(page, card(task, first?.text.zh ?? '').locator('.grip'), group(task, 'when'));
    const verdict = await submit(task);
    await expect(verdict).toContainText(feedbackZh.said['some-placed']({ right: 7, total: 8 }));
    await expect(verdict).toContainText(first?.not['when']?.zh ?? '');
  });

  test('by a finger', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ hasTouch: true, viewport: { width: 375, height: 2800 }, ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    const task = await open(page, CLASSIFY);
    const grip = task.locator('.pool .card .grip').first();
    await grip.scrollIntoViewIfNeeded();
    const [a, b] = [await grip.boundingBox(), await task.locator('.group').first().boundingBox()];
    if (!a || !b) throw new Error('nothing to drag');
    const client = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    const before = await task.locator('.pool .card').count();
    await touch('touchStart', a.x + 10, a.y + 10);
    for (let i = 1; i <= 8; i++) await touch('touchMove', a.x + 10, a.y + 10 + ((b.y + 30 - a.y - 10) * i) / 8);
    await touch('touchEnd', 0, 0);
    await expect(task.locator('.pool .card')).toHaveCount(before - 1);
    await context.close();
  });
});

const ORDER = '05-rfm/01-e-from-ledger-to-list';
const order = exerciseOf<OrderExercise>(ORDER);

test.describe('order: the same score by every way', () => {
  test('by choosing the place', async ({ page }) => {
    const task = await open(page, ORDER);
    for (const [i, item] of order.items.entries()) {
      const place = task.getByLabel(zh.order.to(item.text.zh));
      if ((await place.inputValue()) === String(i)) continue;
      await place.selectOption({ value: String(i) });
      await expect(task.getByText(zh.order.moved(item.text.zh, i + 1, order.items.length))).toHaveCount(1);
    }
    await expect((await submit(task)).locator('h4')).toHaveText(feedbackZh.verdicts.pass);
  });

  test('by its arrows with the keyboard, and every move is announced', async ({ page }) => {
    const task = await open(page, ORDER, 'en');
    for (const [i, item] of order.items.entries()) {
      for (;;) {
        const texts = await task.locator('.card .card-text').allTextContents();
        const at = texts.indexOf(item.text.en);
        if (at === i) break;
        const up = task.getByRole('button', { name: en.order.up(item.text.en) });
        await up.focus();
        await page.keyboard.press('Enter');
        await expect(task.getByText(en.order.moved(item.text.en, at, order.items.length))).toHaveCount(1);
      }
    }
    await expect((await submit(task, en.submit)).locator('h4')).toHaveText(feedbackEn.verdicts.pass);
  });

  test('by dragging; an untouched order is no attempt', async ({ page }) => {
    const task = await open(page, ORDER);
    await expect((await submit(task)).locator('h4')).toHaveText(feedbackZh.verdicts['not-attempted']);
    for (const [i, item] of order.items.entries()) {
      const texts = await task.locator('.card .card-text').allTextContents();
      if (texts.indexOf(item.text.zh) !== i) await drag(page, card(task, item.text.zh).locator('.grip'), task.locator('.card').nth(i));
    }
    expect(await task.locator('.card .card-text').allTextContents()).toEqual(order.items.map(({ text }) => text.zh));
    await expect((await submit(task)).locator('h4')).toHaveText(feedbackZh.verdicts.pass);
  });
});

const MATCH = '05-rfm/02-e-what-each-promises';
test('match: by a list, by clicks and by dragging', async ({ page }) => {
  const { pairs } = exerciseOf<MatchExercise>(MATCH);
  const task = await open(page, MATCH);
  const [first, second, ...rest] = pairs;
  if (!first || !second) throw new Error('too few pairs');
  await card(task, first.right.zh).getByRole('button').click();
  await task.getByRole('button', { name: zh.pairs.here(first.left.zh) }).click();
  await drag(page, card(task, second.right.zh).locator('.grip'), group(task, second.id));
  for (const pair of rest) await task.getByLabel(zh.pairs.choose(pair.left.zh)).selectOption(pair.id);
  await expect((await submit(task)).locator('h4')).toHaveText(feedbackZh.verdicts.pass);
});

test('repair: the broken one is no attempt, mended it passes; a definition has a form too', async ({ page }) => {
  const id = '01-concepts/01-f-one-status-too-many';
  const { broken } = exerciseOf<RepairExercise>(id);
  const task = await open(page, id);
  await expect(await submit(task)).toContainText(feedbackZh.said['nothing-mended']({}));
  await task
    .locator('textarea')
    .first()
    .fill(broken.wrong[0]?.text ?? '');
  const verdict = await submit(task);
  await expect(verdict.locator('.stages')).toBeVisible();
  await task.locator('textarea').first().fill(broken.solution.zh);
  await expect(await submit(task)).toContainText(feedbackZh.said.mended({ lines: 1 }));

  await task.getByRole('tab', { name: zh.form.sentence }).click();
  const slot = task.locator('.slot').filter({ hasText: '60' }).first();
  await slot.click();
  await task.locator('.picker input').first().fill('30');
  await page.keyboard.press('Enter');
  await task.getByRole('tab', { name: zh.form.text }).click();
  await expect(task.locator('textarea').first()).toHaveValue(/last: 30d/);
});

test('after the last hint there are other numbers, and the first answer stays', async ({ page }) => {
  const id = '05-rfm/01-b-rfm-in-sql';
  const task = await open(page, id);
  await task.locator('textarea').first().fill('SELECT 1');
  const hints = exerciseOf(id).hints.length;
  for (let i = 0; i < hints; i++) await task.getByRole('button', { name: zh.hint(i) }).click();
  await expect(task.getByRole('button', { name: zh.hint(1) })).toHaveCount(0);
  await task.getByRole('button', { name: zh.fresh }).click();
  await expect(task).toContainText('最近 90 天');
  await expect(task.locator('textarea').first()).not.toHaveValue('SELECT 1');
  const variant = loadExercise('exercises', id).variants[0];
  await task
    .locator('textarea')
    .first()
    .fill(variant?.kind === 'sql' ? variant.solution.zh : '');
  await expect((await submit(task)).locator('h4')).toHaveText(feedbackZh.verdicts.pass);
  await page.reload();
  await expect(task.locator('textarea').first()).toHaveValue('SELECT 1');
});

test('full-width signs are put right with one click and were no attempt', async ({ page }) => {
  const task = await open(page, '05-rfm/01-d-r-in-a-sheet');
  const { solution } = exerciseOf<FormulaExercise>('05-rfm/01-d-r-in-a-sheet');
  const field = task.getByLabel(zh.formula.label('C2'));
  await field.fill(solution.replaceAll(',', '，').replaceAll('"', '”').replaceAll('(', '（'));
  await expect((await submit(task)).locator('h4')).toHaveText(feedbackZh.verdicts['not-attempted']);
  await task.getByRole('button', { name: zh.applyAll }).click();
  await expect(field).toHaveValue(solution);
  await expect(task.locator('.attempts')).toHaveCount(0);
  await expect((await submit(task)).locator('h4')).toHaveText(feedbackZh.verdicts.pass);
});

test('formula: a run fills the column, a wrong one shows in whom', async ({ page }) => {
  const id = '05-rfm/01-d-r-in-a-sheet';
  const { wrong, mistakes } = exerciseOf<FormulaExercise>(id);
  const task = await open(page, id, 'en');
  const noGuard = wrong.find(({ mistake }) => mistake === 'no-guard');
  await task.getByLabel(en.formula.label('C2')).fill(noGuard?.text ?? '');
  await task.getByRole('button', { name: en.run, exact: true }).click();
  await expect(task.locator('.trial')).toContainText('C2');
  const verdict = await submit(task, en.submit);
  await expect(verdict).toContainText((mistakes['no-guard']?.say.en ?? '').slice(0, 60));
  expect(await verdict.locator('table.diff tbody tr').count()).toBeLessThanOrEqual(8);
});

test('tune: slider, typed number and table agree, and the goal passes', async ({ page }) => {
  const task = await open(page, '05-rfm/01-g-how-long-is-gone');
  const slider = task.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  const typed = task.getByRole('textbox');
  await expect(typed).not.toHaveValue('');
  await expect(task.getByRole('img')).toBeVisible();
  await typed.fill('90');
  await expect(task.locator('.metrics dd').first()).toHaveText('72.6%');
  await expect(await submit(task)).toContainText('挂在嘴边');
  await typed.fill('50');
  await expect((await submit(task)).locator('h4')).toHaveText(feedbackZh.verdicts.pass);
});

test('a number with its unit', async ({ page }) => {
  const task = await open(page, '05-rfm/02-f-the-voucher-bill', 'en');
  const typed = task.getByRole('textbox');
  await typed.fill('1');
  await expect((await submit(task, en.submit)).locator('h4')).toHaveText(feedbackEn.verdicts['not-attempted']);
  await task.getByLabel(en.unit).selectOption('vouchers');
  await expect(await submit(task, en.submit)).toContainText('“vouchers”');
  await expect(typed).toHaveValue('1');
});

test('text: written first, assessed by its writer, and never a score', async ({ page }) => {
  const task = await open(page, '01-concepts/01-g-an-old-customer', 'en');
  await task.getByLabel(en.text.label).fill('Everyone registered by the as-of date with three paid orders.');
  await expect((await submit(task, en.submit)).locator('h4')).toHaveText(feedbackEn.verdicts['not-attempted']);
  await task.getByRole('button', { name: en.text.open }).click();
  await task.getByRole('checkbox').first().check();
  const verdict = await submit(task, en.submit);
  await expect(verdict.locator('h4')).toHaveText(feedbackEn.verdicts['self-assessed']);
  await expect(verdict).toContainText(feedbackEn.said.assessed({ met: 1, of: 5 }));
});

test('steps: each opens when the one before it is done, and all are there after a reload', async ({ page }) => {
  const task = await open(page, '05-rfm/03-e-who-to-call');
  await expect(task.locator('.steps > li[data-state="locked"]')).toHaveCount(2);
  const sort = task.locator('.steps > li').first();
  for (const [text, to] of [
    ['R 12 天', 'value'],
    ['R 210 天', 'keep'],
    ['R 300 天', 'win_back'],
    ['R 40 天', 'develop'],
    ['R 144 天', 'keep'],
  ] as const)
    await sort.locator('.card').filter({ hasText: text }).getByRole('combobox').selectOption(to);
  await submit(task, zh.steps.goOn);
  await expect(task.locator('.steps > li[data-state="locked"]')).toHaveCount(1);
  const query = task.locator('.steps > li').nth(1).locator('textarea').first();
  await query.fill(`${await query.inputValue()}\nWHERE r > (SELECT AVG(r) FROM c) AND f >= (SELECT AVG(f) FROM c)`);
  await task.getByRole('button', { name: zh.run, exact: true }).click();
  await expect(task.locator('.trial')).toBeVisible();
  await submit(task, zh.steps.goOn);
  const heading = task.locator('.steps > li').nth(2);
  await heading.getByLabel(zh.text.label).fill('保持客户，R 低 F 高，按均值分，基准日 2025-06-30，最近 365 天，共 136 位。');
  await heading.getByRole('button', { name: zh.text.open }).click();
  for (const box of await heading.getByRole('checkbox').all()) await box.check();
  await expect((await submit(task, zh.steps.goOn)).locator('h4')).toHaveText(feedbackZh.verdicts.pass);
  await page.reload();
  await expect(task.locator('.steps textarea')).toHaveCount(2);
});

for (const [lesson, language] of [
  ['01-concepts/01-e-five-blanks', 'zh'],
  ['05-rfm/01-d-r-in-a-sheet', 'en'],
  ['05-rfm/02-e-what-each-promises', 'zh'],
  ['05-rfm/03-e-who-to-call', 'en'],
] as const)
  test(`the page of ${lesson} stays accessible and narrow (${language})`, async ({ page }) => {
    await open(page, lesson, language);
    for (const task of await page.locator('.task h3').all()) await task.hover();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await overflow(page)).toBe(0);
  });
