import { type AttemptEntry, attemptsIn, type Entry } from './entry.ts';

export type ExerciseState = 'not-tried' | 'tried' | 'passed' | 'mastered';

/** The attempts at one exercise that count, in order: a grader's failure and an untouched answer leave no trace. */
export const countedAttempts = (entries: readonly Entry[], exerciseId: string): readonly AttemptEntry[] =>
  attemptsIn(entries).filter(({ result }) => result.exercise.id === exerciseId && (result.status === 'pass' || result.status === 'fail'));

/** Once passed, always passed; mastered is two passes in a row on different data, whatever came after. */
export function stateOf(entries: readonly Entry[], exerciseId: string): ExerciseState {
  const own = countedAttempts(entries, exerciseId);
  if (own.some((_, i) => isMastery(own, i))) return 'mastered';
  if (own.some(({ result }) => result.status === 'pass')) return 'passed';
  return own.length > 0 ? 'tried' : 'not-tried';
}

/** Whether the attempt at `i` is the second pass in a row, on other data than the first. */
export function isMastery(own: readonly AttemptEntry[], i: number): boolean {
  const [before, here] = [own[i - 1]?.result, own[i]?.result];
  return before?.status === 'pass' && here?.status === 'pass' && before.data !== here.data;
}

/** Whether the last pass answered another version of the exercise than today's; what is not known is not different. */
export function passedEarlierVersion(entries: readonly Entry[], exerciseId: string, version: string): boolean {
  const pass = countedAttempts(entries, exerciseId).findLast(({ result }) => result.status === 'pass');
  return pass !== undefined && pass.result.exercise.version !== '' && pass.result.exercise.version !== version;
}
