import { type Browser, chromium, type Page } from '@playwright/test';
import { serve } from '../../src/cli/serve.ts';
import { findBrowser } from '../e2e/find-browser.ts';
import { PAGES } from '../e2e/site.ts';
import { type Weight, weigh } from '../e2e/weigh.ts';

/** Measures the built site in a real browser: bytes as brotli, times on this machine. `npm run build` first. */
const PORT = 4420;
const WARM_RUNS = 9;

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;
const ms = (time: number): string => `${Math.round(time)} ms`;
const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

const print = (what: string, ...figures: string[]): void => console.log(`${what.padEnd(52)} ${figures.join('   ')}`);
const printWeight = (what: string, { all, scripts }: Weight): void => print(what, kib(all), `of which JavaScript ${kib(scripts)}`);

/** How long each Run took so far, from the click to the result on the page. */
const runs = (page: Page): Promise<number[]> =>
  page.evaluate(() => performance.getEntriesByName('taglab:run').map(({ duration }) => duration));

async function run(page: Page): Promise<void> {
  const before = (await runs(page)).length;
  await page.locator('.lab > header .go').first().click();
  await page.waitForFunction((count) => performance.getEntriesByName('taglab:run').length > count, before);
}

async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: `http://localhost:${PORT}/` });
  return context.newPage();
}

const server = await serve({ folder: 'dist', port: PORT });
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });

for (const path of PAGES) printWeight(path, await weigh(await freshPage(browser), path));

const page = await freshPage(browser);
const untouched = await weigh(await freshPage(browser), 'index.html');
const withRun = await weigh(page, 'index.html', () => run(page));
print('first Run on the home page, beyond the page itself', kib(withRun.all - untouched.all));
for (const { name, bytes } of withRun.files.filter(({ name }) => !untouched.files.some((file) => file.name === name)))
  print(`  ${name}`, kib(bytes));
for (let i = 0; i < WARM_RUNS; i++) await run(page);
const [cold = Number.NaN, ...warm] = await runs(page);
print('cold Run, click to result', ms(cold));
print(`warm Run, median of ${WARM_RUNS}`, ms(median(warm)), `slowest ${ms(Math.max(...warm))}`);

await browser.close();
server.close();
server.closeAllConnections();
