import Papa from 'papaparse';
import type { Delimiter } from '../delimiter.ts';
import type { RawRow } from '../shapes.ts';

/** Rows out of text that comes piece by piece. */
export interface RowStream {
  push(text: string): RawRow[];
  end(): RawRow[];
}

const WIDE = 1 << 20;
/** After a stray quotation mark the next look is short: every further one costs no more than this. */
const NARROW = 4096;
/** A quotation mark that opens more than this is a stray one. */
const LONGEST_CELL = 1 << 20;
/** So much text behind a mark that closes in the middle of a cell says enough. */
const TELLING = 16_384;

interface Parsed {
  readonly data: readonly string[][];
  readonly errors: readonly { readonly type: string; readonly row?: number }[];
  readonly meta: { readonly cursor: number };
}

/**
 * Cuts text with \n as its line end into rows, whatever lies in quotation marks. A stray mark costs its own line and not, as in the grammar of CSV,
 * the rest of the file. Blank lines are rows too: everything that is in the file comes out.
 */
export function createRowStream(delimiter: Delimiter): RowStream {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  let rest = '';
  let line = 1;
  let width = WIDE;
  /** Within a line that is too long for any table; its beginning was handed out as a broken row. */
  let isSkipping = false;

  function drain(isEnd: boolean): RawRow[] {
    const rows: RawRow[] = [];
    let at = isSkipping ? skip() : 0;
    while (at < rest.length) {
      const window = rest.slice(at, at + width);
      const isWhole = at + window.length === rest.length;
      const { data, errors, meta } = parser.parse(window, 0, !(isEnd && isWhole)) as Parsed;
      const stray = errors.find((error) => error.type === 'Quotes')?.row;
      const isCut = stray === data.length && !isEnd;
      if (stray !== undefined && !(isCut && window.length - meta.cursor < TELLING)) {
        const good = data.slice(0, stray);
        at += offsetOfLine(window, take(good, rows));
        const end = rest.indexOf('\n', at);
        rows.push({ line, cells: [end < 0 ? rest.slice(at) : rest.slice(at, end)], isBroken: true });
        line++;
        at = end < 0 ? rest.length : end + 1;
        width = NARROW;
        continue;
      }
      take(data, rows);
      at += isEnd && isWhole ? window.length : meta.cursor;
      if (isEnd && isWhole) break;
      const remains = rest.length - at;
      if (meta.cursor > 0 && !isWhole) width = Math.min(WIDE, width * 2);
      else if (!isWhole) width *= 2;
      else if (remains > LONGEST_CELL) width = breakLine(rows);
      else break;
    }
    rest = rest.slice(at);
    return rows;

    function breakLine(into: RawRow[]): number {
      const end = rest.indexOf('\n', at);
      if (end < 0) {
        into.push({ line, cells: [rest.slice(at, at + LONGEST_CELL)], isBroken: true });
        at = rest.length;
        isSkipping = true;
        return WIDE;
      }
      into.push({ line, cells: [rest.slice(at, end)], isBroken: true });
      line++;
      at = end + 1;
      return NARROW;
    }
  }

  function skip(): number {
    const end = rest.indexOf('\n');
    if (end < 0) return rest.length;
    isSkipping = false;
    line++;
    return end + 1;
  }

  /** @returns how many lines the rows take */
  function take(data: readonly string[][], rows: RawRow[]): number {
    const first = line;
    for (const cells of data) {
      rows.push({ line, cells });
      line += 1 + lineEndsIn(cells);
    }
    return line - first;
  }

  return {
    push(text) {
      rest += text;
      return drain(false);
    },
    end() {
      const rows = drain(true);
      rest = '';
      return rows;
    },
  };
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
