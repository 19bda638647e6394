/** Why a file cannot be imported as it stands: something the person must choose, or another file. The sentences live in i18n. */
export interface ImportProblemParams {
  'excel-file': Record<never, never>;
  'not-text': Record<never, never>;
  'too-large': { readonly megabytes: number; readonly limit: number };
  'empty-file': Record<never, never>;
  'only-header': Record<never, never>;
  'unknown-header': { readonly header: string; readonly suggestion?: string; readonly available: readonly string[] };
  /** `free`: the headers that play no role yet. */
  'no-customer-column': { readonly available: readonly string[]; readonly free: readonly string[] };
  'no-date-column': { readonly available: readonly string[]; readonly free: readonly string[] };
  /** Several formats read the dates, and not to the same days. */
  'ambiguous-date': {
    readonly header: string;
    readonly example: string;
    readonly readings: readonly { readonly format: string; readonly date: string }[];
  };
  'no-date-format': { readonly header: string; readonly example: string };
  'bad-date-format': { readonly format: string };
  'no-readable-row': { readonly rows: number };
}
export type ImportProblem = {
  [Code in keyof ImportProblemParams]: { readonly code: Code; readonly params: ImportProblemParams[Code] };
}[keyof ImportProblemParams];

/** Why one row of a file is left out. */
export const REFUSALS = [
  'broken-quotes',
  'too-many-cells',
  'missing-customer',
  'damaged-id',
  'missing-date',
  'bad-date',
  'bad-number',
  'duplicate-customer',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export interface Rejected {
  /** In the file, counted from 1 as an editor does. */
  readonly line: number;
  readonly code: Refusal;
  /** The column by its header in the file. */
  readonly header?: string;
  /** What stands there. */
  readonly text: string;
}
