import type { Answer } from '../grading/exercise.ts';
import type { Result } from '../grading/result.ts';

/** One answer that was handed in. Attempts are only ever added; what follows from them is computed. */
export interface Attempt {
  readonly exerciseId: string;
  /** ISO instant, UTC. */
  readonly at: string;
  /** The course's version. */
  readonly version: string;
  readonly answer: Answer;
  readonly status: Result['status'];
  /** 0 to 1. */
  readonly score: number;
}

/** The file that a learner downloads, and what the browser keeps. */
export interface ProgressFile {
  readonly format: 'taglab-progress';
  readonly attempts: readonly Attempt[];
}

export type ExerciseState = 'not-tried' | 'tried' | 'passed';

/** Once passed, always passed. A grader's failure and an untouched answer leave no trace in the state. */
export function stateOf(attempts: readonly Attempt[], exerciseId: string): ExerciseState {
  const own = attempts.filter((attempt) => attempt.exerciseId === exerciseId);
  if (own.some((attempt) => attempt.status === 'pass')) return 'passed';
  return own.some((attempt) => attempt.status === 'fail') ? 'tried' : 'not-tried';
}

export interface Tally {
  readonly of: number;
  readonly passed: number;
  readonly tried: number;
}

/** How far the exercises of a lesson, a module or the course have come. */
export function tallyOf(attempts: readonly Attempt[], exerciseIds: readonly string[]): Tally {
  const states = exerciseIds.map((id) => stateOf(attempts, id));
  return {
    of: states.length,
    passed: states.filter((state) => state === 'passed').length,
    tried: states.filter((state) => state !== 'not-tried').length,
  };
}

/** Both logs as one, oldest first; an attempt that stands in both counts once. */
export function mergeAttempts(a: readonly Attempt[], b: readonly Attempt[]): readonly Attempt[] {
  const known = new Map([...a, ...b].map((attempt) => [`${attempt.at} ${attempt.exerciseId}`, attempt]));
  return [...known.values()].sort((x, y) => (x.at < y.at ? -1 : x.at > y.at ? 1 : 0));
}

/**
 * The attempts in a file of any version, or `undefined` when it is no such file.
 * What one entry lacks costs that entry only: a newer course may write more, an older one wrote less.
 */
export function readProgress(text: string): readonly Attempt[] | undefined {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(file) || file['format'] !== 'taglab-progress' || !Array.isArray(file['attempts'])) return undefined;
  return file['attempts'].filter(isAttempt);
}

export const writeProgress = (attempts: readonly Attempt[]): string =>
  JSON.stringify({ format: 'taglab-progress', attempts } satisfies ProgressFile);

const STATUSES: readonly unknown[] = ['pass', 'fail', 'error', 'not-attempted'] satisfies readonly Result['status'][];

function isAttempt(value: unknown): value is Attempt {
  return (
    isRecord(value) &&
    ['exerciseId', 'at', 'version'].every((key) => typeof value[key] === 'string') &&
    STATUSES.includes(value['status']) &&
    typeof value['score'] === 'number' &&
    (typeof value['answer'] === 'string' || Array.isArray(value['answer']))
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
