import type { Matrix, Scalar } from './value.ts';

/** A table with its headings in the first row, as Excel shows it. */
export interface Sheet {
  readonly name: string;
  readonly headings: readonly string[];
  /** Column by column, without the heading. */
  readonly columns: readonly (readonly Scalar[])[];
  /** Cells beside the table, by their place: `H1`. */
  readonly beside: ReadonlyMap<string, Scalar>;
}

export const rowsOf = ({ columns }: Sheet): number => columns[0]?.length ?? 0;

/** The rectangle between two corners; beyond the table there is nothing. */
export function rangeIn(sheet: Sheet, from: readonly [column: number, row: number], to: readonly [column: number, row: number]): Matrix {
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  // A whole column ends where the table does: empty cells change nothing below it.
  const [top, bottom] = [
    Math.min(from[1], to[1]),
    Math.min(Math.max(from[1], to[1]), Math.max(rowsOf(sheet) + 1, Math.min(from[1], to[1]))),
  ];
  const cells: Scalar[] = [];
  for (let row = top; row <= bottom; row++) for (let column = left; column <= right; column++) cells.push(cellAt(sheet, column, row));
  return { columns: right - left + 1, cells, isRange: true };
}

function cellAt({ headings, columns, beside }: Sheet, column: number, row: number): Scalar {
  const inTable = row === 1 ? headings[column - 1] : columns[column - 1]?.[row - 2];
  return inTable ?? beside.get(`${column},${row}`) ?? null;
}
