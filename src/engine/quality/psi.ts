import { type Bin, binningOf, type Cutting, countIn } from './bins.ts';
import type { TagColumn } from './tag-column.ts';

export interface Psi {
  /** 0 and up, without unit; null where one side has nobody with a value. */
  readonly psi: number | null;
  readonly reading: PsiReading | null;
  /** How many values each side counted. */
  readonly baseCount: number;
  readonly count: number;
  readonly bins: readonly PsiBin[];
}
export interface PsiBin {
  readonly bin: Bin | { readonly kind: 'missing' };
  readonly baseShare: number;
  readonly share: number;
  /** What this bin adds to the index. */
  readonly term: number;
}

/** Below 0.1, from 0.1 to 0.25, above 0.25. It tells of the population, not of whether a model is still right. */
export type PsiReading = 'stable' | 'watch' | 'shifted';

export interface PsiOptions {
  /** Numbers only: how many bands of equally many customers of the base, or bands kept from an earlier base. */
  readonly cutting?: Cutting;
  /** What an empty share counts as, since ln 0 has no value. Shares are not scaled to 1 again afterwards. */
  readonly floor?: number;
  /** `bin`: customers without a value are a bin of their own. Left out by default, since coverage already tells of them. */
  readonly missing?: 'leave-out' | 'bin';
}

const FLOOR = 1e-4;

/**
 * The population stability index of shares against a base: the sum of (share - base share) · ln(share / base share).
 * @param base shares of each bin, 0 to 1; @param shares the same bins in the same order
 * @param floor what an empty share counts as
 * @source Siddiqi 2006, Credit Risk Scorecards; feature_engine DropHighPSIFeatures (floor 0.0001, natural logarithm)
 * @example psiOfShares([0.25, 0.25, 0.25, 0.25], [0.4, 0.3, 0.2, 0.1]).psi // 0.2282…
 */
export function psiOfShares(
  base: readonly number[],
  shares: readonly number[],
  floor = FLOOR,
): { readonly psi: number; readonly terms: readonly number[] } {
  const terms = base.map((b, i) => {
    const expected = b > 0 ? b : floor;
    const actual = (shares[i] ?? 0) > 0 ? (shares[i] as number) : floor;
    return (actual - expected) * Math.log(actual / expected);
  });
  return { psi: terms.reduce((sum, term) => sum + term, 0), terms };
}

/**
 * How far a tag's values have moved between two as-of dates, or two versions: the index, and what each value adds to it.
 * Numbers are cut into bands on the base alone. Of a tag with several values a customer, shares are of all values given.
 * @example psi(columnInMarch, columnInJune, {cutting: 10}).reading // 'stable'
 */
export function psi(base: TagColumn, now: TagColumn, { cutting = 10, floor = FLOOR, missing = 'leave-out' }: PsiOptions = {}): Psi {
  const binning = binningOf([base, now], cutting);
  const apart = missing === 'bin';
  const [before, after] = [base, now].map(({ values }) => {
    const { known, counts } = countIn(binning, values);
    return apart ? [...counts, values.length - known] : counts;
  }) as [readonly number[], readonly number[]];
  const [baseCount, count] = [total(before), total(after)];
  if (baseCount === 0 || count === 0) return { psi: null, reading: null, baseCount, count, bins: [] };
  const [baseShares, shares] = [before.map((n) => n / baseCount), after.map((n) => n / count)];
  const { psi: index, terms } = psiOfShares(baseShares, shares, floor);
  const bins: PsiBin['bin'][] = apart ? [...binning.bins, { kind: 'missing' }] : [...binning.bins];
  return {
    psi: index,
    reading: readingOf(index),
    baseCount,
    count,
    bins: bins.map((bin, i) => ({ bin, baseShare: baseShares[i] ?? 0, share: shares[i] ?? 0, term: terms[i] ?? 0 })),
  };
}

/**
 * The usual reading of the index.
 * @source Lewis 1994; Siddiqi 2006. A rule of thumb: `psiThreshold` knows how much chance alone would move
 * @example readingOf(0.228) // 'watch'
 */
export const readingOf = (index: number): PsiReading => (index < 0.1 ? 'stable' : index <= 0.25 ? 'watch' : 'shifted');

const total = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n, 0);
