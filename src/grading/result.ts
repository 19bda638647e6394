import type { Bilingual } from '../engine/definition.ts';
import type { Cell } from '../engine/rows.ts';

/** What a grader says of one answer. `error` is the grader's own failure and never counts against the learner. */
export interface Result {
  readonly version: 1;
  readonly status: 'pass' | 'fail' | 'error' | 'not-attempted';
  /** 0 to 1. */
  readonly score: number;
  /** In the order a person should read them; the first is the headline. */
  readonly feedback: readonly Feedback[];
  readonly counterexample?: Counterexample;
  readonly checks: readonly { readonly database: string; readonly status: 'pass' | 'fail' | 'not-run' }[];
}

/** Either a code with words in i18n, or words that the exercise itself brings (a known wrong answer). */
export type Feedback =
  | { readonly code: string; readonly params: Readonly<Record<string, string | number | readonly string[]>> }
  | { readonly mistake: string; readonly say: Bilingual };

/** The few customers on whom the answer and the definition differ. */
export interface Counterexample {
  readonly database: string;
  readonly customers: readonly {
    readonly customerId: string;
    readonly yours: Cell | 'absent';
    readonly expected: Cell | 'absent';
    /** What makes this customer telling, in business words; aimed databases bring it. */
    readonly about?: Bilingual;
  }[];
}
