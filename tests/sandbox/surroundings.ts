import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Surroundings } from '../../src/sandbox/sandbox.ts';
import { SandboxFailure } from '../../src/sandbox/sandbox-error.ts';
import type { WorkerPort } from '../../src/sandbox/worker-line.ts';

const WASM = new URL('../../node_modules/sql.js/dist/sql-wasm-browser.wasm', import.meta.url);

/** The real worker in a thread, the real WebAssembly, and files out of memory; `started` and `importers` count the workers, `alive` those that have not ended, `compiled` the compilations. */
export function inThreads(
  files: Record<string, Uint8Array<ArrayBuffer>>,
): Surroundings & { started: number; importers: number; compiled: number; readonly loaded: string[]; alive(): number; endAll(): void } {
  const threads: Worker[] = [];
  const living = new Set<Worker>();
  const start = (script: string): WorkerPort => {
    const thread = new Worker(new URL('./worker-thread.ts', import.meta.url), { workerData: script });
    threads.push(thread);
    living.add(thread);
    thread.on('exit', () => living.delete(thread));
    return portOf(thread);
  };
  return {
    started: 0,
    importers: 0,
    compiled: 0,
    loaded: [],
    startWorker() {
      this.started++;
      return start('../../src/sandbox/worker.ts');
    },
    startImporter() {
      this.importers++;
      return start('../../src/sandbox/import/import-worker.ts');
    },
    async loadModule() {
      this.compiled++;
      return WebAssembly.compile(await readFile(WASM));
    },
    async loadFile(url) {
      this.loaded.push(url);
      const bytes = files[url];
      if (!bytes) throw new SandboxFailure({ code: 'download-failed', params: { url, status: 404 } });
      return bytes;
    },
    alive: () => living.size,
    endAll() {
      for (const thread of threads) thread.terminate();
    },
  };
}

function portOf(thread: Worker): WorkerPort {
  const port: WorkerPort = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => thread.postMessage(message),
    terminate: () => void thread.terminate(),
  };
  thread.on('message', (data) => port.onmessage?.({ data } as MessageEvent));
  thread.on('error', (error) => port.onerror?.({ error } as ErrorEvent));
  return port;
}
