import type { Bilingual } from '../../../engine/language/definition.ts';
import type { Described, Item } from '../../exercise.ts';

/** Items to be put into groups; the answer is the group of every item. */
export interface ClassifyExercise extends Described {
  readonly kind: 'classify';
  readonly groups: readonly Item[];
  readonly items: readonly PlacedItem[];
}
export interface PlacedItem extends Item {
  readonly group: string;
  /** Why it belongs there; told once everything is placed. */
  readonly say: Bilingual;
  /** Why it does not belong into another group, by that group; told to those who put it there. */
  readonly not: Readonly<Record<string, Bilingual>>;
}
