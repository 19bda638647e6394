import type { Rows } from '../../../engine/language/rows.ts';
import { arrangeColumns, fittingOrders } from './arrange-columns.ts';
import { differenceOfRows, type Row, type RowDifference, rowsOf, sameOrder } from './compare-rows.ts';
import type { SqlPolicy } from './exercise.ts';

/** How an answer's result stands beside the expected one. */
export interface Comparison {
  /** The answer's rows in the expected column order. */
  readonly yours: readonly Row[];
  readonly expected: readonly Row[];
  readonly columns: readonly string[];
  readonly by: 'name' | 'position' | 'content';
  readonly extraColumns: readonly string[];
  readonly absentColumns: readonly string[];
  readonly difference: RowDifference;
  readonly sameRows: boolean;
  readonly sameOrder: boolean;
}

export const isRight = (c: Comparison): boolean => c.sameRows && c.sameOrder && c.extraColumns.length === 0 && c.absentColumns.length === 0;

/** Compares two results by the policy: columns by name, else by position, else by what they hold; rows as a multiset. */
export function compareResults(yours: Rows, expected: Rows, policy: SqlPolicy): Comparison {
  const arrangement = arrangeColumns(yours.columns, expected.columns, policy);
  const wanted = rowsOf(expected);
  const withOrder = (order: readonly number[], by: Comparison['by'], extraColumns: readonly string[]): Comparison => {
    const rows = rowsOf(yours, order);
    const difference = differenceOfRows(rows, wanted, policy.tolerance);
    const keys = (policy.orderedBy ?? []).map((key) => expected.columns.indexOf(key.column));
    return {
      yours: rows,
      expected: wanted,
      columns: expected.columns,
      by,
      extraColumns,
      absentColumns: arrangement.absent,
      difference,
      sameRows: isEmpty(difference),
      sameOrder: sameOrder(rows, wanted, keys, policy.tolerance),
    };
  };
  const plain = withOrder(arrangement.order, arrangement.by, arrangement.extra);
  if (plain.sameRows || (arrangement.by === 'name' && arrangement.absent.length === 0)) return plain;

  const fits = (i: number, j: number) => isEmpty(differenceOfRows(rowsOf(yours, [i]), rowsOf(expected, [j]), policy.tolerance));
  for (const order of fittingOrders(yours, expected, fits)) {
    const extra = yours.columns.filter((_, i) => !order.includes(i));
    const candidate = withOrder(order, 'content', extra);
    if (candidate.sameRows) return candidate;
  }
  return plain;
}

const isEmpty = ({ missing, extra }: RowDifference): boolean => missing.length === 0 && extra.length === 0;
