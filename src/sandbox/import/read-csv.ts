import Papa from 'papaparse';
import { DELIMITERS, type Delimiter } from './delimiter.ts';

/** A row of the file as text; `line` is where it begins, counted from 1 as an editor does. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly delimiter: Delimiter;
  /** Every row that is not blank, the header among them. */
  readonly records: readonly CsvRecord[];
  /** Lines with a quotation mark that never closes, or closes in the middle of a cell. */
  readonly broken: readonly { readonly line: number; readonly text: string }[];
}

/** So many broken lines are looked past one by one; a file with more has another problem than a forgotten quotation mark. */
const MAX_BROKEN = 200;

/**
 * Reads a CSV text, whatever its line ends. A stray quotation mark costs its own line and not, as in the CSV grammar, the rest of the file.
 * @param delimiter guessed from the first rows when absent
 */
export function readCsv(text: string, delimiter?: Delimiter): CsvFile {
  const { body, line: firstLine, declared } = withoutSeparatorLine(text.replace(/\r\n?/g, '\n'));
  const used = delimiter ?? declared ?? guessDelimiter(body);
  const records: CsvRecord[] = [];
  const broken: { line: number; text: string }[] = [];
  let rest = body;
  let line = firstLine;
  while (rest !== '') {
    const { data, errors } = Papa.parse<string[]>(rest, { delimiter: used, newline: '\n' });
    const stray = broken.length < MAX_BROKEN ? errors.find((e) => e.type === 'Quotes')?.row : undefined;
    const strayFirst = stray ?? data.length;
    const startLine = line;
    for (const cells of data.slice(0, strayFirst)) {
      if (cells.some((cell) => cell.trim() !== '')) records.push({ line, cells });
      line += 1 + lineEndsIn(cells);
    }
    if (stray === undefined) break;
    const start = offsetOfLine(rest, line - startLine);
    const end = rest.indexOf('\n', start);
    broken.push({ line, text: end < 0 ? rest.slice(start) : rest.slice(start, end) });
    rest = end < 0 ? '' : rest.slice(end + 1);
    line++;
  }
  return { delimiter: used, records, broken };
}

/** Excel may put `sep=;` in front of everything. */
function withoutSeparatorLine(text: string): { body: string; line: number; declared?: Delimiter } {
  const [whole = '', mark] = /^"?sep=([,;\t|])"?\n/i.exec(text) ?? [];
  const declared = DELIMITERS.find((d) => d === mark);
  return declared ? { body: text.slice(whole.length), line: 2, declared } : { body: text, line: 1 };
}

function guessDelimiter(text: string): Delimiter {
  const { meta } = Papa.parse(text.slice(0, 65_536), {
    preview: 20,
    newline: '\n',
    skipEmptyLines: 'greedy',
    delimitersToGuess: [...DELIMITERS],
  });
  return DELIMITERS.find((d) => d === meta.delimiter) ?? ',';
}

function lineEndsIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}

function offsetOfLine(text: string, lines: number): number {
  let offset = 0;
  for (let n = 0; n < lines; n++) offset = text.indexOf('\n', offset) + 1;
  return offset;
}

/**
 * A name for every column: the header's own, on one line; `column_3` where it is blank; `amount_2` where it was there before in any letter case,
 * which SQLite could not tell apart. A column called `true` would be read as a truth, and is called `true_2`.
 */
export function uniqueNames(header: readonly string[]): string[] {
  const taken = new Set(['true', 'false']);
  return header.map((cell, i) => {
    const wanted = cell.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim() || `column_${i + 1}`;
    let name = wanted;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted}_${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
