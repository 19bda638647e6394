import { dayNumber } from './calendar.ts';
import { ownEntry } from './own-entry.ts';

/**
 * How the values of a column lie in the database. Whole numbers take a fraction of the room and of the time of texts. No two values lie alike, and
 * all lie in the order that they have, so that rows may be grouped, counted and sorted as they lie. What is missing stays missing.
 */
export type Storage =
  /** As it is read. */
  | { readonly kind: 'plain' }
  /** A day, as days since 1970-01-01. */
  | { readonly kind: 'days' }
  /** A moment, as seconds since then. */
  | { readonly kind: 'seconds' }
  /** A number with no more than two digits behind its point, as hundredths. */
  | { readonly kind: 'hundredths' }
  /** A text such as `C00012`, as its number: the id of a row, which no other row of the table has. */
  | { readonly kind: 'numbered'; readonly prefix: string; readonly digits: number }
  /** One of a few texts, as its place among them. */
  | { readonly kind: 'listed'; readonly values: readonly string[] };

export interface StoredTable {
  /** The table that holds the rows; the readable one is a view of it, with the same columns. */
  readonly name: string;
  readonly columns: Readonly<Record<string, Storage>>;
  /** Columns in which every row has a value and no two rows have the same. */
  readonly unique: readonly string[];
}

/** How the tables of one database lie, by the names that people read. A table that is not here lies as it is read. */
export interface Layout {
  readonly tables: Readonly<Record<string, StoredTable>>;
}

/** Where a database says how its tables lie; one that has such a table of its own lies as it is read. */
export const LAYOUT_TABLE = 'taglab_layout';

/** Everything lies as it is read. */
export const AS_READ: Layout = { tables: {} };

const PLAIN: Storage = { kind: 'plain' };
export const storageOf = (layout: Layout, table: string, column: string): Storage =>
  ownEntry(ownEntry(layout.tables, table)?.columns ?? {}, column) ?? PLAIN;

const SECONDS_PER_DAY = 86_400;
const MOMENT = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/;
/** As far as SQLite's own dates go, and from where on the part of a day is never negative. */
const [FIRST_DAY, LAST_DAY] = [0, dayNumber('9999-12-31') ?? 0];
/** In hundredths. Eight million of them still add up to a whole number that SQLite has. */
const LARGEST = 2 ** 40;

/** A value as it lies, or undefined where it cannot lie so. @example stored({ kind: 'days' }, '1970-01-02') // 1 */
export function stored(storage: Storage, value: string | number): string | number | undefined {
  switch (storage.kind) {
    case 'plain':
      return value;
    case 'days': {
      const day = typeof value === 'string' ? dayNumber(value) : undefined;
      return day !== undefined && day <= LAST_DAY ? day : undefined;
    }
    case 'seconds': {
      const [, iso = '', h, m, s] = MOMENT.exec(String(value)) ?? [];
      const day = dayNumber(iso);
      if (day === undefined || day < FIRST_DAY || day > LAST_DAY) return undefined;
      return day * SECONDS_PER_DAY + Number(h) * 3600 + Number(m) * 60 + Number(s);
    }
    case 'hundredths': {
      if (typeof value !== 'number' || Math.abs(value) > LARGEST / 100 || Object.is(value, -0)) return undefined;
      const whole = Math.round(value * 100);
      return whole / 100 === value ? whole + 0 : undefined;
    }
    case 'numbered': {
      const number = String(value).slice(storage.prefix.length);
      return typeof value === 'string' && value.startsWith(storage.prefix) && number.length === storage.digits && /^\d+$/.test(number)
        ? Number(number)
        : undefined;
    }
    case 'listed': {
      const place = storage.values.indexOf(String(value));
      return typeof value === 'string' && place >= 0 ? place : undefined;
    }
  }
}
