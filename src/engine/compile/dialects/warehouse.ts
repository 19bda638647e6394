import type { Literal } from '../dialect.ts';
import { RESERVED_WORDS } from './reserved-words.ts';

/** What DuckDB, PostgreSQL and Spark have in common, and SQLite has not. */

const BARE = /^[a-z_][a-z0-9_]*$/;
const LARGE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A name as it stands, or between marks where it could be read as something else. */
export const quotedWith =
  (mark: string) =>
  (name: string): string =>
    BARE.test(name) && !RESERVED_WORDS.has(name) ? name : `${mark}${name.replaceAll(mark, mark + mark)}${mark}`;

export const param = (name: string): string => `:${name}`;

export const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Values of types: whole numbers as they are, all others as doubles, because 0.1 alone would be a decimal. A sign stands in parentheses, so that no two meet. */
export function typedLiteral(value: Literal, text: (value: string) => string, real: (n: number) => string): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return text(value);
  const written = Number.isSafeInteger(value) ? String(value) : real(value);
  return value < 0 ? `(${written})` : written;
}

/** LOWER and UPPER would change letters beyond A to Z, and LIKE would not pass over the case of any. */
export const lowerAscii = (text: string): string => `translate(${text}, '${LARGE}', '${LARGE.toLowerCase()}')`;
export const upperAscii = (text: string): string => `translate(${text}, '${LARGE.toLowerCase()}', '${LARGE}')`;

export const operator = (sql: string, negated: boolean): string => (negated ? `NOT ${sql}` : sql);

/** A number of so many digits behind the point, as one that is added up without a rest. */
export const decimal = (number: string, digits: number): string => `CAST(${number} AS DECIMAL(38, ${digits}))`;

/** A double to no digits: as SQLite and people do it, halves away from 0. */
export const roundToWhole = (number: string): string => `SIGN(${number}) * FLOOR(ABS(${number}) + 0.5)`;

/** To digits that are computed; a half may then fall either way. */
export function roundToComputed(number: string, digits: string, asReal: (sql: string) => string): string {
  const scale = `POWER(${asReal('10')}, LEAST(GREATEST(FLOOR(${digits}), 0), 30))`;
  return `ROUND(${asReal(number)} * ${scale}) / ${scale}`;
}

/** So many digits behind the point can be rounded without an error on the way; see `exactHalves`. */
export const MOST_EXACT_DIGITS = 7;
const HALF_OF_THE_BITS = 2 ** 26;

/**
 * Rounding by what a double is and not by how it is shown: 1.005 is a hair below, and goes to 1. The part behind the point is taken in two halves of
 * its bits, so that each times 10^digits is exact, and one comparison decides.
 * @param v SQL of the double without its sign, short, because it is repeated
 * @returns SQL of the rounded number without its sign
 */
export function exactHalves(v: string, digits: number, floor: (sql: string) => string): string {
  const scale = 10 ** digits;
  const upper = `${floor(`(${v} - ${floor(v)}) * ${HALF_OF_THE_BITS}`)} / ${HALF_OF_THE_BITS}`;
  const lower = `(${v} - ${floor(v)} - ${upper})`;
  const scaled = `(${upper} * ${scale})`;
  const up = `CASE WHEN ${scaled} - ${floor(scaled)} - 0.5 + ${lower} * ${scale} >= 0 THEN 1 ELSE 0 END`;
  return `(${floor(v)} * ${scale} + ${floor(scaled)} + ${up}) / ${scale}`;
}
