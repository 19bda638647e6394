import { isDay } from '../language/calendar.ts';
import type { Schema } from '../language/schema.ts';

/** Thrown where Excel has no honest formula; never leaves the excel files. */
export class NoFormula extends Error {}

/** What a formula says for a value that is missing. */
export const BLANK = '""';

/** The Excel table that has one row a customer. */
export const customerTable = ({ entity }: Schema): string => (entity.derived ? 'customers' : entity.table);

/** A whole column of a table: `orders[amount]`. */
export const columnRef = (table: string, column: string): string => `${table}[${escaped(column)}]`;

/** The cell of a column in the formula's own row: `[@city]`. */
export const cellRef = (column: string): string => (/^[\p{L}\p{N}_]+$/u.test(column) ? `[@${column}]` : `[@[${escaped(column)}]]`);

/** A quote stands before the signs that structured references use themselves. */
const escaped = (column: string): string => column.replaceAll(/[[\]#'@]/g, "'$&");

export function literal(value: string | number | boolean | null): string {
  if (value === null) return BLANK;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(value).toUpperCase() : `"${value.replaceAll('"', '""')}"`;
}

/** `2025-06-30` as a date that Excel calculates with. */
export function dateLiteral(text: string): string {
  if (!isDay(text)) throw new NoFormula();
  const [year, month, day] = text.split('-').map(Number);
  return `DATE(${year},${month},${day})`;
}
