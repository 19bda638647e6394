import initSqlJs from 'sql.js/dist/sql-wasm-browser.js';
import type { Answer, CallKind, Calls, Message } from './protocol.ts';
import { SandboxFailure } from './sandbox-error.ts';
import { createSession, type Session } from './session.ts';

/**
 * The only place in the browser where SQLite runs: a thread of its own, so that the page never waits and an endless query can be ended with it.
 * Messages are answered one after the other, in the order they came.
 */
let session: Session | undefined;
let queue: Promise<void> = Promise.resolve();

globalThis.onmessage = ({ data }: MessageEvent<Message>) => {
  queue = queue.then(async () => {
    const answered = await answer(data);
    postMessage(answered, { transfer: transferable(answered) });
  });
};

async function answer(message: Message): Promise<Answer> {
  try {
    return { id: message.id, ok: true, value: await carryOut(message) };
  } catch (error) {
    return { id: message.id, ok: false, error: error instanceof SandboxFailure ? error.error : { code: 'worker-failed', params: {} } };
  }
}

async function carryOut(message: Message): Promise<Calls[CallKind]['answer']> {
  if (message.kind === 'start') {
    session = await start(message.ask.module);
    return null;
  }
  if (!session) throw new SandboxFailure({ code: 'worker-failed', params: {} });
  switch (message.kind) {
    case 'open':
      return session.open(message.ask);
    case 'close':
      session.close(message.ask);
      return null;
    case 'run':
      return session.run(message.ask);
    case 'plan':
      return session.plan(message.ask);
  }
}

/** Columns are handed over, not copied. */
function transferable(answered: Answer): Transferable[] {
  return answered.ok && answered.value && 'rows' in answered.value ? [answered.value.rows.buffer] : [];
}

/** The module comes compiled from the page: nothing is downloaded here, and a new worker starts in milliseconds. */
async function start(module: WebAssembly.Module): Promise<Session> {
  const sqlJs = await initSqlJs({
    useOldExtensionFunctions: false,
    instantiateWasm: (imports, done) => {
      done(new WebAssembly.Instance(module, imports));
      return {};
    },
  });
  return createSession(sqlJs);
}
