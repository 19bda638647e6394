import type { Cell, Rows } from '../../../engine/language/rows.ts';
import { rowCount } from '../../../engine/language/rows.ts';
import { sameValue } from '../../same-value.ts';

export type Row = readonly Cell[];
/** A row, and how many times more one side has it. */
export interface CountedRow {
  readonly cells: Row;
  readonly times: number;
}
/** What only one side has; both empty when the rows are the same, whatever their order. */
export interface RowDifference {
  readonly missing: readonly CountedRow[];
  readonly extra: readonly CountedRow[];
}

/** The rows of a result, with its columns picked and ordered by `arrangement`. */
export const rowsOf = (rows: Rows, arrangement: readonly number[] = rows.columns.map((_, i) => i)): Row[] =>
  Array.from({ length: rowCount(rows) }, (_, r) => arrangement.map((c) => rows.values[c]?.[r] ?? null));

/** Compares two results as multisets of rows: order is free, the number of times a row comes is not. */
export function differenceOfRows(yours: readonly Row[], expected: readonly Row[], tolerance: number): RowDifference {
  const keyOf = nearKey([...yours, ...expected], tolerance);
  const sides = new Map<string, { mine: Row[]; theirs: Row[] }>();
  const sideOf = (row: Row) => {
    const key = keyOf(row);
    const known = sides.get(key) ?? { mine: [], theirs: [] };
    sides.set(key, known);
    return known;
  };
  for (const row of yours) sideOf(row).mine.push(row);
  for (const row of expected) sideOf(row).theirs.push(row);
  const left = [...sides.values()].map((side) => unpaired(side.mine, side.theirs, tolerance));
  return { missing: counted(left.flatMap((d) => d.missing)), extra: counted(left.flatMap((d) => d.extra)) };
}

interface Unpaired {
  readonly missing: readonly Row[];
  readonly extra: readonly Row[];
}

/** Equal rows belong together, and what is left is paired in order; where that leaves more over than order alone, order has it. */
function unpaired(mine: readonly Row[], theirs: readonly Row[], tolerance: number): Unpaired {
  const exact = pairedInOrder(...withoutEqual(mine, theirs), tolerance);
  if (exact.missing.length === 0 || exact.extra.length === 0) return exact;
  const near = pairedInOrder(mine, theirs, tolerance);
  return near.extra.length < exact.extra.length ? near : exact;
}

/** Both sides without the rows that they have in common, digit by digit. */
function withoutEqual(yours: readonly Row[], expected: readonly Row[]): [mine: Row[], theirs: Row[]] {
  const times = new Map<string, number>();
  const texts = yours.map((row) => JSON.stringify(row));
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  const theirs = expected.filter((row) => {
    const text = JSON.stringify(row);
    const left = times.get(text) ?? 0;
    if (left > 0) times.set(text, left - 1);
    return left === 0;
  });
  const mine = yours.filter((_, i) => {
    const left = times.get(texts[i] ?? '') ?? 0;
    if (left > 0) times.set(texts[i] ?? '', left - 1);
    return left > 0;
  });
  return [mine, theirs];
}

/**
 * A key that two rows share whenever they agree within the tolerance: exact cells as they are, and of numbers with a fraction the cluster
 * they lie in, where each is within the tolerance of the next.
 */
function nearKey(rows: readonly Row[], tolerance: number): (row: Row) => string {
  const clusters = new Map([...looseColumns(rows)].map((column) => [column, clustersOf(rows, column, tolerance)] as const));
  return (row) => JSON.stringify(row.map((cell, i) => (typeof cell === 'number' ? (clusters.get(i)?.get(cell) ?? cell) : cell)));
}

function clustersOf(rows: readonly Row[], column: number, tolerance: number): ReadonlyMap<number, string> {
  const numbers = [...new Set(rows.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : [])))].sort((a, b) => a - b);
  let cluster = 0;
  return new Map(
    numbers.map((n, i) => {
      if (i > 0 && !sameValue(numbers[i - 1] ?? null, n, tolerance)) cluster++;
      return [n, `~${cluster}`];
    }),
  );
}

/** Rows of one cluster, both sides in the same order, each with the next that is near enough. */
function pairedInOrder(yours: readonly Row[], expected: readonly Row[], tolerance: number): Unpaired {
  const mine = yours.toSorted(inOrder);
  const theirs = expected.toSorted(inOrder);
  const missing: Row[] = [];
  const extra: Row[] = [];
  let [i, j] = [0, 0];
  for (let [a, b] = [mine[i], theirs[j]]; a !== undefined && b !== undefined; [a, b] = [mine[i], theirs[j]]) {
    const same = sameRow(a, b, tolerance);
    const first = inOrder(a, b) <= 0;
    if (!same && first) extra.push(a);
    if (!same && !first) missing.push(b);
    if (same || first) i++;
    if (same || !first) j++;
  }
  return { missing: [...missing, ...theirs.slice(j)], extra: [...extra, ...mine.slice(i)] };
}

/** By the columns that are numbers, one after the other; within a cluster all others are equal. */
function inOrder(a: Row, b: Row): number {
  for (const [i, cell] of a.entries()) {
    const other = b[i];
    if (typeof cell === 'number' && typeof other === 'number' && cell !== other) return cell - other;
  }
  return 0;
}

export const sameRow = (a: Row, b: Row, tolerance: number): boolean =>
  a.length === b.length && a.every((cell, i) => sameValue(cell, b[i] ?? null, tolerance));

/** Columns with a fraction anywhere: only these need the tolerance, all others are compared by their text. */
function looseColumns(rows: readonly Row[]): ReadonlySet<number> {
  const loose = new Set<number>();
  for (const row of rows) {
    for (const [i, cell] of row.entries()) if (typeof cell === 'number' && !Number.isInteger(cell)) loose.add(i);
  }
  return loose;
}

function counted(rows: readonly Row[]): CountedRow[] {
  const byText = new Map<string, { cells: Row; times: number }>();
  for (const cells of rows) {
    const known = byText.get(JSON.stringify(cells));
    if (known === undefined) byText.set(JSON.stringify(cells), { cells, times: 1 });
    else known.times++;
  }
  return [...byText.values()];
}

/** Whether the stated sort keys come in the same sequence; rows that tie on them may change places. */
export function sameOrder(yours: readonly Row[], expected: readonly Row[], keys: readonly number[], tolerance: number): boolean {
  return (
    yours.length === expected.length &&
    yours.every((row, r) => keys.every((k) => sameValue(row[k] ?? null, expected[r]?.[k] ?? null, tolerance)))
  );
}
