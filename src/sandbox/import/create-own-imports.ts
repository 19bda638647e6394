import { SandboxFailure } from '../sandbox-error.ts';
import type { WorkerPort } from '../worker-line.ts';
import { ImportLine } from './import-line.ts';
import type { ImportCalls, ImportKind } from './import-protocol.ts';
import type { OwnData, OwnImports, StoredTable } from './own-imports.ts';
import type { How } from './shapes.ts';

/** What the imports take from the sandbox. */
export interface ImportSurroundings {
  startImporter(): WorkerPort;
  /** sql.js, compiled. */
  loadModule(): Promise<WebAssembly.Module>;
  /** Keeps a database for the page. */
  keep(bytes: Uint8Array): OwnData['database'];
  /** Lets go of every database that was kept. */
  dropAll(): void;
}

/**
 * The page's side of the imports. What a worker keeps between two steps (keys, the salt) goes with it, so this side knows which file was read as which
 * table, and has a new worker read it again before the next step that needs it.
 */
export function createOwnImports(surroundings: ImportSurroundings): OwnImports {
  const known = new Map<string, StoredTable>();
  /** What the present worker has read of it. */
  let held = new Set<string>();
  let line: ImportLine | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let everything = new AbortController();

  function worker(): ImportLine {
    if (!line || line.ended) {
      line = new ImportLine(surroundings.startImporter());
      held = new Set();
    }
    return line;
  }

  /** Calls take turns. One that is given up rejects at once; the next one starts when the worker has stopped. */
  function take<T>(how: How, job: (how: How) => Promise<T>): Promise<T> {
    const { signal, controller, untie } = tied(how.signal, everything.signal);
    const turn = last.then(() => {
      signal.throwIfAborted();
      return job({ ...how, signal });
    });
    last = turn.then(
      () => untie(),
      () => untie(),
    );
    return new Promise<T>((resolve, reject) => {
      const giveUp = () => reject(signal.reason);
      controller.signal.addEventListener('abort', giveUp, { once: true });
      if (signal.aborted) giveUp();
      turn.then(resolve, reject);
    });
  }

  const call = <Kind extends ImportKind>(kind: Kind, ask: ImportCalls[Kind]['ask'], how: How): Promise<ImportCalls[Kind]['answer']> =>
    worker().call(kind, ask, how);

  async function read(source: StoredTable, how: How): Promise<ImportCalls['read']['answer']> {
    const view = await call('read', source, how);
    known.set(source.plan.table, source);
    held.add(source.plan.table);
    return view;
  }

  /** All that is known is known to the worker. */
  async function restore(how: How): Promise<void> {
    worker();
    for (const [table, source] of known) if (!held.has(table)) await read(source, how);
  }

  async function store(tables: readonly StoredTable[], wishes: ImportCalls['store']['ask']['wishes'], how: How): Promise<OwnData> {
    const module = await surroundings.loadModule().catch((reason: unknown) => {
      throw reason instanceof SandboxFailure ? reason : new SandboxFailure({ code: 'no-webassembly', params: {} });
    });
    const { bytes, facts } = await call('store', { module, tables, wishes }, how);
    how.signal?.throwIfAborted();
    known.clear();
    held.clear();
    for (const source of tables) {
      known.set(source.plan.table, source);
      held.add(source.plan.table);
    }
    return { ...facts, database: surroundings.keep(bytes) };
  }

  return {
    survey: (file, answers, how = {}) => take(how, (own) => call('survey', { file, answers }, own)),
    read: (file, plan, how = {}) => take(how, (own) => read({ file, plan }, own)),
    joins: () =>
      take({}, async (own) => {
        await restore(own);
        return call('joins', null, own);
      }),
    looseKeys: (joins) =>
      take({}, async (own) => {
        await restore(own);
        return call('loose-keys', joins, own);
      }),
    accounts: () =>
      take({}, async (own) => {
        await restore(own);
        return call('accounts', null, own);
      }),
    store: (tables, wishes, how = {}) => take(how, (own) => store(tables, wishes, own)),
    changesCsv: (changes, undone, words) => take({}, (own) => call('changes-csv', { changes, undone, words }, own)),
    refusedCsv: (file, plan, words, how = {}) => take(how, (own) => call('refused-csv', { file, plan, words }, own)),
    encodings: (file, how = {}) => take(how, (own) => call('encodings', file, own)),
    async forget(table) {
      if (table !== undefined) {
        known.delete(table);
        if (held.delete(table)) await take({}, (own) => call('forget', table, own));
        return;
      }
      everything.abort(new SandboxFailure({ code: 'stopped', params: {} }));
      everything = new AbortController();
      known.clear();
      held.clear();
      line?.end({ code: 'stopped', params: {} });
      line = undefined;
      surroundings.dropAll();
      await last;
    },
  };
}

/** Aborted with either, for the same reason. */
function tied(one: AbortSignal | undefined, other: AbortSignal) {
  const controller = new AbortController();
  const sources = [one, other].flatMap((signal) => signal ?? []);
  const aborts = sources.map((source) => {
    const abort = () => controller.abort(source.reason);
    if (source.aborted) abort();
    else source.addEventListener('abort', abort, { once: true });
    return () => source.removeEventListener('abort', abort);
  });
  return {
    controller,
    signal: controller.signal,
    untie: () => {
      for (const remove of aborts) remove();
    },
  };
}
