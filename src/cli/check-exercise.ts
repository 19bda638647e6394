import type { Bilingual } from '../engine/index.ts';
import type { Answer, Exercise } from '../grading/exercise.ts';
import { createGrader } from '../grading/grader.ts';
import { settleNumbers } from '../grading/kinds/number/number.ts';
import type { Result } from '../grading/result.ts';
import type { TestBed } from '../grading/testbed.ts';

/** One answer that an exercise has to judge as it says, and how it did. */
export interface ExerciseCheck extends Trial {
  readonly ok: boolean;
  /** What the grader said: codes, mistakes, options, in order. */
  readonly said: readonly string[];
  readonly elapsedMs: number;
}

interface Trial {
  /** The file, or the options, that are handed in. */
  readonly answer: string;
  readonly expected: Expected;
}
/** `mistake`: it fails, and is told this mistake and no other. */
export type Expected = { readonly kind: 'pass' } | { readonly kind: 'no-pass' } | { readonly kind: 'mistake'; readonly mistake: string };

const PASS: Expected = { kind: 'pass' };
const NO_PASS: Expected = { kind: 'no-pass' };

/**
 * Proves that an exercise judges as it says: its solution passes in both languages, and so does every accepted answer; its untouched start does
 * not pass, even when it is judged; every known wrong answer gets exactly the words of its mistake.
 * @param now a clock in milliseconds
 */
export async function checkExercise(exercise: Exercise, bed: TestBed, now: () => number): Promise<ExerciseCheck[]> {
  const settled = exercise.kind === 'number' && bed.databases[0] !== undefined ? await settleNumbers(exercise, bed.databases[0]) : exercise;
  // With no start to recognise, a start is judged like any answer.
  const grader = createGrader('start' in settled ? { ...settled, start: { zh: '', en: '' } } : settled, bed);
  const checks: ExerciseCheck[] = [];
  for (const { handedIn, ...trial } of trialsOf(settled)) {
    const before = now();
    const result = await grader.grade(handedIn);
    checks.push({ ...trial, ok: meets(result, trial.expected), said: saidIn(result), elapsedMs: now() - before });
  }
  return checks;
}

function trialsOf(exercise: Exercise): (Trial & { readonly handedIn: Answer })[] {
  if (exercise.kind === 'choice') {
    const right = exercise.options.filter((o) => o.correct).map((o) => o.id);
    const wrong = exercise.options.filter((o) => !o.correct).map((o) => ({ answer: o.id, handedIn: [o.id], expected: NO_PASS }));
    return [{ answer: right.join(' + '), handedIn: right, expected: PASS }, ...wrong];
  }
  const own =
    exercise.kind === 'number'
      ? [{ answer: 'solution', handedIn: numberText(exercise.answer), expected: PASS }]
      : [...inBoth('solution', exercise.solution, PASS), ...inBoth('start', exercise.start, NO_PASS)];
  return [
    ...own,
    ...exercise.accept.map(({ file, text }) => ({ answer: file, handedIn: text, expected: PASS })),
    ...exercise.wrong.map(({ file, text, mistake, ...more }) => ({
      answer: file,
      handedIn: 'source' in more ? numberText(more.source) : text,
      expected: { kind: 'mistake', mistake } as const,
    })),
  ];
}

const numberText = (source: { readonly value: number } | { readonly sql: string }): string =>
  'value' in source ? String(source.value) : source.sql;

/** A text that is the same in both languages is tried once. */
const inBoth = (answer: string, { zh, en }: Bilingual, expected: Expected) =>
  zh === en
    ? [{ answer, handedIn: en, expected }]
    : [
        { answer: `${answer}.zh`, handedIn: zh, expected },
        { answer: `${answer}.en`, handedIn: en, expected },
      ];

function meets(result: Result, expected: Expected): boolean {
  if (expected.kind === 'pass') return result.status === 'pass';
  if (expected.kind === 'no-pass') return result.status === 'fail' || result.status === 'not-attempted';
  const told = result.feedback.flatMap((f) => ('mistake' in f ? [f.mistake] : []));
  return result.status === 'fail' && told.length === 1 && told[0] === expected.mistake;
}

const saidIn = ({ feedback }: Result): string[] =>
  feedback.flatMap((f) => {
    if ('code' in f) return [f.code === 'grader-failed' ? `${f.code}: ${f.params.detail}` : f.code];
    if ('mistake' in f) return [`“${f.mistake}”`];
    if ('option' in f) return [f.option];
    return 'refusal' in f ? [f.refusal.code] : [];
  });
