import { Worker } from 'node:worker_threads';
import type { Message } from '../engines/engine.ts';

/** A second thread that stands for the page; this one is the worker. */
export function openPage() {
  let page: Worker | undefined;
  return {
    /** @returns ms from giving the message away to the page having it whole */
    async hand({ body, transfer }: Message): Promise<number> {
      page ??= await start();
      const there = page;
      const startedAt = performance.now();
      await new Promise<void>((done) => {
        there.once('message', () => done());
        there.postMessage(body, transfer);
      });
      return performance.now() - startedAt;
    },
  };
}

async function start(): Promise<Worker> {
  const page = new Worker(new URL('page.ts', import.meta.url));
  await new Promise((done) => page.once('message', done));
  return page;
}
