import { isDay } from '../language/calendar.ts';
import type { Schema } from '../language/schema.ts';
import { NoFormula } from './obstacle.ts';

/** What a formula says for a value that is missing. */
export const BLANK = '""';
/** What a calculation says that has no result; IFERROR makes it empty. */
export const UNKNOWN = 'NA()';

/** The Excel table that has one row a customer. */
export const customerTable = ({ entity }: Schema): string => (entity.derived ? 'customers' : entity.table);

/** A whole column of a table: `orders[amount]`; signs take brackets of their own: `orders[[net-amount]]`. */
export const columnRef = (table: string, column: string): string =>
  /^[\p{L}\p{N}_ ]+$/u.test(column) ? `${table}[${column}]` : `${table}[[${escaped(column)}]]`;

/** The cell of a column in the formula's own row: `[@city]`. */
export const cellRef = (column: string): string => (isPlain(column) ? `[@${column}]` : `[@[${escaped(column)}]]`);

/** Cells side by side in the formula's own row: `customers[@[shoes]:[bags]]`. */
export const cellsRef = (table: string, from: string, to: string): string => `${table}[@[${escaped(from)}]:[${escaped(to)}]]`;

/** Whole columns side by side: `customers[[shoes]:[bags]]`. */
export const columnsRef = (table: string, from: string, to: string): string => `${table}[[${escaped(from)}]:[${escaped(to)}]]`;

/** A column of a table from its top down to the formula's own row. */
export const upToHere = (table: string, column: string): string => `INDEX(${columnRef(table, column)},1):${cellRef(column)}`;

const isPlain = (column: string): boolean => /^[\p{L}\p{N}_]+$/u.test(column);
/** A quote stands before the signs that structured references use themselves. */
const escaped = (column: string): string => column.replaceAll(/[[\]#'@]/g, "'$&");

const LONGEST_TEXT = 255;

export function literal(value: string | number | boolean | null): string {
  if (value === null) return BLANK;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return String(value).toUpperCase();
  if (value.length > LONGEST_TEXT) throw new NoFormula('too-long');
  return `"${value.replaceAll('"', '""')}"`;
}

/** Values as a list inside a formula. */
export const listOf = (values: readonly (string | number)[]): string => `{${values.map(literal).join(',')}}`;

const MOMENT = /^(\d{4}-\d\d-\d\d)(?: (\d\d):(\d\d):(\d\d))?$/;

/** `2025-06-30`, or a moment of it, as a date that Excel calculates with; a text that is neither stays one. */
export function dateOrText(value: string | number | boolean | null): string {
  const [, day = '', ...time] = typeof value === 'string' ? (MOMENT.exec(value) ?? []) : [];
  if (!isDay(day)) return literal(value);
  const [h, m, s] = time.map(Number);
  const date = `DATE(${day.split('-').map(Number).join(',')})`;
  return h === undefined || Number.isNaN(h) || h + (m ?? 0) + (s ?? 0) === 0 ? date : `${date}+TIME(${h},${m},${s})`;
}

const WORDS_OF_TIME = /(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|am|pm|e|[年月日时時分秒上下午]/giu;

/** Text that Excel takes for a number, a date, a time or a yes as soon as it is typed or opened from a file: '1/2', 'May 5', '1e5'. */
export function readsOtherwise(text: string): boolean {
  if (/^(?:true|false)$/i.test(text)) return true;
  const isWord = /\p{L}/u.test(text.replaceAll(WORDS_OF_TIME, ''));
  return !isWord && (/\p{N}/u.test(text) || !/\p{L}/u.test(text));
}

/** AND and OR of conditions, without those that change nothing. */
export function joined(name: 'AND' | 'OR', parts: readonly string[]): string {
  const [neutral, decided] = name === 'AND' ? ['TRUE', 'FALSE'] : ['FALSE', 'TRUE'];
  if (parts.includes(decided)) return decided;
  const told = [...new Set(parts)].filter((part) => part !== neutral);
  if (told.length > MOST_ARGUMENTS) throw new NoFormula('too-long');
  return told.length === 0 ? neutral : told.length === 1 ? (told[0] ?? '') : `${name}(${told.join(',')})`;
}
const MOST_ARGUMENTS = 255;
