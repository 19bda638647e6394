import type { Bilingual } from '../../../engine/language/definition.ts';
import type { Described, Item } from '../../exercise.ts';

/** Each of the left has one partner on the right; the answer is the partner of each. */
export interface MatchExercise extends Described {
  readonly kind: 'match';
  readonly pairs: readonly Pair[];
  /** Partners that nobody has. */
  readonly spare: readonly Item[];
}
/** `id` names both sides. */
export interface Pair {
  readonly id: string;
  readonly left: Bilingual;
  readonly right: Bilingual;
  readonly say: Bilingual;
  /** Why it does not go with another partner, by that partner. */
  readonly not: Readonly<Record<string, Bilingual>>;
}
