import { guessDateFormats } from '../guess-dates.ts';
import { parseNumber } from '../numbers.ts';
import { keyOf, ROLE_WORDS } from '../roles.ts';
import type { Confidence, Layout, RawRow } from '../shapes.ts';
import { filledIn, isEmptyRow, isRemark } from './row-names.ts';
import { uniqueNames } from './unique-names.ts';

/** A header further down is none. */
const MOST_TITLES = 30;

/**
 * Finds the header among the first rows: the first that names nearly as many columns as the rows below it have cells.
 * @param head the first rows, blank ones among them
 * @param said the line that a person chose; 0: there is none
 */
export function findLayout(head: readonly RawRow[], said: number | undefined, keepsTitles: boolean): Layout {
  const rows = head.filter(({ cells, isBroken }) => !isBroken && !isEmptyRow(cells));
  const width = usualWidth(rows);
  const first = rows[0];
  if (said !== undefined && said > 0) {
    const row = head.find(({ line }) => line === said) ?? first;
    return row ? layoutOf(row, head, 'certain') : noHeader(head, width, 'certain', 0);
  }
  const full = keepsTitles
    ? first
    : (rows
        .slice(0, MOST_TITLES)
        .find(({ cells }) => !isDeclaration(cells) && filledIn(cells) >= Math.min(width, Math.max(2, Math.ceil(width * 0.6)))) ?? first);
  if (!full) return noHeader(head, width, 'certain', 0);
  const titles = head.filter(({ line }) => line < full.line);
  const startsAt = titles.length > 0 ? full.line : 0;
  if (said === 0) return noHeader(head, width, 'certain', startsAt);
  if (!isNames(full.cells)) return noHeader(head, width, 'likely', startsAt);
  return layoutOf(full, head, confidenceOf(full, rows));
}

/** Lines of remarks at the very end, the last of all first row that is a row again ends them. */
export function findNotes(tail: readonly RawRow[], width: number): number[] {
  const notes: number[] = [];
  for (const { line, cells, isBroken } of tail.toReversed()) {
    if (!isBroken && isRemark(cells, width)) notes.push(line);
    else if (isBroken || !isEmptyRow(cells)) break;
  }
  return notes.reverse();
}

/** `sep=;` cut at its own sign. */
const isDeclaration = (cells: readonly string[]): boolean => /^"?sep=/i.test(cells[0] ?? '') && filledIn(cells) === 1;

function layoutOf(header: RawRow, head: readonly RawRow[], confidence: Confidence): Layout {
  const cells = withoutBlankEnd(header.cells, head);
  return {
    headerLine: header.line,
    confidence,
    cells,
    header: uniqueNames(cells),
    titleLines: head.filter(({ line, cells: c }) => line < header.line && !isEmptyRow(c)).map(({ line }) => line),
    noteLines: [],
  };
}

function noHeader(head: readonly RawRow[], width: number, confidence: Confidence, startsAt: number): Layout {
  const cells = Array.from({ length: width }, () => '');
  const titleLines = head.filter(({ line, cells: c }) => line < startsAt && !isEmptyRow(c)).map(({ line }) => line);
  return { headerLine: 0, confidence, cells, header: uniqueNames(cells), titleLines, noteLines: [] };
}

/** A delimiter at the end of every line makes a column of nothing. */
function withoutBlankEnd(cells: readonly string[], head: readonly RawRow[]): readonly string[] {
  let width = cells.length;
  while (width > 1 && (cells[width - 1] ?? '').trim() === '' && head.every((row) => (row.cells[width - 1] ?? '').trim() === '')) width--;
  return cells.slice(0, width);
}

function usualWidth(rows: readonly RawRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(filledIn(cells), (counts.get(filledIn(cells)) ?? 0) + 1);
  const widths = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  const most = widths[0]?.[1] ?? 0;
  return Math.max(0, ...widths.filter(([, n]) => n >= most * 0.5).map(([width]) => width));
}

const looksLikeValue = (cell: string): boolean =>
  parseNumber(cell, '.') !== undefined || parseNumber(cell, ',') !== undefined || guessDateFormats([cell]).readable > 0;

/** A header holds names: no numbers, no dates. A year may be a name: 2024, 2025. */
function isNames(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return !filled.some((cell) => looksLikeValue(cell) && !/^(?:19|20)\d\d年?$/.test(cell)) || filled.filter(isKnown).length >= 2;
}

const KNOWN = new Set(Object.values(ROLE_WORDS).flatMap(({ names }) => names.split(' ')));
const isKnown = (cell: string): boolean => KNOWN.has(keyOf(cell));

/** Known names, or values below that are of another kind, tell a header; among words only, nobody can. */
function confidenceOf({ line, cells }: RawRow, rows: readonly RawRow[]): Confidence {
  if (cells.some(isKnown)) return 'certain';
  const below = rows.filter((row) => row.line > line).slice(0, 20);
  return below.some((row) => row.cells.some((cell) => looksLikeValue(cell.trim()))) ? 'certain' : 'likely';
}
