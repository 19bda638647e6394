import { type Browser, chromium, type Page } from '@playwright/test';
import { serve } from '../../../src/cli/serve.ts';
import { findBrowser } from '../../e2e/find-browser.ts';
import { type Weight, weigh } from '../../e2e/weigh.ts';
import { median } from '../side/by-turns.ts';

const PORT = 4420;
const WARM_RUNS = 9;

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;
const ms = (time: number): string => `${Math.round(time)} ms`;

const print = (what: string, ...figures: string[]): void => console.log(`${what.padEnd(52)} ${figures.join('   ')}`);
const printWeight = (what: string, { all, scripts }: Weight): void => print(what, kib(all), `of which JavaScript ${kib(scripts)}`);

/** Presses Run and waits for the result. @returns from the press of the button, which may first have to fetch the lab, to the result painted, in ms */
async function run(page: Page): Promise<number> {
  const pressed = page.evaluate(
    () =>
      new Promise<number>((done) => {
        addEventListener('click', () => done(performance.now()), { capture: true, once: true });
      }),
  );
  const painted = page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list, observer) => {
          const entry = list.getEntriesByName('taglab:run')[0];
          if (!entry) return;
          observer.disconnect();
          done(entry.startTime + entry.duration);
        }).observe({ type: 'measure' });
      }),
  );
  await page.locator('.lab > header .go').first().click();
  return (await painted) - (await pressed);
}

async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: `http://localhost:${PORT}/` });
  return context.newPage();
}

/** Prints what the built site weighs in a real browser, as brotli, and how long a Run takes there. */
export async function measureSite(): Promise<void> {
  // Lists the pages of dist/, which may not be there.
  const { PAGES } = await import('../../e2e/site.ts');
  const server = await serve({ folder: 'dist', port: PORT });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });

  for (const path of PAGES) printWeight(path, await weigh(await freshPage(browser), path));

  const page = await freshPage(browser);
  const untouched = await weigh(await freshPage(browser), 'index.html');
  let coldMs = Number.NaN;
  const withRun = await weigh(page, 'index.html', async () => {
    coldMs = await run(page);
  });
  print('first Run on the home page, beyond the page itself', kib(withRun.all - untouched.all));
  for (const { name, bytes } of withRun.files.filter(({ name }) => !untouched.files.some((file) => file.name === name)))
    print(`  ${name}`, kib(bytes));
  const warm: number[] = [];
  for (let i = 0; i < WARM_RUNS; i++) warm.push(await run(page));
  print('cold Run, click to result', ms(coldMs));
  print(`warm Run, median of ${WARM_RUNS}`, ms(median(warm)), `slowest ${ms(Math.max(...warm))}`);

  await browser.close();
  server.close();
  server.closeAllConnections();
}
