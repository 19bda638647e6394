import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { download, unpacked } from '../../src/sandbox/download.ts';
import { SandboxFailure } from '../../src/sandbox/sandbox-error.ts';

const TEXT = new TextEncoder().encode('客户 '.repeat(1000));
const PACKED = gzipSync(TEXT);

let server: Server;
let root: URL;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/as-it-is') response.end(PACKED);
    else if (request.url === '/by-the-server') response.setHeader('content-encoding', 'gzip').end(PACKED);
    else if (request.url === '/halfway') response.writeHead(200, { 'content-length': 9999 }).write('x', () => response.destroy());
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  root = new URL(`http://localhost:${(server.address() as AddressInfo).port}/`);
});
afterAll(() => server.close());

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (failure) => (failure instanceof SandboxFailure ? failure.error : failure),
  );

describe('a packed file', () => {
  it.each(['as-it-is', 'by-the-server'])('is the same, unpacked by us or by the server: %s', async (path) => {
    expect(Buffer.compare(await unpacked(await download(new URL(path, root))), TEXT)).toBe(0);
  });

  it('that ends too early is no database', async () => {
    expect(await errorOf(unpacked(new Uint8Array(PACKED.subarray(0, 20))))).toEqual({ code: 'not-a-database', params: {} });
  });

  it('may be shorter than its own mark', async () => {
    expect(await unpacked(new Uint8Array([0x1f]))).toEqual(new Uint8Array([0x1f]));
    expect(await unpacked(new Uint8Array())).toEqual(new Uint8Array());
  });
});

describe('a download that fails', () => {
  it('says what the server answered, if it did', async () => {
    const url = new URL('missing.sqlite', root).href;
    expect(await errorOf(download(new URL(url)))).toEqual({ code: 'download-failed', params: { url, status: 404 } });
    const broken = new URL('halfway', root).href;
    expect(await errorOf(download(new URL(broken)))).toEqual({ code: 'download-failed', params: { url: broken } });
    expect(await errorOf(download(new URL('http://localhost:1/')))).toEqual({
      code: 'download-failed',
      params: { url: 'http://localhost:1/' },
    });
  });
});
