import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { PAGES, SITE } from './site.ts';
import { expect, test, watch } from './test.ts';

const LESSON = PAGES.find((path) => path.startsWith('lessons/')) ?? 'index.html';

/** The dumbest host there is: it knows no default page, no 404 page, and calls every wasm file a stream of bytes. */
function dumbServer(): Promise<Server> {
  const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };
  const server = createServer(async (request, response) => {
    const file = join('dist', decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname));
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) {
      response.writeHead(404).end('nothing here');
      return;
    }
    response.writeHead(200, { 'content-type': types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)));
}

/** A lab fetches its worker, SQLite and the data, and gets a result. */
async function runs(lab: Locator): Promise<void> {
  await lab.getByRole('button', { name: '运行', exact: true }).click();
  await expect(lab.locator('footer')).toContainText('SQLite');
}

test('works on a host that only hands out files', async ({ browser }) => {
  const server = await dumbServer();
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const page = await browser.newPage();
  const complaints: string[] = [];
  watch(page, origin, complaints);
  await page.goto(`${origin}/index.html`);
  await runs(page.locator('.lab').first());
  await page.locator('.module a').first().click();
  await expect(page.locator('article h1')).toBeVisible();
  await page.locator('#language').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.locator('.mark').click();
  await expect(page).toHaveURL(`${origin}/en/index.html`);
  await page.close();
  server.close();
  expect(complaints).toEqual([]);
});

test('works inside a frame', async ({ page }) => {
  await page.route('**/player.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<title>player</title><iframe title="course" src="${SITE.url}${LESSON}" width="900" height="700"></iframe>`,
    }),
  );
  await page.goto('player.html');
  const course = page.frameLocator('iframe');
  await expect(course.locator('article h1')).toBeVisible();
  const lab = course.locator('.lab:has([role=tab])').first();
  await lab.getByRole('button', { name: '运行', exact: true }).click();
  // The lab asks for a guess first; to skip it is to run.
  await course.locator('.predict [data-skip]').click();
  await expect(lab.locator('footer')).toContainText('SQLite');
  await course.locator('#theme').click();
  await expect(course.locator('html')).toHaveAttribute('data-theme', /.+/);
});

test('a missing page says so in both languages and finds the way home from any depth', async ({ page, complaints }) => {
  await page.goto('lessons/no/such/page.html');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('section[lang="en"]')).toBeVisible();
  await expect(page.locator('[data-home=""]')).toHaveAttribute('href', `${SITE.prefix}/index.html`);
  // The page was missing on purpose, and so are the folders that it asked on its way up.
  expect(complaints.every((complaint) => complaint.includes('404'))).toBe(true);
  complaints.length = 0;
  await page.locator('[data-home="en/"]').click();
  await expect(page).toHaveURL(`${SITE.url}en/index.html`);
});
