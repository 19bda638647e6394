import { nearest } from '../engine/language/nearest.ts';
import type { SandboxError } from '../sandbox/sandbox-error.ts';
import type { FitFailureParams } from './fit/failure.ts';
import type { IdentityFailureParams } from './identity-text.ts';
import type { NotImported } from './own-tables.ts';

/** Everything that ends a command, with what its sentence needs; the sentences live in i18n. */
export interface CliFailureParams extends FitFailureParams, IdentityFailureParams {
  'unknown-command': Suggesting;
  /** `written`: with its dashes, as it was typed. */
  'unknown-option': Suggesting & { readonly command: string; readonly written: string };
  'option-needs-value': { readonly name: string; readonly example: string };
  'option-without-value': { readonly name: string };
  'option-absent': { readonly name: string; readonly example: string; readonly command: string };
  'unknown-action': Suggesting & { readonly command: string };
  'argument-absent': { readonly name: string; readonly command: string };
  'tags-absent': { readonly command: string };
  'argument-unneeded': { readonly found: string; readonly command: string };
  'not-one-of': { readonly option: string; readonly found: string; readonly available: readonly string[] };
  'option-shape': { readonly option: string; readonly found: string; readonly example: string };
  'table-not-given': { readonly option: string; readonly table: string; readonly given: readonly string[] };
  'not-imported': NotImported;
  'no-row-read': { readonly path: string; readonly rows: number };
  'bad-as-of': { readonly found: string };
  'as-of-needed': { readonly last: string };
  'table-twice': { readonly table: string };
  'dataset-beside-table': Record<never, never>;
  'no-such-column': Suggesting & { readonly option: string; readonly table: string };
  'file-absent': { readonly path: string };
  'file-unreadable': { readonly path: string; readonly reason: string };
  'file-not-text': { readonly path: string };
  'folder-unwritable': { readonly path: string; readonly reason: string };
  'tags-broken': { readonly path: string; readonly count: number };
  /** Nobody's mistake but ours. `stackAt`: the variable of the environment that shows where. */
  unforeseen: { readonly message: string; readonly stackAt: string };
  'not-computed': { readonly error: SandboxError };
  'no-such-tag': Suggesting;
  'no-such-customer': { readonly id: string; readonly asOf: string };
  'no-such-dataset': Suggesting;
  /** `needs`: the command that takes the option. */
  'option-of-another': { readonly option: string; readonly command: string; readonly needs: string };
  'dataset-absent': { readonly available: readonly string[] };
  'no-whole-number': { readonly option: string; readonly found: string };
  'customers-range': { readonly found: number; readonly dataset: string; readonly least: number; readonly most: number };
  /** Something would have been overwritten. */
  'file-exists': { readonly folder: string; readonly name: string };
  'no-such-exercise': Suggesting;
  'no-exercises': { readonly path: string };
  'exercise-broken': { readonly id: string };
}
interface Suggesting {
  readonly name: string;
  readonly suggestion?: string;
  readonly available: readonly string[];
}
export type CliFailureCode = keyof CliFailureParams;

/** Ends a command: the sentence goes to standard error, and the exit code is 1. */
export class CliFailure<Code extends CliFailureCode = CliFailureCode> extends Error {
  readonly code: Code;
  readonly params: CliFailureParams[Code];
  constructor(code: Code, params: CliFailureParams[Code]) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** A name that is not known, with the nearest that is. */
export function suggesting(name: string, available: readonly string[]): Suggesting {
  const suggestion = nearest(name, available);
  return { name, available, ...(suggestion === undefined ? {} : { suggestion }) };
}
