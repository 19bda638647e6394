import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { createViteServer } from 'vitest/node';
import { findBrowser } from '../../e2e/find-browser.ts';
import type { Bar } from '../bars.ts';
import { writeOrders } from './orders-csv.ts';

const PORT = 4421;
const MEGABYTES = 100;
/** The page goes on as long as no task takes longer than this. */
const LONGEST_TASK_MS = 200;

/** Imports a file of 100 MB in a real browser, as a page does, and prints how long each step took and how much memory there was in use at most. */
export async function measureImport(megabytes = MEGABYTES): Promise<Bar> {
  const folder = mkdtempSync(join(tmpdir(), 'taglab-import-'));
  try {
    const file = join(folder, 'orders.csv');
    const rows = await writeOrders(file, megabytes * 1e6);
    const server = await createViteServer({
      root: fileURLToPath(new URL('../../..', import.meta.url)),
      configFile: false,
      cacheDir: join(folder, 'packages'),
      logLevel: 'error',
      server: { port: PORT, strictPort: true },
      worker: { format: 'es' },
      // Found late, one of these would make the server reload the page in the middle.
      optimizeDeps: { include: ['sql.js/dist/sql-wasm-browser.js', 'papaparse', 'hucre/xlsx', 'yaml'] },
    });
    await server.listen();
    const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
    try {
      return await importIn(browser, file, `${megabytes} MB, ${rows.toLocaleString('en')} orders`);
    } finally {
      await browser.close();
      await server.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function importIn(browser: Browser, file: string, what: string): Promise<Bar> {
  const page = await browser.newPage();
  await page.goto(`http://localhost:${PORT}/tests/bench/import/page/index.html`);
  await page.locator('input').setInputFiles(file);
  const before = await memoryOf(browser);
  const steps = await page.evaluate(() => window.importFile());
  const after = await memoryOf(browser);
  console.log(`\nImport of ${what}, in a browser`);
  console.log('step                       s   longest task ms   longest frame ms');
  for (const { name, ms, longestTaskMs, longestFrameMs, note } of steps)
    console.log(
      `${name.padEnd(18)} ${(ms / 1000).toFixed(1).padStart(9)} ${longestTaskMs.toFixed(0).padStart(17)} ${longestFrameMs.toFixed(0).padStart(18)}   ${note}`,
    );
  console.log(`memory of the page's process at most: ${after} MB (${before} MB before the import)`);
  const longest = Math.max(...steps.map(({ longestTaskMs }) => longestTaskMs));
  return {
    what: `longest task of the page while ${MEGABYTES} MB are imported`,
    measured: longest,
    bar: LONGEST_TASK_MS,
    side: 'at most',
    unit: 'ms',
  };
}

/** What the largest process of a page has had of the machine's memory at most, in MB, where the system says so (Linux). */
async function memoryOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => peakOf(id));
  return Math.max(0, ...peaks);
}

function peakOf(process: number): number {
  try {
    const [, kilobytes = '0'] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${process}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1000);
  } catch {
    return 0;
  }
}
