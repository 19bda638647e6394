import type { Cell, Rows } from '../engine/language/rows.ts';
import { rowCount } from '../engine/language/rows.ts';
import { sameValue } from './same-value.ts';

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
  const loose = looseColumns(yours, expected);
  const unmatched = new Map<string, Row[]>();
  for (const row of expected) {
    const key = exactKey(row, loose);
    const group = unmatched.get(key);
    if (group === undefined) unmatched.set(key, [row]);
    else group.push(row);
  }
  const extra: Row[] = [];
  for (const row of yours) {
    const group = unmatched.get(exactKey(row, loose)) ?? [];
    const found = group.findIndex((other) => sameRow(row, other, tolerance));
    if (found < 0) extra.push(row);
    else group.splice(found, 1);
  }
  return { missing: counted([...unmatched.values()].flat()), extra: counted(extra) };
}

export const sameRow = (a: Row, b: Row, tolerance: number): boolean =>
  a.length === b.length && a.every((cell, i) => sameValue(cell, b[i] ?? null, tolerance));

/** Columns with a fraction anywhere: only these need the tolerance, all others are compared by their text. */
function looseColumns(...sides: readonly (readonly Row[])[]): ReadonlySet<number> {
  const loose = new Set<number>();
  for (const row of sides.flat()) {
    for (const [i, cell] of row.entries()) if (typeof cell === 'number' && !Number.isInteger(cell)) loose.add(i);
  }
  return loose;
}

const exactKey = (row: Row, loose: ReadonlySet<number>): string =>
  JSON.stringify(row.map((cell, i) => (loose.has(i) && typeof cell === 'number' ? 0 : cell)));

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
