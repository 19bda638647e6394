import type { Bilingual } from '../engine/language/definition.ts';
import type { Execute } from '../engine/language/rows.ts';
import type { Schema } from '../engine/language/schema.ts';

/**
 * `visible`: what the learner sees. `seed`: other customers. `as-of`: another as-of date. `aimed`: a few dozen customers, each standing on or
 * beside a threshold. `empty`: the tables without a row.
 */
export type DatabaseRole = 'visible' | 'seed' | 'as-of' | 'aimed' | 'empty';

/** One database that answers are judged on. */
export interface TestDatabase {
  readonly id: string;
  readonly role: DatabaseRole;
  readonly asOf: string;
  /** Rejects with `{error: Refusal}`, as the sandbox does, when the query cannot be run; any other rejection is the grader's own failure. */
  readonly execute: Execute;
  /** What each customer is there for, by customer id; the aimed database brings it. */
  readonly about?: Readonly<Record<string, Bilingual>>;
}

/** The databases of one dataset; the first is the one the learner sees. */
export interface TestBed {
  readonly schema: Schema;
  readonly databases: readonly TestDatabase[];
}

/** Why a database gave no rows; the codes and their sentences are the sandbox's. */
export interface Refusal {
  readonly code: string;
  readonly params: object;
}

/** Refusals that are nobody's mistake: the machinery did not come up, so nothing was judged. */
const OF_THE_MACHINERY = new Set(['download-failed', 'not-a-database', 'no-webassembly', 'worker-failed', 'own-data-gone', 'stopped']);

/** The refusal that a rejection carries when it is about the query. */
export function refusalIn(rejection: unknown): Refusal | undefined {
  if (typeof rejection !== 'object' || rejection === null || !('error' in rejection)) return undefined;
  const { error } = rejection;
  const isRefusal = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && 'params' in error;
  return isRefusal && !OF_THE_MACHINERY.has(error.code as string) ? (error as Refusal) : undefined;
}
