import type { Cell } from '../../engine/language/rows.ts';
import type { ColumnType } from '../../engine/language/schema.ts';
import type { DateReader } from './dates.ts';
import { createDateReader, EXCEL } from './dates.ts';
import { guessDateFormats } from './guess-dates.ts';
import type { Refusal } from './import-problem.ts';
import { type Decimal, parseNumber } from './numbers.ts';

/** What became of a text: a value, or the reason why its row is left out. */
export type ReadCell = Cell | { readonly refused: Refusal };

/** How the texts of one column become values. */
export interface ColumnReader {
  readonly type: ColumnType;
  readonly read: (text: string, line: number) => ReadCell;
}

const isBlank = (text: string): boolean => text.trim() === '';

/** Excel's ="0012" keeps a zero in front; the id is what stands in the quotes. Nothing else is changed: an id is text, to the last zero. */
const idOf = (text: string): string => /^="(.*)"$/s.exec(text.trim())?.[1]?.trim() ?? text.trim();

/** 1.23457E+18 is what a spreadsheet leaves of a long number. Many customers share such a rest. */
const DAMAGED = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** @param missing why a row without this id is left out; absent: the id is made of the line number, so that the row is one of a kind */
export const idReader = (missing?: Refusal): ColumnReader => ({
  type: 'text',
  read: (text, line) => {
    const id = idOf(text);
    if (id === '') return missing ? { refused: missing } : `row-${line}`;
    return DAMAGED.test(id) ? { refused: 'damaged-id' } : id;
  },
});

export const lineReader: ColumnReader = { type: 'int', read: (_text, line) => line };

/** Days; the time of day is left out. */
export const dateReader = (read: DateReader, missing?: Refusal): ColumnReader => ({
  type: 'date',
  read: (text) => {
    if (isBlank(text)) return missing ? { refused: missing } : null;
    return read(text)?.date ?? { refused: 'bad-date' };
  },
});

export const numberReader = (decimal: Decimal): ColumnReader => ({
  type: 'real',
  read: (text) => (isBlank(text) ? null : (parseNumber(text, decimal) ?? { refused: 'bad-number' })),
});

const textReader: ColumnReader = { type: 'text', read: (text) => (isBlank(text) ? null : text) };

/** A number or a date only when every value is one; so a guess refuses no row. */
export function guessReader(header: string, texts: readonly string[], decimal: Decimal): ColumnReader {
  const values = texts.filter((text) => !isBlank(text));
  if (values.length === 0 || namesAnId(header)) return textReader;
  return guessTime(values) ?? guessNumber(values, decimal) ?? textReader;
}

const namesAnId = (header: string): boolean =>
  /(?:^|[_\s])(?:id|no|code|phone|zip)$|(?:Id|ID|No)$|(?:号|号码|编码|代码|电话|手机)$/.test(header.trim());

/** So many digits a double keeps; a longer number is an id. */
const MOST_DIGITS = 15;
/** Digits that say something: the zeros in front of 0.0133 do not. */
const digitsOf = (text: string): number => text.replace(/\D/g, '').replace(/^0+/, '').length;

function guessNumber(values: readonly string[], decimal: Decimal): ColumnReader | undefined {
  const isNumber = (text: string) =>
    parseNumber(text, decimal) !== undefined && !/^[+-]?0\d/.test(text.trim()) && digitsOf(text) <= MOST_DIGITS;
  if (!values.every(isNumber)) return undefined;
  const reader = numberReader(decimal);
  return values.every((text) => Number.isInteger(parseNumber(text, decimal)) && !/[.,]\d{1,2}$/.test(text.trim()))
    ? { ...reader, type: 'int' }
    : reader;
}

function guessTime(values: readonly string[]): ColumnReader | undefined {
  const guess = guessDateFormats(values);
  const [format, rival] = guess.formats;
  const readsAll = guess.readable === new Set(values).size;
  const read = format === undefined || format === EXCEL || rival !== undefined || !readsAll ? undefined : createDateReader(format);
  if (!read) return undefined;
  if (!values.some((text) => read(text)?.time)) return dateReader(read);
  return {
    type: 'timestamp',
    read: (text) => {
      const at = isBlank(text) ? undefined : read(text);
      return at ? `${at.date} ${at.time ?? '00:00:00'}` : null;
    },
  };
}
