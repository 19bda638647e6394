import type { Database, SqlJs } from 'sql.js';
import { runStatement } from './database.ts';
import type { Calls, RunRequest } from './protocol.ts';
import { cutAt, messageOf, namesOf, openForReading, type Reading, runReading } from './reading.ts';
import { SandboxFailure } from './sandbox-error.ts';
import { explainSqlError } from './sql-error.ts';

/** The databases that one worker holds. */
export interface Session {
  open(ask: Calls['open']['ask']): void;
  close(ask: Calls['close']['ask']): void;
  run(ask: RunRequest): Calls['run']['answer'];
  import(ask: Calls['import']['ask']): Promise<Calls['import']['answer']>;
}

/**
 * Two connections to each database: one for what people type and, once it is needed, one for what the engine writes. They share nothing, so a
 * temporary table of the engine is no table of the learner's.
 */
interface Held {
  readonly bytes: Uint8Array;
  readonly reading: Database;
  trusted?: Database;
}

/** @throws SandboxFailure from every function, when it cannot do what it was asked */
export function createSession(sqlJs: SqlJs): Session {
  const databases = new Map<string, Held>();

  function close({ key }: { readonly key: string }): void {
    const held = databases.get(key);
    held?.reading.close();
    held?.trusted?.close();
    databases.delete(key);
  }

  function open({ key, bytes }: Calls['open']['ask']): void {
    close({ key });
    const reading = openForReading(sqlJs, bytes);
    try {
      runStatement(reading, 'SELECT count(*) FROM sqlite_schema');
      databases.set(key, { bytes, reading });
    } catch {
      reading.close();
      throw new SandboxFailure({ code: 'not-a-database', params: {} });
    }
  }

  function run(ask: RunRequest): Calls['run']['answer'] {
    const held = databases.get(ask.key);
    if (!held) throw new SandboxFailure({ code: 'own-data-gone', params: {} });
    const startedAt = performance.now();
    const reading = ask.trusted ? runTrusted(held, ask) : runReading(held.reading, ask.sql, ask.params, ask.maxRows);
    return { ...reading, elapsedMs: performance.now() - startedAt };
  }

  function runTrusted(held: Held, { sql, params, maxRows }: RunRequest): Reading {
    held.trusted ??= new sqlJs.Database(held.bytes);
    try {
      return cutAt(runStatement(held.trusted, sql, params, maxRows + 1), maxRows);
    } catch (error) {
      throw new SandboxFailure(explainSqlError(messageOf(error), sql, namesOf(held.trusted)));
    }
  }

  return {
    open,
    close,
    run,
    async import({ file, options, isFinal }) {
      // papaparse comes with the first file and not with the first query.
      const { importFile } = await import('./import/import-file.ts');
      return importFile(file, options, isFinal ? sqlJs : undefined);
    },
  };
}
