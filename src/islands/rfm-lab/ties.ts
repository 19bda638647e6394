import type { RfmCustomers } from './customers.ts';
import type { Scores } from './scores.ts';
import { MEASURES, type Measured } from './settings.ts';

/** Customers with the very same value who got different scores. */
export interface SplitTie {
  readonly measure: Measured;
  readonly value: number;
  readonly count: number;
  /** Each score that somebody among them got, ascending: how many, and the place of the first customer who did. */
  readonly scores: readonly { readonly score: number; readonly count: number; readonly example: number }[];
}

/** Every tie that the scores split, the most crowded first. */
export function splitTies(customers: RfmCustomers, scores: Scores): SplitTie[] {
  return MEASURES.flatMap((measure) => splitsOf(measure, customers[measure], scores[measure])).sort((a, b) => b.count - a.count);
}

function splitsOf(measure: Measured, values: readonly number[], scores: readonly number[]): SplitTie[] {
  const byValue = new Map<number, Map<number, { count: number; example: number }>>();
  values.forEach((value, i) => {
    const byScore = byValue.get(value) ?? new Map<number, { count: number; example: number }>();
    byValue.set(value, byScore);
    const score = scores[i] ?? 0;
    const seen = byScore.get(score);
    if (seen) seen.count++;
    else byScore.set(score, { count: 1, example: i });
  });
  return [...byValue].flatMap(([value, byScore]) => {
    if (byScore.size < 2) return [];
    const found = [...byScore].map(([score, seen]) => ({ score, ...seen })).sort((a, b) => a.score - b.score);
    return [{ measure, value, count: found.reduce((sum, { count }) => sum + count, 0), scores: found }];
  });
}
