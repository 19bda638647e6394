import { recordOf } from '../../course/result-record.ts';
import type { Answer, Exercise } from '../../grading/exercise.ts';
import type { Result } from '../../grading/result.ts';
import { openStore } from './store.ts';

/**
 * Keeps an attempt. A verdict is shown after this is fulfilled: what a learner has seen judged is kept.
 * @param data what the exercise was asked on: `visible`, or the name of a variant or of another database
 */
export async function recordAttempt(exercise: Exercise, answer: Answer, result: Result, data = 'visible'): Promise<void> {
  const store = await openStore();
  await store.append({ kind: 'attempt', result: recordOf(exercise, answer, result, data) });
}
