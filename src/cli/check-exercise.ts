import type { Exercise } from '../grading/exercise.ts';
import { createGrader } from '../grading/grader.ts';
import type { Expected, Try } from '../grading/kinds/kind.ts';
import { kindOf } from '../grading/kinds/kinds.ts';
import type { Result } from '../grading/result.ts';
import type { TestBed } from '../grading/testbed.ts';

/** One answer that an exercise has to judge as it says, and how it did. */
export interface ExerciseCheck {
  /** The file, or the options, that are handed in. */
  readonly answer: string;
  readonly expected: Expected;
  readonly ok: boolean;
  /** What the grader said: codes, mistakes, options, in order. */
  readonly said: readonly string[];
  readonly elapsedMs: number;
}

/**
 * Proves that an exercise judges as it says: its solution passes in both languages, and so does every accepted answer; its untouched start does
 * not pass, even when it is judged; every known wrong answer gets exactly the words of its mistake.
 * @param now a clock in milliseconds
 */
export async function checkExercise(exercise: Exercise, bed: TestBed, now: () => number): Promise<ExerciseCheck[]> {
  const kind = kindOf(exercise.kind);
  const settled = kind.settle ? await kind.settle(exercise, bed) : exercise;
  const grader = createGrader(withoutStart(settled), bed);
  const checks: ExerciseCheck[] = [];
  for (const { name, answer, expected } of kind.tries(settled)) {
    const before = now();
    const result = await grader.grade(answer);
    checks.push({ answer: name, expected, ok: meets(result, expected), said: saidIn(result), elapsedMs: now() - before });
  }
  return checks;
}

/** With no start to recognise, a start is judged like any answer. */
function withoutStart(exercise: Exercise): Exercise {
  const start = { zh: '', en: '' };
  if (exercise.kind === 'repair') return { ...exercise, broken: { ...exercise.broken, start } };
  return 'start' in exercise ? { ...exercise, start } : exercise;
}

function meets(result: Result, expected: Try['expected']): boolean {
  const { status, feedback } = result;
  switch (expected.kind) {
    case 'pass':
    case 'self-assessed':
      return status === expected.kind;
    case 'no-pass':
      return status === 'fail' || status === 'not-attempted';
    case 'fails':
      return status === 'fail';
    case 'told':
      return status === 'fail' && feedback.some((said) => 'option' in said && said.option === expected.option);
    case 'mistake': {
      const told = feedback.flatMap((f) => ('mistake' in f ? [f.mistake] : []));
      return status === 'fail' && told.length === 1 && told[0] === expected.mistake;
    }
  }
}

const saidIn = ({ feedback }: Result): string[] =>
  feedback.flatMap((f) => {
    if ('code' in f) return [f.code === 'grader-failed' ? `${f.code}: ${f.params.detail}` : f.code];
    if ('mistake' in f) return [`“${f.mistake}”`];
    if ('option' in f) return [f.option];
    return 'refusal' in f ? [f.refusal.code] : [];
  });
