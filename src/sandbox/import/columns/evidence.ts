import { changeId } from '../log/change-log.ts';
import type { Answers, ChangeKind } from '../shapes.ts';
import type { Profile } from './profile.ts';

/** What all rows of a file say, and what a person said. */
export interface Evidence {
  readonly header: readonly string[];
  readonly hasHeader: boolean;
  readonly profiles: readonly Profile[];
  /** The texts of the first rows, column by column. */
  readonly head: readonly (readonly string[])[];
  readonly isWorkbook: boolean;
  /** What the table is called when nothing in it says what it is. */
  readonly fallback: string;
  readonly answers: Answers;
}

/** Whether a person left this change undone. */
export const isUndone = (answers: Answers, kind: ChangeKind | undefined, header: string): boolean =>
  kind !== undefined && (answers.off ?? []).includes(changeId(kind, header));
