import type { AnyView } from '../../grading/view.ts';

/** An exercise as a page shows it, in one language. */
export interface ExerciseView {
  readonly id: string;
  /** Of what it asks: drafts and attempts carry it (course/exercise-version.ts). */
  readonly version: string;
  /** `5.1-b` */
  readonly label: string;
  readonly policy: readonly string[];
  /** The as-of date of the data that everybody sees. */
  readonly asOf: string;
  /** What it can be asked on, `visible` first (course/fresh-data.ts). */
  readonly data: readonly string[];
  /** The exercise, then its variants: the same with other numbers. */
  readonly tasks: readonly [TaskView, ...TaskView[]];
}
export interface TaskView {
  readonly title: string;
  readonly task: string;
  readonly hints: readonly string[];
  /** What is asked, by kind. */
  readonly ask: AnyView;
}
