import type { Answer } from '../answer.ts';
import type { Described, ExerciseByKind, ExerciseKind } from '../exercise.ts';
import type { Folder } from '../folder.ts';
import type { PolicyLine } from '../policy.ts';
import type { Result } from '../result.ts';
import type { TestBed } from '../testbed.ts';
import type { ViewByKind } from '../view.ts';

export type Language = 'zh' | 'en';

/** What a kind of exercise is, apart from its judging, which a page fetches by itself. One folder in `kinds/` is one of these. */
export interface Kind<K extends ExerciseKind> {
  /** Keys of `exercise.yaml` beside those that every exercise has. */
  readonly keys: readonly string[];
  /** Reads what is the kind's own; what is wrong is said to the folder. */
  read(described: Described, folder: Folder): ExerciseByKind[K];
  /** What counts and what does not, to be printed beside the task. */
  policy(exercise: ExerciseByKind[K]): readonly PolicyLine[];
  /** What a page shows of it before anybody answers. */
  view(exercise: ExerciseByKind[K], language: Language): ViewByKind[K];
  /** The answers that have to be judged as the exercise says. */
  tries(exercise: ExerciseByKind[K]): readonly Try[];
  /** What a database is needed for is worked out when the site is built. */
  settle?(exercise: ExerciseByKind[K], bed: TestBed): Promise<ExerciseByKind[K]>;
}

/** Judges answers to one exercise; it keeps what it has worked out from one answer to the next. */
export type Judging = (answer: Answer) => Promise<Result> | Result;
/** Makes the judge of an exercise. Every folder in `kinds/` has one in `grade.ts`. */
export type MakeJudging<K extends ExerciseKind> = (exercise: ExerciseByKind[K], bed: TestBed) => Judging | Promise<Judging>;

/** One answer that an exercise has to judge as it says. */
export interface Try {
  /** The file, or the ids, that are handed in. */
  readonly name: string;
  readonly answer: Answer;
  readonly expected: Expected;
}
/** `mistake`: it fails, and is told this mistake and no other. */
export type Expected =
  | { readonly kind: 'pass' }
  | { readonly kind: 'no-pass' }
  | { readonly kind: 'fails' }
  | { readonly kind: 'told'; readonly option: string }
  | { readonly kind: 'self-assessed' }
  | { readonly kind: 'mistake'; readonly mistake: string };

export const PASS: Expected = { kind: 'pass' };
export const NO_PASS: Expected = { kind: 'no-pass' };
