import type { Written } from '../../exercise.ts';

export interface TagExercise extends Written {
  readonly kind: 'tag';
  readonly policy: { readonly tolerance: number };
}
