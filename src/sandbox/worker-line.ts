import type { Layout } from '../engine/language/layout.ts';
import type { Answer, CallKind, Calls } from './protocol.ts';
import { type SandboxError, SandboxFailure } from './sandbox-error.ts';

/** The part of a Worker that is used; a Node thread can look like it. */
export interface WorkerPort {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** One worker from its start to its end. Every call is answered once: by the worker, or by the reason for its end. */
export class WorkerLine {
  readonly #port: WorkerPort;
  readonly #started: Promise<unknown>;
  readonly #opened = new Map<string, Promise<Layout>>();
  readonly #waiting = new Map<number, { readonly resolve: (value: never) => void; readonly reject: (failure: SandboxFailure) => void }>();
  #calls = 0;
  #ended: SandboxError | undefined;

  /** @param module sql.js, compiled; a worker without it ends */
  constructor(port: WorkerPort, module: Promise<WebAssembly.Module>) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<Answer>) => this.#settle(data);
    port.onerror = () => this.end({ code: 'worker-failed', params: {} });
    this.#started = module.then((compiled) => this.#post('start', { module: compiled }));
    this.#started.catch((failure) => this.end(failure instanceof SandboxFailure ? failure.error : { code: 'no-webassembly', params: {} }));
  }

  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /** @throws SandboxFailure (by rejection) */
  async call<Kind extends CallKind>(kind: Kind, ask: Calls[Kind]['ask']): Promise<Calls[Kind]['answer']> {
    await this.#started.catch(() => {});
    return this.#post(kind, ask);
  }

  /**
   * Opens a database once in this worker's life; its bytes are asked for and copied over then.
   * @returns how its tables lie
   * @throws SandboxFailure (by rejection) when it is none, or has not come
   */
  open(key: string, load: () => Promise<Uint8Array>): Promise<Layout> {
    const opened = this.#opened.get(key);
    if (opened) return opened;
    const opening = load().then((bytes) => this.call('open', { key, bytes }));
    this.#opened.set(key, opening);
    opening.catch(() => this.#opened.delete(key));
    return opening;
  }

  close(key: string): void {
    this.#opened.delete(key);
    this.call('close', { key }).catch(() => {});
  }

  /** Ends the worker in the middle of whatever it does. */
  end(why: SandboxError): void {
    if (this.#ended) return;
    this.#ended = why;
    this.#port.terminate();
    for (const { reject } of this.#waiting.values()) reject(new SandboxFailure(why));
    this.#waiting.clear();
  }

  #post<Kind extends CallKind>(kind: Kind, ask: Calls[Kind]['ask']): Promise<Calls[Kind]['answer']> {
    if (this.#ended) return Promise.reject(new SandboxFailure(this.#ended));
    const id = this.#calls++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#port.postMessage({ id, kind, ask });
    });
  }

  #settle(answer: Answer): void {
    const call = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) call?.resolve(answer.value as never);
    else call?.reject(new SandboxFailure(answer.error));
  }
}
