/** An error as a cell shows it. */
export interface CellError {
  readonly error: '#DIV/0!' | '#N/A' | '#NAME?' | '#NUM!' | '#REF!' | '#VALUE!';
}
/** What a cell can hold; nothing is an empty cell. Dates are days since 1899-12-30, as in Excel. */
export type Scalar = string | number | boolean | null | CellError;
/** Cells row by row; one cell is a matrix of one. */
export interface Matrix {
  readonly columns: number;
  readonly cells: readonly Scalar[];
  /** Cells of a sheet, not the outcome of a calculation: functions skip the texts in them. */
  readonly isRange: boolean;
}

export const failure = (error: CellError['error']): CellError => ({ error });
export const isError = (value: unknown): value is CellError => typeof value === 'object' && value !== null && 'error' in value;
export const one = (value: Scalar): Matrix => ({ columns: 1, cells: [value], isRange: false });
export const rowsIn = ({ columns, cells }: Matrix): number => cells.length / columns;
export const isSingle = ({ cells }: Matrix): boolean => cells.length === 1;

/** The number that arithmetic makes of a value. */
export function numberFrom(value: Scalar): number | CellError {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isError(value)) return value;
  const typed = Number(value.trim());
  return value.trim() !== '' && Number.isFinite(typed) ? typed : failure('#VALUE!');
}

export function textFrom(value: Scalar): string | CellError {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return isError(value) ? value : typeof value === 'number' ? numberText(value) : value;
}

/** Fifteen digits, as a cell shows. */
const numberText = (value: number): string => String(Number(value.toPrecision(15)));

export function truthFrom(value: Scalar): boolean | CellError {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (value === null) return false;
  if (isError(value)) return value;
  const word = value.toUpperCase();
  return word === 'TRUE' ? true : word === 'FALSE' ? false : failure('#VALUE!');
}

/** Numbers come before texts, texts before truths; capitals do not count, and an empty cell is 0 or an empty text. */
export function compared(a: Scalar, b: Scalar): number | CellError {
  if (isError(a)) return a;
  if (isError(b)) return b;
  const [left, right] = [likeOther(a, b), likeOther(b, a)];
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return order(left.toUpperCase(), right.toUpperCase());
  return rank(left) - rank(right) || Number(left) - Number(right);
}

const likeOther = (value: string | number | boolean | null, other: Scalar): string | number | boolean =>
  value ?? (typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const rank = (value: string | number | boolean): number => ['number', 'string', 'boolean'].indexOf(typeof value);

const EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?$/;

/** A day, or a moment, as Excel counts it. */
export function serialOf(iso: string): number | undefined {
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = ISO.exec(iso) ?? [];
  if (year === undefined) return undefined;
  return (Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - EPOCH) / DAY_MS;
}
export const dateOf = (serial: number): Date => new Date(EPOCH + Math.floor(serial) * DAY_MS);
export const serialFrom = (year: number, month: number, day: number): number => (Date.UTC(year, month - 1, day) - EPOCH) / DAY_MS;
export const isoOf = (serial: number): string => dateOf(serial).toISOString().slice(0, 10);
