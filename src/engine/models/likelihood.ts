import { cholesky, inverseDiagonal } from './cholesky.ts';
import { minimise } from './minimise.ts';
import { failed, type Outcome } from './problem.ts';

export interface Fit<Name extends string> {
  readonly parameters: Readonly<Record<Name, number>>;
  /** How far each parameter may be off, from the curvature at the top (observed information). */
  readonly standardErrors: Readonly<Record<Name, number>>;
  readonly logLikelihood: number;
  readonly customers: number;
}

/** A parameter this many times larger or smaller than where it started is on its way to infinity or 0. */
const FAR = 1e5;
/** A parameter known to no better than this factor (e to the 10th) is not known. */
const VAGUE = 10;

/**
 * The positive parameters under which the data are most likely.
 * @param start a sensible value for each parameter; it also sets its scale
 * @param logLikelihood of all data; writes its slope in each parameter, in the order of `start`, into `gradient`
 * @problem degenerate: the likelihood rises without end in one parameter · no-convergence
 */
export function mostLikely<Name extends string>(
  start: Readonly<Record<Name, number>>,
  customers: number,
  logLikelihood: (parameters: Float64Array, gradient: Float64Array) => number,
): Outcome<Fit<Name>> {
  const names = Object.keys(start) as Name[];
  const origin = names.map((name) => Math.log(start[name]));
  // on a logarithmic scale no step can leave the positive numbers, and a mean of all customers has slopes of one size
  const objective = (logs: Float64Array, gradient: Float64Array): number => {
    const parameters = logs.map(Math.exp);
    const height = logLikelihood(parameters, gradient);
    gradient.set(gradient.map((g, i) => (-g * (parameters[i] ?? 0)) / customers));
    return -height / customers;
  };
  const best = minimise(objective, origin);
  const runaway = names.find((_, i) => Math.abs((best.x[i] ?? 0) - (origin[i] ?? 0)) > Math.log(FAR));
  if (runaway) return failed('degenerate', { parameter: runaway });
  if (!best.converged) return failed('no-convergence', { steps: best.steps });

  const information = cholesky(curvature(objective, best.x).map((row) => row.map((v) => v * customers)));
  if ('dependent' in information) return failed('degenerate', { parameter: names[information.dependent] ?? '' });
  const doubts = inverseDiagonal(information.lower).map(Math.sqrt);
  const unknown = names.find((_, i) => !((doubts[i] ?? 0) < VAGUE));
  if (unknown) return failed('degenerate', { parameter: unknown });
  const named = (value: (i: number) => number) => Object.fromEntries(names.map((name, i) => [name, value(i)])) as Record<Name, number>;
  return {
    parameters: named((i) => Math.exp(best.x[i] ?? 0)),
    standardErrors: named((i) => Math.exp(best.x[i] ?? 0) * (doubts[i] ?? 0)),
    logLikelihood: -best.value * customers,
    customers,
  };
}

/** Second derivatives, from the slopes on both sides of `x`. */
function curvature(objective: (x: Float64Array, gradient: Float64Array) => number, x: Float64Array): Float64Array[] {
  const step = 1e-4;
  const slopes = (i: number, by: number): Float64Array => {
    const gradient = new Float64Array(x.length);
    objective(
      x.map((v, j) => (i === j ? v + by : v)),
      gradient,
    );
    return gradient;
  };
  const rows = Array.from(x, (_, i) => {
    const before = slopes(i, -step);
    return slopes(i, step).map((g, j) => (g - (before[j] ?? 0)) / (2 * step));
  });
  return rows.map((row, i) => row.map((v, j) => (v + (rows[j]?.[i] ?? 0)) / 2));
}
