import type { Layout } from '../engine/language/layout.ts';
import type { SqlParams } from '../engine/language/rows.ts';
import type { Plan } from '../engine/plan/plan.ts';
import type { PackedRows } from './packed.ts';
import type { SandboxError } from './sandbox-error.ts';

/** What the page asks of the worker, and what the worker answers. */
export interface Calls {
  /** First of all, once: the compiled sql.js. */
  start: { readonly ask: { readonly module: WebAssembly.Module }; readonly answer: null };
  /** How the tables of the database lie. */
  open: { readonly ask: { readonly key: string; readonly bytes: Uint8Array }; readonly answer: Layout };
  close: { readonly ask: { readonly key: string }; readonly answer: null };
  run: { readonly ask: RunRequest; readonly answer: RunAnswer };
  /** Tags in two steps; the facts stay for the next run. */
  plan: { readonly ask: PlanRequest; readonly answer: RunAnswer };
}
export type CallKind = keyof Calls;

export interface RunRequest {
  readonly key: string;
  readonly sql: string;
  readonly params: SqlParams;
  readonly maxRows: number;
  /** Written by the engine: may be any one statement, on a connection of its own. */
  readonly trusted: boolean;
}

export interface PlanRequest {
  readonly key: string;
  readonly plan: Plan;
  readonly asOf: string;
  readonly form: 'sql' | 'wideSql';
}

export interface RunAnswer {
  readonly rows: PackedRows;
  readonly truncated: boolean;
  readonly elapsedMs: number;
}

export type Message = { [Kind in CallKind]: { readonly id: number; readonly kind: Kind; readonly ask: Calls[Kind]['ask'] } }[CallKind];
export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: Calls[CallKind]['answer'] }
  | { readonly id: number; readonly ok: false; readonly error: SandboxError };
