import type { Bound } from '../language/bound.ts';
import { textOf } from '../language/bound-text.ts';
import type { TagDefinition } from '../language/definition.ts';
import { type Issue, warning } from '../language/issue.ts';
import type { Rule } from '../language/resolved.ts';
import { withoutItem } from './edits.ts';
import { EVERYTHING, intersect, isEmpty, isNamed, keyOf, numberOf, type Range, rangeOf } from './ranges.ts';

/** The numbers that a condition lets through, per name; only conditions made of `and`, `between` and comparisons with a number are read. */
type Box = ReadonlyMap<string, Range>;

/** So many cases are held against each other; of a longer list, only equal conditions are found. */
const MOST_COMPARED = 200;
const boxesOf = ({ cases }: Extract<Rule, { kind: 'cases' }>): readonly (Box | undefined)[] =>
  cases.slice(0, MOST_COMPARED).map((c) => boxOf(c.when));

/** Cases that can never be reached: their own condition excludes itself, or an earlier one takes all they would. */
export function deadCases(rule: Extract<Rule, { kind: 'cases' }>, definition: TagDefinition, text: string): Issue[] {
  const places = definition.define.builder === 'cases' ? definition.define.cases.map((c) => c.place) : [];
  const boxes = boxesOf(rule);
  const texts = rule.cases.map((c) => textOf(c.when));
  const firstOf = new Map(texts.map((text, i) => [text, i] as const).toReversed());
  return rule.cases.flatMap((c, i) => {
    const box = boxes[i];
    const same = firstOf.get(texts[i] ?? '') ?? i;
    const covering = boxes.findIndex((other, j) => j < i && covers(other, box));
    const by = covering >= 0 ? Math.min(covering, same) : same;
    const place = places[i] ?? definition.place;
    const impossible = box !== undefined && isEmptyBox(box);
    const cause = impossible ? i : by < i ? by : undefined;
    if (cause === undefined) return [];
    const fix = isNeeded(i, rule, definition) ? undefined : withoutItem(text, place);
    return [warning('dead-case', place, { value: String(c.value), by: texts[cause] ?? '', impossible }, fix)];
  });
}

/** Without a case that stands alone there is no rule, and without the only one of its value the domain lists one that nobody gets; what a builder was written out to has no place of its own. */
function isNeeded(i: number, { cases }: Extract<Rule, { kind: 'cases' }>, { value: { domain }, composed }: TagDefinition): boolean {
  const value = cases[i]?.value;
  const isGiven = cases.some((other, j) => j !== i && other.value === value);
  return composed !== undefined || cases.length === 1 || (!isGiven && domain !== undefined && Object.hasOwn(domain, String(value)));
}

/**
 * Cases that share customers with an earlier one of another value, where it looks like a slip: bands such as `between 0 and 10` and
 * `between 10 and 20`. A cascade from narrow to wide, `> 180` and then `> 90`, is how rules are meant to be written.
 */
export function overlappingCases(rule: Extract<Rule, { kind: 'cases' }>, definition: TagDefinition): Issue[] {
  const places = definition.define.builder === 'cases' ? definition.define.cases.map((c) => c.place) : [];
  const boxes = boxesOf(rule);
  return rule.cases.slice(0, MOST_COMPARED).flatMap((c, i) => {
    const by = rule.cases.slice(0, i).find((other, j) => other.value !== c.value && crosses(boxes[j], boxes[i]));
    return by ? [warning('overlapping-cases', places[i] ?? definition.place, { value: String(c.value), by: textOf(by.when) })] : [];
  });
}

/** Both limit the same names, some points are in both, and neither holds the other. */
function crosses(a: Box | undefined, b: Box | undefined): boolean {
  if (!a || !b || a.size !== b.size) return false;
  for (const name of a.keys()) if (!b.has(name)) return false;
  return !covers(a, b) && !covers(b, a) && !isEmptyBox(both(a, b));
}

function boxOf(e: Bound): Box | undefined {
  if (e.kind === 'between' && !e.negated && isNamed(e.operand)) {
    const [low, high] = [numberOf(e.low), numberOf(e.high)];
    return low === undefined || high === undefined
      ? undefined
      : new Map([[keyOf(e.operand), { low, lowOpen: false, high, highOpen: false }]]);
  }
  if (e.kind !== 'binary') return undefined;
  if (e.operator === 'and') {
    const [left, right] = [boxOf(e.left), boxOf(e.right)];
    if (!left || !right) return undefined;
    return both(left, right);
  }
  const limit = numberOf(e.right);
  if (limit === undefined || !isNamed(e.left)) return undefined;
  const range = rangeOf(e.operator, limit);
  return range && new Map([[keyOf(e.left), range]]);
}

/** What is in one box and in the other. */
function both(a: Box, b: Box): Box {
  const merged = new Map(a);
  for (const [name, range] of b) merged.set(name, intersect(merged.get(name) ?? EVERYTHING, range));
  return merged;
}

const isEmptyBox = (box: Box): boolean => [...box.values()].some(isEmpty);

/** Every point of `inner` lies in `outer`: each name that `outer` limits is limited at least as much by `inner`. */
function covers(outer: Box | undefined, inner: Box | undefined): boolean {
  if (!outer || !inner) return false;
  for (const [name, range] of outer) {
    const i = inner.get(name);
    if (!i || !reaches(range, i)) return false;
  }
  return true;
}

/** From at least as low to at least as high. */
function reaches(outer: Range, inner: Range): boolean {
  const low = outer.low < inner.low || (outer.low === inner.low && (!outer.lowOpen || inner.lowOpen));
  return low && (outer.high > inner.high || (outer.high === inner.high && (!outer.highOpen || inner.highOpen)));
}
