import type { ValueType } from '../../engine/language/bound.ts';
import type { ModelProblem } from '../../engine/models/index.ts';

/** Options that are a number. */
export type NumberOption = 'k' | 'l2' | 'depth' | 'leaf';

/** What ends `taglab fit`, beside what ends other commands. */
export interface FitFailureParams {
  /** The issues themselves went to standard error. */
  'option-broken': { readonly option: string; readonly count: number };
  'feature-unnamed': { readonly found: string };
  'feature-twice': { readonly name: string };
  'feature-type': { readonly name: string; readonly found: ValueType };
  'target-type': { readonly model: string; readonly target: string; readonly found: ValueType; readonly wanted: readonly ValueType[] };
  /** A measure that the target rests on reads rows from the beginning on. */
  'target-looks-back': { readonly name: string };
  'target-own-query': { readonly name: string };
  'target-timeless': Record<never, never>;
  'tree-without-question': { readonly label: string };
  'fit-without-orders': { readonly model: string };
  'fit-without-amounts': Record<never, never>;
  'model-absent': { readonly available: readonly string[] };
  /** A number that means nothing there. */
  'option-range': {
    readonly option: NumberOption;
    readonly found: string;
    readonly least: number;
    readonly most: number | undefined;
    readonly whole: boolean;
  };
  'not-fitted': { readonly model: string; readonly problem: ModelProblem };
}
