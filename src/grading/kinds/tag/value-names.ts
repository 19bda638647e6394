import type { Value } from '../../../engine/index.ts';
import { type Feedback, feedback } from '../../feedback.ts';

const MOST_NAMES = 12;

/**
 * Whether the answer sorts the customers into exactly the expected groups and only calls them differently: on every database each value of
 * the answer stands for one expected value, and the other way round.
 */
export function renamedValues(yours: readonly (readonly Value[])[], expected: readonly (readonly Value[])[]): Feedback | undefined {
  const names = new Map<Value, Value>();
  const meanings = new Map<Value, Value>();
  for (const [d, values] of yours.entries()) {
    for (const [i, value] of values.entries()) {
      const wanted = expected[d]?.[i] ?? null;
      if (names.has(value) ? names.get(value) !== wanted : meanings.has(wanted)) return undefined;
      names.set(value, wanted);
      meanings.set(wanted, value);
    }
  }
  const groups = [...names].filter(([value]) => value !== null);
  if (groups.length < 2 || groups.length > MOST_NAMES || (names.get(null) ?? null) !== null) return undefined;
  if (isReversed(groups)) return feedback('direction-reversed', {});
  // Numbers that are no scores are no names either: a count that is one off has another reason.
  if (groups.some(([value]) => typeof value === 'number')) return undefined;
  const other = groups.filter(([value, wanted]) => value !== wanted).map(([value]) => String(value));
  return other.length > 0 ? feedback('value-names', { yours: other }) : undefined;
}

/** The best became the worst: scores that run the other way, or yes for no. */
function isReversed(groups: readonly (readonly [Value, Value])[]): boolean {
  if (groups.every(([value, wanted]) => typeof value === 'boolean' && wanted === !value)) return true;
  const sums = new Set(
    groups.map(([value, wanted]) => (typeof value === 'number' && typeof wanted === 'number' ? value + wanted : Number.NaN)),
  );
  return sums.size === 1 && !sums.has(Number.NaN);
}
