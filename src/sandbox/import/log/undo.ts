import type { Answers } from '../shapes.ts';

/** The same answers with one change left undone: read the file again with them. */
export const undo = (answers: Answers, id: string): Answers => ({
  ...answers,
  off: [...(answers.off ?? []).filter((one) => one !== id), id],
});

/** The same answers with the change made again. */
export const redo = (answers: Answers, id: string): Answers => ({ ...answers, off: (answers.off ?? []).filter((one) => one !== id) });
