import type { Bilingual } from '../engine/language/definition.ts';
import type { ChoiceExercise } from './kinds/choice/exercise.ts';
import type { ClassifyExercise } from './kinds/classify/exercise.ts';
import type { FormulaExercise } from './kinds/formula/exercise.ts';
import type { MatchExercise } from './kinds/match/exercise.ts';
import type { NumberExercise } from './kinds/number/exercise.ts';
import type { OrderExercise } from './kinds/order/exercise.ts';
import type { RepairExercise } from './kinds/repair/exercise.ts';
import type { SqlExercise } from './kinds/sql/exercise.ts';
import type { StepsExercise } from './kinds/steps/exercise.ts';
import type { TagExercise } from './kinds/tag/exercise.ts';
import type { TextExercise } from './kinds/text/exercise.ts';
import type { TuneExercise } from './kinds/tune/exercise.ts';

export type { Answer } from './answer.ts';
export type {
  ChoiceExercise,
  ClassifyExercise,
  FormulaExercise,
  MatchExercise,
  NumberExercise,
  OrderExercise,
  RepairExercise,
  SqlExercise,
  StepsExercise,
  TagExercise,
  TextExercise,
  TuneExercise,
};

/** Every kind of exercise, in the order of the folders in `kinds/`. */
export interface ExerciseByKind {
  readonly choice: ChoiceExercise;
  readonly classify: ClassifyExercise;
  readonly formula: FormulaExercise;
  readonly match: MatchExercise;
  readonly number: NumberExercise;
  readonly order: OrderExercise;
  readonly repair: RepairExercise;
  readonly sql: SqlExercise;
  readonly steps: StepsExercise;
  readonly tag: TagExercise;
  readonly text: TextExercise;
  readonly tune: TuneExercise;
}
export type ExerciseKind = keyof ExerciseByKind;
/** One exercise, read from its folder and checked. The id is the folder's path, and saved progress hangs on it. */
export type Exercise = ExerciseByKind[ExerciseKind];

export interface Described {
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

/** Something to be chosen, placed or put in order. */
export interface Item {
  readonly id: string;
  readonly text: Bilingual;
}

export type WrittenExercise = TagExercise | SqlExercise;

/** What is written in an editor and judged by what it gives. */
export interface Written extends Described {
  /** What the editor holds at the beginning, in each language; it is no solution. */
  readonly start: Bilingual;
  /** The same definition in each language: only comments, names and labels may differ. */
  readonly solution: Bilingual;
  readonly accept: readonly KeptAnswer[];
  readonly wrong: readonly WrongAnswer[];
}
