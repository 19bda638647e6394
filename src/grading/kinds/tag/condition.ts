import { type Bound, boundParts } from '../../../engine/language/bound.ts';
import { textOf } from '../../../engine/language/bound-text.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import { alike } from './alike.ts';

/** How a condition differs from the expected one: by a number, by a sign, by a left-out "or is missing", or by more than can be named. */
export function conditionSaid(ours: Bound, theirs: Bound, nth: number): Feedback {
  const [one, ...more] = differencesIn(ours, theirs);
  if (one === undefined || more.length > 0) return feedback('condition-other', { nth });
  const { yours, expected } = one;
  const leftOut = missingLeftOut(yours, expected);
  if (leftOut !== undefined) return feedback('missing-left-out', { name: leftOut });
  if (yours.kind === 'literal' && expected.kind === 'literal') return feedback('threshold-off', { yours: textOf(yours) });
  return signSaid(yours, expected) ?? feedback('condition-other', { nth });
}

/** The topmost nodes that differ, where all around them is the same. */
function differencesIn(yours: Bound, expected: Bound): { readonly yours: Bound; readonly expected: Bound }[] {
  if (alike(yours, expected)) return [];
  const [a, b] = [boundParts(yours), boundParts(expected)];
  const sameAround = a.length > 0 && a.length === b.length && alike(withoutParts(yours), withoutParts(expected));
  return sameAround ? a.flatMap((part, i) => differencesIn(part, b[i] as Bound)) : [{ yours, expected }];
}

const PARTS = new Set(['left', 'right', 'operand', 'list', 'low', 'high', 'args']);
const withoutParts = (e: Bound): unknown => Object.fromEntries(Object.entries(e).filter(([key]) => !PARTS.has(key)));

function signSaid(yours: Bound, expected: Bound): Feedback | undefined {
  if (yours.kind !== 'binary' || expected.kind !== 'binary') return undefined;
  if (!alike([yours.left, yours.right], [expected.left, expected.right])) return undefined;
  const [ours, theirs] = [yours.operator, expected.operator];
  if (joins(ours) && joins(theirs)) return feedback('and-or', { yours: ours });
  if (!orders(ours) || !orders(theirs)) return undefined;
  return ours.charAt(0) === theirs.charAt(0) ? feedback('edge-belongs', { edge: textOf(yours.right) }) : feedback('direction-reversed', {});
}

const orders = (operator: string): boolean => operator.startsWith('<') || operator.startsWith('>');
const joins = (operator: string): operator is 'and' | 'or' => operator === 'and' || operator === 'or';

/** The name of which the expected condition also lets the missing through. */
function missingLeftOut(yours: Bound, expected: Bound): string | undefined {
  if (expected.kind !== 'binary' || expected.operator !== 'or') return undefined;
  const other = alike(yours, expected.left) ? expected.right : alike(yours, expected.right) ? expected.left : undefined;
  return other?.kind === 'missing' && !other.negated ? textOf(other.operand) : undefined;
}
