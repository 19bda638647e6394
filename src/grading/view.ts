import type { Answer } from './answer.ts';
import type { ExerciseKind } from './exercise.ts';
import type { ShownSheet } from './kinds/formula/exercise.ts';

export interface ItemView {
  readonly id: string;
  readonly text: string;
}

/** What each kind of exercise shows before anybody answers, in one language. */
export interface ViewByKind {
  readonly choice: { readonly many: boolean; readonly options: readonly ItemView[] };
  readonly classify: { readonly groups: readonly ItemView[]; readonly items: readonly ItemView[] };
  readonly formula: {
    /** Where the formula goes: `E2`. */
    readonly cell: string;
    readonly beside: readonly { readonly cell: string; readonly text: string; readonly label: string }[];
    readonly sheets: readonly ShownSheet[];
  };
  readonly match: { readonly left: readonly ItemView[]; readonly right: readonly ItemView[] };
  readonly number: { readonly unit?: string; readonly units?: readonly string[] };
  readonly order: { readonly items: readonly ItemView[] };
  readonly repair: { readonly written: 'tag' | 'sql'; readonly start: string };
  readonly sql: { readonly start: string };
  readonly steps: { readonly steps: readonly StepView[] };
  readonly tag: { readonly start: string };
  readonly text: { readonly least: number; readonly rubric: readonly ItemView[]; readonly example: string };
  readonly tune: TuneView;
}
export type StepView = { readonly id: string; readonly title: string; readonly task: string } & OneView<Exclude<ExerciseKind, 'steps'>>;

export interface TuneView {
  readonly label: string;
  readonly unit?: string;
  readonly metrics: readonly { readonly id: string; readonly label: string; readonly format: 'number' | 'percent' | 'money' }[];
  /** What is to be best. */
  readonly aim: string;
  /** What has to be kept meanwhile. */
  readonly keeping?: { readonly metric: string; readonly atLeast?: number; readonly atMost?: number };
  readonly points: readonly { readonly at: number; readonly values: Readonly<Record<string, number | null>> }[];
}

type OneView<K extends ExerciseKind> = { [Each in K]: { readonly kind: Each } & ViewByKind[Each] }[K];
/** What a field shows, by its kind. */
export type AnyView = OneView<ExerciseKind>;

/** What the answer is before anybody has touched it. */
export function untouched(view: AnyView): Answer {
  switch (view.kind) {
    case 'tag':
    case 'sql':
    case 'repair':
      return view.start;
    case 'number':
    case 'tune':
      return '';
    case 'formula':
      return '=';
    case 'choice':
      return [];
    case 'order':
      return view.items.map(({ id }) => id);
    case 'classify':
    case 'match':
    case 'text':
      return {};
    case 'steps': {
      // A step has an answer once it is open.
      const [first] = view.steps;
      return first === undefined ? {} : { [first.id]: untouched(first) };
    }
  }
}

/** What everything that can be chosen or placed is called, by its id. */
export function itemTexts(view: AnyView): ReadonlyMap<string, string> {
  const items = (): readonly ItemView[] => {
    switch (view.kind) {
      case 'choice':
        return view.options;
      case 'classify':
        return [...view.groups, ...view.items];
      case 'match':
        // Both sides go by one id, and it is the left that is spoken of.
        return [...view.right, ...view.left];
      case 'order':
        return view.items;
      case 'text':
        return view.rubric;
      case 'steps':
        return view.steps.flatMap((step) => [...itemTexts(step)].map(([id, text]) => ({ id, text })));
      default:
        return [];
    }
  };
  return new Map(items().map(({ id, text }) => [id, text]));
}

/** Whether an answer can be tried out before it is handed in. */
export const canRun = (view: AnyView): boolean => ['tag', 'sql', 'repair', 'formula'].includes(view.kind);
