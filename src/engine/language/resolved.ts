import { type Bound, boundNodes, type PopulationFunction, type ValueType } from './bound.ts';
import type {
  Bilingual,
  Computed,
  Measure,
  Preference,
  RfmBuilder,
  Scoring,
  Sequence,
  Statement,
  TagDefinition,
  Value,
} from './definition.ts';
import type { Schema } from './schema.ts';

/** A tag set whose every name is known: plain data, ready to compile. */
export interface ResolvedTags {
  readonly schema: Schema;
  /** In the file's order. */
  readonly tags: readonly ResolvedTag[];
  /** Tags on the way to those, which the author did not write and no result shows. */
  readonly steps: readonly ResolvedTag[];
  readonly measures: readonly ResolvedMeasure[];
  readonly populations: readonly PopulationFeature[];
}

export interface ResolvedTag {
  readonly definition: TagDefinition;
  readonly code: string;
  /** Its column in the statement: the code, unless the customer table has a column of that name. */
  readonly column: string;
  readonly type: ValueType;
  /** Its value is a moment with a time of day. */
  readonly timed: boolean;
  /** Value -> label, from the definition, the scheme or the column's codes. */
  readonly domain: Readonly<Record<string, Bilingual>>;
  /** 0: needs no other tag; otherwise one more than the deepest tag it reads. */
  readonly depth: number;
  /** The tags, measures (by id) and customer columns it reads, directly; `named`: measures by the name its author used. */
  readonly uses: {
    readonly tags: readonly string[];
    readonly measures: readonly string[];
    readonly columns: readonly string[];
    readonly named: readonly string[];
  };
  readonly rule: Rule;
}

/** How the value of one customer follows from the columns of that customer. */
export type Rule =
  | {
      readonly kind: 'column';
      readonly column: string;
      readonly clean: readonly string[];
      readonly map?: Readonly<Record<string, readonly (string | number)[]>>;
      readonly otherwise: Value;
    }
  | { readonly kind: 'value'; readonly of: Bound }
  | { readonly kind: 'cases'; readonly cases: readonly { readonly when: Bound; readonly value: Value }[]; readonly otherwise?: Value }
  /** A score column, and what its bands are called. */
  | { readonly kind: 'bin'; readonly of: Bound; readonly scoreId: string; readonly lowest: 0 | 1; readonly labels?: readonly string[] }
  | {
      readonly kind: 'rfm';
      readonly measureIds: readonly [string, string, string];
      readonly scoreIds: readonly [string, string, string];
      readonly score: Scoring;
      readonly output: RfmBuilder['output'];
    };

/** Rows that belong to customers: of which table, which of them, from when to when. */
export interface RowSource {
  readonly spec: Pick<Measure, 'from' | 'window'>;
  readonly where?: Bound;
  readonly time?: { readonly table: string; readonly column: string; readonly timestamp: boolean };
  /** How `from` reaches the customer: its own key, or one table further. */
  readonly via?: { readonly table: string; readonly on: string };
  readonly entityKey: string;
}

export interface ResolvedMeasure extends RowSource {
  /** Unique in the set and usable as a column name. */
  readonly id: string;
  readonly label: Bilingual;
  readonly spec: Measure;
  readonly type: ValueType;
  readonly nullable: boolean;
  readonly field?: Bound;
  /** What it takes to work it out, where one aggregate is not enough. */
  readonly shape?: ResolvedShape;
  /** Its value is a moment with a time of day. */
  readonly timed: boolean;
}

/** A shape whose every name is known. */
export type ResolvedShape = ResolvedPreference | ResolvedSequence | Statement | ResolvedComputed;

export interface ResolvedComputed extends Omit<Computed, 'from'> {
  readonly from: Bound;
}

export interface ResolvedPreference extends Omit<Preference, 'dimension' | 'weight' | 'support'> {
  readonly dimension: Bound;
  readonly weight?: Bound;
  /** Without `of`, rows are counted. */
  readonly support?: { readonly least: number; readonly of?: Bound };
}

export interface ResolvedSequence extends Omit<Sequence, 'steps' | 'not'> {
  readonly steps: readonly RowSource[];
  /** A condition on rows of the first step's table. */
  readonly not?: Bound;
  /** Every step has a time of day; otherwise all go by their day. */
  readonly timed: boolean;
}

/** A column computed over everybody at the as-of date: a rank, a mean, or a score. */
export type PopulationFeature = {
  readonly id: string;
  readonly of: Bound;
  /** The depth of the first tag that needs it. */
  readonly depth: number;
  /** `nested` only: the scores inside which it is binned. */
  readonly within: readonly string[];
} & (
  | { readonly kind: 'function'; readonly name: PopulationFunction; readonly q?: number }
  | {
      readonly kind: 'score';
      readonly method: Scoring['method'];
      readonly n: number;
      readonly edges: readonly number[];
      /** true: small is good, as in recency. */
      readonly descending: boolean;
    }
);

/** Between the id of a feature and the number of its cut point, in the name of that one's column. */
export const CUT_ENDING = '_cut_';

/** The features that must be there before this one. */
export const featuresNeeded = (feature: Pick<PopulationFeature, 'of' | 'within'>): readonly string[] => [
  ...feature.within,
  ...populationsIn(feature.of),
];

export const populationsIn = (e: Bound): readonly string[] => boundNodes(e).flatMap((n) => (n.kind === 'population' ? [n.id] : []));

/** The features that a rule names itself. */
export function featuresOf(rule: Rule): readonly string[] {
  if (rule.kind === 'bin') return [rule.scoreId];
  if (rule.kind === 'rfm') return rule.scoreIds;
  const conditions = rule.kind === 'cases' ? rule.cases.map((c) => c.when) : rule.kind === 'value' ? [rule.of] : [];
  return conditions.flatMap(populationsIn);
}

/** So many tags may rest on each other, one on top of the next. */
export const MOST_LEVELS = 100;
/** Columns of one statement, a little below the 2,000 that SQLite takes: tags, the steps on their way, measures and features. */
export const MOST_COLUMNS = 1900;

/** A tag or a step by its code. */
export const tagOf = ({ tags, steps }: Pick<ResolvedTags, 'tags' | 'steps'>, code: string): ResolvedTag | undefined =>
  tags.find((t) => t.code === code) ?? steps.find((t) => t.code === code);
