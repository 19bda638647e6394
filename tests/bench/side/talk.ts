import { fork } from 'node:child_process';
import type { Message } from '../engines/engine.ts';
import { ENGINES, type EngineName } from '../engines/names.ts';
import type { Store } from '../world/store.ts';

/** What the parent may ask of an engine's process. */
export type Ask =
  | { readonly kind: 'load'; readonly store: Store }
  | { readonly kind: 'run' }
  | { readonly kind: 'rows'; readonly path: string }
  | { readonly kind: 'memory' }
  | { readonly kind: 'handOver'; readonly form: 'its own' | 'row objects' };
export interface Answers {
  readonly load: { readonly ms: number; readonly from: string };
  /** ms */
  readonly run: number;
  /** Writes the rows of the last run into a file, a customer a line. How many. */
  readonly rows: number;
  /** The most that the process has had in memory, MB. */
  readonly memory: number;
  readonly handOver: { readonly form: Message['form']; readonly makingMs: number; readonly handingMs: number };
}
export interface Side {
  ask<A extends Ask>(ask: A): Promise<Answers[A['kind']]>;
  end(): void;
}

/** Rows as objects need more than Node gives on small machines. Who is given more collects its garbage later, so that nobody else is. */
const ROOM = ['--max-old-space-size=8192'];

/** Starts the process of an engine. Questions wait for the answers before them. */
export function startSide(name: EngineName): Side {
  const child = fork(new URL('child.ts', import.meta.url), [name], { execArgv: ENGINES[name].peer ? ROOM : [] });
  let turn: Promise<unknown> = Promise.resolve();
  const one = (ask: Ask): Promise<unknown> =>
    new Promise((done, failed) => {
      const gone = (code: number | null): void => failed(new Error(`${name} ended with code ${code}`));
      child.once('exit', gone);
      child.once('message', (answer: { readonly value?: unknown; readonly error?: string }) => {
        child.off('exit', gone);
        if (answer.error === undefined) done(answer.value);
        else failed(new Error(answer.error));
      });
      child.send(ask);
    });
  return {
    ask<A extends Ask>(ask: A) {
      const answer = turn.then(() => one(ask));
      turn = answer.catch(() => undefined);
      return answer as Promise<Answers[A['kind']]>;
    },
    end: () => void child.kill(),
  };
}
