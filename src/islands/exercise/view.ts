/** An exercise as a page shows it, in one language. */
export type ExerciseView = {
  readonly id: string;
  /** `5.1-b` */
  readonly label: string;
  readonly title: string;
  readonly task: string;
  readonly policy: readonly string[];
  readonly hints: readonly string[];
} & (
  | { readonly kind: 'tag' | 'sql'; readonly start: string }
  | { readonly kind: 'number'; readonly unit?: string }
  | { readonly kind: 'choice'; readonly many: boolean; readonly options: readonly { readonly id: string; readonly text: string }[] }
);
