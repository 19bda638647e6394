import type { Cell } from '../engine/language/rows.ts';
import type { Table } from '../engine/language/schema.ts';

/** A byte order mark, without which Excel takes UTF-8 for the local code page. */
const BOM = '\uFEFF';

/** A table as a CSV file for Excel: UTF-8 with a mark, lines ending in CR LF, a missing value as an empty field. */
export function csvOf(table: Table, rows: readonly (readonly Cell[])[]): string {
  const lines = [table.columns.map(({ name }) => name), ...rows].map((cells) => cells.map(csvField).join(','));
  return `${BOM}${lines.join('\r\n')}\r\n`;
}

function csvField(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
