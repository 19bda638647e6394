import type { Bound } from '../language/bound.ts';

/** The numbers from one to another; an open end is not itself among them. */
export interface Range {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

export const EVERYTHING: Range = { low: Number.NEGATIVE_INFINITY, lowOpen: false, high: Number.POSITIVE_INFINITY, highOpen: false };
export const isEmpty = (r: Range): boolean => r.low > r.high || (r.low === r.high && (r.lowOpen || r.highOpen));

/** What a condition can say something about: a name, or a number among everybody's. */
export type Named = Extract<Bound, { kind: 'ref' | 'population' }>;
export const isNamed = (e: Bound): e is Named => e.kind === 'ref' || e.kind === 'population';
export const keyOf = (e: Named): string => (e.kind === 'ref' ? e.name : e.id);
export const numberOf = (e: Bound): number | undefined => (e.kind === 'literal' && typeof e.value === 'number' ? e.value : undefined);

/** The numbers that a comparison with `n` lets through. */
export function rangeOf(operator: string, n: number): Range | undefined {
  switch (operator) {
    case '=':
      return { low: n, lowOpen: false, high: n, highOpen: false };
    case '<':
    case '<=':
      return { ...EVERYTHING, high: n, highOpen: operator === '<' };
    case '>':
    case '>=':
      return { ...EVERYTHING, low: n, lowOpen: operator === '>' };
    default:
      return undefined;
  }
}

export function intersect(a: Range, b: Range): Range {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  const open = (range: Range, side: 'low' | 'high', at: number): boolean =>
    range[side] === at && range[side === 'low' ? 'lowOpen' : 'highOpen'];
  return {
    low,
    lowOpen: open(a, 'low', low) || open(b, 'low', low),
    high,
    highOpen: open(a, 'high', high) || open(b, 'high', high),
  };
}
