import type { Cell } from '../../../engine/language/rows.ts';
import type { TestDatabase } from '../../testbed.ts';
import { columnLetters, columnNumber } from './excel/parse.ts';
import type { Sheet } from './excel/sheet.ts';
import { isoOf, type Scalar, serialOf } from './excel/value.ts';
import type { FormulaExercise, SheetSource, ShownSheet } from './exercise.ts';

/** The sheets of one database, and what the formula has to give in every row of the first. */
export interface Workbook {
  readonly sheets: readonly [Sheet, ...Sheet[]];
  readonly expected: readonly Scalar[];
  readonly names: ReadonlyMap<string, Scalar>;
}

const AS_OF = ':as_of';
const MOST_SHOWN = 8;

export async function openWorkbook(exercise: FormulaExercise, database: TestDatabase): Promise<Workbook> {
  const { asOf } = database;
  const [first, ...rest] = exercise.sheets;
  const others = await Promise.all(rest.map((source) => openSheet(source, database, new Map())));
  const beside = new Map(
    Object.entries(exercise.cells).map(([cell, { value }]) => [placeOf(cell), value === AS_OF ? (serialOf(asOf) ?? null) : value]),
  );
  const sheet = await openSheet(first, database, beside);
  const expected = await database.execute(exercise.expected, { as_of: asOf });
  const name = expected.columns[0] ?? '';
  const column = Array.from(expected.values[0] ?? [], (cell) => scalarOf(cell, name));
  if (column.length !== (sheet.columns[0]?.length ?? 0))
    throw new Error(`${exercise.id}: ${column.length} values for ${sheet.columns[0]?.length} rows`);
  return { sheets: [sheet, ...others], expected: column, names: new Map([['as_of', serialOf(asOf) ?? null]]) };
}

async function openSheet({ name, sql }: SheetSource, { asOf, execute }: TestDatabase, beside: ReadonlyMap<string, Scalar>): Promise<Sheet> {
  const rows = await execute(sql, { as_of: asOf });
  const columns = rows.columns.map((heading, i) => Array.from(rows.values[i] ?? [], (cell) => scalarOf(cell, heading)));
  return { name, headings: rows.columns, columns, beside };
}

/** Days are numbers in a sheet, and shown as days. */
const isDates = (heading: string): boolean => heading.endsWith('_date');
const scalarOf = (cell: Cell | undefined, heading: string): Scalar =>
  typeof cell === 'string' && isDates(heading) ? (serialOf(cell) ?? cell) : (cell ?? null);

export function shownSheets({ sheets }: Workbook): ShownSheet[] {
  return sheets.map(({ name, headings, columns }) => {
    const of = columns[0]?.length ?? 0;
    const rows = Array.from({ length: Math.min(of, MOST_SHOWN) }, (_, row) =>
      columns.map((column, i) => shownCell(column[row] ?? null, headings[i] ?? '')),
    );
    return { name, headings, rows, of };
  });
}

export const shownCell = (value: Scalar, heading = ''): string =>
  value === null
    ? ''
    : typeof value === 'number' && isDates(heading)
      ? isoOf(value)
      : typeof value === 'object'
        ? value.error
        : String(value);

/** `H1` as the sheet knows it. */
function placeOf(cell: string): string {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  return `${columnNumber(letters)},${row}`;
}

/** Where the formula is written: the second row of the column after the table. */
export const formulaCell = (columns: number, row = 2): string => `${columnLetters(columns + 1)}${row}`;
