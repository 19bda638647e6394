import type { Database, SqlJs } from 'sql.js';
import type { Execute } from '../engine/language/rows.ts';
import type { KeptKeys } from '../engine/plan/keys.ts';
import { layoutOf, runStatement } from './database.ts';
import { packRows } from './packed.ts';
import type { Calls, RunRequest } from './protocol.ts';
import { cutAt, messageOf, namesOf, openForReading, type Reading, runReading } from './reading.ts';
import { SandboxFailure } from './sandbox-error.ts';
import { explainSqlError } from './sql-error.ts';

/** The databases that one worker holds. */
export interface Session {
  open(ask: Calls['open']['ask']): Calls['open']['answer'];
  close(ask: Calls['close']['ask']): void;
  run(ask: RunRequest): Calls['run']['answer'];
  plan(ask: Calls['plan']['ask']): Promise<Calls['plan']['answer']>;
}

/**
 * Two connections to each database: one for what people type and, once it is needed, one for what the engine writes. They share nothing, so a
 * temporary table of the engine is no table of the learner's.
 */
interface Held {
  /** Until both are open: a person's own database may be large. */
  bytes?: Uint8Array;
  readonly reading: Database;
  trusted?: Database;
  /** Everybody's keys, as the last plan found them. */
  readonly keys: KeptKeys;
}

/** So many that a limit is none. */
const ALL_ROWS = Number.MAX_SAFE_INTEGER - 1;

/** @throws SandboxFailure from every function, when it cannot do what it was asked */
export function createSession(sqlJs: SqlJs): Session {
  const databases = new Map<string, Held>();

  function close({ key }: { readonly key: string }): void {
    const held = databases.get(key);
    held?.reading.close();
    held?.trusted?.close();
    databases.delete(key);
  }

  function open({ key, bytes }: Calls['open']['ask']): Calls['open']['answer'] {
    close({ key });
    const reading = openForReading(sqlJs, bytes);
    try {
      const layout = layoutOf(reading);
      databases.set(key, { bytes, reading, keys: {} });
      return layout;
    } catch {
      reading.close();
      throw new SandboxFailure({ code: 'not-a-database', params: {} });
    }
  }

  function heldAs(key: string): Held {
    const held = databases.get(key);
    if (!held) throw new SandboxFailure({ code: 'own-data-gone', params: {} });
    return held;
  }

  function run(ask: RunRequest): Calls['run']['answer'] {
    const held = heldAs(ask.key);
    const startedAt = performance.now();
    const { rows, truncated } = ask.trusted ? runTrusted(held, ask) : runReading(held.reading, ask.sql, ask.params, ask.maxRows);
    return { rows: packRows(rows), truncated, elapsedMs: performance.now() - startedAt };
  }

  function trustedOf(held: Held): Database {
    held.trusted ??= new sqlJs.Database(held.bytes);
    delete held.bytes;
    return held.trusted;
  }

  function runTrusted(held: Held, { sql, params, maxRows }: Pick<RunRequest, 'sql' | 'params' | 'maxRows'>): Reading {
    const trusted = trustedOf(held);
    try {
      return cutAt(runStatement(trusted, sql, params, maxRows + 1), maxRows);
    } catch (error) {
      throw new SandboxFailure(explainSqlError(messageOf(error), sql, namesOf(trusted)));
    }
  }

  async function plan({ key, plan, asOf, form }: Calls['plan']['ask']): Promise<Calls['plan']['answer']> {
    const held = heldAs(key);
    // What plans need comes with the first plan.
    const { runPlan } = await import('../engine/plan/run-plan.ts');
    const startedAt = performance.now();
    const execute: Execute = (sql, params) => runTrusted(held, { sql, params, maxRows: ALL_ROWS }).rows;
    const rows = await runPlan(plan, asOf, execute, form, held.keys);
    return { rows: packRows(rows), truncated: false, elapsedMs: performance.now() - startedAt };
  }

  return {
    open,
    close,
    run,
    plan,
  };
}
