import type { Bilingual, ResolvedTag, Value } from '../../engine/index.ts';
import { eachOf, hasSeveral } from '../../engine/language/several.ts';
import { type Band, bandsOf } from './bands.ts';

/** How many customers have a value, or a number in a band. */
export type Bar = { readonly count: number } & (
  | { readonly value: Value; readonly label?: Bilingual }
  | { readonly band: Omit<Band, 'count'> }
  /** How many other values share this bar. */
  | { readonly others: number }
);

/** More different values than this are shown in bands, or as the most frequent and the rest. */
const FEW = 12;

/** One bar for each value (a customer of several values counts in each), in the order of the rules, then of the domain, then by size or frequency; numbers go up. */
export function barsOf(tag: ResolvedTag, values: readonly Value[]): Bar[] {
  const counts = new Map<Value, number>();
  const several = hasSeveral(tag.definition);
  for (const cell of values) for (const value of eachOf(cell, several)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const numbers = values.filter((v) => typeof v === 'number');
  if (tag.type === 'number' && counts.size > FEW) return bandsOf(numbers).map(({ count, ...band }) => ({ count, band }));
  const bar = (value: Value): Bar => {
    const label = labelOf(tag, value);
    return { count: counts.get(value) ?? 0, value, ...(label ? { label } : {}) };
  };
  const named = namedBy(tag);
  const rest = [...counts].filter(([value]) => !named.includes(value));
  if (named.length + rest.length <= FEW) return [...named, ...rest.map(([value]) => value).sort(ascending)].map(bar);
  rest.sort(([, a], [, b]) => b - a);
  const shown = [...named, ...rest.slice(0, Math.max(0, FEW - 1 - named.length)).map(([value]) => value)];
  const others = rest.filter(([value]) => !shown.includes(value));
  const count = others.reduce((sum, [, n]) => sum + n, 0);
  return [...shown.map(bar), ...(count > 0 ? [{ count, others: others.length }] : [])];
}

const ascending = (a: Value, b: Value): number => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1);

export const labelOf = ({ domain }: Pick<ResolvedTag, 'domain'>, value: Value): Bilingual | undefined =>
  value === null ? undefined : domain[String(value)];

/** The values that the definition names, whether anybody has them or not. */
function namedBy(tag: ResolvedTag): readonly Value[] {
  const byRule = namedValues(tag);
  const spelt = byRule.map(String);
  const byDomain = Object.keys(tag.domain).filter((key) => !spelt.includes(key));
  return [...new Set([...byRule, ...byDomain])].filter((value) => value !== null);
}

function namedValues({ rule, type }: ResolvedTag): readonly Value[] {
  switch (rule.kind) {
    case 'cases':
      return [...rule.cases.map((c) => c.value), ...(rule.otherwise === undefined ? [] : [rule.otherwise])];
    case 'bin':
      return rule.labels ?? [];
    case 'rfm':
      return rule.output.kind === 'segment' ? rule.output.segments.map((s) => s.value) : [];
    default:
      return type === 'bool' ? [true, false] : [];
  }
}

/** Whether a value belongs to a bar; of a tag with several, whether one of them does. */
export function isIn(bar: Bar, value: Value | undefined, several: boolean): boolean {
  if ('value' in bar) return eachOf(value ?? null, several).some((one) => one === bar.value);
  if ('others' in bar) return false;
  const { from, to = Number.POSITIVE_INFINITY } = bar.band;
  return typeof value === 'number' && value >= from && value < to;
}
