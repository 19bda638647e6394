import { DELIMITERS, type Delimiter } from '../delimiter.ts';
import type { DelimiterCandidate, DelimiterGuess } from '../shapes.ts';
import { createRowStream } from './csv-rows.ts';

const MOST_ROWS = 60;
const RIVAL = 0.9;

/**
 * The sign between the cells: the one that cuts most rows into equally many cells, and many of them.
 * @param head the first lines of the file; the last one may be cut
 */
export function guessDelimiter(head: string, isWhole: boolean): DelimiterGuess {
  const declared = declaredDelimiter(head);
  const ranked = DELIMITERS.map((delimiter) => judged(delimiter, head, isWhole)).sort((a, b) => b.score - a.score);
  const plausible = ranked.filter(({ score }) => score > 0);
  const [best, second] = plausible;
  const candidates = plausible.map(({ score: _score, ...candidate }) => candidate);
  if (declared) return { delimiter: declared, confidence: 'certain', candidates };
  if (!best) return { delimiter: ',', confidence: 'certain', candidates };
  const isOpen = second !== undefined && second.score > best.score * RIVAL;
  return { delimiter: best.delimiter, confidence: isOpen ? 'unsure' : best.score > 0.5 ? 'certain' : 'likely', candidates };
}

/** Excel may put `sep=;` in front of everything. */
export function declaredDelimiter(text: string): Delimiter | undefined {
  const [, mark] = /^"?sep=([,;\t|])"?(?:\n|$)/i.exec(text) ?? [];
  return DELIMITERS.find((delimiter) => delimiter === mark);
}

function judged(delimiter: Delimiter, head: string, isWhole: boolean): DelimiterCandidate & { readonly score: number } {
  const stream = createRowStream(delimiter);
  const all = [...stream.push(head), ...(isWhole ? stream.end() : [])];
  const rows = all.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).slice(0, MOST_ROWS);
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [columns = 1, equal = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  // A comma for tenths cuts every row into two as well; the more cells, the less it is chance.
  const score = columns < 2 ? 0 : (equal / rows.length) * (1 - 1 / columns) * (rows.some((row) => row.isBroken) ? 0.8 : 1);
  return { delimiter, columns, preview: rows.slice(0, 4).map(({ cells }) => cells.slice(0, 12)), score };
}
