import type { PredictionEntry } from './entry.ts';

/** How sure one can say to be, beside the guess. */
export const CONFIDENCES = [0.2, 0.4, 0.6, 0.8, 0.95] as const;

/** A guess of a number is right when it misses by no more than this share of what came out. */
export const NEAR = 0.2;

export const isRight = (guess: number | string, actual: number | string): boolean =>
  typeof guess === 'number' && typeof actual === 'number' ? Math.abs(guess - actual) <= NEAR * Math.abs(actual) : guess === actual;

/** The guesses that were made with one confidence. */
export interface Level {
  readonly confidence: number;
  readonly count: number;
  readonly right: number;
}

export interface Calibration {
  readonly count: number;
  readonly levels: readonly Level[];
  /** The mean square of confidence minus outcome: 0 is a seer, 0.25 says "half" to everything. Absent without a guess. */
  readonly brier?: number;
  /** Mean confidence minus the share that was right: above 0 is too sure of oneself. Absent without a guess. */
  readonly lean?: number;
}

/** How sure somebody was, against how often they were right. The first guess at a question counts: the second time one knows. */
export function calibrationOf(predictions: readonly PredictionEntry[]): Calibration {
  const first = [...new Map(predictions.toReversed().map((one) => [one.question, one])).values()];
  const count = first.length;
  const levels = [...new Set(first.map(({ confidence }) => confidence))]
    .sort((a, b) => a - b)
    .map((confidence) => {
      const own = first.filter((one) => one.confidence === confidence);
      return { confidence, count: own.length, right: own.filter(({ right }) => right).length };
    });
  if (count === 0) return { count, levels };
  const mean = (of: (one: PredictionEntry) => number) => first.reduce((sum, one) => sum + of(one), 0) / count;
  return {
    count,
    levels,
    brier: mean(({ confidence, right }) => (confidence - Number(right)) ** 2),
    lean: mean(({ confidence, right }) => confidence - Number(right)),
  };
}
