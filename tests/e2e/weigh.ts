import { brotliCompressSync, constants } from 'node:zlib';
import type { Page, Response } from '@playwright/test';

export interface Weight {
  /** Brotli bytes of everything that was fetched. */
  readonly all: number;
  readonly scripts: number;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

const brotli = (body: Buffer): number => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** Opens a page, does something there, and weighs what came over the wire meanwhile, each file once. */
export async function weigh(page: Page, path: string, act: () => Promise<void> = async () => {}): Promise<Weight> {
  const responses = new Map<string, Response>();
  const note = (response: Response): void => {
    if (response.ok() && response.url().startsWith('http')) responses.set(response.url(), response);
  };
  page.on('response', note);
  await page.goto(path, { waitUntil: 'networkidle' });
  await act();
  page.off('response', note);
  const files = await Promise.all(
    [...responses].map(async ([url, response]) => ({
      name: new URL(url).pathname.split('/').at(-1) ?? '',
      bytes: brotli(await response.body()),
    })),
  );
  const sum = (some: Weight['files']): number => some.reduce((total, { bytes }) => total + bytes, 0);
  return { all: sum(files), scripts: sum(files.filter(({ name }) => name.endsWith('.js'))), files };
}
