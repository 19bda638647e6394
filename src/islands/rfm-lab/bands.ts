import type { RfmCustomers } from './customers.ts';
import type { Scores } from './scores.ts';
import type { Measured } from './settings.ts';

/** The customers with one score of one measure. */
export interface Band {
  readonly score: number;
  readonly count: number;
  /** The smallest and the largest value among them; absent when nobody has this score. */
  readonly range?: readonly [number, number];
}

/** Best score first. */
export function bandsOf(key: Measured, customers: RfmCustomers, scores: Scores): Band[] {
  return [...scores.digits].reverse().map((score) => {
    let count = 0;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    customers[key].forEach((value, i) => {
      if (scores[key][i] !== score) return;
      count++;
      low = Math.min(low, value);
      high = Math.max(high, value);
    });
    return count === 0 ? { score, count } : { score, count, range: [low, high] };
  });
}
