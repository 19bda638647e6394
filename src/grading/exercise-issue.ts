/** What is wrong with an exercise's folder, and in which file; the sentences live in i18n. */
export interface ExerciseIssueParams {
  'exercise-yaml': { readonly detail: string };
  'exercise-key-absent': { readonly key: string };
  'exercise-key-unknown': { readonly key: string; readonly suggestion: string };
  'exercise-shape': {
    readonly key: string;
    readonly expected: 'text-in-both-languages' | 'text' | 'number' | 'list' | 'mapping' | 'yes-no' | 'sort-key' | 'cell';
  };
  'exercise-word': { readonly key: string; readonly found: string; readonly available: readonly string[] };
  'exercise-id-unknown': { readonly key: string; readonly id: string; readonly available: readonly string[] };
  'exercise-id-twice': { readonly id: string };
  'exercise-too-few': { readonly key: string; readonly least: number };
  'exercise-dataset': { readonly name: string; readonly suggestion: string };
  'exercise-kind': { readonly found: string; readonly available: readonly string[] };
  'exercise-file-absent': Record<never, never>;
  'exercise-file-unknown': Record<never, never>;
  'exercise-file-language': Record<never, never>;
  'exercise-starts-differ': Record<never, never>;
  'exercise-mistake-unknown': { readonly mistake: string; readonly available: readonly string[] };
  'exercise-mistake-untried': { readonly mistake: string };
  'exercise-no-right-option': Record<never, never>;
  'exercise-not-a-number': { readonly text: string };
}
export type ExerciseIssue = {
  [Code in keyof ExerciseIssueParams]: { readonly code: Code; readonly file: string; readonly params: ExerciseIssueParams[Code] };
}[keyof ExerciseIssueParams];
