import type { Answer } from './answer.ts';
import type { Exercise } from './exercise.ts';
import { type Feedback, feedback } from './feedback.ts';
import { JUDGES } from './kinds/judges.ts';
import type { Judging, MakeJudging } from './kinds/kind.ts';
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
 * @param bed the databases of the exercise's dataset; most kinds need none once the build has settled them
 * @returns always a result: a failure of the grader itself has the status `error`
 * @example await gradeAnswer(exercise, 'code: vip\n…', bed)
 */
export const gradeAnswer = (exercise: Exercise, answer: Answer, bed: TestBed, history?: History): Promise<Result> =>
  createGrader(exercise, bed).grade(answer, history);

/** Makes a grader that may be asked again and again. */
export function createGrader(exercise: Exercise, bed: TestBed): Grader {
  let judging: Promise<Judging> | undefined;
  return {
    async grade(answer, history = { failedAttempts: 0 }) {
      try {
        // Inside, because an exercise that cannot be judged is a failure of the grader too.
        judging ??= judgeOf(exercise, bed);
        const result = await (await judging)(answer);
        return result.status === 'fail' ? { ...result, feedback: [...result.feedback, ...nextStep(exercise, result, history)] } : result;
      } catch (error) {
        judging = undefined;
        const detail = error instanceof Error ? error.message : String(error);
        return { version: 1, status: 'error', score: 0, feedback: [feedback('grader-failed', { detail })], checks: [] };
      }
    },
  };
}

async function judgeOf(exercise: Exercise, bed: TestBed): Promise<Judging> {
  const make = (await JUDGES[exercise.kind]()) as MakeJudging<typeof exercise.kind>;
  return make(exercise as never, bed);
}

/** The last thing said to a wrong answer: what to try, never the solution. */
function nextStep(exercise: Exercise, result: Result, { failedAttempts }: History): Feedback[] {
  const nth = Math.min(failedAttempts, exercise.hints.length - 1);
  const hint = exercise.hints[nth];
  if (hint !== undefined) return [{ hint: nth + 1, say: hint }];
  const { customers, rows } = result.counterexample ?? { customers: [] };
  if (customers.length > 0) return [feedback('look-at-customers', { count: customers.length })];
  return rows === undefined ? [] : [feedback('look-at-rows', { count: rows.rows.length })];
}
