import { type Answer, textOf } from '../../answer.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import { plainResult, type Result } from '../../result.ts';
import type { MakeJudging } from '../kind.ts';
import { readNumber } from '../number/number-text.ts';
import { amount } from './amount.ts';
import { settleCurves, visibleCurve } from './curve.ts';
import type { CurvePoint, Metric, TuneExercise } from './exercise.ts';
import { bestOf, keeps, pointAt, reached } from './goal.ts';

export const judgeTune: MakeJudging<'tune'> = async (given, bed) => {
  const exercise = await settleCurves(given, bed);
  return (answer) => gradeTune(exercise, answer);
};

/**
 * Judges a threshold by what it brings on the data everybody sees. How it would do on other customers is told and not counted: nobody could
 * have seen them.
 */
function gradeTune(exercise: TuneExercise, answer: Answer): Result {
  const text = textOf(answer);
  if (text.trim() === '') return plainResult('not-attempted', 0, [feedback('not-attempted', {})]);
  const { unit } = exercise.threshold;
  const typed = readNumber(text, unit === undefined ? [] : [unit.zh, unit.en]);
  if (typed === undefined) return plainResult('not-attempted', 0, [feedback('not-a-number', { text: text.trim().slice(0, 40) })]);
  const { points } = visibleCurve(exercise);
  const point = pointAt(points, typed.value);
  const best = bestOf(points, exercise.goal);
  if (best === undefined) throw new Error(`${exercise.id}: no threshold keeps its limit`);
  if (point === undefined) {
    const [from, to] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
    return plainResult('not-attempted', 0, [feedback('off-the-scale', { from: amount(from, 'number'), to: amount(to, 'number') })]);
  }
  const metric = metricOf(exercise, exercise.goal.metric);
  if (isGood(exercise, point, best)) {
    const value = reached(point, exercise.goal) ?? 0;
    const told = feedback('tuned', { at: amount(typed.value, 'number'), metric: metric.label, value: amount(value, metric.format) });
    return plainResult('pass', 1, [told, ...elsewhere(exercise, typed.value)]);
  }
  const known = exercise.wrong.find((wrong) => pointAt(points, readNumber(wrong.text)?.value ?? Number.NaN) === point);
  const say = known && exercise.mistakes[known.mistake]?.say;
  const said = [...whatIsOff(exercise, point, best), ...(known && say ? [{ mistake: known.mistake, say }] : [])];
  return plainResult('fail', shareOf(exercise, point, best), said);
}

function isGood(exercise: TuneExercise, point: CurvePoint, best: CurvePoint): boolean {
  const [value, top] = [reached(point, exercise.goal), reached(best, exercise.goal)];
  return keeps(point, exercise.goal) && value !== null && top !== null && Math.abs(value - top) <= exercise.tolerance + 1e-9;
}

/** How much of the best is reached; nothing beyond the limit. */
function shareOf({ goal }: TuneExercise, point: CurvePoint, best: CurvePoint): number {
  const [value, top] = [reached(point, goal), reached(best, goal)];
  if (!keeps(point, goal) || value === null || top === null || value <= 0 || top <= 0) return 0;
  return Math.min(0.99, goal.best === 'highest' ? value / top : top / value);
}

function whatIsOff(exercise: TuneExercise, point: CurvePoint, best: CurvePoint): Feedback[] {
  const { goal } = exercise;
  const { keeping } = goal;
  if (keeping !== undefined && !keeps(point, goal)) {
    const metric = metricOf(exercise, keeping.metric);
    const side = keeping.atLeast === undefined ? 'most' : 'least';
    const limit = amount((side === 'least' ? keeping.atLeast : keeping.atMost) ?? 0, metric.format);
    const value = point.values[keeping.metric] ?? 0;
    return [feedback('beyond-limit', { metric: metric.label, yours: amount(value, metric.format), limit, side })];
  }
  const metric = metricOf(exercise, goal.metric);
  const yours = amount(reached(point, goal) ?? 0, metric.format);
  return [feedback('better-beside', { metric: metric.label, yours, side: best.at > point.at ? 'higher' : 'lower' })];
}

function elsewhere({ curve, goal, ...exercise }: TuneExercise, at: number): Feedback[] {
  const others = 'curves' in curve ? curve.curves.slice(1, 2) : [];
  const metric = exercise.metrics.find(({ id }) => id === goal.metric);
  return others.flatMap(({ points }) => {
    const [point, best] = [pointAt(points, at), bestOf(points, goal)];
    const [value, top] = [point && reached(point, goal), best && reached(best, goal)];
    if (metric === undefined || value === undefined || value === null || top === undefined || top === null) return [];
    return [feedback('tuned-elsewhere', { metric: metric.label, value: amount(value, metric.format), best: amount(top, metric.format) })];
  });
}

function metricOf({ id, metrics }: TuneExercise, name: string): Metric {
  const metric = metrics.find((each) => each.id === name);
  if (metric === undefined) throw new Error(`${id}: no metric ${name}`);
  return metric;
}
