import type { Cell, Rows } from '../engine/language/rows.ts';

/**
 * A column that travels from worker to page in one buffer that is handed over and not copied.
 * Numbers: missing is NaN, which SQLite never gives. Texts: every different text once, and which of them stands in each row.
 */
export type PackedColumn =
  | { readonly kind: 'numbers'; readonly numbers: Float64Array<ArrayBuffer> }
  | {
      readonly kind: 'texts';
      /** The different texts one after the other, as UTF-8; `ends` counts in UTF-16, as JavaScript cuts. */
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly ends: Uint32Array<ArrayBuffer>;
      /** 0 is missing, n the n-th text. */
      readonly rows: Uint32Array<ArrayBuffer>;
    }
  /** Numbers and texts in one column, which only hand-written SQL gives. */
  | { readonly kind: 'mixed'; readonly cells: readonly Cell[] };
export interface PackedRows {
  readonly columns: readonly string[];
  readonly values: readonly PackedColumn[];
}

export const packRows = ({ columns, values }: Rows): PackedRows => ({ columns, values: values.map(packColumn) });
export const unpackRows = ({ columns, values }: PackedRows): Rows => ({ columns, values: values.map(unpackColumn) });

/** What is handed over with a message that holds the rows. */
export const buffersOf = ({ values }: PackedRows): ArrayBuffer[] =>
  values.flatMap((column) => {
    if (column.kind === 'numbers') return [column.numbers.buffer];
    return column.kind === 'texts' ? [column.bytes.buffer, column.ends.buffer, column.rows.buffer] : [];
  });

function packColumn(cells: readonly Cell[]): PackedColumn {
  if (cells.every((cell) => cell === null || typeof cell === 'number'))
    return { kind: 'numbers', numbers: Float64Array.from(cells, (cell) => cell ?? Number.NaN) };
  const places = new Map<string, number>();
  const rows = new Uint32Array(cells.length);
  for (const [i, cell] of cells.entries()) {
    if (typeof cell === 'number') return { kind: 'mixed', cells };
    if (cell === null) continue;
    const place = places.get(cell) ?? places.size + 1;
    places.set(cell, place);
    rows[i] = place;
  }
  const texts = [...places.keys()];
  const all = texts.join('');
  // Half a character cannot be written as UTF-8.
  if (/\p{Surrogate}/u.test(all)) return { kind: 'mixed', cells };
  let end = 0;
  const ends = Uint32Array.from(texts, (text) => {
    end += text.length;
    return end;
  });
  return { kind: 'texts', bytes: new TextEncoder().encode(all), ends, rows };
}

function unpackColumn(column: PackedColumn): readonly Cell[] {
  if (column.kind === 'mixed') return column.cells;
  if (column.kind === 'numbers') return Array.from(column.numbers, (n) => (Number.isNaN(n) ? null : n));
  // A mark at the beginning of a text is a letter of it here.
  const all = new TextDecoder('utf-8', { ignoreBOM: true }).decode(column.bytes);
  const texts: Cell[] = [null, ...Array.from(column.ends, (end, i) => all.slice(column.ends[i - 1] ?? 0, end))];
  return Array.from(column.rows, (place) => texts[place] ?? null);
}
