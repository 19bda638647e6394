/** Every reason for which the sandbox gives no rows, with what its sentence needs. The sentences live in i18n. */
export interface SandboxErrorParams {
  // loading
  'download-failed': { readonly url: string; readonly status?: number };
  'not-a-database': Record<never, never>;
  'no-webassembly': Record<never, never>;
  'worker-failed': Record<never, never>;
  'own-data-gone': Record<never, never>;
  // a person's own files
  /** It was moved or changed since it was chosen. */
  'file-unreadable': Record<never, never>;
  /** The database would be larger than a page can hold. */
  'import-too-large': { readonly megabytes: number };
  /** The browser gave no more memory. */
  'import-no-memory': Record<never, never>;
  // limits
  stopped: Record<never, never>;
  'time-limit': { readonly seconds: number };
  'out-of-memory': Record<never, never>;
  // refused before SQLite sees it
  'empty-statement': Record<never, never>;
  'several-statements': Record<never, never>;
  'only-reading': { readonly verb: string };
  // what SQLite says of a statement
  'no-such-table': Suggesting;
  'no-such-column': Suggesting;
  'not-in-table': { readonly prefix: string; readonly column: string; readonly tables: readonly string[] };
  'ambiguous-column': { readonly name: string; readonly tables: readonly string[] };
  /** `instead`: how SQLite writes what this function does in other databases. */
  'no-such-function': { readonly name: string; readonly suggestion?: string; readonly instead?: string };
  'wrong-argument-count': { readonly name: string };
  'misused-aggregate': { readonly name: string };
  'misused-window': { readonly name: string };
  'syntax-near': { readonly near: string; readonly suggestion?: string };
  'full-width': { readonly found: string; readonly expected: string };
  'unclosed-quote': { readonly text: string };
  'unknown-token': { readonly text: string };
  'incomplete-statement': Record<never, never>;
  'union-columns': Record<never, never>;
  'subquery-columns': { readonly found: number; readonly expected: number };
  'position-out-of-range': { readonly clause: string; readonly columns: number };
  'having-without-group': Record<never, never>;
  'not-in-both-tables': { readonly column: string };
  'sql-other': { readonly message: string };
}
interface Suggesting {
  readonly name: string;
  readonly suggestion?: string;
  readonly available: readonly string[];
}

export type SandboxErrorCode = keyof SandboxErrorParams;
export type SandboxError = {
  [Code in SandboxErrorCode]: { readonly code: Code; readonly params: SandboxErrorParams[Code] };
}[SandboxErrorCode];

/** Carries a sandbox error up to the place where a result is made of it; it never leaves the sandbox. */
export class SandboxFailure extends Error {
  readonly error: SandboxError;
  constructor(error: SandboxError) {
    super(error.code);
    this.error = error;
  }
}
