import type { Answer } from '../../grading/exercise.ts';
import type { ExerciseFile } from '../../grading/exercise-file.ts';
import { createGrader, type Grader } from '../../grading/grader.ts';
import type { Result } from '../../grading/result.ts';
import { fetchExercise, openBed } from './bed.ts';

/** One grader an exercise: it keeps what the solution gave, so a second submission is judged faster. */
const graders = new Map<string, Grader>();
/** What gives up the submission that is running. */
let signal = new AbortController().signal;

/** Judges an answer on every database of its exercise. */
export async function judge(
  id: string,
  answer: Answer,
  failedAttempts: number,
  givenUp: AbortSignal,
): Promise<{ readonly result: Result; readonly file: ExerciseFile }> {
  signal = givenUp;
  const file = await fetchExercise(id);
  const grader = graders.get(id) ?? createGrader(file.exercise, await openBed(file, () => signal));
  graders.set(id, grader);
  return { result: await grader.grade(answer, { failedAttempts }), file };
}
