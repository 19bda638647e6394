import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { download } from './download.ts';
import { createSandboxIn, type Sandbox } from './sandbox.ts';
import { SandboxFailure } from './sandbox-error.ts';

export type { OwnData } from './import/own-imports.ts';
export type { DatabaseRef, RunOptions, RunResult, Sandbox } from './sandbox.ts';

/**
 * A sandbox in the browser. Nothing is loaded before the first call.
 * @param siteRoot where the site lies, at whatever path; the addresses of databases count from here
 */
export function createSandbox(siteRoot: URL): Sandbox {
  return createSandboxIn({
    startWorker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'sandbox' }),
    startImporter: () => new Worker(new URL('./import/import-worker.ts', import.meta.url), { type: 'module', name: 'import' }),
    loadModule,
    loadFile: (url) => download(new URL(url, siteRoot)),
  });
}

/** Every bundled script lies in one folder below the root of the site, wherever that is served. */
const siteRoot = (): URL => new URL(import.meta.env.DEV ? '/' : '../', import.meta.url);

/** A file of the site, by its path from the root. */
export const siteFile = (path: string): Promise<Uint8Array<ArrayBuffer>> => download(new URL(path, siteRoot()));

let shared: Sandbox | undefined;

/** The one sandbox of the page: every lab and exercise on it uses the same worker and the same downloads. */
export function sharedSandbox(): Sandbox {
  shared ??= createSandbox(siteRoot());
  return shared;
}

/** Compiled from bytes, not from the stream: a server that sends another MIME type than application/wasm does no harm then. */
async function loadModule(): Promise<WebAssembly.Module> {
  const bytes = await download(new URL(wasmUrl, import.meta.url));
  return WebAssembly.compile(bytes).catch(() => {
    throw new SandboxFailure({ code: 'no-webassembly', params: {} });
  });
}
