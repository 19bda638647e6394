import type { ValueType } from './bound.ts';
import type { ComposedBuilder, Gate } from './composed.ts';
import type { Expression } from './expression.ts';
import type { Place } from './issue.ts';
import type { Metadata } from './metadata.ts';

/** A word in both languages of the course. A plain string in YAML stands for both. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type Value = string | number | boolean | null;

/** One file of tags: what `parseTags` returns. Order is the author's order. */
export interface TagFile {
  readonly measures: Readonly<Record<string, Measure>>;
  readonly tags: readonly TagDefinition[];
  /** Tags and measures that are there but could not be read: who uses their names is not told that they do not exist. */
  readonly unread: readonly string[];
}

export interface TagDefinition {
  /** Immutable, unique, `^[a-z][a-z0-9_]{0,63}$`. */
  readonly code: string;
  readonly name: Bilingual;
  /** Levels one and two of the taxonomy; the tag itself is level three, its values level four. */
  readonly category: readonly string[];
  readonly kind?: 'fact' | 'stat' | 'rule' | 'model' | 'import';
  readonly value: ValueSpec;
  /** Measures that only this tag knows; they win over the file's and the schema's of the same name. */
  readonly measures: Readonly<Record<string, Measure>>;
  readonly define: Builder;
  /** Who may not be told, or used, whatever the rule says. */
  readonly gate?: Gate;
  readonly metadata: Metadata;
  /** Words about the tag that the engine carries and does not read: its definition in prose, a description. */
  readonly about: Readonly<Record<string, unknown>>;
  /** What the author wrote, where `define` is what it was written out to. */
  readonly composed?: ComposedBuilder;
  /** The code of the tag on whose way this one lies: `expand` made it, and no result shows it. */
  readonly stepOf?: string;
  readonly place: Place;
}

export interface ValueSpec {
  readonly type?: 'text' | 'int' | 'real' | 'bool' | 'date' | 'enum' | 'code';
  readonly unit?: string;
  /** Every value the tag may take, with its label. */
  readonly domain?: Readonly<Record<string, Bilingual>>;
  readonly exclusive?: boolean;
  readonly exhaustive?: boolean;
  /** `many`: a customer may have several values, written as one text with `|` between them. */
  readonly cardinality?: 'one' | 'many';
}

export type Builder = CoreBuilder | ComposedBuilder;
/** What the stages after `expand` know. */
export type CoreBuilder = ColumnBuilder | ExprBuilder | MeasureBuilder | BinBuilder | CasesBuilder | RfmBuilder;

/** A column of the entity's own table, cleaned and mapped. */
export interface ColumnBuilder {
  readonly builder: 'column';
  readonly table: string;
  readonly column: string;
  readonly clean: readonly CleanStep[];
  /** Tag value -> the raw spellings that mean it. Absent: the raw value is the tag value. */
  readonly map?: Readonly<Record<string, readonly (string | number)[]>>;
  /** Where its spellings are written. */
  readonly mapPlaces?: Readonly<Record<string, readonly Place[]>>;
  /** What an unmapped spelling becomes; a missing raw value always stays missing. */
  readonly otherwise: Value;
  readonly place: Place;
}
export type CleanStep = 'trim' | 'trim_all' | 'lower' | 'upper';

export interface ExprBuilder {
  readonly builder: 'expr';
  readonly expression: Expression;
  readonly place: Place;
}

export interface MeasureBuilder {
  readonly builder: 'measure';
  readonly measure: Measure;
  readonly place: Place;
}

