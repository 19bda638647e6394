import type { Answer, Exercise } from '../grading/exercise.ts';
import type { Feedback, Result } from '../grading/result.ts';
import { exerciseVersion } from './exercise-version.ts';
import { fieldsIn, holdsTexts, isFields } from './json.ts';
import { COURSE_VERSION } from './version.ts';

/**
 * One graded answer, `taglab-result` version 1: what the page keeps, what `taglab grade --json` prints, what a progress file and a submission
 * carry. It holds no words in any language, only codes: pages and terminal have the words. README.md has it as a table.
 */
export interface ResultRecord {
  readonly format: 'taglab-result';
  readonly version: 1;
  readonly exercise: { readonly id: string; readonly version: string };
  /** The course's version. */
  readonly course: string;
  /** What data the learner saw: `visible`, or the id of another database of the exercise. */
  readonly data: string;
  readonly answer: Answer;
  readonly status: Result['status'];
  /** 0 to 1. */
  readonly score: number;
  /** What was said, in its order, by code. */
  readonly said: readonly Said[];
  /** On which databases it was judged. A progress file leaves them out: judging again gives them. */
  readonly checks?: Result['checks'];
  /** On whom answer and definition differ; left out like `checks`. */
  readonly counterexample?: Result['counterexample'];
}

export type Said =
  | { readonly code: string; readonly params?: object }
  | { readonly mistake: string }
  | { readonly option: string }
  | { readonly hint: number }
  | { readonly refusal: string };

/** What a grader said, as a record. */
export function recordOf(exercise: Exercise, answer: Answer, result: Result, data = 'visible'): ResultRecord {
  return {
    format: 'taglab-result',
    version: 1,
    exercise: { id: exercise.id, version: exerciseVersion(exercise) },
    course: COURSE_VERSION,
    data,
    answer,
    status: result.status,
    score: result.score,
    said: result.feedback.map(saidOf),
    checks: result.checks,
    ...(result.counterexample === undefined ? {} : { counterexample: result.counterexample }),
  };
}

/** The record without what judging the answer again would give. */
export function leanRecord({ checks: _, counterexample: __, ...record }: ResultRecord): ResultRecord {
  return { ...record, said: record.said.map((one) => ('code' in one ? { code: one.code } : one)) };
}

export const writeRecord = (record: ResultRecord): string => JSON.stringify(record);

/** The record in a text, or `undefined` when it holds none. */
export function readRecord(text: string): ResultRecord | undefined {
  const fields = fieldsIn(text);
  return isResultRecord(fields) ? fields : undefined;
}

/** Fields that a later version 1 may add are kept, and nobody's business here. */
export function isResultRecord(value: unknown): value is ResultRecord {
  if (!isFields(value) || value['format'] !== 'taglab-result' || value['version'] !== 1) return false;
  const { exercise, said, answer, score } = value;
  return (
    isFields(exercise) &&
    holdsTexts(exercise, ['id', 'version']) &&
    holdsTexts(value, ['course', 'data']) &&
    isAnswer(answer) &&
    isStatus(value['status']) &&
    isScore(score) &&
    Array.isArray(said) &&
    said.every(isSaid) &&
    ['checks', 'counterexample'].every((key) => value[key] === undefined || typeof value[key] === 'object')
  );
}

const STATUSES: readonly unknown[] = ['pass', 'fail', 'error', 'not-attempted', 'self-assessed'];
export const isStatus = (value: unknown): value is Result['status'] => STATUSES.includes(value);
export const isScore = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;
/** What a learner hands in differs by kind of exercise; the grader of the kind reads it. */
export const isAnswer = (value: unknown): value is Answer => typeof value === 'string' || (typeof value === 'object' && value !== null);

const isSaid = (value: unknown): value is Said =>
  isFields(value) &&
  (['code', 'mistake', 'option', 'refusal'].some((key) => typeof value[key] === 'string') || typeof value['hint'] === 'number');

function saidOf(one: Feedback): Said {
  if ('code' in one) return { code: one.code, params: one.params };
  if ('mistake' in one) return { mistake: one.mistake };
  if ('option' in one) return { option: one.option };
  if ('hint' in one) return { hint: one.hint };
  return { refusal: one.refusal.code };
}
