import { studentTail } from '../statistics/correlation.ts';
import { cholesky, crossProducts, deviationOfSum, solve } from './cholesky.ts';
import { type Features, standardise, unstandardise, unstandardisedErrors, type Weights, weigh } from './features.ts';
import { failed, type Outcome } from './problem.ts';

export interface LinearFit {
  readonly parameters: Weights;
  readonly standardErrors: Weights;
  /** Two-sided, by Student's t: how often a weight of 0 would look so large. */
  readonly p: Weights;
  /** The share of the variance that the features tell. */
  readonly rSquared: number;
  /** The same, corrected for the number of features. */
  readonly adjustedRSquared: number;
  /** How far off a row is, in the unit of the values. */
  readonly residualDeviation: number;
  readonly rows: number;
}

/**
 * A number from features, as a weighted sum: ordinary least squares.
 * @param values a number a row
 * @problem as `standardise` · not-a-number · too-few rows: at least two more than features · no-variation in the values · collinear
 * @source Legendre 1805, Gauss 1809
 * @example fitLinear({age: [20, 30, 40, 50]}, [110, 150, 210, 240])
 */
export function fitLinear(features: Features, values: ArrayLike<number>): Outcome<LinearFit> {
  const rows = values.length;
  const needed = Object.keys(features).length + 2;
  if (rows < needed) return failed('too-few', { of: 'rows', found: rows, needed });
  const target = standardise({ values }, rows);
  if (target.problem) return target;
  const standard = standardise(features, rows);
  if (standard.problem) return standard;
  const ones = new Float64Array(rows).fill(1);
  const design = [ones, ...standard.columns.map((column) => column.values)];
  const products = cholesky(crossProducts(design, ones));
  if ('dependent' in products) return failed('collinear', { name: standard.columns[products.dependent - 1]?.name ?? '' });
  const [{ mean, deviation, values: y } = { mean: 0, deviation: 0, values: ones }] = target.columns;
  const weights = solve(
    products.lower,
    design.map((column) => column.reduce((sum, v, row) => sum + v * (y[row] ?? 0), 0)),
  );
  const left = y.reduce(
    (sum, v, row) => sum + (v - design.reduce((fit, column, i) => fit + (weights[i] ?? 0) * (column[row] ?? 0), 0)) ** 2,
    0,
  );
  const freedom = rows - design.length;
  const residualDeviation = deviation * Math.sqrt(left / freedom);
  const fitted = unstandardise(
    weights.map((w) => w * deviation),
    standard.columns,
  );
  const parameters = { ...fitted, intercept: fitted.intercept + mean };
  const standardErrors = unstandardisedErrors((sum) => residualDeviation * deviationOfSum(products.lower, sum), standard.columns);
  const tail = (weight: number, error: number): number => studentTail(weight / error, freedom);
  return {
    parameters,
    standardErrors,
    p: {
      intercept: tail(parameters.intercept, standardErrors.intercept),
      coefficients: Object.fromEntries(
        Object.entries(parameters.coefficients).map(([name, weight]) => [name, tail(weight, standardErrors.coefficients[name] ?? 0)]),
      ),
    },
    rSquared: 1 - left / rows,
    adjustedRSquared: 1 - (left / freedom / rows) * (rows - 1),
    residualDeviation,
    rows,
  };
}

/**
 * The number expected of each row, in the unit of the fitted values; NaN where a feature of the model is absent.
 * @example linearValues({intercept: 3, coefficients: {x: 2}}, {x: [5]})[0] // 13
 */
export const linearValues = (model: Weights, features: Features): Float64Array => weigh(model, features);
