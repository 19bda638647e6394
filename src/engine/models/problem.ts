/** Why a model cannot be fitted, with what its sentence needs. The sentences live in i18n. Rows count from 0. */
export interface ModelProblemParams {
  'different-lengths': { readonly name: string; readonly found: number; readonly expected: number };
  'too-few': {
    readonly of: 'customers' | 'rows' | 'features' | 'repeat customers' | 'items' | 'different rows';
    readonly found: number;
    readonly needed: number;
  };
  'not-a-number': { readonly name: string; readonly row: number };
  /** Missing, negative or infinite where only a number above 0 makes sense. */
  'not-positive': { readonly name: string; readonly row: number };
  /** A last purchase after the end, or a recency without a repeat purchase, or part of a purchase. */
  'impossible-history': { readonly row: number };
  'no-repeat-customers': { readonly customers: number };
  /** The data ask for a parameter without end: there is no best value, and none is given. */
  degenerate: { readonly parameter: string };
  'no-convergence': { readonly steps: number };
  /** Every row has the same answer, or the same value in a feature. */
  'no-variation': { readonly name: string };
  /** A feature that the others already tell. */
  collinear: { readonly name: string };
  /** Some mix of features tells the answers apart without a mistake: the coefficients have no end. A penalty (`l2`) gives them one. */
  separated: Record<never, never>;
  'bad-option': { readonly name: string; readonly found: number };
}

export type ModelProblem = {
  readonly [Code in keyof ModelProblemParams]: { readonly code: Code; readonly params: ModelProblemParams[Code] };
}[keyof ModelProblemParams];

/** Either what was asked for, or the reason why not, and then no numbers at all. Ask `if (result.problem)` first. */
export type Outcome<Result> = (Result & { readonly problem?: undefined }) | { readonly problem: ModelProblem };

/** @example return failed('too-few', {of: 'customers', found: 1, needed: 2}) */
export function failed<Code extends keyof ModelProblemParams>(
  code: Code,
  params: ModelProblemParams[Code],
): { readonly problem: ModelProblem } {
  return { problem: { code, params } as ModelProblem };
}