export const AGGREGATES = [
  'count',
  'count_distinct',
  'sum',
  'avg',
  'min',
  'max',
  'first',
  'last',
  'days_since',
  'days_since_first',
  'days_active',
  'most_frequent',
] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** One number (or value) a customer, from the rows of one table. */
export interface Measure {
  readonly from: string;
  readonly agg: Aggregate | Shape['agg'];
  /** What it takes to work it out, where one aggregate is not enough. */
  readonly shape?: Shape;
  /** The column of `from` that names the customer, where it is not the table's own. */
  readonly key?: string;
  /** What is aggregated: a column, or arithmetic over columns of `from`. */
  readonly field?: Expression;
  readonly where?: Expression;
  /** The time column that the window and the as-of date cut on; default: the table's own. */
  readonly on?: string;
  readonly window: Window;
  /** The value of a customer without rows. Absent: such a customer has no value. */
  readonly empty?: Value;
  /** `most_frequent` only: fewer rows than this give no value. */
  readonly minSupport?: number;
  readonly name?: Bilingual;
  readonly place: Place;
  /** Where the table, the time column and the window's span are written, when they are. */
  readonly fromPlace?: Place;
  readonly onPlace?: Place;
  readonly keyPlace?: Place;
  readonly windowPlace?: Place;
}

/** What one aggregate cannot give: see `prefer`, `sequence`, `sql` and `graph` among the builders. */
export type Shape = Preference | Sequence | Statement | Computed;

/** The values of `dimension` that a customer prefers, the most preferred first. */
export interface Preference {
  readonly agg: 'prefer';
  readonly dimension: Expression;
  /** `count`: rows. `sum`: of `weight`. `share`: of the customer's own sum. `tgi`: that share against everybody's, times 100. `decay`: sum, halved every half-life. */
  readonly by: 'count' | 'sum' | 'share' | 'tgi' | 'decay';
  readonly weight?: Expression;
  readonly halfLifeDays?: number;
  /** What `by` must reach. */
  readonly threshold?: number;
  /** How many rows, or different values of `of`, a value needs to count at all. */
  readonly support?: { readonly least: number; readonly of?: Expression };
  /** How many values at most; absent: all of them. Ties go to the value that was seen later, then to the first in order. */
  readonly top?: number;
  /** Where its limits are written, when they are. */
  readonly places?: { readonly halfLife?: Place; readonly threshold?: Place; readonly support?: Place; readonly top?: Place };
}

/** Steps that a customer went through in this order; the measure's own window holds for all of them. */
export interface Sequence {
  readonly agg: 'sequence';
  readonly steps: readonly SequenceStep[];
  /** From the day of the first step to the day of the last. */
  readonly withinDays?: number;
  readonly places?: { readonly within: Place };
  /** Which rows of the first step's table must not lie in between. */
  readonly not?: Expression;
  /** `reached`: yes or no. `step`: how many of the steps, at the best try. */
  readonly gives: 'reached' | 'step';
}
export type SequenceStep = Pick<Measure, 'from' | 'where' | 'on' | 'key' | 'place' | 'fromPlace' | 'onPlace' | 'keyPlace'>;

/** A query that the author wrote: it gives `customer_id` and `value`, one row a customer. */
export interface Statement {
  readonly agg: 'statement';
  /** Checked to read only, and without comments. */
  readonly sql: string;
  readonly type: ValueType;
  readonly tables: readonly { readonly name: string; readonly place: Place }[];
  /** What its columns are called. */
  readonly columns: readonly string[];
  readonly usesAsOf: boolean;
}

/** Worked out by the engine itself from rows that are edges, because SQL has no way to. The measure's own key is the end that edges lead to. */
export interface Computed {
  readonly agg: 'computed';
  readonly how: 'pagerank' | 'betweenness';
  /** The end that edges come from. */
  readonly from: Expression;
  readonly damping?: number;
}

/** Windows are inclusive on both ends and relative to the as-of date; none ever reaches past it. */
export type Window =
  | { readonly kind: 'ever' }
  /** `{last: 7d}` = [as_of - 6, as_of] */
  | { readonly kind: 'last'; readonly span: Span }
  /** `{prev: 7d}` = [as_of - 7, as_of - 1] */
  | { readonly kind: 'prev'; readonly span: Span }
  /** `{between: [29d, 7d]}` = [as_of - 29, as_of - 7] */
  | { readonly kind: 'between'; readonly from: Span; readonly to: Span }
  | { readonly kind: 'calendar'; readonly period: CalendarPeriod }
  /** Fixed ISO dates, both included. */
  | { readonly kind: 'range'; readonly start: string; readonly end: string };
