import { textOf } from '../language/bound-text.ts';
import { type Fix, type Issue, type Place, warning } from '../language/issue.ts';
import type { ResolvedTag, ResolvedTags, Rule } from '../language/resolved.ts';
import { tagOf } from '../language/resolved.ts';
import { codesBehind } from './coded.ts';
import { elseAt } from './edits.ts';
import { keyOf, type Named, type Range } from './ranges.ts';
import { type Taken, takenBy } from './taken.ts';
import { isWhole } from './whole.ts';

/**
 * Values that no rule takes, where there is no `else`: numbers between those of two rules, and codes of a column (or values of a tag) that
 * is asked for others of its codes. Only where every rule asks about one and the same name, so that no other rule can take them; and only
 * between, because below the lowest and above the highest the author may well want nobody.
 */
export function gapsOf(rule: Extract<Rule, { kind: 'cases' }>, { definition }: ResolvedTag, tags: ResolvedTags, text: string): Issue[] {
  if (rule.otherwise !== undefined || definition.define.builder !== 'cases') return [];
  const places = definition.define.cases.map((c) => c.place);
  const all = rule.cases.flatMap((c) => takenBy(c.when) ?? []);
  const [first] = all;
  if (!first || all.length < rule.cases.length || all.some(({ of }) => keyOf(of) !== keyOf(first.of))) return [];
  const last = places.at(-1);
  // `else: null` changes nobody's value, and says that the rest is meant to have none.
  const fix = last && definition.composed === undefined ? elseAt(text, definition.define.place, last, null) : undefined;
  const codes = codesOf(first.of, tags);
  if (codes.length === 0) return holesOf(all, places, isWhole(first.of, tags), fix);
  const taken = new Set(
    all.flatMap(({ texts, ranges }) => [...texts, ...codes.filter((code) => ranges.some((r) => isIn(Number(code), r)))]),
  );
  const left = codes.filter((code) => !taken.has(code));
  if (left.length === 0 || left.length === codes.length) return [];
  return [warning('codes-not-handled', last ?? definition.place, { name: textOf(first.of), values: left }, fix)];
}

function codesOf(e: Named, tags: ResolvedTags): readonly string[] {
  if (e.kind !== 'ref') return [];
  return Object.keys((e.ref.kind === 'tag' ? tagOf(tags, e.ref.code)?.domain : codesBehind(e, tags)) ?? {});
}

const isIn = (n: number, { low, lowOpen, high, highOpen }: Range): boolean =>
  (lowOpen ? n > low : n >= low) && (highOpen ? n < high : n <= high);

/** `<= 99.99` and `>= 100` is how money is written; a hole no wider is none. */
const FINEST = 0.01;

function holesOf(all: readonly Taken[], places: readonly Place[], whole: boolean, fix: Fix | undefined): Issue[] {
  const ranges = all
    .flatMap(({ of, ranges }, i) => ranges.map((range) => ({ of, range: whole ? closed(range) : range, place: places[i] })))
    .sort((a, b) => a.range.low - b.range.low || Number(a.range.lowOpen) - Number(b.range.lowOpen));
  const issues: Issue[] = [];
  let reach: Range | undefined;
  for (const { of, range, place } of ranges) {
    const gap = reach && holeBetween(reach, range, textOf(of), whole);
    if (gap !== undefined && place) issues.push(warning('gap-between-cases', place, { gap }, fix));
    if (!reach || range.high > reach.high || (range.high === reach.high && reach.highOpen)) reach = range;
  }
  return issues;
}

/** The same whole numbers, with both ends among them. */
const closed = ({ low, lowOpen, high, highOpen }: Range): Range => ({
  low: lowOpen ? Math.floor(low) + 1 : Math.ceil(low),
  lowOpen: false,
  high: highOpen ? Math.ceil(high) - 1 : Math.floor(high),
  highOpen: false,
});

/** What lies between two ranges, as a condition. */
function holeBetween({ high, highOpen }: Range, { low, lowOpen }: Range, name: string, whole: boolean): string | undefined {
  if (whole) {
    if (low <= high + 1) return undefined;
    return low === high + 2 ? `${name} = ${high + 1}` : `${name} between ${high + 1} and ${low - 1}`;
  }
  if (low === high) return lowOpen && highOpen ? `${name} = ${low}` : undefined;
  if (low - high < FINEST * 1.000001) return undefined;
  return `${name} ${highOpen ? '>=' : '>'} ${high} and ${name} ${lowOpen ? '<=' : '<'} ${low}`;
}
