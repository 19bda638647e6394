import type { Bilingual } from '../../../engine/language/definition.ts';
import type { Described, KeptAnswer, WrongAnswer } from '../../exercise.ts';

export interface NumberExercise extends Described {
  readonly kind: 'number';
  readonly policy: {
    readonly tolerance: number;
    readonly unit?: Bilingual;
    /** Absent: the unit is given. Otherwise it is part of the answer, and these are offered. */
    readonly units?: readonly Unit[];
  };
  readonly answer: NumberSource;
  readonly accept: readonly KeptAnswer[];
  readonly wrong: readonly (WrongAnswer & { readonly source: NumberSource })[];
}

/** `times`: how many of the unit asked for are in one of this; absent where it measures something else. */
export interface Unit {
  readonly unit: Bilingual;
  readonly times?: number;
}

/** A number, or the query that gives it on the database the learner sees. */
export type NumberSource = { readonly value: number } | { readonly sql: string };
