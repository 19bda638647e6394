import type { CurvePoint, Goal } from './exercise.ts';

/** Whether a point keeps what has to be kept. */
export function keeps({ values }: CurvePoint, { keeping }: Goal): boolean {
  if (keeping === undefined) return true;
  const value = values[keeping.metric] ?? null;
  return value !== null && value >= (keeping.atLeast ?? Number.NEGATIVE_INFINITY) && value <= (keeping.atMost ?? Number.POSITIVE_INFINITY);
}

/** The best point there is; of several, the first. */
export function bestOf(points: readonly CurvePoint[], goal: Goal): CurvePoint | undefined {
  let best: CurvePoint | undefined;
  for (const point of points) if (keeps(point, goal) && isBetter(point, best, goal)) best = point;
  return best;
}

function isBetter(point: CurvePoint, than: CurvePoint | undefined, goal: Goal): boolean {
  const [a, b] = [reached(point, goal), than && reached(than, goal)];
  if (a === null) return false;
  return b === undefined || b === null || (goal.best === 'highest' ? a > b : a < b);
}

export const reached = ({ values }: CurvePoint, { metric }: Pick<Goal, 'metric'>): number | null => values[metric] ?? null;

/** The point a threshold stands for: itself, where the curve has it, and otherwise the last one below, which chooses the same people. */
export function pointAt(points: readonly CurvePoint[], at: number): CurvePoint | undefined {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || at < first.at || at > last.at) return undefined;
  return points.findLast((point) => point.at <= at);
}
