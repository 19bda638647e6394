import type { Bound, Ref } from '../language/bound.ts';
import type { Value } from '../language/definition.ts';
import { type Storage, stored } from '../language/layout.ts';
import type { SqlContext } from './expression.ts';

/** A column as it lies in the database, where that is not how it is read. */
export interface Lying {
  readonly sql: string;
  readonly storage: Exclude<Storage, { kind: 'plain' }>;
}
export type LyingIn = (ref: Ref) => Lying | undefined;

/** The column that an expression is, as it lies. */
export const lyingOf = (e: Bound | undefined, lies: LyingIn | undefined): Lying | undefined =>
  e?.kind === 'ref' ? lies?.(e.ref) : undefined;

/** A day given as text, as days lie. */
export const dayAsItLies = (day: string): string => `unixepoch(${day}) / 86400`;
/** What a day is compared with rows by: among days itself, among moments its beginning. */
export const DAY_AS_IT_LIES: Readonly<Partial<Record<Storage['kind'], (day: string) => string>>> = {
  days: dayAsItLies,
  seconds: (day) => `unixepoch(${day})`,
};

/** Later than every day, in years. */
const LAST_YEAR = 10_000;

/** Full years, by one look at each of the two days written as a number, 20250630: whoever is not born yet is less than none old. */
export function ageAsItLies(birth: Lying | undefined, asOf: string): string | undefined {
  if (birth?.storage.kind !== 'days') return undefined;
  const [from, to] = [`strftime('%Y%m%d', ${birth.sql} * 86400, 'unixepoch')`, `strftime('%Y%m%d', ${asOf})`];
  return `((${to} - ${from} + ${LAST_YEAR * 10_000}) / 10000 - ${LAST_YEAR})`;
}

/** No value lies like this. */
const NOWHERE = -1;
const TURNED = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;
type Comparison = keyof typeof TURNED;
const isComparison = (operator: string): operator is Comparison => Object.hasOwn(TURNED, operator);

/**
 * A comparison of a column with what is known beforehand, made on the column as it lies: as true as the one that a person reads, and much faster.
 * @returns nothing where it has to be made on values as they are read
 */
export function comparedAsItLies(e: Bound, c: SqlContext): string | undefined {
  switch (e.kind) {
    case 'missing': {
      const column = lyingOf(e.operand, c.lies);
      return column && `${column.sql} IS ${e.negated ? 'NOT ' : ''}NULL`;
    }
    case 'in': {
      const column = lyingOf(e.operand, c.lies);
      const list = column && e.list.map((item) => equal(item, column, c));
      return list?.every((item) => item !== undefined) ? `${column?.sql} ${e.negated ? 'NOT ' : ''}IN (${list.join(', ')})` : undefined;
    }
    case 'between': {
      const column = lyingOf(e.operand, c.lies);
      const [low, high] = column ? [exact(e.low, column, c), exact(e.high, column, c)] : [];
      return column && low && high && `${column.sql} ${e.negated ? 'NOT ' : ''}BETWEEN ${low} AND ${high}`;
    }
    case 'binary': {
      if (!isComparison(e.operator)) return undefined;
      const left = lyingOf(e.left, c.lies);
      if (left) return compared(left, e.operator, e.right, c);
      const right = lyingOf(e.right, c.lies);
      return right && compared(right, TURNED[e.operator], e.left, c);
    }
    default:
      return undefined;
  }
}

function compared(column: Lying, operator: Comparison, with_: Bound, c: SqlContext): string | undefined {
  const sql = operator === '!=' ? '<>' : operator;
  const isEquality = operator === '=' || operator === '!=';
  const other = isEquality ? equal(with_, column, c) : exact(with_, column, c);
  if (other) return `${column.sql} ${sql} ${other}`;
  // A moment is after the day that it belongs to, as the longer text is.
  const day = column.storage.kind === 'seconds' && !isEquality ? exact(with_, { ...column, storage: { kind: 'days' } }, c) : undefined;
  return day && `${column.sql} ${operator.startsWith('<') ? '<' : '>='} ${day} * 86400`;
}

/** Something known beforehand as it would lie, or nothing where it could not. */
function exact(e: Bound, { storage }: Lying, c: SqlContext): string | undefined {
  if (e.kind === 'ref' && e.ref.kind === 'as_of') return storage.kind === 'days' ? `(${dayAsItLies(c.ref(e.ref))})` : undefined;
  if (e.kind !== 'literal' || e.value === null || typeof e.value === 'boolean') return undefined;
  const value = stored(storage, e.value);
  return value === undefined ? undefined : c.dialect.param(c.params.add(value));
}

/** The same where only equality counts: a text that no value is can be looked for as well. */
function equal(e: Bound, column: Lying, c: SqlContext): string | undefined {
  const isText = column.storage.kind === 'listed' || column.storage.kind === 'numbered';
  return exact(e, column, c) ?? (isText && e.kind === 'literal' && isString(e.value) ? String(NOWHERE) : undefined);
}

const isString = (value: Value): boolean => typeof value === 'string';
