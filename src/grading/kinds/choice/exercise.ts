import type { Bilingual } from '../../../engine/language/definition.ts';
import type { Described, Item } from '../../exercise.ts';

export interface ChoiceExercise extends Described {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}
export interface Option extends Item {
  readonly correct: boolean;
  /** Why this option is right or is not. */
  readonly say: Bilingual;
}