export interface Span {
  readonly count: number;
  readonly unit: 'd' | 'w' | 'm' | 'y';
}
export const CALENDAR_PERIODS = ['this_month', 'last_month', 'this_quarter', 'last_quarter', 'ytd', 'last_year'] as const;
export type CalendarPeriod = (typeof CALENDAR_PERIODS)[number];

/** Cuts a number into bands. */
export interface BinBuilder {
  readonly builder: 'bin';
  readonly of: Measure | Expression;
  readonly score: Scoring;
  /** The column that parts equal values, where it is written; only the customer's key can. */
  readonly tieBreak?: { readonly name: string; readonly place: Place };
  /** Band 1, 2, … (band 0, 1 for mean and median) -> tag value. Absent: the band number is the value. */
  readonly labels?: readonly string[];
  readonly place: Place;
}

export const RFM_METHODS = ['edges', 'percentile_inc', 'percent_rank', 'ntile', 'cut_plus_one', 'mean', 'median', 'nested'] as const;
export type RfmMethod = (typeof RFM_METHODS)[number];
export const SCORING_METHODS = [...RFM_METHODS, 'pareto', 'zscore'] as const;
export type ScoringMethod = (typeof SCORING_METHODS)[number];

/**
 * How a number becomes a score. `edges`: fixed cut points. `percentile_inc`: Excel's PERCENTILE.INC (R type 7) cuts, a value above a cut scores
 * higher. `percent_rank`: fifths of PERCENT_RANK. `ntile`: equal head counts, ties split by customer id. `cut_plus_one`: the rfm R package.
 * `mean`, `median`: 0 or 1. `nested`: `ntile` of F inside each R, of M inside each R and F (only in `rfm`). `pareto` (only in `bin`): by the share
 * of the total that stands before a customer, the largest first; `edges` are such shares, 0.8 and 0.95 when not written, and band 1 holds the
 * largest. `zscore` (only in `bin`): `edges` are standard deviations from the mean, -1 and 1 when not written.
 */
export interface Scoring {
  readonly method: ScoringMethod;
  /** How many bands; 2 for mean and median. */
  readonly n: number;
  /** `edges` only: n - 1 ascending cut points; a value that equals an edge belongs to the upper band. */
  readonly edges?: readonly number[] | { readonly r: readonly number[]; readonly f: readonly number[]; readonly m: readonly number[] };
  /** Where they are written, when they are; `edges` only as one list. */
  readonly places?: { readonly method: Place; readonly n?: Place; readonly edges?: readonly Place[] };
}

/** Ordered rules: the first that is true gives the value; unknown is not true. */
export interface CasesBuilder {
  readonly builder: 'cases';
  readonly cases: readonly { readonly when: Expression; readonly value: Value; readonly place: Place }[];
  /** `undefined`: no `else` was written, so the rest stays without a value. */
  readonly otherwise?: Value;
  readonly place: Place;
}

export interface RfmBuilder {
  readonly builder: 'rfm';
  readonly recency: Measure;
  readonly frequency: Measure;
  readonly monetary: Measure;
  readonly score: Scoring;
  /** What the tag's value is: the three-digit code, one digit, a weighted sum, or the segment of the code. */
  readonly output:
    | { readonly kind: 'code' }
    | { readonly kind: 'digit'; readonly of: 'r' | 'f' | 'm' }
    | { readonly kind: 'weighted'; readonly weights: readonly [number, number, number] }
    | { readonly kind: 'segment'; readonly segments: readonly Segment[]; readonly scheme?: 'eight' | 'eleven'; readonly otherwise?: Value };
  readonly place: Place;
}

/** A segment of an RFM scheme: listed cells, or ranges of each score; the first segment that holds a cell owns it. */
export interface Segment {
  readonly value: string;
  readonly cells?: readonly string[];
  readonly r?: readonly [number, number];
  readonly f?: readonly [number, number];
  readonly m?: readonly [number, number];
  readonly place: Place;
}
