import type { Bound } from '../language/bound.ts';
import { intersect, isEmpty, isNamed, keyOf, type Named, numberOf, type Range, rangeOf } from './ranges.ts';

/** The values of one name that a condition lets through. */
export interface Taken {
  readonly of: Named;
  readonly ranges: readonly Range[];
  /** Texts, where it asks for texts. */
  readonly texts: ReadonlySet<string>;
}

/** @returns nothing where a condition asks for more than one name, or in a way whose values cannot be listed */
export function takenBy(e: Bound): Taken | undefined {
  if (e.kind === 'missing') return !e.negated && isNamed(e.operand) ? taken(e.operand) : undefined;
  if (e.kind === 'between')
    return e.negated ? undefined : joinedBy(intersection, compared(e.operand, '>=', e.low), compared(e.operand, '<=', e.high));
  if (e.kind === 'in')
    return e.negated ? undefined : e.list.map((one) => compared(e.operand, '=', one)).reduce((a, b) => joinedBy(union, a, b));
  if (e.kind !== 'binary') return undefined;
  if (e.operator === 'and') return joinedBy(intersection, takenBy(e.left), takenBy(e.right));
  if (e.operator === 'or') return joinedBy(union, takenBy(e.left), takenBy(e.right));
  return compared(e.left, e.operator, e.right);
}

const taken = (of: Named, ranges: readonly Range[] = [], texts: readonly string[] = []): Taken => ({ of, ranges, texts: new Set(texts) });

function compared(left: Bound, operator: string, right: Bound): Taken | undefined {
  if (!isNamed(left) || right.kind !== 'literal') return undefined;
  if (typeof right.value === 'string') return operator === '=' ? taken(left, [], [right.value]) : undefined;
  const range = rangeOf(operator, numberOf(right) ?? Number.NaN);
  return range && !Number.isNaN(numberOf(right) ?? Number.NaN) ? taken(left, [range]) : undefined;
}

/** Conditions that list more are left alone: nobody reads them, and what two of them share takes long to find. */
const MOST_LISTED = 200;

type Join = (a: Taken, b: Taken) => Taken;
const joinedBy = (join: Join, a: Taken | undefined, b: Taken | undefined): Taken | undefined => {
  if (!a || !b || keyOf(a.of) !== keyOf(b.of)) return undefined;
  const joined = join(a, b);
  return joined.ranges.length + joined.texts.size > MOST_LISTED ? undefined : joined;
};
const union: Join = (a, b) => taken(a.of, [...a.ranges, ...b.ranges], [...a.texts, ...b.texts]);
const intersection: Join = (a, b) =>
  taken(
    a.of,
    a.ranges.flatMap((one) => b.ranges.map((other) => intersect(one, other))).filter((range) => !isEmpty(range)),
    [...a.texts].filter((text) => b.texts.has(text)),
  );
