import type { Layout } from '../engine/language/layout.ts';
import type { Rows, SqlParams } from '../engine/language/rows.ts';
import type { Plan } from '../engine/plan/plan.ts';
import { unpacked } from './download.ts';
import type { OwnImports } from './import/own-imports.ts';
import { unpackRows } from './packed.ts';
import type { RunAnswer } from './protocol.ts';
import { remember } from './remember.ts';
import { type SandboxError, SandboxFailure } from './sandbox-error.ts';
import { createTurns, type Stop } from './turns.ts';
import { WorkerLine, type WorkerPort } from './worker-line.ts';

/** `url` counts from the root of the site; an own database was made of a person's file and lives in this page only. */
export type DatabaseRef = { readonly kind: 'file'; readonly url: string } | { readonly kind: 'own'; readonly id: string };

export type RunResult =
  | { readonly ok: true; readonly rows: Rows; readonly elapsedMs: number; readonly truncated: boolean }
  | { readonly ok: false; readonly error: SandboxError };

export interface RunOptions {
  /** How long the statement itself may take; waiting for a download does not count. Default 3,000 for what a person typed, 20,000 for the engine's. */
  readonly limitMs?: number;
  /** Default 5,000 for what a person typed, none for the engine's. */
  readonly maxRows?: number;
  /** Written by the engine, not typed by a person: any one statement, on a connection of its own. */
  readonly trusted?: boolean;
  /** Gives up this run and no other, waiting or running. */
  readonly signal?: AbortSignal;
}

/** One SQLite in the background of the page. Runs take turns, and none ever rejects. */
export interface Sandbox {
  /** Starts worker, WebAssembly and download ahead of the first run. */
  warm(database: DatabaseRef): void;
  run(database: DatabaseRef, sql: string, params?: SqlParams, options?: RunOptions): Promise<RunResult>;
  /**
   * Runs tags in two steps. The facts stay, so that a changed rule repeats the second step only. `planFor` is told how the tables lie. `form`: with
   * every column in between, or without.
   */
  runPlan(
    database: DatabaseRef,
    planFor: (layout: Layout) => Plan,
    asOf: string,
    options?: Pick<RunOptions, 'limitMs' | 'signal'> & { readonly form?: 'sql' | 'wideSql' },
  ): Promise<RunResult>;
  /** Everything about a person's own files; fetched when it is first asked for. */
  imports(): Promise<OwnImports>;
  /** Erases a person's own data; a file of the site is left as it is. */
  forget(database: DatabaseRef): void;
  /** Ends what is running now; what waits behind it runs next. */
  stop(): void;
}

/** What the sandbox takes from its surroundings: all that a browser and a test differ in. */
export interface Surroundings {
  startWorker(): WorkerPort;
  /** The worker in which a person's files are read. */
  startImporter(): WorkerPort;
  /** sql.js, compiled. */
  loadModule(): Promise<WebAssembly.Module>;
  /** A file of the site. */
  loadFile(url: string): Promise<Uint8Array<ArrayBuffer>>;
}

const LIMIT_MS = 3000;
/** The engine's statements end by themselves; on a hundred thousand customers of one's own they take their time. */
const TRUSTED_LIMIT_MS = 20_000;
const MAX_ROWS = 5000;
const ALL_ROWS = Number.MAX_SAFE_INTEGER - 1;

/**
 * SQLite cannot be interrupted from outside: a query ends with its worker. The compiled module and the bytes of every database stay on this side,
 * so that the next worker is ready in milliseconds.
 */
