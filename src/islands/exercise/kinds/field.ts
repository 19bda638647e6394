import type { ComponentChild, RefObject } from 'preact';
import type { Issue } from '../../../engine/language/issue.ts';
import type { Answer } from '../../../grading/answer.ts';
import type { ExerciseKind } from '../../../grading/exercise.ts';
import type { StepResult } from '../../../grading/result.ts';
import type { AnyView } from '../../../grading/view.ts';
import type { Language } from '../../../i18n/language.ts';
import type { FieldHandle } from '../../editor/CodeField.tsx';
import type { PanelWords } from '../words.ts';

/** What every field is given: what is asked, what is answered so far, and where an answer goes. */
export interface FieldProps<K extends ExerciseKind> {
  /** Unique on the page. */
  readonly id: string;
  /** The exercise, whose data are fetched by it. */
  readonly exerciseId: string;
  readonly ask: Extract<AnyView, { kind: K }>;
  readonly answer: Answer;
  readonly words: PanelWords;
  readonly language: Language;
  /** What cannot be read in the answer, to be marked in it. */
  readonly issues: readonly Issue[];
  /** Of the steps: which are done. */
  readonly steps?: readonly StepResult[] | undefined;
  readonly onAnswer: (answer: Answer) => void;
  readonly onRun: () => void;
  /** Puts the cursor into what is typed, where something is. */
  readonly handle: RefObject<FieldHandle>;
}
/** Where one kind of answer is given. */
export type Field<K extends ExerciseKind> = (props: FieldProps<K>) => ComponentChild;
