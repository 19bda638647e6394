import { type Cell, type Rows, rowCount } from '../engine/language/rows.ts';

/**
 * A table as CSV for a spreadsheet: a byte order mark so that Excel reads UTF-8, and Windows line ends. A text that a spreadsheet would take for a
 * formula gets an apostrophe in front; numbers keep their sign.
 */
export function exportCsv(rows: Rows): string {
  const lines = [rows.columns.map(csvCell).join(',')];
  for (let i = 0; i < rowCount(rows); i++) lines.push(rows.values.map((column) => csvCell(column[i] ?? null)).join(','));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) && !isNumber(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

const isNumber = (text: string): boolean => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text);