export function createSandboxIn(surroundings: Surroundings): Sandbox {
  const loadModule = remember(() => surroundings.loadModule());
  const files = new Map<string, () => Promise<Uint8Array>>();
  const own = new Map<string, Uint8Array>();
  const turns = createTurns(restart);
  let current: WorkerLine | undefined;
  let ownCount = 0;
  let hasHeldOwn = false;

  function worker(): WorkerLine {
    if (!current || current.ended) current = new WorkerLine(surroundings.startWorker(), loadModule());
    return current;
  }

  function restart(why: SandboxError): void {
    current?.end(why);
    worker();
  }

  async function bytesOf(database: DatabaseRef): Promise<Uint8Array> {
    if (database.kind === 'file') {
      const { url } = database;
      const load = files.get(url) ?? remember(async () => unpacked(await surroundings.loadFile(url)));
      files.set(url, load);
      return load();
    }
    const bytes = own.get(database.id);
    if (!bytes) throw new SandboxFailure({ code: 'own-data-gone', params: {} });
    return bytes;
  }

  /** @param ask what the worker is asked for once it has the database */
  async function run(
    database: DatabaseRef,
    ask: (line: WorkerLine, key: string, layout: Layout) => Promise<RunAnswer>,
    limitMs: number,
    stop: Stop,
  ): Promise<RunResult> {
    const line = worker();
    const key = keyOf(database);
    const layout = await line.open(key, () => bytesOf(database));
    const timer = setTimeout(() => stop({ code: 'time-limit', params: { seconds: limitMs / 1000 } }), limitMs);
    try {
      const { rows, truncated, elapsedMs } = await ask(line, key, layout);
      return { ok: true, rows: unpackRows(rows), truncated, elapsedMs };
    } catch (failure) {
      // WebAssembly gives back no memory that it has asked for once: only a new worker does.
      if (errorOf(failure).code === 'out-of-memory') stop(errorOf(failure));
      throw failure;
    } finally {
      clearTimeout(timer);
    }
  }

  const imports = remember(async () => {
    const { createOwnImports } = await import('./import/create-own-imports.ts').catch(() => {
      throw new SandboxFailure({ code: 'worker-failed', params: {} });
    });
    return createOwnImports({ startImporter: () => surroundings.startImporter(), loadModule, keep, dropAll });
  });

  function keep(bytes: Uint8Array): DatabaseRef & { readonly kind: 'own' } {
    hasHeldOwn = true;
    const ref = { kind: 'own', id: String(++ownCount) } as const;
    own.set(ref.id, bytes);
    return ref;
  }

  /** SQLite's memory is given back with its worker, and what was in it. */
  function dropAll(): void {
    if (!hasHeldOwn) return;
    hasHeldOwn = false;
    own.clear();
    turns.stop({ code: 'stopped', params: {} });
    current?.end({ code: 'own-data-gone', params: {} });
    current = undefined;
  }

  return {
    imports,
    warm(database) {
      worker()
        .open(keyOf(database), () => bytesOf(database))
        .catch(() => {});
    },
    run(
      database,
      sql,
      params = {},
      { trusted = false, limitMs = trusted ? TRUSTED_LIMIT_MS : LIMIT_MS, maxRows = trusted ? ALL_ROWS : MAX_ROWS, signal } = {},
    ) {
      const ask = (line: WorkerLine, key: string) => line.call('run', { key, sql, params, maxRows, trusted });
      return turns.take((stop) => run(database, ask, limitMs, stop), signal).catch(failed);
    },
    runPlan(database, planFor, asOf, { limitMs = TRUSTED_LIMIT_MS, signal, form = 'sql' } = {}) {
      const ask = (line: WorkerLine, key: string, layout: Layout) => line.call('plan', { key, plan: planFor(layout), asOf, form });
      return turns.take((stop) => run(database, ask, limitMs, stop), signal).catch(failed);
    },
    forget(database) {
      if (database.kind !== 'own') return;
      own.delete(database.id);
      current?.close(keyOf(database));
    },
    stop: () => turns.stop({ code: 'stopped', params: {} }),
  };
}

const errorOf = (failure: unknown): SandboxError =>
  failure instanceof SandboxFailure ? failure.error : { code: 'worker-failed', params: {} };

const failed = (failure: unknown) => ({ ok: false, error: errorOf(failure) }) as const;

const keyOf = (database: DatabaseRef): string => (database.kind === 'file' ? `file:${database.url}` : `own:${database.id}`);
