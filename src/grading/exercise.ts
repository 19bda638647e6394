import type { Bilingual } from '../engine/language/definition.ts';

/** One exercise, read from its folder and checked. The id is the folder's path, and saved progress hangs on it. */
export type Exercise = TagExercise | SqlExercise | NumberExercise | ChoiceExercise;
export type ExerciseKind = Exercise['kind'];
export const EXERCISE_KINDS = ['tag', 'sql', 'number', 'choice'] as const satisfies readonly ExerciseKind[];

interface Described {
  readonly id: string;
  readonly title: Bilingual;
  readonly task: Bilingual;
  /** The lesson it belongs to, as a path below `content/<language>/`. */
  readonly lesson?: string;
  /** The id of a dataset source. */
  readonly dataset: string;
  /** From a nudge to nearly the whole way; none gives the solution. */
  readonly hints: readonly Bilingual[];
  /** What is said to an answer that goes wrong in a known way. */
  readonly mistakes: Readonly<Record<string, { readonly say: Bilingual }>>;
}

/** An answer kept as a file, by the file's name. */
export interface KeptAnswer {
  readonly file: string;
  readonly text: string;
}
export interface WrongAnswer extends KeptAnswer {
  /** The id of the mistake whose words it must get. */
  readonly mistake: string;
}

export type WrittenExercise = TagExercise | SqlExercise;

interface Written extends Described {
  /** What the editor holds at the beginning, in each language; it is no solution. */
  readonly start: Bilingual;
  /** The same definition in each language: only comments, names and labels may differ. */
  readonly solution: Bilingual;
  readonly accept: readonly KeptAnswer[];
  readonly wrong: readonly WrongAnswer[];
}

export interface TagExercise extends Written {
  readonly kind: 'tag';
  readonly policy: { readonly tolerance: number };
}

export interface SqlExercise extends Written {
  readonly kind: 'sql';
  readonly policy: SqlPolicy;
}

/** What a result must be like beyond its rows. */
export interface SqlPolicy {
  readonly tolerance: number;
  /** Absent: rows may come in any order. Rows that tie on these keys may always change places. */
  readonly orderedBy?: readonly SortKey[];
  /** true: the task states the column names, so they are required. */
  readonly namesStated: boolean;
  /** Other spellings of a column that count as its name. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  /** The column that names the customer, so that a difference can be told customer by customer. */
  readonly key?: string;
}
export interface SortKey {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

export interface NumberExercise extends Described {
  readonly kind: 'number';
  readonly policy: { readonly tolerance: number; readonly unit?: Bilingual };
  readonly answer: NumberSource;
  readonly accept: readonly KeptAnswer[];
  readonly wrong: readonly (WrongAnswer & { readonly source: NumberSource })[];
}
/** A number, or the query that gives it on the database the learner sees. */
export type NumberSource = { readonly value: number } | { readonly sql: string };

export interface ChoiceExercise extends Described {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}
export interface Option {
  readonly id: string;
  readonly text: Bilingual;
  readonly correct: boolean;
  /** Why this option is right or is not. */
  readonly say: Bilingual;
}

/** What a learner hands in: text of the editor, a number as typed, or the chosen options. */
export type Answer = string | readonly string[];
