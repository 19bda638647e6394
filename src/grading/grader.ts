import type { Answer, Exercise, WrittenExercise } from './exercise.ts';
import { type Feedback, feedback } from './feedback.ts';
import { gradeChoice } from './kinds/choice/choice.ts';
import { gradeNumber } from './kinds/number/number.ts';
import { sqlJudge } from './kinds/sql/sql-judge.ts';
import { tagJudge } from './kinds/tag/tag-judge.ts';
import { KeptOutcomes } from './kinds/written/kept-outcomes.ts';
import { gradeWritten, type Judge } from './kinds/written/written.ts';
import type { Result } from './result.ts';
import type { TestBed } from './testbed.ts';

/** What the grader is told of the learner's way here. */
export interface History {
  /** How many attempts at this exercise have failed already: later failures get later hints. */
  readonly failedAttempts: number;
}

/** One exercise on one bed. It keeps what the solution and the known wrong answers gave, so that later answers are judged faster. */
export interface Grader {
  grade(answer: Answer, history?: History): Promise<Result>;
}

/**
 * Grades one answer.
 * @param bed the databases of the exercise's dataset; a choice needs none, a number the visible one unless its value is settled
 * @returns always a result: a failure of the grader itself has the status `error`
 * @example await gradeAnswer(exercise, 'code: vip\n…', bed)
 */
export const gradeAnswer = (exercise: Exercise, answer: Answer, bed: TestBed, history?: History): Promise<Result> =>
  createGrader(exercise, bed).grade(answer, history);

/** Makes a grader that may be asked again and again. */
export function createGrader(exercise: Exercise, bed: TestBed): Grader {
  let grade: ((answer: Answer) => Promise<Result>) | undefined;
  return {
    async grade(answer, history = { failedAttempts: 0 }) {
      try {
        // Inside, because an exercise that cannot be judged is a failure of the grader too.
        grade ??= gradeOf(exercise, bed);
        const result = await grade(answer);
        return result.status === 'fail' ? { ...result, feedback: [...result.feedback, ...nextStep(exercise, result, history)] } : result;
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return { version: 1, status: 'error', score: 0, feedback: [feedback('grader-failed', { detail })], checks: [] };
      }
    },
  };
}

function gradeOf(exercise: Exercise, bed: TestBed): (answer: Answer) => Promise<Result> {
  switch (exercise.kind) {
    case 'tag':
      return written(exercise, tagJudge(exercise, bed), bed);
    case 'sql':
      return written(exercise, sqlJudge(exercise, bed), bed);
    case 'number':
      return (answer) => gradeNumber(exercise, textOf(answer), bed.databases[0]);
    case 'choice':
      return async (answer) => gradeChoice(exercise, answer);
  }
}

function written<Read, Outcome>(exercise: WrittenExercise, judge: Judge<Read, Outcome>, bed: TestBed): (answer: Answer) => Promise<Result> {
  const kept = new KeptOutcomes(judge, bed);
  return (answer) => gradeWritten(exercise, textOf(answer), judge, kept, bed);
}

const textOf = (answer: Answer): string => (typeof answer === 'string' ? answer : answer.join('\n'));

/** The last thing said to a wrong answer: what to try, never the solution. */
function nextStep(exercise: Exercise, result: Result, { failedAttempts }: History): Feedback[] {
  const nth = Math.min(failedAttempts, exercise.hints.length - 1);
  const hint = exercise.hints[nth];
  if (hint !== undefined) return [{ hint: nth + 1, say: hint }];
  const { customers, rows } = result.counterexample ?? { customers: [] };
  if (customers.length > 0) return [feedback('look-at-customers', { count: customers.length })];
  return rows === undefined ? [] : [feedback('look-at-rows', { count: rows.rows.length })];
}
