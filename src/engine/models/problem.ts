/** What a fit may be told, and can be told wrongly. */
export type ModelOption = 'k' | 'starts' | 'l2' | 'depth' | 'leaf' | 'support' | 'confidence' | 'size';

/** A row, counted from 0, and whose it is where the caller knows (`namedRow`). */
interface AtRow {
  readonly row: number;
  readonly who?: string;
}

/** Why a model cannot be fitted, with what its sentence needs. The sentences live in i18n (`models.ts`). */
export interface ModelProblemParams {
  'different-lengths': { readonly name: string; readonly found: number; readonly expected: number };
  'too-few': {
    readonly of: 'customers' | 'rows' | 'features' | 'repeat customers' | 'items' | 'different rows';
    readonly found: number;
    readonly needed: number;
  };
  'not-a-number': AtRow & { readonly name: string };
  /** Missing, negative or infinite where only a number above 0 makes sense. */
  'not-positive': AtRow & { readonly name: string };
  /** A last purchase after the end, or a recency without a repeat purchase, or part of a purchase. */
  'impossible-history': AtRow;
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
  'bad-option': { readonly name: ModelOption; readonly found: number };
  /** More sets reach this support than anybody reads. */
  'too-many-sets': { readonly support: number; readonly limit: number };
  /** The model asks for something that the tag's inputs do not have. */
  'input-absent': { readonly name: string; readonly available: readonly string[] };
  /** What no input of a tag may be called. */
  'reserved-name': { readonly name: string };
}

export type ModelProblem = {
  readonly [Code in keyof ModelProblemParams]: { readonly code: Code; readonly params: ModelProblemParams[Code] };
}[keyof ModelProblemParams];

/**
 * The same problem with the name of whose row it is.
 * @param names a name a row
 * @example namedRow(fit.problem, customerIds)
 */
export function namedRow(problem: ModelProblem, names: ArrayLike<string>): ModelProblem {
  if (!('row' in problem.params)) return problem;
  const who = names[problem.params.row];
  return who === undefined ? problem : ({ ...problem, params: { ...problem.params, who } } as ModelProblem);
}

/** Either what was asked for, or the reason why not, and then no numbers at all. Ask `if (result.problem)` first. */
export type Outcome<Result> = (Result & { readonly problem?: undefined }) | { readonly problem: ModelProblem };

/** @example return failed('too-few', {of: 'customers', found: 1, needed: 2}) */
export function failed<Code extends keyof ModelProblemParams>(
  code: Code,
  params: ModelProblemParams[Code],
): { readonly problem: ModelProblem } {
  return { problem: { code, params } as ModelProblem };
}
