import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../src/cli/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
const site = join(folder, 'site');
let server: Server;
let port: number;

beforeAll(async () => {
  mkdirSync(join(site, '课程'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(site, 'index.html'), 'home');
  writeFileSync(join(site, '404.html'), 'missing');
  writeFileSync(join(site, 'a.wasm'), 'wasm');
  writeFileSync(join(site, '课程', 'index.html'), 'lesson');
  server = await serve({ folder: site, port: 0, prefix: '/x' });
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** The path goes out as it is written: fetch would tidy the dots away. */
const get = (path: string): Promise<{ status: number; type: string; location: string; body: string }> =>
  new Promise((resolve, reject) => {
    request({ port, path }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          location: response.headers.location ?? '',
          body,
        }),
      );
    })
      .on('error', reject)
      .end();
  });

test('hands out files with their types', async () => {
  expect(await get('/x/index.html?v=1')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8', body: 'home' });
  expect(await get('/x/a.wasm')).toMatchObject({ status: 200, type: 'application/wasm' });
});

test('a folder is its index.html, and gets its slash', async () => {
  expect(await get('/x/')).toMatchObject({ status: 200, body: 'home' });
  const encoded = `/x/${encodeURIComponent('课程')}`;
  expect(await get(encoded)).toMatchObject({ status: 301, location: `${encoded}/` });
  expect(await get(`${encoded}/`)).toMatchObject({ status: 200, body: 'lesson' });
});

test.each([
  '/x/../secret.txt',
  '/x/%2e%2e/secret.txt',
  '/x/..%2fsecret.txt',
  '/x/a/../../../secret.txt',
  '/x/%00',
  '/x/%zz',
  '/secret.txt',
  '/xsecret',
])('%s leads nowhere', async (path) => {
  expect(await get(path)).toMatchObject({ status: 404, body: 'missing' });
});
