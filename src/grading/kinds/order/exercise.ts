import type { Bilingual } from '../../../engine/language/definition.ts';
import type { Described, Item } from '../../exercise.ts';

/** Items to be put in order; the answer is their ids. */
export interface OrderExercise extends Described {
  readonly kind: 'order';
  /** In the right order. Items of one place may stand either way round. */
  readonly items: readonly (Item & { readonly place: number })[];
  /** Told when the earlier of two comes after the later; the first that is broken is told. */
  readonly because: readonly Because[];
}
export interface Because {
  readonly earlier: string;
  readonly later: string;
  readonly say: Bilingual;
}
