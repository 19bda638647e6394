import type { CasesBuilder, Measure, Value } from './definition.ts';
import type { Expression } from './expression.ts';
import type { Place } from './issue.ts';

/** Builders that are written out with simpler ones (`expand`) before any name is looked up. */
export type ComposedBuilder = PointsBuilder | AudienceBuilder | ListBuilder | ModelBuilder | SurveyBuilder | EdgeBuilder | GraphBuilder;

/** Bands of a number, in order: the first whose condition holds gives the value. */
export interface Cut {
  readonly bands: readonly Band[];
  /** The value of the rest, where `else` was written. */
  readonly otherwise?: Value;
}
export interface Band {
  readonly value: Value;
  readonly operator: CutOperator;
  readonly than: number;
  readonly place: Place;
  /** Where the condition is written, the operator before the number. */
  readonly conditionPlace: Place;
}
export const CUT_OPERATORS = ['>=', '>', '<=', '<', '='] as const;
export type CutOperator = (typeof CUT_OPERATORS)[number];

/** Points for each condition that is true; unknown earns none. */
export interface PointsBuilder {
  readonly builder: 'points';
  readonly base: number;
  readonly items: readonly { readonly when: Expression; readonly points: number; readonly place: Place; readonly pointsPlace: Place }[];
  readonly basePlace?: Place;
  readonly cut?: Cut;
  readonly place: Place;
}

/** A field of the first or the latest row, whose spellings may be mapped to values. */
export interface EdgeBuilder {
  readonly builder: 'edge';
  readonly measure: Measure;
  /** Value -> the spellings that mean it. */
  readonly map?: readonly { readonly value: string; readonly spellings: readonly string[]; readonly place: Place }[];
  /** What a spelling becomes that the map does not list; a missing field always stays missing. */
  readonly otherwise: Value;
  readonly place: Place;
}

/** People by other tags and conditions, put together with all, any and not. */
export interface AudienceBuilder {
  readonly builder: 'audience';
  readonly of: AudienceNode;
  readonly place: Place;
}
export type AudienceNode =
  | { readonly kind: 'when'; readonly when: Expression }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly AudienceNode[]; readonly place: Place }
  | { readonly kind: 'not'; readonly part: AudienceNode; readonly place: Place };

/** Customers by name: an imported list. */
export interface ListBuilder {
  readonly builder: 'list';
  /** Value -> the customers that have it; the first list that names a customer decides. */
  readonly lists: readonly { readonly value: Value; readonly ids: readonly string[]; readonly place: Place }[];
  readonly otherwise?: Value;
  readonly place: Place;
}

/** A fitted model: its parameters, never the way to fit them. */
export interface ModelBuilder {
  readonly builder: 'model';
  readonly inputs: Readonly<Record<string, Expression | Measure>>;
  readonly model:
    | { readonly type: 'linear' | 'logistic'; readonly intercept: number; readonly coef: Readonly<Record<string, number>> }
    | { readonly type: 'tree'; readonly root: TreeNode }
    | {
        readonly type: 'kmeans';
        readonly centers: readonly { readonly value: Value; readonly at: Readonly<Record<string, number>>; readonly place: Place }[];
        /** Input -> what one unit of distance is, as a rule its standard deviation; 1 where it is not written. */
        readonly scale: Readonly<Record<string, number>>;
      }
    /** Chance of being alive. Inputs `frequency`, `recency`, `age`, in the unit that it was fitted in. */
    | { readonly type: 'bgnbd'; readonly r: number; readonly alpha: number; readonly a: number; readonly b: number }
    /** Expected spend a purchase. Inputs `frequency`, `monetary`. */
    | { readonly type: 'gamma_gamma'; readonly p: number; readonly q: number; readonly v: number };
  readonly cut?: Cut;
  readonly place: Place;
}
export type TreeNode =
  | { readonly kind: 'leaf'; readonly value: Value }
  | { readonly kind: 'split'; readonly when: Expression; readonly yes: TreeNode; readonly no: TreeNode };

/** The mean of the answers to the items of a scale. */
export interface SurveyBuilder {
  readonly builder: 'survey';
  /** The measure of the latest answer to one item, without the item. */
  readonly answers: Pick<Measure, 'from' | 'window'> & Partial<Pick<Measure, 'where' | 'on' | 'fromPlace' | 'onPlace' | 'windowPlace'>>;
  /** The columns that hold the item and the answer. */
  readonly itemColumn: string;
  readonly answerColumn: string;
  readonly items: readonly string[];
  readonly reverse: readonly string[];
  readonly scale: readonly [number, number];
  readonly minAnswered: number;
  readonly minAnsweredPlace?: Place;
  readonly cut?: Cut;
  readonly place: Place;
}

/** Where a customer stands among the others. */
export interface GraphBuilder {
  readonly builder: 'graph';
  /** The rows that are edges, without their ends. */
  readonly edges: Pick<Measure, 'from' | 'window'> & Partial<Pick<Measure, 'where' | 'on' | 'fromPlace' | 'onPlace' | 'windowPlace'>>;
  readonly from: EdgeEnd;
  readonly to: EdgeEnd;
  /** Whether edges to a customer count, or edges from one. */
  readonly direction: 'in' | 'out';
  readonly metric: 'degree' | 'distinct_degree' | 'pagerank' | 'betweenness';
  readonly damping?: number;
  /** What the number is called in `cases`; the metric's name where it is not written. */
  readonly as?: string;
  /** Rules over the number; without them the number is the value. */
  readonly cases?: CasesBuilder;
  readonly place: Place;
}
/** The column that names who stands at one end of an edge. */
export interface EdgeEnd {
  readonly column: string;
  readonly place: Place;
}

/** Conditions that the engine adds to a tag's own. */
export interface Gate {
  /** The purpose that the customer's latest record must grant. */
  readonly consent?: string;
  /** Consent that has expired does not count; true unless it says no. */
  readonly fresh: boolean;
  readonly minAge?: number;
  readonly minAgePlace?: Place;
  /** Customers whose birthday nobody knows: turned away unless it says allow. */
  readonly unknownAge: 'allow' | 'deny';
  /** Values of fewer customers than this are kept back. */
  readonly minGroup?: number;
  readonly minGroupPlace?: Place;
  readonly place: Place;
}
