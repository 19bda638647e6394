import type { Bilingual } from '../../../engine/language/definition.ts';
import type { Described, KeptAnswer, WrongAnswer } from '../../exercise.ts';

/** A threshold to be set where a metric is best, or best within a limit. */
export interface TuneExercise extends Described {
  readonly kind: 'tune';
  readonly threshold: { readonly label: Bilingual; readonly unit?: Bilingual };
  readonly metrics: readonly Metric[];
  readonly goal: Goal;
  /** Of the best value that may be lacking. */
  readonly tolerance: number;
  /** The query of the metrics at every threshold, or what it gave on each database, the one everybody sees first. */
  readonly curve: { readonly sql: string } | { readonly curves: readonly Curve[] };
  readonly accept: readonly KeptAnswer[];
  readonly wrong: readonly WrongAnswer[];
}
export interface Metric {
  /** The column of the query. */
  readonly id: string;
  readonly label: Bilingual;
  readonly format: 'number' | 'percent' | 'money';
}
export interface Goal {
  readonly metric: string;
  readonly best: 'highest' | 'lowest';
  /** Only thresholds that keep this count. */
  readonly keeping?: { readonly metric: string; readonly atLeast?: number; readonly atMost?: number };
}
/** The metrics at every threshold, smallest first. */
export interface Curve {
  readonly database: string;
  readonly points: readonly CurvePoint[];
}
export interface CurvePoint {
  readonly at: number;
  /** By the id of the metric; nothing where it is not defined. */
  readonly values: Readonly<Record<string, number | null>>;
}
