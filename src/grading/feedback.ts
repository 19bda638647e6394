import type { Bilingual } from '../engine/language/definition.ts';
import type { DatabaseRole, Refusal } from './testbed.ts';

/** Where something was seen: the words name the database by its role and its as-of date. */
interface Seen {
  readonly on: DatabaseRole;
  readonly asOf: string;
}
interface Counted extends Seen {
  readonly count: number;
}

interface OfMeasure {
  /** What the learner called it: the measure's name, or the tag's when the measure has none. */
  readonly measure: Bilingual;
}

/** Every code that a grader can say, with the parameters its sentence needs. The sentences live in i18n. */
export interface FeedbackParams {
  // nothing was judged
  'not-attempted': Record<never, never>;
  unreadable: { readonly count: number };
  'grader-failed': { readonly detail: string };
  'fails-elsewhere': Seen;
  // right
  passed: { readonly databases: number };
  'chosen-right': Record<never, never>;
  'number-right': { readonly expected: string };
  'columns-by-position': { readonly names: readonly string[] };
  // what is right in an answer that is not
  'right-on-visible': Record<never, never>;
  'people-right': Seen;
  'some-right': Seen & { readonly right: number; readonly total: number };
  'rows-right': Record<never, never>;
  'some-rows-right': Seen & { readonly right: number; readonly total: number };
  'some-chosen-right': { readonly right: number };
  // tags: what differs
  'tag-absent': { readonly code: string; readonly found: readonly string[] };
  nobody: Seen;
  'extra-customers': Counted;
  'missing-customers': Counted;
  'other-value': Counted;
  'same-everywhere': Record<never, never>;
  'date-written-in': { readonly asOf: string };
  'several-things': Record<never, never>;
  // tags: the one stage that, put right, puts the answer right
  'window-start': { readonly yours: string; readonly expected: string; readonly days: number };
  'window-end': { readonly yours: string; readonly expected: string; readonly days: number };
  'window-moved': { readonly yours: string; readonly expected: string; readonly days: number };
  'window-absent': OfMeasure;
  'window-unneeded': OfMeasure;
  'window-other': OfMeasure;
  'filter-absent': { readonly columns: readonly string[] };
  'filter-unneeded': { readonly columns: readonly string[] };
  'filter-other': { readonly columns: readonly string[] };
  'rows-not-distinct': OfMeasure;
  'distinct-not-rows': OfMeasure;
  'aggregate-other': OfMeasure;
  'field-other': OfMeasure;
  'empty-absent': OfMeasure;
  'empty-unneeded': OfMeasure;
  'empty-other': OfMeasure;
  'edge-belongs': { readonly edge: string };
  'threshold-off': { readonly yours: string };
  'direction-reversed': Record<never, never>;
  'and-or': { readonly yours: 'and' | 'or' };
  'missing-left-out': { readonly name: string };
  'condition-other': { readonly nth: number };
  'rule-order': Record<never, never>;
  'rest-other': Record<never, never>;
  'value-names': { readonly yours: readonly string[] };
  'score-method': { readonly yours: string };
  'score-cuts': Record<never, never>;
  'segments-other': { readonly values: readonly string[] };
  'spelling-absent': { readonly values: readonly string[] };
  // SQL: what differs
  'row-count': Seen & { readonly yours: number; readonly expected: number };
  'missing-rows': Counted;
  'extra-rows': Counted;
  'other-cells': Counted & { readonly column: string };
  'duplicate-rows': Seen & { readonly rows: number; readonly times: number };
  'customers-repeated': Counted;
  'duplicates-lost': Seen & { readonly rows: number };
  'column-absent': { readonly names: readonly string[]; readonly found: readonly string[] };
  'column-extra': { readonly names: readonly string[] };
  'row-order': Seen & { readonly by: readonly string[] };
  'blank-not-value': { readonly column: string; readonly expected: string };
  'value-not-blank': { readonly column: string; readonly yours: string };
  'text-not-number': { readonly column: string };
  'number-not-text': { readonly column: string };
  rounding: { readonly column: string; readonly tolerance: number };
  // numbers
  'not-a-number': { readonly text: string };
  'rounded-too-far': { readonly decimals: number };
  'times-off': { readonly factor: number };
  'sign-off': Record<never, never>;
  'too-high': Record<never, never>;
  'too-low': Record<never, never>;
  // choices
  'unknown-option': { readonly option: string };
  'more-to-choose': Record<never, never>;
  // classify, match
  'all-placed': Record<never, never>;
  'some-placed': { readonly right: number; readonly total: number };
  'place-the-rest': { readonly left: number };
  'look-again': { readonly names: readonly Bilingual[] };
  // order
  'in-order': Record<never, never>;
  'part-in-order': { readonly kept: number; readonly total: number };
  'order-turns': { readonly after: number };
  // numbers with a unit
  'unit-absent': { readonly units: readonly Bilingual[] };
  'unit-other': { readonly yours: Bilingual };
  // tune
  tuned: { readonly at: string; readonly metric: Bilingual; readonly value: string };
  'off-the-scale': { readonly from: string; readonly to: string };
  'beyond-limit': { readonly metric: Bilingual; readonly yours: string; readonly limit: string; readonly side: 'least' | 'most' };
  'better-beside': { readonly metric: Bilingual; readonly yours: string; readonly side: 'higher' | 'lower' };
  'tuned-elsewhere': { readonly metric: Bilingual; readonly value: string; readonly best: string };
  // formulas
  'formula-right': { readonly rows: number };
  'cells-right': { readonly right: number; readonly total: number };
  'other-rows': Counted;
  'formula-outside': { readonly name: string; readonly suggestion: string };
  'formula-volatile': { readonly name: string };
  'formula-broken': { readonly found: string; readonly expected: string };
  'formula-gives-error': { readonly error: string; readonly cell: string; readonly count: number };
  'formula-gives-text': { readonly cell: string };
  'formula-constant': Record<never, never>;
  // texts
  'text-too-short': { readonly least: number };
  'assess-first': Record<never, never>;
  assessed: { readonly met: number; readonly of: number };
  // steps
  'step-done': { readonly nth: number; readonly of: number };
  'step-open': { readonly nth: number; readonly of: number };
  'all-steps-done': { readonly of: number };
  // repair
  mended: { readonly lines: number };
  'nothing-mended': Record<never, never>;
  // the next thing to try, where the exercise brings no hint of its own
  'look-at-customers': { readonly count: number };
  'look-at-rows': { readonly count: number };
}
export type FeedbackCode = keyof FeedbackParams;

/**
 * A sentence by its code; words that the exercise itself brings: of a known mistake, of an option, a hint; or what the database refused the
 * query for, whose sentence the sandbox has.
 */
export type Feedback =
  | { readonly [Code in FeedbackCode]: { readonly code: Code; readonly params: FeedbackParams[Code] } }[FeedbackCode]
  | { readonly mistake: string; readonly say: Bilingual }
  | { readonly option: string; readonly say: Bilingual }
  | { readonly hint: number; readonly say: Bilingual }
  | { readonly refusal: Refusal };

/** Makes a coded feedback; the code decides which parameters it takes. */
export const feedback = <Code extends FeedbackCode>(code: Code, params: FeedbackParams[Code]): Feedback =>
  // The pair is right by the signature; a mapped union cannot follow a generic code.
  ({ code, params }) as unknown as Feedback;
