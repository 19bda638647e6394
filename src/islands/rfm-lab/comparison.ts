import type { Scores } from './scores.ts';
import { MEASURES, type Measured } from './settings.ts';

export const COMPARED = [...MEASURES, 'segment'] as const;
export type Compared = (typeof COMPARED)[number];

/** Two scorings of the same customers side by side. */
export interface Comparison {
  /** From (rows) to (columns): how many customers, by place of the digit or of the segment. */
  readonly matrix: Readonly<Record<Compared, readonly (readonly number[])[]>>;
  /** Customers whose score of each measure, whose three-digit code, and whose segment changed. Absent: halves and fifths have no digit in common. */
  readonly changed?: Readonly<Record<Compared | 'code', number>>;
}

/** @param segments how many segments each side's scheme has, the one for customers of none included */
export function compareScores(from: Scores, to: Scores, segments: { readonly from: number; readonly to: number }): Comparison {
  const places = (scores: Scores, key: Measured): number[] => scores[key].map((score) => score - (scores.digits[0] ?? 0));
  const pairs = MEASURES.map((key) => ({ key, from: places(from, key), to: places(to, key) }));
  const matrices = pairs.map(({ key, ...pair }) => [key, tally(pair.from, pair.to, from.digits.length, to.digits.length)] as const);
  const matrix = {
    ...(Object.fromEntries(matrices) as Record<Measured, number[][]>),
    segment: tally(from.segments, to.segments, segments.from, segments.to),
  };
  if (from.digits.length !== to.digits.length) return { matrix };
  const offDiagonal = (rows: readonly (readonly number[])[]): number =>
    rows.reduce((sum, row, i) => sum + row.reduce((all, count, j) => (i === j ? all : all + count), 0), 0);
  return {
    matrix,
    changed: {
      r: offDiagonal(matrix.r),
      f: offDiagonal(matrix.f),
      m: offDiagonal(matrix.m),
      segment: offDiagonal(matrix.segment),
      code: from.r.filter((_, i) => pairs.some((pair) => pair.from[i] !== pair.to[i])).length,
    },
  };
}

function tally(from: readonly number[], to: readonly number[], rows: number, columns: number): number[][] {
  const matrix = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  from.forEach((place, i) => {
    const row = matrix[place];
    const at = to[i] ?? 0;
    if (row) row[at] = (row[at] ?? 0) + 1;
  });
  return matrix;
}
