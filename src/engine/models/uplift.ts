import { compareProportions, type Share, type TwoProportions } from '../statistics/two-proportions.ts';
import type { Features, Weights } from './features.ts';
import { fitLogistic, type LogisticFit, logisticChances } from './logistic.ts';
import { failed, type Outcome } from './problem.ts';
import { sumsFromTop } from './ranking.ts';

/** Treated at random or not (1 or 0), and did they buy (1 or 0): a place a row. Without chance in who was treated, nothing here holds. */
export interface Campaign {
  readonly treated: ArrayLike<number>;
  readonly bought: ArrayLike<number>;
}

export interface UpliftModels {
  readonly treated: Weights;
  readonly control: Weights;
}

/**
 * Two models, one for those who were treated and one for those who were not; uplift is the difference of their chances.
 * @problem as `fitLogistic`, in either group · not-a-number: treated is neither 0 nor 1
 * @param features a place a row, as in `campaign`
 * @param options.l2 as for `fitLogistic`, in both models
 * @source Hansotia & Rukstales 2002 (the two-model approach)
 * @example fitUplift({days: [1, 2, 3, 1, 2, 3]}, {treated: [1, 1, 1, 0, 0, 0], bought: [1, 0, 1, 0, 1, 0]}, {l2: 1})
 */
export function fitUplift(
  features: Features,
  { treated, bought }: Campaign,
  options: { l2?: number } = {},
): Outcome<{ readonly parameters: UpliftModels; readonly treated: LogisticFit; readonly control: LogisticFit }> {
  const odd = Array.from(treated).findIndex((flag) => flag !== 0 && flag !== 1);
  if (odd >= 0) return failed('not-a-number', { name: 'treated', row: odd });
  const fitOf = (flag: number): Outcome<LogisticFit> => {
    const among = <T>(column: ArrayLike<T>): T[] => Array.from(column).filter((_, row) => treated[row] === flag);
    return fitLogistic(Object.fromEntries(Object.entries(features).map(([name, column]) => [name, among(column)])), among(bought), options);
  };
  const withIt = fitOf(1);
  if (withIt.problem) return withIt;
  const without = fitOf(0);
  if (without.problem) return without;
  return { parameters: { treated: withIt.parameters, control: without.parameters }, treated: withIt, control: without };
}

/**
 * How much likelier each row is to buy because of the treatment, from −1 to 1; below 0 for those better left alone.
 * @example upliftOf({treated: {intercept: 0, coefficients: {}}, control: {intercept: -2, coefficients: {}}}, {days: [1]})[0] // 0.3808
 */
export function upliftOf({ treated, control }: UpliftModels, features: Features): Float64Array {
  const without = logisticChances(control, features);
  return logisticChances(treated, features).map((chance, row) => chance - (without[row] ?? Number.NaN));
}

export interface SegmentUplift<Segment> extends TwoProportions {
  readonly segment: Segment;
  readonly treated: Share;
  readonly control: Share;
}

/**
 * The uplift of each segment with its interval, the largest first; a segment without people on both sides has NaN and comes last.
 * @param segments a place a row
 * @source the interval: Newcombe 1998, as in `compareProportions`
 * @example upliftBySegment(['new', 'new'], {treated: [1, 0], bought: [1, 0]})[0]?.difference // 1
 */
export function upliftBySegment<Segment>(segments: ArrayLike<Segment>, { treated, bought }: Campaign): SegmentUplift<Segment>[] {
  const counts = new Map<Segment, { hits: number; n: number }[]>();
  for (let row = 0; row < segments.length; row++) {
    const segment = segments[row] as Segment;
    const sides = counts.get(segment) ?? [
      { hits: 0, n: 0 },
      { hits: 0, n: 0 },
    ];
    counts.set(segment, sides);
    const side = sides[treated[row] === 1 ? 1 : 0];
    if (!side) continue;
    side.n++;
    side.hits += bought[row] ?? 0;
  }
  const known = (difference: number): number => (Number.isNaN(difference) ? -Infinity : difference);
  return [...counts]
    .map(([segment, [control = { hits: 0, n: 0 }, withIt = { hits: 0, n: 0 }]]) => ({
      segment,
      treated: withIt,
      control,
      ...compareProportions(withIt, control),
    }))
    .sort((a, b) => known(b.difference) - known(a.difference) || 0);
}

export interface Qini {
  /** The additional buyers among the first k people, k from 0 to all. */
  readonly curve: Float64Array;
  /** Under the curve, in buyers times people. */
  readonly area: number;
  /** Under the straight line of treating at random. */
  readonly randomArea: number;
  /** (area − randomArea) / people²: the share of people gained, on average over how many are treated. 0 is no better than chance. */
  readonly coefficient: number;
}

/**
 * What is won by treating from the top of a score: q(k) = buyers treated − buyers not treated · treated / not treated, among the first k.
 * Definitions of the coefficient differ in what they divide by; this one divides by people², so it compares within one campaign only.
 * @source Radcliffe 2007, "Using control groups to target on predicted lift"
 * @example qiniCurve([0.4, 0.3, 0.2, 0.1], {treated: [1, 0, 1, 0], bought: [1, 0, 0, 1]}).curve // [0, 1, 1, 1, 0]
 */
export function qiniCurve(scores: ArrayLike<number>, { treated, bought }: Campaign): Qini {
  const n = scores.length;
  const flags = Array.from({ length: n }, (_, row) => (treated[row] === 1 ? 1 : 0));
  const controls = flags.map((flag) => 1 - flag);
  const buyers = flags.map((flag, row) => flag * (bought[row] ?? 0));
  const buyersAnyway = controls.map((flag, row) => flag * (bought[row] ?? 0));
  const [treatedUntil, controlUntil, boughtUntil, anywayUntil] = sumsFromTop(scores, flags, controls, buyers, buyersAnyway);
  const curve = Float64Array.from({ length: n + 1 }, (_, k) => {
    const without = controlUntil?.(k) ?? 0;
    return (boughtUntil?.(k) ?? 0) - (without === 0 ? 0 : ((anywayUntil?.(k) ?? 0) * (treatedUntil?.(k) ?? 0)) / without);
  });
  const last = curve[n] ?? 0;
  const area = curve.reduce((sum, q) => sum + q, 0) - last / 2;
  const randomArea = (last * n) / 2;
  return { curve, area, randomArea, coefficient: n === 0 ? Number.NaN : (area - randomArea) / n ** 2 };
}
