import type { RowName } from '../shapes.ts';

const TOTAL =
  /^(?:合\s*计|总\s*计|小\s*计|总\s*和|总\s*数|汇\s*总|本页合计|本页小计|累计|合計|總計|小計|(?:grand\s+|sub\s*-?)?totals?|sum|subtotal|overall)(?:\s*[（([].*[）)\]])?\s*[:：]?$/i;

/** No word for a total is longer. */
const LONGEST_TOTAL = 40;

export const filledIn = (cells: readonly string[]): number => {
  let n = 0;
  for (const cell of cells) if (cell.trim() !== '') n++;
  return n;
};

export const isEmptyRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/**
 * A row that adds up the rows above it: its first word says so and it has a gap. Somebody who is called Total has a date and a number like everyone.
 * @param width cells of the header
 */
export function isTotalRow(cells: readonly string[], width: number): boolean {
  const first = cells.find((cell) => cell.trim() !== '');
  return (
    first !== undefined &&
    first.length <= LONGEST_TOTAL &&
    !/^[0-9]/.test(first) &&
    TOTAL.test(first.normalize('NFKC').trim()) &&
    filledIn(cells) < width
  );
}

/** How remarks begin or look; a lone id at the end of a table is a row, however little it says. */
const REMARK =
  /^(?:制表|制单|审核|复核|填表|打印|导出|下载|数据来源|来源|说明|备注|注|共|第|以上|截至|统计|单位|source|notes?|generated|printed|exported|created|page|end of|as of|\*)|[:：]|[-—=_*]{3,}/i;
const LONG = 24;

/** What stands alone beside a table of several columns: "Made by", "Source", a line of dashes. */
export function isRemark(cells: readonly string[], width: number): boolean {
  const filled = filledIn(cells);
  const first = cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
  return width >= 3 && (filled === 1 || (width >= 5 && filled === 2)) && (REMARK.test(first) || first.length >= LONG);
}

/** The same names once more, where files were put one below the other. */
export const isHeaderAgain = (cells: readonly string[], header: readonly string[]): boolean =>
  header.length > 1 && filledIn(header) > 1 && header.every((name, i) => (cells[i] ?? '').trim() === name.trim());

/** The change that says what became of rows with this name. */
export const CHANGE_OF_ROW = {
  title: 'title-rows',
  header: 'header-again',
  total: 'total-rows',
  note: 'note-rows',
  empty: 'empty-rows',
  'left-out': 'left-out-rows',
} as const satisfies Record<RowName, string>;
