import { say } from '../i18n/say.ts';
import type { cliWords } from '../i18n/zh/cli.ts';
import type { ExerciseCheck } from './check-exercise.ts';
import type { CheckedExercise } from './exercises.ts';

type Words = (typeof cliWords)['check'];

/** One exercise: what is wrong with its folder, then a line for each answer. */
export function reportLines({ id, issues, checks }: CheckedExercise, words: Words): string[] {
  const width = Math.max(0, ...checks.map(({ answer }) => answer.length));
  return [
    id,
    ...issues.map((issue) => `  ${words.failed}  ${issue.file}  ${say(words.issues, issue as never)}`),
    ...checks.map(
      (check) =>
        `  ${check.ok ? words.ok : words.failed}  ${check.answer.padEnd(width)}  ${Math.round(check.elapsedMs)} ms  ${outcome(check, words)}`,
    ),
  ];
}

const outcome = ({ ok, expected, said }: ExerciseCheck, words: Words): string =>
  ok ? said.join(' ') : `${words.expected(expected)} ${words.said(said)}`;

/** The whole check in numbers; a folder that cannot be read is a failure too. */
export interface CheckSummary {
  readonly exercises: number;
  readonly answers: number;
  readonly failures: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

export function summaryOf(checked: readonly CheckedExercise[]): CheckSummary {
  const checks = checked.flatMap((exercise) => exercise.checks);
  const times = checks.map((check) => check.elapsedMs).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  const unreadable = checked.filter((exercise) => exercise.exercise === undefined).length;
  return {
    exercises: checked.length,
    answers: checks.length,
    failures: unreadable + checks.filter((check) => !check.ok).length,
    medianMs: at(0.5),
    p95Ms: at(0.95),
  };
}
