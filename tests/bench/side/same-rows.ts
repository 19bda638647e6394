import { readFileSync } from 'node:fs';
import { COLUMNS } from '../tags.ts';

/**
 * Compares two files of rows, a customer a line, a tag a cell.
 * @returns the first difference: whose, which tag, and both values
 */
export function firstDifference(expectedPath: string, foundPath: string): string | undefined {
  const [expected, found] = [expectedPath, foundPath].map((path) => readFileSync(path, 'utf8'));
  if (expected === undefined || found === undefined || expected === found) return undefined;
  const [ours, theirs] = [expected.split('\n'), found.split('\n')];
  for (let i = 0; i < Math.max(ours.length, theirs.length); i++) {
    if (ours[i] === theirs[i]) continue;
    const [mine, other] = [ours[i]?.split('\t') ?? [], theirs[i]?.split('\t') ?? []];
    const column = COLUMNS.findIndex((_, c) => mine[c] !== other[c]);
    return `customer ${mine[0] || 'none'}, ${COLUMNS[column] ?? 'row'}: ${mine[column] ?? 'nothing'} by our plan, ${other[column] ?? 'nothing'} here`;
  }
  return undefined;
}
