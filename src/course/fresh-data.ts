import type { ExerciseFile } from '../grading/exercise-file.ts';

/** Kinds whose answer is run: another database is other data for them, while a question in words stays the same question. */
const RUN: ReadonlySet<string> = new Set(['tag', 'sql', 'repair']);

/**
 * What an exercise can be asked on, `visible` first: its variants (the same with other numbers) where it has some, otherwise the other databases
 * that it is judged on anyway, so that no page has to fetch more.
 */
export function dataOf({ exercise, variants, databases }: Pick<ExerciseFile, 'exercise' | 'variants' | 'databases'>): readonly string[] {
  if (variants.length > 0) return ['visible', ...variants.map((_, i) => variantData(i))];
  if (!RUN.has(exercise.kind)) return ['visible'];
  return ['visible', ...databases.filter(({ role }) => role === 'seed' || role === 'as-of').map(({ id }) => id)];
}

export const variantData = (at: number): string => `variant-${at + 1}`;

/** Which variant a name means; `undefined` when it is no variant. */
export function variantAt(data: string): number | undefined {
  const [, number] = /^variant-(\d+)$/.exec(data) ?? [];
  return number === undefined ? undefined : Number(number) - 1;
}

/** The file with another of its databases as the one that the learner sees; every one of them still judges. */
export function shownOn<File extends Pick<ExerciseFile, 'databases'>>(file: File, data: string): File {
  const shown = file.databases.find(({ id }) => id === data);
  return shown === undefined ? file : { ...file, databases: [shown, ...file.databases.filter((one) => one !== shown)] };
}
