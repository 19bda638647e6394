import { byCodePoint } from '../language/code-points.ts';
import type { Cell, Rows, SqlParams } from '../language/rows.ts';
import { quantile } from '../language/score.ts';

/** Cut points that are looked up in the kept facts before the statement runs, and the parameters that they are bound to. */
export type PlannedCuts = {
  /** The column of the facts. */
  readonly column: string;
} /** Between equal groups: the first member of every group but the first, in the order of value and key. */ & (
  | {
      readonly kind: 'groups';
      readonly n: number;
      readonly descending: boolean;
      readonly values: readonly string[];
      readonly keys: readonly string[];
    }
  /** At shares of the way, interpolated. */
  | { readonly kind: 'shares'; readonly at: readonly Share[]; readonly values: readonly string[] }
);
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * The cut points of every planned feature. Sorting the numbers of one column in an array takes a fraction of what a window function takes that
 * sorts whole rows.
 * @param facts the customer's key, then a column for each of `cuts`, in their order
 * @param shorterFirst keys may be numbers written as text, and 9 stands before 10
 * @returns parameters; missing where so few have a value that there is no such member
 */
export function cutParams(cuts: readonly PlannedCuts[], { values: [keys = [], ...columns] }: Rows, shorterFirst: boolean): SqlParams {
  const params: Record<string, Cell> = {};
  cuts.forEach((cut, i) => {
    const column = columns[i] ?? [];
    const sorted = inOrder(column);
    if (cut.kind === 'shares') {
      cut.at.forEach((at, j) => {
        params[cut.values[j] ?? ''] = sorted.length === 0 ? null : quantile(sorted as readonly number[], at.numerator, at.denominator);
      });
      return;
    }
    if (cut.descending) sorted.reverse();
    for (let group = 1; group < cut.n; group++) {
      const first = firstOf(group, sorted.length, cut.n);
      const value = sorted[first] ?? null;
      params[cut.values[group - 1] ?? ''] = value;
      params[cut.keys[group - 1] ?? ''] = value === null ? null : keyAt(first - sorted.indexOf(value), value, column, keys, shorterFirst);
    }
  });
  return params;
}

/** Where a group begins: the rest of the division goes to the first groups, as NTILE has it. */
function firstOf(group: number, count: number, n: number): number {
  const [small, larger] = [Math.floor(count / n), count % n];
  return group * small + Math.min(group, larger);
}

/** The key of one of those who share a value. */
function keyAt(place: number, value: Cell, column: readonly Cell[], keys: readonly Cell[], shorterFirst: boolean): Cell {
  const same = keys.filter((_, i) => column[i] === value);
  const order = shorterFirst ? byLength : bySize;
  // Facts mostly come in the order of their keys.
  const sorted = same.every((key, i) => i === 0 || order(same[i - 1] ?? null, key) <= 0);
  return (sorted ? same : same.sort(order))[place] ?? null;
}

/** The values that are there, by size. Numbers are sorted as such, many times faster. */
function inOrder(column: readonly Cell[]): Cell[] {
  const present = column.filter((v) => v !== null);
  return present.every((v) => typeof v === 'number') ? Array.from(Float64Array.from(present).sort()) : present.sort(bySize);
}

/** As SQLite sorts: numbers before texts, texts by code point. */
function bySize(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return byCodePoint(a, b);
  return typeof a === 'number' ? -1 : 1;
}

const byLength = (a: Cell, b: Cell): number => [...String(a)].length - [...String(b)].length || bySize(a, b);
