import type { Bilingual } from '../../../engine/language/definition.ts';
import type { Described } from '../../exercise.ts';

/** A few sentences that the learner holds against a list of points. No machine judges them. */
export interface TextExercise extends Described {
  readonly kind: 'text';
  /** How many characters are too few to be a text. */
  readonly least: number;
  readonly rubric: readonly Point[];
  /** One way to write it, shown for comparison. */
  readonly example: Bilingual;
}
export interface Point {
  readonly id: string;
  /** What a good text does. */
  readonly text: Bilingual;
  /** What to try where it does not. */
  readonly say: Bilingual;
}
