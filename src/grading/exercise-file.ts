import type { Schema } from '../engine/language/schema.ts';
import type { Exercise } from './exercise.ts';
import type { DatabaseRole } from './testbed.ts';

/** What a page fetches before it can judge: the exercise whole, and where its databases are. */
export interface ExerciseFile {
  readonly exercise: Exercise;
  /** The same with other numbers. */
  readonly variants: readonly Exercise[];
  readonly schema: Schema;
  readonly databases: readonly { readonly id: string; readonly role: DatabaseRole; readonly asOf: string; readonly path: string }[];
  /** Where the words about the aimed customers are. */
  readonly aboutPath: string;
}
