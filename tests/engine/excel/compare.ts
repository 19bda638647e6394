import type { Value } from '../../../src/engine/index.ts';
import type { Found } from './libreoffice.ts';
import { serial } from './spreadsheet.ts';

/** A value of the engine as a cell has it: missing is empty, yes is 1 or TRUE, a date is its number. */
function asCell(value: Value | undefined): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/.test(value) ? serial(value) : value;
  return Number(value);
}

/** A database adds up in another order than a spreadsheet, and the last digits show it. */
const CLOSE = 1e-11;

/** Whether a cell says what a row says. */
export function agrees(found: Found | undefined, expected: Value | undefined): boolean {
  if (found === undefined || typeof found === 'object') return false;
  const [cell, wanted] = [typeof found === 'boolean' ? Number(found) : found, asCell(expected)];
  if (typeof cell === 'number' && typeof wanted === 'number') return Math.abs(cell - wanted) <= CLOSE * Math.max(1, Math.abs(wanted));
  return String(cell) === String(wanted) && typeof cell === typeof wanted;
}
