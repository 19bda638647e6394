import type { Described, Exercise } from '../../exercise.ts';

/** Several exercises that make one: each step opens when the one before it is done. */
export interface StepsExercise extends Described {
  readonly kind: 'steps';
  readonly steps: readonly Step[];
}
export interface Step {
  readonly id: string;
  /** Steps are not nested. */
  readonly exercise: Exclude<Exercise, StepsExercise>;
}
