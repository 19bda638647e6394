import type { Described, WrittenExercise } from '../../exercise.ts';

/** A definition or a query that runs and is not right: the learner finds out why and mends it. */
export interface RepairExercise extends Described {
  readonly kind: 'repair';
  /** What is mended, judged as what it is; its start is the broken one. */
  readonly broken: WrittenExercise;
}
