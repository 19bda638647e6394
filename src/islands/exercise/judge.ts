import type { Answer } from '../../grading/answer.ts';
import type { ExerciseFile } from '../../grading/exercise-file.ts';
import { createGrader, type Grader } from '../../grading/grader.ts';
import type { Result } from '../../grading/result.ts';
import { exerciseIn, fetchExercise, openBed } from './bed.ts';

/** One grader an exercise: it keeps what the solution gave, so a second submission is judged faster. */
const graders = new Map<string, Grader>();
/** What gives up the submission that is running. */
let signal = new AbortController().signal;

/**
 * Judges an answer on every database of its exercise.
 * @param variant 0 is the exercise itself
 */
export async function judge(
  id: string,
  variant: number,
  answer: Answer,
  failedAttempts: number,
  givenUp: AbortSignal,
): Promise<{ readonly result: Result; readonly file: ExerciseFile }> {
  signal = givenUp;
  const file = await fetchExercise(id);
  const key = `${id} ${variant}`;
  const grader = graders.get(key) ?? createGrader(exerciseIn(file, variant), await openBed(file, () => signal));
  graders.set(key, grader);
  return { result: await grader.grade(answer, { failedAttempts }), file };
}
