import type { Bilingual } from '../engine/definition.ts';
import type { Execute } from '../engine/rows.ts';
import type { Schema } from '../engine/schema.ts';

/**
 * `visible`: what the learner sees. `seed`: other customers. `as-of`: another as-of date. `aimed`: a few dozen customers, each standing on or
 * beside a threshold.
 */
export type DatabaseRole = 'visible' | 'seed' | 'as-of' | 'aimed';

/** One database that answers are judged on. */
export interface TestDatabase {
  readonly id: string;
  readonly role: DatabaseRole;
  readonly asOf: string;
  readonly execute: Execute;
  /** What each customer is there for, by customer id; the aimed database brings it. */
  readonly about?: Readonly<Record<string, Bilingual>>;
}

/** The databases of one dataset; the first is the one the learner sees. */
export interface TestBed {
  readonly schema: Schema;
  readonly databases: readonly TestDatabase[];
}
