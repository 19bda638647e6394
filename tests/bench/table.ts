import { type Bar, verdictOf } from './bars.ts';

/** Prints rows of cells in columns: the first on the left, numbers on the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => (row[i] ?? '').length)));
  const print = (row: readonly string[]): void => {
    const cells = row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)));
    console.log(cells.join('  ').trimEnd());
  };
  print(head);
  print(widths.map((width) => '-'.repeat(width)));
  for (const row of rows) print(row);
}

/** Three digits, and no more than two behind the point. */
export function short(n: number): string {
  if (Number.isNaN(n)) return '-';
  if (Math.abs(n) >= 100) return n.toFixed(0);
  return n.toFixed(Math.abs(n) >= 10 ? 1 : 2);
}

/** Prints every bar. @returns how many were missed */
export function printBars(bars: readonly Bar[]): number {
  printTable(
    ['bar', 'measured', 'has to be', '', ''],
    bars.map((bar) => [
      bar.what,
      `${short(bar.measured)} ${bar.unit}`,
      `${bar.side} ${bar.bar} ${bar.unit}`,
      verdictOf(bar).toUpperCase(),
      bar.note ?? '',
    ]),
  );
  return bars.filter((bar) => verdictOf(bar) === 'fail').length;
}
