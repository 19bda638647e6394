import type { SqlJs } from 'sql.js';
import type { ImportAnswer, ImportMessage } from './import-protocol.ts';
import { createImportSession, importErrorOf } from './import-session.ts';

/**
 * The thread in which a person's files are read: not the one in which queries run, so that neither waits for the other, and either can be ended alone.
 * The page asks one thing at a time; between pieces of a file this thread hears that it should stop.
 */
const session = createImportSession(startSqlJs);
const running = new Map<number, AbortController>();

globalThis.onmessage = ({ data }: MessageEvent<ImportMessage>) => {
  if (data.kind === 'cancel') running.get(data.id)?.abort();
  else void carryOut(data);
};

async function carryOut(message: Exclude<ImportMessage, { kind: 'cancel' }>): Promise<void> {
  const { id } = message;
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const value = await session(message, {
      signal: controller.signal,
      onProgress: (progress) => answer({ id, progress }),
    });
    const bytes = value && 'bytes' in value && value.bytes instanceof Uint8Array ? [value.bytes.buffer] : [];
    answer({ id, ok: true, value }, bytes);
  } catch (error) {
    answer({ id, ok: false, error: controller.signal.aborted ? { code: 'stopped', params: {} } : importErrorOf(error) });
  } finally {
    running.delete(id);
  }
}

/** A database is handed over, not copied. */
const answer = (answered: ImportAnswer, transfer: Transferable[] = []): void => postMessage(answered, { transfer });

/** SQLite comes when something is stored. */
async function startSqlJs(module: WebAssembly.Module): Promise<SqlJs> {
  const { default: initSqlJs } = await import('sql.js/dist/sql-wasm-browser.js');
  return initSqlJs({
    useOldExtensionFunctions: false,
    instantiateWasm: (imports, done) => {
      done(new WebAssembly.Instance(module, imports));
      return {};
    },
  });
}
