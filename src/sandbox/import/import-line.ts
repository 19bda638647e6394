import { type SandboxError, SandboxFailure } from '../sandbox-error.ts';
import type { WorkerPort } from '../worker-line.ts';
import type { ImportAnswer, ImportCalls, ImportKind } from './import-protocol.ts';
import type { How, Progress } from './shapes.ts';

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (failure: SandboxFailure) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** So long a worker may take to hear that it should stop. */
const PATIENCE_MS = 1000;

/** One importing worker from its start to its end. Every call is answered once: by the worker, or by the reason for its end. */
export class ImportLine {
  readonly #port: WorkerPort;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #ended: SandboxError | undefined;

  constructor(port: WorkerPort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<ImportAnswer>) => this.#hear(data);
    port.onerror = () => this.end({ code: 'worker-failed', params: {} });
  }

  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /**
   * One whose signal is aborted is stopped in the worker, and with the worker where that does not answer.
   * @throws SandboxFailure (by rejection)
   */
  call<Kind extends ImportKind>(
    kind: Kind,
    ask: ImportCalls[Kind]['ask'],
    { signal, onProgress }: How = {},
  ): Promise<ImportCalls[Kind]['answer']> {
    if (this.#ended) return Promise.reject(new SandboxFailure(this.#ended));
    const id = this.#calls++;
    let patience: ReturnType<typeof setTimeout> | undefined;
    const cancel = (): void => {
      this.#port.postMessage({ id, kind: 'cancel' });
      patience = setTimeout(() => this.end({ code: 'stopped', params: {} }), PATIENCE_MS);
    };
    return new Promise<ImportCalls[Kind]['answer']>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress });
      this.#port.postMessage({ id, kind, ask });
      if (signal?.aborted) cancel();
      else signal?.addEventListener('abort', cancel, { once: true });
    }).finally(() => {
      clearTimeout(patience);
      signal?.removeEventListener('abort', cancel);
    });
  }

  /** Ends the worker in the middle of whatever it does. */
  end(why: SandboxError): void {
    if (this.#ended) return;
    this.#ended = why;
    this.#port.terminate();
    for (const { reject } of this.#waiting.values()) reject(new SandboxFailure(why));
    this.#waiting.clear();
  }

  #hear(answer: ImportAnswer): void {
    const call = this.#waiting.get(answer.id);
    if ('progress' in answer) {
      call?.onProgress?.(answer.progress);
      return;
    }
    this.#waiting.delete(answer.id);
    if (answer.ok) call?.resolve(answer.value as never);
    else call?.reject(new SandboxFailure(answer.error));
  }
}
