import { failed, type ModelProblem, type Outcome } from './problem.ts';

/** A column a feature, a place a row; every number is there and finite. Fill or leave out missing values before, and say how. */
export type Features = Readonly<Record<string, ArrayLike<number>>>;

/** A feature told in standard deviations from its mean, so that units neither sway a distance nor lose digits. */
export interface StandardFeature {
  readonly name: string;
  readonly values: Float64Array;
  readonly mean: number;
  readonly deviation: number;
}

/**
 * @param rows how many there have to be
 * @problem too-few features · different-lengths · not-a-number
 */
export function mistakeInFeatures(features: Features, rows: number): { readonly problem: ModelProblem } | undefined {
  const columns = Object.entries(features);
  if (columns.length === 0) return failed('too-few', { of: 'features', found: 0, needed: 1 });
  for (const [name, column] of columns) {
    if (column.length !== rows) return failed('different-lengths', { name, found: column.length, expected: rows });
    for (let row = 0; row < rows; row++) if (!Number.isFinite(column[row])) return failed('not-a-number', { name, row });
  }
  return undefined;
}

/**
 * Every feature from its mean, in standard deviations (of the population: divided by n) or, if not asked to, in its own unit: a deviation of 1.
 * @problem as `mistakeInFeatures` · no-variation: a feature that is the same in every row, where deviations are asked for
 */
export function standardise(
  features: Features,
  rows: number,
  inDeviations = true,
): Outcome<{ readonly columns: readonly StandardFeature[] }> {
  const mistake = mistakeInFeatures(features, rows);
  if (mistake) return mistake;
  const columns = Object.entries(features).map(([name, column]) => {
    const values = Float64Array.from(column);
    const mean = values.reduce((sum, v) => sum + v / rows, 0);
    const deviation = inDeviations ? Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2 / rows, 0)) : 1;
    return { name, values: values.map((v) => (v - mean) / deviation), mean, deviation };
  });
  // a constant may miss its own mean by the last digit
  const constant = columns.find(({ deviation, mean }) => inDeviations && !(deviation > 1e-12 * Math.abs(mean)));
  return constant ? failed('no-variation', { name: constant.name }) : { columns };
}

/** An intercept and a weight for each feature: what logistic and linear models are. */
export interface Weights {
  readonly intercept: number;
  readonly coefficients: Readonly<Record<string, number>>;
}

/** intercept + Σ coefficient · feature, a row a place; NaN where the features lack one of the model's. */
export function weigh({ intercept, coefficients }: Weights, features: Features): Float64Array {
  const rows = Object.values(features)[0]?.length ?? 0;
  const sums = new Float64Array(rows).fill(intercept);
  for (const [name, weight] of Object.entries(coefficients)) {
    const column = features[name];
    for (let row = 0; row < rows; row++) sums[row] = (sums[row] ?? 0) + weight * (column?.[row] ?? Number.NaN);
  }
  return sums;
}

/** Weights of standardised features, told for the features as they came. */
export function unstandardise(weights: ArrayLike<number>, columns: readonly StandardFeature[]): Weights {
  const coefficients = Object.fromEntries(columns.map(({ name, deviation }, i) => [name, (weights[i + 1] ?? 0) / deviation]));
  const intercept = columns.reduce((sum, { name, mean }) => sum - (coefficients[name] ?? 0) * mean, weights[0] ?? 0);
  return { intercept, coefficients };
}

/** Standard errors of the same: the intercept's needs all covariances, so each is asked for as a sum of standardised weights. */
export function unstandardisedErrors(deviationOf: (combination: Float64Array) => number, columns: readonly StandardFeature[]): Weights {
  const only = (place: number, by: number): Float64Array => new Float64Array(columns.length + 1).fill(by, place, place + 1);
  const intercept = Float64Array.of(1, ...columns.map(({ mean, deviation }) => -mean / deviation));
  return {
    intercept: deviationOf(intercept),
    coefficients: Object.fromEntries(columns.map(({ name, deviation }, i) => [name, deviationOf(only(i + 1, 1 / deviation))])),
  };
}
