/** Gives the height at `x` and writes the slope in each direction into `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  readonly steps: number;
  readonly converged: boolean;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0);
const plus = (a: Float64Array, by: number, b: Float64Array): Float64Array<ArrayBuffer> =>
  Float64Array.from(a, (v, i) => v + by * (b[i] ?? 0));
const steepest = (gradient: Float64Array): number => gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0);

/**
 * The lowest point of a smooth function near `start`.
 * @param options.tolerance it ends where no slope is larger
 * @source Liu & Nocedal 1989 (L-BFGS, eight steps remembered); line search by bisection, Lewis & Overton 2013, with the approximate condition of Hager & Zhang 2005
 * @example minimise(([x = 0], slope) => { slope[0] = 2 * (x - 3); return (x - 3) ** 2; }, [0]).x // [3]
 */
export function minimise(objective: Objective, start: ArrayLike<number>, options: { tolerance?: number; limit?: number } = {}): Minimum {
  const { tolerance = 1e-8, limit = 300 } = options;
  let x = Float64Array.from(start);
  let gradient = new Float64Array(x.length);
  let value = objective(x, gradient);
  const memory: { moved: Float64Array; turned: Float64Array; curve: number }[] = [];
  for (let steps = 0; ; steps++) {
    if (steepest(gradient) <= tolerance) return { x, value, gradient, steps, converged: true };
    const direction = towards(gradient, memory);
    const next = steps < limit && lineSearch(objective, x, value, gradient, direction, memory.length === 0);
    // no lower point can be told from this one: rounding has the last word close to the bottom
    if (!next) return { x, value, gradient, steps, converged: steepest(gradient) <= 1000 * tolerance };
    const moved = plus(next.x, -1, x);
    const turned = plus(next.gradient, -1, gradient);
    const curve = dot(moved, turned);
    if (curve > 0) memory.push({ moved, turned, curve });
    if (memory.length > 8) memory.shift();
    ({ x, gradient, value } = next);
  }
}

/** Downhill, bent by the curvature that the last steps met (the two loops of L-BFGS). */
function towards(gradient: Float64Array, memory: readonly { moved: Float64Array; turned: Float64Array; curve: number }[]): Float64Array {
  let direction = gradient.map((g) => -g);
  const shares: number[] = [];
  for (const { moved, turned, curve } of memory.toReversed()) {
    const share = dot(moved, direction) / curve;
    shares.push(share);
    direction = plus(direction, -share, turned);
  }
  const last = memory.at(-1);
  if (last) direction = direction.map((d) => (d * last.curve) / dot(last.turned, last.turned));
  for (const { moved, turned, curve } of memory) direction = plus(direction, (shares.pop() ?? 0) - dot(turned, direction) / curve, moved);
  return direction;
}

/** A step that goes down enough and leaves less slope (weak Wolfe conditions); nothing where there is none. Heights that are no number are too high. */
function lineSearch(objective: Objective, x: Float64Array, value: number, gradient: Float64Array, direction: Float64Array, first: boolean) {
  const slope = dot(gradient, direction);
  let length = first ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
  let low = 0;
  let high = Infinity;
  for (let tries = 0; slope < 0 && tries < 40; tries++) {
    const here = plus(x, length, direction);
    const slopes = new Float64Array(x.length);
    const height = objective(here, slopes);
    const slopeHere = dot(slopes, direction);
    const lower = height <= value + 1e-4 * length * slope;
    // close to the bottom heights differ by rounding only; there the slopes tell
    const level = Math.abs(height - value) <= 1e-12 * Math.abs(value) && slopeHere <= -0.9998 * slope;
    if (!lower && !level) high = length;
    else if (slopeHere < 0.9 * slope) low = length;
    else return { x: here, value: height, gradient: slopes };
    length = high < Infinity ? (low + high) / 2 : 2 * length;
  }
  return undefined;
}
