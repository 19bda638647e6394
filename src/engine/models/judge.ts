import { midRanks } from '../statistics/ranks.ts';
import { type Interval, wilsonInterval } from '../statistics/wilson.ts';
import { sumsFromTop } from './ranking.ts';

/** How good a score is at telling who will: scores (or chances) and answers, 1 or 0, a place a row. */

/**
 * The chance that somebody who did has a higher score than somebody who did not; ties count half. 0.5 is chance, 1 perfect.
 * @returns NaN where all did, or nobody
 * @source Hanley & McNeil 1982; by ranks, Mann & Whitney 1947
 * @example areaUnderCurve([0.9, 0.8, 0.3], [1, 0, 0]) // 1
 */
export function areaUnderCurve(scores: ArrayLike<number>, answers: ArrayLike<number>): number {
  const ranks = midRanks(scores);
  let yes = 0;
  let sum = 0;
  ranks.forEach((rank, row) => {
    if (answers[row] !== 1) return;
    yes++;
    sum += rank;
  });
  return (sum - (yes * (yes + 1)) / 2) / (yes * (ranks.length - yes));
}

/**
 * The mean squared distance of chances from what happened: 0 is perfect.
 * @source Brier 1950
 * @example brierScore([0.9, 0.2], [1, 0]) // 0.025
 */
export const brierScore = (chances: ArrayLike<number>, answers: ArrayLike<number>): number =>
  Array.from(chances).reduce((sum, chance, row) => sum + (chance - (answers[row] ?? Number.NaN)) ** 2, 0) / chances.length;

export interface GainRow {
  /** Of all people, so many from the top, from 0 to 1. */
  readonly share: number;
  /** In this part alone; fractions where a tie lies across its border. */
  readonly people: number;
  readonly hits: number;
  readonly rate: number;
  /** The rate over that of all: 2 is twice as many as by chance. NaN where nobody did. */
  readonly lift: number;
  /** The share of all hits found from the top to here. */
  readonly gain: number;
  readonly cumulativeLift: number;
}

/**
 * What is gained by starting from the top, part by part.
 * @param parts 10 for deciles; not more than there are rows
 * @example gainTable([0.9, 0.8, 0.3, 0.1], [1, 1, 0, 0], 2)[0] // lift 2, gain 1
 */
export function gainTable(scores: ArrayLike<number>, answers: ArrayLike<number>, parts = 10): GainRow[] {
  const n = scores.length;
  const [hitsUntil = () => Number.NaN] = sumsFromTop(scores, answers);
  const all = hitsUntil(n);
  return Array.from({ length: Math.min(parts, n) }, (_, part) => {
    const count = Math.min(parts, n);
    const from = (n * part) / count;
    const until = (n * (part + 1)) / count;
    const hits = hitsUntil(until) - hitsUntil(from);
    const gain = hitsUntil(until) / all;
    const share = (part + 1) / count;
    return {
      share,
      people: until - from,
      hits,
      rate: hits / (until - from),
      lift: (hits / (until - from) / all) * n,
      gain,
      cumulativeLift: gain / share,
    };
  });
}

export interface CalibrationRow {
  readonly people: number;
  /** The mean of the chances given. */
  readonly expected: number;
  /** The share who did. */
  readonly observed: number;
  /** Where the true share may lie: a chance outside it is badly calibrated. */
  readonly interval: Interval;
}

/**
 * Do of those with a chance of 30 % indeed 30 % buy? Parts of equal size, from the lowest chances up.
 * @param parts 10 for deciles; not more than there are rows
 * @source the grouping of Hosmer & Lemeshow 1980; interval of Wilson 1927
 * @example calibrationTable([0.9, 0.7, 0.3, 0.1], [1, 1, 0, 0], 2)[1].expected // 0.8
 */
export function calibrationTable(chances: ArrayLike<number>, answers: ArrayLike<number>, parts = 10): CalibrationRow[] {
  const n = chances.length;
  const count = Math.min(parts, n);
  const [chancesUntil = () => Number.NaN, hitsUntil = () => Number.NaN] = sumsFromTop(chances, chances, answers);
  return Array.from({ length: count }, (_, part) => {
    const from = (n * (count - 1 - part)) / count;
    const until = (n * (count - part)) / count;
    const people = until - from;
    const hits = hitsUntil(until) - hitsUntil(from);
    return {
      people,
      expected: (chancesUntil(until) - chancesUntil(from)) / people,
      observed: hits / people,
      interval: wilsonInterval(hits, people),
    };
  });
}
