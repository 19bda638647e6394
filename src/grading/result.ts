import type { Bilingual, Value } from '../engine/language/definition.ts';
import type { Issue } from '../engine/language/issue.ts';
import type { Cell } from '../engine/language/rows.ts';
import type { Feedback } from './feedback.ts';

export type { Feedback };

/**
 * What a grader says of one answer. `error` is the grader's own failure, `not-attempted` an untouched or unreadable answer; neither counts
 * against the learner. `self-assessed`: no machine judged it, and its score is none.
 */
export interface Result {
  readonly version: 1;
  readonly status: 'pass' | 'fail' | 'error' | 'not-attempted' | 'self-assessed';
  /** 0 to 1. */
  readonly score: number;
  /** In the order a person should read them; the first is the headline. */
  readonly feedback: readonly Feedback[];
  readonly counterexample?: Counterexample;
  /** Tags that choose people: how many were chosen, and how many of them rightly. */
  readonly assignment?: Assignment;
  /** Why the answer could not be read, each at its place in the text. */
  readonly issues?: readonly Issue[];
  readonly checks: readonly Check[];
  /** Where the answer stands in the calculation, as far as it is proved: what is right, what is not. */
  readonly stages?: readonly StageCheck[];
  /** Exercises of several steps: each that was looked at, in order. */
  readonly steps?: readonly StepResult[];
  /** Texts: how many of the points the learner found met. */
  readonly met?: { readonly points: number; readonly of: number };
}

/** The calculation in its order: whom, which days, what is counted, where the line is, what comes out. */
export const STAGES = ['population', 'window', 'measure', 'threshold', 'output'] as const;
export type Stage = (typeof STAGES)[number];
export interface StageCheck {
  readonly stage: Stage;
  readonly status: 'right' | 'wrong';
}

/** Each stage that is right earns its part. `of`: how many there are, where not all of them can be seen. */
export const shareRight = (stages: readonly StageCheck[], of = stages.length): number =>
  stages.filter(({ status }) => status === 'right').length / Math.max(1, of);

export interface StepResult {
  readonly id: string;
  readonly result: Result;
}

export interface Check {
  readonly database: string;
  readonly status: 'pass' | 'fail' | 'not-run';
}

/** The few customers, or rows, on whom the answer and the definition differ. */
export interface Counterexample {
  readonly database: string;
  readonly customers: readonly TellingCustomer[];
  /** SQL answers whose rows name no customer: the rows that only one side has. */
  readonly rows?: TellingRows;
}

export interface TellingCustomer {
  readonly customerId: string;
  readonly yours: Value | 'absent';
  readonly expected: Value | 'absent';
  /** Which column of the result differs; SQL answers only. */
  readonly column?: string;
  /** What makes this customer telling, in business words; aimed databases bring it. */
  readonly about?: Bilingual;
}

export interface TellingRows {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly side: 'yours' | 'expected'; readonly cells: readonly Cell[]; readonly times: number }[];
}

/** Who has the tag, on the database that the feedback speaks of; a customer without a value, or with "no", does not have it. */
export interface Assignment {
  readonly database: string;
  readonly population: number;
  readonly yours: number;
  readonly expected: number;
  /** In yours and in the expected, whatever their values. */
  readonly both: number;
  /** A few who were chosen and do not belong, and a few who belong and were not chosen. */
  readonly extra: readonly string[];
  readonly missing: readonly string[];
}

/** Shares of 0 to 1. Precision: of those chosen, how many belong. Recall: of those who belong, how many are chosen. Coverage: of all, how many are chosen. */
export const ratesOf = ({ population, yours, expected, both }: Assignment) => ({
  precision: yours === 0 ? 0 : both / yours,
  recall: expected === 0 ? 0 : both / expected,
  coverage: population === 0 ? 0 : yours / population,
});

/** A result of an answer that no database was asked about. */
export const plainResult = (status: Result['status'], score: number, feedback: readonly Feedback[]): Result => ({
  version: 1,
  status,
  score,
  feedback,
  checks: [],
});
