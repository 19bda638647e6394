import type { Bilingual } from '../engine/language/definition.ts';
import type { Cell } from '../engine/language/rows.ts';
import type { Schema } from '../engine/language/schema.ts';

/** What a generator is asked for. Same request, same bytes. */
export interface Request {
  readonly seed: number;
  /** ISO date: the last day of the data. */
  readonly asOf: string;
  /** How many customers; every other table grows with it. */
  readonly customers: number;
}

/** A finished dataset: plain rows in the column order of its schema. */
export interface Dataset {
  readonly schema: Schema;
  readonly asOf: string;
  readonly rows: Readonly<Record<string, readonly (readonly Cell[])[]>>;
  /** What was planted, for tests and graders; never in the learner's database. */
  readonly truth: Readonly<Record<string, unknown>>;
}

/** A family of datasets: one name, any seed. */
export interface DatasetSource {
  readonly id: string;
  readonly title: Bilingual;
  /** What is in it. */
  readonly about: Bilingual;
  /** What one learns on it. */
  readonly use: Bilingual;
  /** The modules of the course that it is made for, by their numbers. */
  readonly modules?: readonly number[];
  readonly licence: 'CC0-1.0';
  readonly standard: Request;
  readonly schema: Schema;
  /** Where the databases that answers are judged on are other than usual. */
  readonly grading?: Grading;
  /** As few customers as it can do with; 1 unless said. */
  readonly leastCustomers?: number;
  /** What is untidy on purpose, and what it comes to. */
  readonly traps?: readonly Trap[];
  /** What is planted, for those who have looked themselves. Each is asserted in `tests/datasets/<id>/`. */
  readonly planted: readonly Bilingual[];
  generate(request: Request): Dataset;
  /** A few dozen customers on and around every threshold that the exercises use; `about` says what each one is there for. */
  aimed(asOf: string): AimedDataset;
}

/** Something about the data that trips people: a sentence with `{names}`, and the questions that give their numbers. */
export interface Trap {
  readonly text: Bilingual;
  /** Name -> a query with one row and one cell; `:as_of` is the as-of date. */
  readonly figures: Readonly<Record<string, string>>;
}

export interface Grading {
  /** As few customers as still show what is planted. */
  readonly customers?: number;
  /** An as-of date with enough data before it and some after it. */
  readonly earlierAsOf?: string;
  /** No exercise looks further back into the click log, the table `events`. */
  readonly eventDays?: number;
}

export interface AimedDataset extends Dataset {
  readonly about: Readonly<Record<string, Bilingual>>;
}
