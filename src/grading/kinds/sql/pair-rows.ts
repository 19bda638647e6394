import type { Cell } from '../../../engine/language/rows.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import { sameNumber, sameValue } from '../../same-value.ts';
import type { Comparison } from './compare-results.ts';
import { differenceOfRows, type Row } from './compare-rows.ts';

/** Rows of both sides that belong together by the value of one column. */
export interface Pairing {
  /** The index of the column that pairs rows. */
  readonly key: number;
  readonly pairs: readonly { readonly key: Cell; readonly yours: Row; readonly expected: Row }[];
  readonly missing: readonly Row[];
  readonly extra: readonly Row[];
}

/** Pairs rows by `keyColumn`, or else by the first column whose values name each row once; nothing when there is no such column. */
export function pairRows(c: Comparison, keyColumn: string | undefined): Pairing | undefined {
  const candidates = keyColumn === undefined ? [...c.columns.keys()] : [c.columns.indexOf(keyColumn)];
  const key = candidates.find((i) => namesRows(c.yours, i) && namesRows(c.expected, i));
  if (key === undefined) return undefined;
  return joinedBy(c, key, keyColumn !== undefined);
}

function joinedBy(c: Comparison, key: number, stated: boolean): Pairing | undefined {
  const yoursBy = new Map(c.yours.map((row) => [row[key] ?? null, row]));
  const expectedKeys = new Set(c.expected.map((row) => row[key] ?? null));
  const pairs = c.expected.flatMap((expected) => {
    const at = expected[key] ?? null;
    const yours = yoursBy.get(at);
    return yours === undefined ? [] : [{ key: at, yours, expected }];
  });
  // Values that never meet are no names of rows, but what the rows are about.
  if (!stated && pairs.length === 0) return undefined;
  return {
    key,
    pairs,
    missing: c.expected.filter((row) => !yoursBy.has(row[key] ?? null)),
    extra: c.yours.filter((row) => !expectedKeys.has(row[key] ?? null)),
  };
}

function namesRows(rows: readonly Row[], column: number): boolean {
  const seen = new Set<Cell>();
  for (const row of rows) {
    const cell = row[column] ?? null;
    if (cell === null || (typeof cell === 'number' && !Number.isInteger(cell)) || seen.has(cell)) return false;
    seen.add(cell);
  }
  return rows.length > 0;
}

/** What is wrong with one column in the rows that both sides have: the most telling reason that holds for all of them. */
export function cellsFeedback(cells: readonly { yours: Cell; expected: Cell }[], column: string, tolerance: number, seen: Seen): Feedback {
  const every = (test: (yours: Cell, expected: Cell) => boolean) => cells.every((c) => test(c.yours, c.expected));
  const sample = cells[0] ?? { yours: null, expected: null };
  if (every((y, e) => y === null && e !== null)) return feedback('blank-not-value', { column, expected: String(sample.expected) });
  if (every((y, e) => y !== null && e === null)) return feedback('value-not-blank', { column, yours: String(sample.yours) });
  if (every((y, e) => typeof y === 'string' && typeof e === 'number')) return feedback('text-not-number', { column });
  if (every((y, e) => typeof y === 'number' && typeof e === 'string')) return feedback('number-not-text', { column });
  if (every((y, e) => typeof y === 'number' && typeof e === 'number' && isRounded(y, e)))
    return feedback('rounding', { column, tolerance });
  return feedback('other-cells', { ...seen, count: cells.length, column });
}
type Seen = Omit<Extract<Feedback, { code: 'other-cells' }>['params'], 'count' | 'column'>;

const isRounded = (yours: number, expected: number): boolean =>
  [0, 1, 2, 3].some((d) => sameNumber(yours, Number(expected.toFixed(d))) || sameNumber(yours, Math.trunc(expected * 10 ** d) / 10 ** d));

/** The cells of one column that differ between paired rows. */
export const differingCells = (pairing: Pairing, column: number, tolerance: number) =>
  pairing.pairs
    .map(({ key, yours, expected }) => ({ key, yours: yours[column] ?? null, expected: expected[column] ?? null }))
    .filter(({ yours, expected }) => !sameValue(yours, expected, tolerance));

/** Rows that are right but come too often, or not often enough; nothing when more than that is wrong. */
export function repeatsFeedback(c: Comparison, tolerance: number, seen: Seen): Feedback | undefined {
  const { missing, extra } = c.difference;
  const most = Math.max(1, ...extra.map((row) => row.times + 1));
  const known = (rows: readonly { cells: Row }[], side: readonly Row[]) =>
    rows.every(({ cells }) => differenceOfRows([cells], side, tolerance).extra.length === 0);
  if (missing.length === 0 && extra.length > 0 && known(extra, c.expected)) {
    return feedback('duplicate-rows', { ...seen, rows: extra.length, times: most });
  }
  if (extra.length === 0 && missing.length > 0 && known(missing, c.yours))
    return feedback('duplicates-lost', { ...seen, rows: missing.length });
  return undefined;
}
