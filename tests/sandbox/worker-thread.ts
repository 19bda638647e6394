import { parentPort, workerData } from 'node:worker_threads';

/** Lets the browser's worker run in a thread of Node: the two globals that it uses, on the thread's own port. */
Object.assign(globalThis, {
  postMessage: (message: unknown, { transfer }: { transfer: ArrayBuffer[] }) => parentPort?.postMessage(message, transfer),
});
await import(workerData);
parentPort?.on('message', (data) => globalThis.onmessage?.call(globalThis as unknown as Window, { data } as MessageEvent));
