import { incompleteBeta } from './beta.ts';
import { midRanks } from './ranks.ts';

export interface Correlation {
  /** From −1 to 1; NaN with fewer than two pairs, or where one side never varies. */
  readonly r: number;
  /** Two-sided: how often unrelated numbers would go together so well; NaN with fewer than three pairs. */
  readonly p: number;
  readonly n: number;
}

/**
 * How far two lists lie on one straight line.
 * @param x,y pairs by place, all finite
 * @source Pearson 1895; p by Student's t, exact where both are normal
 * @example correlation([1, 2, 3], [2, 4, 7]).r // 0.993
 */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): Correlation {
  const n = Math.min(x.length, y.length);
  let meanX = 0;
  let meanY = 0;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  // one pass that loses no digits, however large the mean (Welford 1962)
  for (let i = 0; i < n; i++) {
    const dx = (x[i] ?? 0) - meanX;
    const dy = (y[i] ?? 0) - meanY;
    meanX += dx / (i + 1);
    meanY += dy / (i + 1);
    xx += dx * ((x[i] ?? 0) - meanX);
    yy += dy * ((y[i] ?? 0) - meanY);
    xy += dx * ((y[i] ?? 0) - meanY);
  }
  const r = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  return { r, p: n < 3 ? Number.NaN : studentTail(r * Math.sqrt((n - 2) / (1 - r * r)), n - 2), n };
}

/**
 * How far one list rises with the other, in whatever shape.
 * @source Spearman 1904; equal values share their mean rank
 * @example rankCorrelation([1, 2, 3], [1, 10, 1000]).r // 1
 */
export const rankCorrelation = (x: ArrayLike<number>, y: ArrayLike<number>): Correlation => correlation(midRanks(x), midRanks(y));

/**
 * P(|T| >= |t|) for Student's t.
 * @source Abramowitz & Stegun 1964, 26.7.1
 * @example studentTail(2.228, 10) // 0.05
 */
export const studentTail = (t: number, freedom: number): number =>
  Number.isNaN(t) ? Number.NaN : incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
