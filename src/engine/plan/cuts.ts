import { byCodePoint } from '../language/code-points.ts';
import type { Cell, Rows, SqlParams } from '../language/rows.ts';
import { quantile } from '../language/score.ts';

/** Cut points that are looked up in the kept facts before the statement runs, and the parameters that they are bound to. */
export type PlannedCuts = {
  /** The column of the facts. */
  readonly column: string;
} /** Between equal groups: the first member of every group but the first, in the order of value and place. */ & (
  | {
      readonly kind: 'groups';
      readonly n: number;
      readonly descending: boolean;
      readonly values: readonly string[];
      readonly places: readonly string[];
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
 * @param facts a column for each of `cuts`, in their order; rows in the order of the customers' keys, so that the first is at place 1
 * @returns parameters; missing where so few have a value that there is no such member
 */
export function cutParams(cuts: readonly PlannedCuts[], { values: columns }: Rows): SqlParams {
  const params: Record<string, Cell> = {};
  cuts.forEach((cut, i) => {
    const column = columns[i] ?? [];
    const sorted = inOrder(column);
    if (cut.kind === 'shares') {
      cut.at.forEach((at, j) => {
        params[cut.values[j] ?? ''] = sorted.length === 0 ? null : quantile(sorted as ArrayLike<number>, at.numerator, at.denominator);
      });
      return;
    }
    if (cut.descending) sorted.reverse();
    for (let group = 1; group < cut.n; group++) {
      const first = firstOf(group, sorted.length, cut.n);
      const value = sorted[first] ?? null;
      params[cut.values[group - 1] ?? ''] = value;
      params[cut.places[group - 1] ?? ''] = value === null ? null : placeOf(first - (sorted as Cell[]).indexOf(value), value, column);
    }
  });
  return params;
}

/** Where a group begins: the rest of the division goes to the first groups, as NTILE has it. */
function firstOf(group: number, count: number, n: number): number {
  const [small, larger] = [Math.floor(count / n), count % n];
  return group * small + Math.min(group, larger);
}

/** Where one of those who share a value stands among everybody. */
function placeOf(nth: number, value: Cell, column: readonly Cell[]): number {
  let at = column.indexOf(value);
  for (let passed = 0; passed < nth; passed++) at = column.indexOf(value, at + 1);
  return at + 1;
}

/** The values that are there, by size. Numbers are sorted as such, many times faster. */
function inOrder(column: readonly Cell[]): Cell[] | Float64Array {
  const numbers = new Float64Array(column.length);
  let count = 0;
  for (const cell of column) {
    if (cell === null) continue;
    if (typeof cell !== 'number') return column.filter((v) => v !== null).sort(bySize);
    numbers[count++] = cell;
  }
  return numbers.subarray(0, count).sort();
}

/** As SQLite sorts: numbers before texts, texts by code point. */
function bySize(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return byCodePoint(a, b);
  return typeof a === 'number' ? -1 : 1;
}
