import type { ExcelColumn } from '../../engine/excel/book.ts';

/** Columns that go into one table. */
export interface ColumnGroup {
  readonly table: string;
  readonly columns: readonly ExcelColumn[];
}

/**
 * The columns of a workbook by the table that gets them. A column joins the last group of its table unless its formula needs one that comes after that
 * group: whoever adds them from the top down finds everything that is asked for, and each table has its columns in the order in which they came.
 */
export function groupsOf(columns: readonly ExcelColumn[]): readonly ColumnGroup[] {
  const groups: { readonly table: string; readonly columns: ExcelColumn[] }[] = [];
  for (const column of columns) {
    const needed = groups.findLastIndex((group) => group.columns.some(({ heading }) => mentions(column.formula, heading)));
    const own = groups.findLastIndex(({ table }) => table === column.table);
    if (own >= Math.max(needed, 0)) groups[own]?.columns.push(column);
    else groups.push({ table: column.table, columns: [column] });
  }
  return groups;
}

/** `[spend]`, `[@spend]`, `[@[net-spend]]`; signs of Excel's own have an apostrophe before them. */
function mentions(formula: string, heading: string): boolean {
  const written = heading.replaceAll(/[[\]#'@]/g, "'$&");
  return formula.includes(`[${written}]`) || formula.includes(`[@${written}]`);
}
