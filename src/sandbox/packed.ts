import type { Cell, Rows } from '../engine/language/rows.ts';
import { arrayAt, createParts, MOST_PLACES, type Part, type PartArray, type Parts, placesUpTo } from './packed-parts.ts';

/**
 * Rows that travel from worker to page in one buffer, which is handed over and not copied. One for all columns, since a message costs by the
 * buffer, and in parts as narrow as the values of a column allow.
 */
export interface PackedRows {
  readonly columns: readonly string[];
  readonly values: readonly PackedColumn[];
  readonly buffer: ArrayBuffer;
}
export type PackedColumn =
  /** Whole numbers near to each other: 0 is missing, 1 the least, 2 one more. */
  | { readonly kind: 'whole'; readonly least: number; readonly places: Part }
  /** Missing is NaN, which SQLite never gives. */
  | { readonly kind: 'numbers'; readonly numbers: Part }
  | {
      /** Every different text once, and which of them stands in each row: 0 is missing, n the n-th. */
      readonly kind: 'texts';
      /** The different texts one after the other, as UTF-8; `lengths` are in UTF-16, as JavaScript cuts. */
      readonly bytes: Part;
      readonly lengths: Part;
      readonly places: Part;
    }
  /** Copied: numbers and texts in one column, which only hand-written SQL gives, and what the others cannot say. */
  | { readonly kind: 'mixed'; readonly cells: readonly Cell[] };

export function packRows({ columns, values }: Rows): PackedRows {
  const parts = createParts();
  return { columns, values: values.map((cells) => packColumn(cells, parts)), buffer: parts.buffer() };
}

export const unpackRows = ({ columns, values, buffer }: PackedRows): Rows => ({
  columns,
  values: values.map((column) => unpackColumn(column, buffer)),
});

function packColumn(cells: readonly Cell[], parts: Parts): PackedColumn {
  const first = cells.find((cell) => cell !== null);
  return (typeof first === 'string' ? packTexts(cells, parts) : packNumbers(cells, parts)) ?? { kind: 'mixed', cells };
}

function packNumbers(cells: readonly Cell[], parts: Parts): PackedColumn | undefined {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let whole = true;
  for (const cell of cells) {
    if (cell === null) continue;
    if (typeof cell === 'string' || Number.isNaN(cell)) return undefined;
    // Nothing that is counted from the least comes back as -0.
    whole &&= Number.isSafeInteger(cell) && !Object.is(cell, -0);
    if (cell < least) least = cell;
    if (cell > most) most = cell;
  }
  if (!whole || most - least >= MOST_PLACES)
    return { kind: 'numbers', numbers: parts.add(Float64Array.from(cells as readonly (number | null)[], (cell) => cell ?? Number.NaN)) };
  const places = placesUpTo(most - least + 1, cells.length);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (typeof cell === 'number') places[i] = cell - least + 1;
  }
  return { kind: 'whole', least, places: parts.add(places) };
}

function packTexts(cells: readonly Cell[], parts: Parts): PackedColumn | undefined {
  const placeOf = new Map<string, number>();
  const wide = new Uint32Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? null;
    if (cell === null) continue;
    if (typeof cell === 'number') return undefined;
    let place = placeOf.get(cell);
    if (place === undefined) {
      place = placeOf.size + 1;
      placeOf.set(cell, place);
    }
    wide[i] = place;
  }
  const texts = [...placeOf.keys()];
  const all = texts.join('');
  // Half a character cannot be written as UTF-8.
  if (/\p{Surrogate}/u.test(all)) return undefined;
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
  const lengths = placesUpTo(longest, texts.length);
  for (const [i, text] of texts.entries()) lengths[i] = text.length;
  const places = placesUpTo(texts.length, cells.length);
  places.set(wide);
  return { kind: 'texts', bytes: parts.add(new TextEncoder().encode(all)), lengths: parts.add(lengths), places: parts.add(places) };
}

function unpackColumn(column: PackedColumn, buffer: ArrayBuffer): readonly Cell[] {
  switch (column.kind) {
    case 'whole':
      return unpack(arrayAt(buffer, column.places), (place) => (place === 0 ? null : column.least + (place - 1)));
    case 'numbers':
      return unpack(arrayAt(buffer, column.numbers), (n) => (Number.isNaN(n) ? null : n));
    case 'texts': {
      const texts = textsOf(arrayAt(buffer, column.bytes), arrayAt(buffer, column.lengths));
      return unpack(arrayAt(buffer, column.places), (place) => texts[place - 1] ?? null);
    }
    case 'mixed':
      return column.cells;
  }
}

/** As `Array.from`, which takes four times as long over typed arrays. */
function unpack(numbers: PartArray, cellOf: (n: number) => Cell): readonly Cell[] {
  const cells = new Array<Cell>(numbers.length);
  for (let i = 0; i < cells.length; i++) cells[i] = cellOf(numbers[i] as number);
  return cells;
}

function textsOf(bytes: PartArray, lengths: PartArray): readonly string[] {
  // A mark at the beginning of a text is a letter of it here.
  const all = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const texts: string[] = [];
  let start = 0;
  for (const length of lengths) {
    texts.push(all.slice(start, start + length));
    start += length;
  }
  return texts;
}
