import { textOf } from './bind.ts';
import type { Bound } from './bound.ts';
import type { TagDefinition } from './definition.ts';
import { type Issue, warning } from './issue.ts';
import type { Rule } from './resolved.ts';

/** The numbers that a condition lets through, per name; only conditions made of `and` and comparisons with a number are read. */
type Box = ReadonlyMap<string, Range>;
interface Range {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

const EVERYTHING: Range = { low: Number.NEGATIVE_INFINITY, lowOpen: false, high: Number.POSITIVE_INFINITY, highOpen: false };

/** Cases that can never be reached because an earlier one takes all they would. */
export function deadCases(rule: Extract<Rule, { kind: 'cases' }>, definition: TagDefinition): Issue[] {
  const places = definition.define.builder === 'cases' ? definition.define.cases.map((c) => c.place) : [];
  const boxes = rule.cases.map((c) => boxOf(c.when));
  return rule.cases.flatMap((c, i) => {
    const box = boxes[i];
    const by = rule.cases.findIndex((_, j) => j < i && covers(boxes[j], box));
    const place = places[i] ?? definition.place;
    const earlier = rule.cases[by];
    if (earlier) return [warning('dead-case', place, { value: String(c.value), by: textOf(earlier.when) })];
    return box && [...box.values()].some(isEmpty) ? [warning('dead-case', place, { value: String(c.value), by: textOf(c.when) })] : [];
  });
}

function boxOf(e: Bound): Box | undefined {
  if (e.kind !== 'binary') return undefined;
  if (e.operator === 'and') {
    const [left, right] = [boxOf(e.left), boxOf(e.right)];
    if (!left || !right) return undefined;
    const merged = new Map(left);
    for (const [name, range] of right) merged.set(name, intersect(merged.get(name) ?? EVERYTHING, range));
    return merged;
  }
  const { left, right } = e;
  if (right.kind !== 'literal' || typeof right.value !== 'number' || (left.kind !== 'ref' && left.kind !== 'population')) return undefined;
  const range = rangeOf(e.operator, right.value);
  return range && new Map([[left.kind === 'ref' ? left.name : left.id, range]]);
}

function rangeOf(operator: string, n: number): Range | undefined {
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

function intersect(a: Range, b: Range): Range {
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

const isEmpty = (r: Range): boolean => r.low > r.high || (r.low === r.high && (r.lowOpen || r.highOpen));

/** Every point of `inner` lies in `outer`: each name that `outer` limits is limited at least as much by `inner`. */
function covers(outer: Box | undefined, inner: Box | undefined): boolean {
  if (!outer || !inner) return false;
  return [...outer].every(([name, o]) => {
    const i = inner.get(name);
    if (!i) return false;
    const low = o.low < i.low || (o.low === i.low && (!o.lowOpen || i.lowOpen));
    const high = o.high > i.high || (o.high === i.high && (!o.highOpen || i.highOpen));
    return low && high;
  });
}
