import type { Bilingual } from '../../../engine/language/definition.ts';
import type { Described, KeptAnswer, WrongAnswer } from '../../exercise.ts';

/** An Excel formula for the first row of a sheet, filled down and held against the column that a query gives. */
export interface FormulaExercise extends Described {
  readonly kind: 'formula';
  /** The formula stands in the next free column of the first. */
  readonly sheets: readonly [SheetSource, ...SheetSource[]];
  /** Cells with a fixed value beside the table, such as the as-of date in H1: what they hold is text, a number or `:as_of`. */
  readonly cells: Readonly<Record<string, { readonly value: string | number; readonly label: Bilingual; readonly shown?: string }>>;
  /** One column, one row for each of the first sheet's, in the same order. */
  readonly expected: string;
  readonly solution: string;
  readonly tolerance: number;
  /** What a page shows of the sheets that everybody sees; worked out when the site is built. */
  readonly shown?: readonly ShownSheet[];
  readonly accept: readonly KeptAnswer[];
  readonly wrong: readonly WrongAnswer[];
}
export interface SheetSource {
  readonly name: string;
  /** Its rows; columns that end in `_date` are dates. */
  readonly sql: string;
}

/** The beginning of a sheet as text. */
export interface ShownSheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many rows there are in all. */
  readonly of: number;
}
