import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from './find-browser.ts';
import { SITE } from './site.ts';
import { expect, test } from './test.ts';

/** How often the browser is killed; `KILLS=50` for the full count. */
const KILLS = Number(process.env['KILLS'] ?? 8);
const LESSON = 'lessons/01-concepts/01-what-is-a-tag/index.html';
const CHOICE = '01-concepts/01-a-four-words';
const TYPED = '01-concepts/01-c-regulars';

interface Running {
  readonly process: ChildProcess;
  readonly browser: Browser;
  readonly page: Page;
}

/** A browser of our own, with a profile on the disk, that can be killed without a goodbye. */
async function start(folder: string): Promise<Running> {
  const child = spawn(
    await findBrowser(),
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}`,
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const endpoint = await new Promise<string>((found, failed) => {
    let said = '';
    child.stderr?.on('data', (part: Buffer) => {
      said += part;
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (address) found(address);
    });
    child.once('exit', () => failed(new Error(said)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const page = await (browser.contexts()[0] ?? (await browser.newContext())).newPage();
  return { process: child, browser, page };
}

async function kill({ process: child, browser }: Running): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  // The whole group: the browser and everything that it started.
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await gone;
  await browser.close().catch(() => {});
}

/** What lies in the database, read without the course's own code. */
const stored = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ seqs: number[]; draft: unknown }>((found, failed) => {
        const request = indexedDB.open('taglab');
        request.onerror = () => failed(request.error);
        request.onsuccess = () => {
          const tx = request.result.transaction(['entries', 'drafts']);
          const entries = tx.objectStore('entries').getAll();
          const drafts = tx.objectStore('drafts').getAll();
          tx.oncomplete = () => {
            request.result.close();
            found({
              seqs: entries.result.map(({ seq }) => seq as number).sort((a, b) => a - b),
              draft: drafts.result.find(({ exercise }) => exercise === '01-concepts/01-c-regulars')?.answer,
            });
          };
        };
      }),
  );

test(`killed ${KILLS} times while it writes, the browser has everything that was acknowledged`, async () => {
  test.setTimeout(60_000 + KILLS * 20_000);
  const folder = mkdtempSync(join(tmpdir(), 'taglab-kill-'));
  let acknowledged = 0;
  let typed = '';
  let inFlight = 0;
  try {
    for (let round = 0; round < KILLS; round += 1) {
      const running = await start(folder);
      const { page } = running;
      await page.addInitScript(() => localStorage.setItem('taglab-plain-editor', 'yes'));
      await page.goto(SITE.url + LESSON);
      if (round > 0) {
        const { seqs, draft } = await stored(page);
        // Nothing that was acknowledged is missing, and nothing stands there twice.
        expect(seqs.length, `round ${round}`).toBeGreaterThanOrEqual(acknowledged);
        expect(seqs, `round ${round}`).toEqual(Array.from({ length: seqs.length }, (_, i) => i + 1));
        expect(draft, `round ${round}`).toBe(typed);
        inFlight += seqs.length - acknowledged;
        acknowledged = seqs.length;
      }
      const task = page.locator('.task').filter({ has: page.locator(`[id="task-${CHOICE}"]`) });
      const written = page.locator('.task').filter({ has: page.locator(`[id="task-${TYPED}"]`) });
      for (const one of [written, task]) {
        await one.getByRole('heading', { level: 3 }).hover();
        await expect(page.locator('astro-island').filter({ has: one })).toHaveAttribute('data-hydrated', 'true');
      }
      typed = `# round ${round}\n`;
      await written.locator('textarea').first().fill(typed);
      await expect.poll(async () => (await stored(page).catch(() => ({ draft: undefined }))).draft).toBe(typed);
      await task.getByRole('checkbox').first().check();
      const before = acknowledged;
      await page.exposeFunction('acknowledge', (count: number) => {
        acknowledged = Math.max(acknowledged, count);
      });
      // Hands in without a pause; what the page has counted, it has kept.
      await page.evaluate((id) => {
        const task = document.getElementById(`task-${id}`)?.closest('.task');
        const counted = () => Number(/\d+/.exec(task?.querySelector('.actions .attempts')?.textContent ?? '0')?.[0] ?? 0);
        const again = () => {
          (window as never as { acknowledge(count: number): void }).acknowledge(counted());
          task?.querySelector<HTMLElement>('.actions .btn.go')?.click();
        };
        setInterval(again, 3);
      }, CHOICE);
      await expect.poll(() => acknowledged, { intervals: [5] }).toBeGreaterThan(before + (round % 5));
      await new Promise((passed) => setTimeout(passed, (round * 7) % 40));
      await kill(running);
    }
    console.log(`${KILLS} kills: ${acknowledged} attempts acknowledged, 0 lost; ${inFlight} more were kept before the page had said so`);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
