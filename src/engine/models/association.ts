import { failed, type Outcome } from './problem.ts';

export interface ItemSet {
  /** In the order of their code points. */
  readonly items: readonly string[];
  /** Baskets that hold them all. */
  readonly count: number;
  readonly support: number;
}

export interface Rule {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly count: number;
  /** The share of baskets that hold both sides. */
  readonly support: number;
  /** Of the baskets with `from`, the share that hold `to`. High also where everybody buys `to` anyway: look at lift. */
  readonly confidence: number;
  /** Confidence over the share of baskets with `to`: above 1 they go together, below 1 they shun each other. */
  readonly lift: number;
  /** Support minus what it would be if the sides did not know each other. */
  readonly leverage: number;
  /** How much oftener the rule would fail if they did not know each other; Infinity where it never fails. */
  readonly conviction: number;
}

export interface AssociationOptions {
  /** The least share of baskets, above 0 up to 1. */
  readonly support: number;
  /** The least confidence, from 0 to 1. */
  readonly confidence: number;
  /** The most items of both sides together, 4 by default. */
  readonly size?: number;
}

/** So many sets are more than anybody reads, and the memory of a page has an end. */
const MOST_SETS = 20_000;

/**
 * What is bought together, and the rules in it. An item twice in a basket counts once.
 * @returns sets by support, rules by lift, both descending, then by their items
 * @problem too-few rows: no basket · bad-option: support, confidence or size · too-many-sets: more than 20,000 reach the support
 * @source Agrawal & Srikant 1994 (Apriori); lift: Brin et al. 1997
 * @example associationRules([['milk', 'bread'], ['milk', 'bread'], ['tea']], {support: 0.5, confidence: 0.8})
 */
export function associationRules(
  baskets: readonly (readonly string[])[],
  { support, confidence, size = 4 }: AssociationOptions,
): Outcome<{ readonly sets: readonly ItemSet[]; readonly rules: readonly Rule[] }> {
  if (baskets.length === 0) return failed('too-few', { of: 'rows', found: 0, needed: 1 });
  if (!(support > 0 && support <= 1)) return failed('bad-option', { name: 'support', found: support });
  if (!(confidence >= 0 && confidence <= 1)) return failed('bad-option', { name: 'confidence', found: confidence });
  if (!(size >= 1)) return failed('bad-option', { name: 'size', found: size });
  // a share of baskets that rounding put just above the limit still reaches it
  const least = Math.max(1, Math.ceil(support * baskets.length - 1e-9));
  const names = [...new Set(baskets.flat())].sort();
  const numbers = new Map(names.map((name, i) => [name, i]));
  const held = names.map((): number[] => []);
  baskets.forEach((basket, at) => {
    for (const item of new Set(basket)) held[numbers.get(item) ?? 0]?.push(at);
  });

  const counts = new Map<string, number>();
  const found: number[][] = [];
  let level: readonly Held[] = held
    .map((places, item) => ({ items: [item], places: Int32Array.from(places) }))
    .filter(({ places }) => places.length >= least);
  for (let length = 1; level.length > 0; length++) {
    for (const { items, places } of level) {
      counts.set(items.join(), places.length);
      found.push(items);
    }
    if (found.length > MOST_SETS) return failed('too-many-sets', { support, limit: MOST_SETS });
    if (length >= size) break;
    level = joined(level, counts, least);
  }
  const n = baskets.length;
  const tell = (items: readonly number[]): string[] => items.map((item) => names[item] ?? '');
  const countOf = (items: readonly number[]): number => counts.get(items.join()) ?? 0;
  const sets = found.map((items) => ({ items: tell(items), count: countOf(items), support: countOf(items) / n }));
  const rules = found.flatMap((items) =>
    parts(items).flatMap(([from, to]) => {
      const count = countOf(items);
      const sure = count / countOf(from);
      const base = countOf(to) / n;
      if (sure < confidence - 1e-12) return [];
      const measures = { support: count / n, confidence: sure, lift: sure / base, leverage: count / n - (countOf(from) / n) * base };
      return [{ from: tell(from), to: tell(to), count, ...measures, conviction: sure === 1 ? Infinity : (1 - base) / (1 - sure) }];
    }),
  );
  const byName = (a: readonly string[], b: readonly string[]): number => (a.join('\u0000') < b.join('\u0000') ? -1 : 1);
  return {
    sets: sets.sort((a, b) => b.count - a.count || byName(a.items, b.items)),
    rules: rules.sort((a, b) =>
      Math.abs(b.lift - a.lift) > 1e-12 ? b.lift - a.lift : b.count - a.count || byName([...a.from, '', ...a.to], [...b.from, '', ...b.to]),
    ),
  };
}

interface Held {
  readonly items: number[];
  /** The baskets that hold them, ascending. */
  readonly places: Int32Array;
}

/** Sets one longer: two that differ in their last item only, if all their own subsets are frequent too. */
function joined(level: readonly Held[], counts: ReadonlyMap<string, number>, least: number): Held[] {
  const longer: Held[] = [];
  for (const [i, one] of level.entries())
    for (let j = i + 1; j < level.length; j++) {
      const other = level[j];
      if (!other?.items.slice(0, -1).every((item, place) => item === one.items[place])) break;
      const items = [...one.items, ...other.items.slice(-1)];
      if (!items.every((_, out) => counts.has(items.filter((_item, place) => place !== out).join()))) continue;
      const places = inBoth(one.places, other.places);
      if (places.length >= least) longer.push({ items, places });
      // the caller stops as soon as a level is too long to read
      if (longer.length > MOST_SETS) return longer;
    }
  return longer;
}

function inBoth(a: Int32Array, b: Int32Array): Int32Array {
  const both = new Int32Array(Math.min(a.length, b.length));
  let size = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) both[size++] = a[i] ?? 0;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return both.subarray(0, size);
}

/** Every way to part items into two sides that both hold something. */
function parts(items: readonly number[]): (readonly [readonly number[], readonly number[]])[] {
  const ways: (readonly [readonly number[], readonly number[]])[] = [];
  for (let mask = 1; mask < 2 ** items.length - 1; mask++)
    ways.push([items.filter((_, i) => mask & (1 << i)), items.filter((_, i) => !(mask & (1 << i)))]);
  return ways;
}
