import type { Bilingual, Value } from '../engine/language/definition.ts';
import type { Issue } from '../engine/language/issue.ts';
import type { Cell } from '../engine/language/rows.ts';
import type { Feedback } from './feedback.ts';

export type { Feedback };

/**
 * What a grader says of one answer. `error` is the grader's own failure, `not-attempted` an untouched or unreadable answer; neither counts
 * against the learner.
 */
export interface Result {
  readonly version: 1;
  readonly status: 'pass' | 'fail' | 'error' | 'not-attempted';
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
}

/** Shares of 0 to 1. Precision: of those chosen, how many belong. Recall: of those who belong, how many are chosen. Coverage: of all, how many are chosen. */
export const ratesOf = ({ population, yours, expected, both }: Assignment) => ({
  precision: yours === 0 ? 0 : both / yours,
  recall: expected === 0 ? 0 : both / expected,
  coverage: population === 0 ? 0 : yours / population,
});
