import type { Issue } from '../../../engine/language/issue.ts';
import type { WrittenExercise } from '../../exercise.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import type { Assignment, Check, Counterexample, Result, StageCheck } from '../../result.ts';
import { sameText } from '../../same-text.ts';
import type { TestBed, TestDatabase } from '../../testbed.ts';
import { type KeptOutcomes, mistakeOf } from './kept-outcomes.ts';

/** An answer that can be run; or why not, which is no failed attempt. */
export type ReadAnswer<Read> = { readonly read: Read } | { readonly issues: readonly Issue[]; readonly feedback: readonly Feedback[] };

/** What a kind of written answer (tags, SQL) knows, so that one grader serves both. */
export interface Judge<Read, Outcome> {
  /** What begins a comment to the end of a line. */
  readonly comment: '#' | '--';
  read(text: string): ReadAnswer<Read>;
  /** Rejects with what the database says. */
  run(read: Read, database: TestDatabase): Promise<Outcome>;
  same(yours: Outcome, expected: Outcome): boolean;
  /** What the database's complaint about an answer means to the learner; nothing when the complaint is not about the answer. */
  complaint(rejection: unknown): Feedback | undefined;
  /** What a right answer may still be told. */
  notes(yours: Outcome, expected: Outcome): readonly Feedback[];
  explain(failure: Failure<Read, Outcome>): Promise<Explanation>;
}

/** An answer that came out wrong somewhere; `yours[i]` and `expected[i]` belong to database i of the bed. */
export interface Failure<Read, Outcome> {
  readonly read: Read;
  readonly yours: readonly Outcome[];
  readonly expected: readonly Outcome[];
  /** Indexes of the databases on which they differ. */
  readonly failing: readonly [number, ...number[]];
  /** A known mistake has words of its own, so no other reason is looked for. */
  readonly mistakeKnown: boolean;
}

export interface Explanation {
  /** What is right, then what differs, then why as far as it can be proved. */
  readonly feedback: readonly Feedback[];
  readonly counterexample?: Counterexample;
  readonly assignment?: Assignment;
  /** For an answer that is right but for something to be taken away. */
  readonly score?: number;
  /** Which stages of the calculation are right, where that is proved. */
  readonly stages?: readonly StageCheck[];
}

/** Judges a written answer on every database of the bed. */
export async function gradeWritten<Read, Outcome>(
  exercise: WrittenExercise,
  text: string,
  judge: Judge<Read, Outcome>,
  kept: KeptOutcomes<Read, Outcome>,
  bed: TestBed,
): Promise<Result> {
  const notRun = bed.databases.map((d): Check => ({ database: d.id, status: 'not-run' }));
  const unread = (said: readonly Feedback[], issues: readonly Issue[] = []): Result => ({
    version: 1,
    status: 'not-attempted',
    score: 0,
    feedback: said,
    ...(issues.length > 0 ? { issues } : {}),
    checks: notRun,
  });
  if ([exercise.start.zh, exercise.start.en, ''].some((start) => sameText(start, text, judge.comment)))
    return unread([feedback('not-attempted', {})]);
  const answer = judge.read(text);
  if (!('read' in answer)) return unread(answer.feedback, answer.issues);

  const yours: Outcome[] = [];
  const expected: Outcome[] = [];
  for (const [i, database] of bed.databases.entries()) {
    expected.push(await kept.of('solution', exercise.solution.en, i));
    try {
      yours.push(await judge.run(answer.read, database));
    } catch (error) {
      const complaint = judge.complaint(error);
      if (complaint === undefined) throw error;
      if (i === 0) return unread([complaint]);
      const seen = feedback('fails-elsewhere', { on: database.role, asOf: database.asOf });
      return { version: 1, status: 'fail', score: 0, feedback: [seen, complaint], checks: notRun };
    }
  }

  const right = yours.map((outcome, i) => judge.same(outcome, expected[i] as Outcome));
  const checks = bed.databases.map((d, i): Check => ({ database: d.id, status: right[i] === true ? 'pass' : 'fail' }));
  const failing = [...right.keys()].filter((i) => right[i] !== true);
  if (!isSome(failing)) {
    const notes = judge.notes(yours[0] as Outcome, expected[0] as Outcome);
    return { version: 1, status: 'pass', score: 1, feedback: [feedback('passed', { databases: checks.length }), ...notes], checks };
  }
  const mistake = await mistakeOf(judge, kept, exercise.wrong, yours, bed.databases);
  const explained = await judge.explain({ read: answer.read, yours, expected, failing, mistakeKnown: mistake !== undefined });
  const say = mistake === undefined ? undefined : exercise.mistakes[mistake]?.say;
  return {
    version: 1,
    status: 'fail',
    score: explained.score ?? 0,
    feedback: [...explained.feedback, ...(mistake !== undefined && say !== undefined ? [{ mistake, say }] : [])],
    ...(explained.counterexample ? { counterexample: explained.counterexample } : {}),
    ...(explained.stages ? { stages: explained.stages } : {}),
    ...(explained.assignment ? { assignment: explained.assignment } : {}),
    checks,
  };
}

const isSome = (list: readonly number[]): list is readonly [number, ...number[]] => list.length > 0;
