import { cholesky, crossProducts, deviationOfSum, inverseDiagonal, type Matrix, solve } from './cholesky.ts';
import { type Features, standardise, unstandardise, unstandardisedErrors, type Weights, weigh } from './features.ts';
import { failed, type Outcome } from './problem.ts';

export interface LogisticFit {
  /** Per unit of the features as they came; e to the power of one is an odds ratio. */
  readonly parameters: Weights;
  /** Only without a penalty: a penalised estimate is off on purpose. */
  readonly standardErrors?: Weights;
  /** Without the penalty. */
  readonly logLikelihood: number;
  readonly rows: number;
}

const STEPS = 60;
/** In standard deviations of a feature: nobody knows a weight so badly, unless the weight has no end. */
const ENDLESS = 100;

/**
 * How likely yes is, from features: the log of the odds is a weighted sum.
 * @param answers 1 for yes, 0 for no, a place a row
 * @param options.l2 a penalty of l2/2 on the sum of squared coefficients, the intercept left free; 0 by default. scikit-learn's C is its inverse
 * @problem as `standardise` · not-a-number: an answer that is not 0 or 1 · no-variation: one answer only · collinear · separated · bad-option
 * @source Cox 1958; by Newton's steps (iteratively reweighted least squares)
 * @example fitLogistic({days: [3, 90, 40, 8, 70]}, [0, 1, 0, 0, 1], {l2: 1})
 */
export function fitLogistic(features: Features, answers: ArrayLike<number>, { l2 = 0 }: { l2?: number } = {}): Outcome<LogisticFit> {
  if (!(l2 >= 0 && l2 < Infinity)) return failed('bad-option', { name: 'l2', found: l2 });
  const rows = answers.length;
  let yes = 0;
  for (let row = 0; row < rows; row++) {
    if (answers[row] !== 0 && answers[row] !== 1) return failed('not-a-number', { name: 'answers', row });
    yes += answers[row] ?? 0;
  }
  if (rows < 2) return failed('too-few', { of: 'rows', found: rows, needed: 2 });
  const standard = standardise(features, rows);
  if (standard.problem) return standard;
  if (yes === 0 || yes === rows) return failed('no-variation', { name: 'answers' });
  const design = [new Float64Array(rows).fill(1), ...standard.columns.map(({ values }) => values)];
  // the penalty is on the coefficients as they came
  const penalty = Float64Array.of(0, ...standard.columns.map(({ deviation }) => l2 / deviation ** 2));
  const twins = cholesky(crossProducts(design, new Float64Array(rows).fill(1)));
  if ('dependent' in twins && l2 === 0) return failed('collinear', { name: standard.columns[twins.dependent - 1]?.name ?? '' });

  let weights = penalty.map((_, i) => (i === 0 ? Math.log(yes / (rows - yes)) : 0));
  let here = look(design, answers, weights, penalty);
  for (let step = 0; here.slope.some((s) => Math.abs(s) > 1e-9 * rows); step++) {
    const lower = factor(here.information);
    if (!lower || step === STEPS) return l2 === 0 ? failed('separated', {}) : failed('no-convergence', { steps: step });
    const towards = solve(lower, here.slope);
    // Newton's step may be too long far from the top
    let tried = weights;
    let next = here;
    for (let length = 1; length > 1e-4; length /= 2) {
      tried = weights.map((w, i) => w + length * (towards[i] ?? 0));
      next = look(design, answers, tried, penalty);
      if (next.height >= here.height - 1e-12 * Math.abs(here.height)) break;
    }
    weights = tried;
    here = next;
  }
  const lower = factor(here.information);
  if (!lower || (l2 === 0 && inverseDiagonal(lower).some((v) => Math.sqrt(v) > ENDLESS))) return failed('separated', {});
  const fit = { parameters: unstandardise(weights, standard.columns), logLikelihood: here.logLikelihood, rows };
  return l2 > 0 ? fit : { ...fit, standardErrors: unstandardisedErrors((sum) => deviationOfSum(lower, sum), standard.columns) };
}

/** How likely the answers are under these weights, and which way is up. */
function look(design: readonly Float64Array[], answers: ArrayLike<number>, weights: Float64Array, penalty: Float64Array) {
  const logOdds = new Float64Array(answers.length);
  design.forEach((column, i) => {
    for (let row = 0; row < column.length; row++) logOdds[row] = (logOdds[row] ?? 0) + (weights[i] ?? 0) * (column[row] ?? 0);
  });
  const chances = logOdds.map(chanceOf);
  // ln p of what happened, without ever taking the logarithm of a rounded 0
  const logLikelihood = logOdds.reduce((sum, z, row) => {
    const against = answers[row] === 1 ? -z : z;
    return sum - (against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against)));
  }, 0);
  const slope = penalty.map((by, i) => {
    const column = design[i] ?? chances;
    return chances.reduce((sum, chance, row) => sum + (column[row] ?? 0) * ((answers[row] ?? 0) - chance), -by * (weights[i] ?? 0));
  });
  const information = crossProducts(
    design,
    chances.map((chance) => chance * (1 - chance)),
  );
  information.forEach((row, i) => void row.fill((row[i] ?? 0) + (penalty[i] ?? 0), i, i + 1));
  const height = penalty.reduce((sum, by, i) => sum - (by / 2) * (weights[i] ?? 0) ** 2, logLikelihood);
  return { logLikelihood, height, slope, information };
}

const factor = (information: Matrix): Matrix | undefined => {
  const result = cholesky(information);
  return 'lower' in result ? result.lower : undefined;
};

/**
 * The chance of yes for each row, from 0 to 1; NaN where a feature of the model is absent.
 * @example logisticChances({intercept: -1.2, coefficients: {days: 0.018}}, {days: [200]})[0] // 0.9168
 */
export const logisticChances = (model: Weights, features: Features): Float64Array => weigh(model, features).map(chanceOf);

const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
