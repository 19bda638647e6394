/** What a yes or no, a number or a text is called where it is written. */
export type Literal = string | number | boolean | null;
/** A column of a table that is made of a JSON text. */
export interface JsonColumn {
  readonly name: string;
  readonly type: 'text' | 'number' | 'bool';
}

/**
 * How one database writes what the others write differently. Everything else of a compiled statement is common SQL.
 * A dialect counts only when the same tags gave the same rows on the real engine (tests/engine/conformance).
 *
 * Whoever writes SQL goes through these hooks wherever two engines would disagree, loudly or in silence: a day from a text (`day`), a number
 * that must not be whole (`asReal`, `real`), a sum (`sum`), a comparison of text by size (`collate`), a condition that is counted (`truth`).
 * Arguments are SQL. What may stand beside another operator is put in parentheses by the caller, unless a hook says that it does.
 */
export interface Dialect {
  readonly name: string;
  /**
   * false: SQLite, where dates are ISO text and yes is 1. true: a warehouse, where a `date` is a DATE, a `timestamp` a TIMESTAMP, a `bool` a
   * BOOLEAN, an `int` a BIGINT, a `real` a DOUBLE, and values of two types do not go together.
   */
  readonly typed: boolean;
  readonly quote: (name: string) => string;
  /** A table where it is read from, called by its own name from there on. */
  readonly table: (name: string) => string;
  readonly param: (name: string) => string;
  /** A value written into the statement. */
  readonly literal: (value: Literal) => string;
  /** A number of the program as a number that is not whole, whatever it is. */
  readonly real: (n: number) => string;

  /** A text that is a day (YYYY-MM-DD) or a moment (YYYY-MM-DD HH:MM:SS) as what a table holds of that kind. */
  readonly day: (text: string) => string;
  readonly moment: (text: string) => string;
  /** And back: the ISO text of what a table holds. */
  readonly textOfDay: (day: string) => string;
  readonly textOfMoment: (moment: string) => string;
  /** The day that any text begins with; missing where it begins with none. */
  readonly dayIn: (text: string) => string;
  /** `date` plus whole days. */
  readonly addDays: (date: string, days: number) => string;
  /** `date` plus whole months, clamped to the last day of the month. */
  readonly addMonths: (date: string, months: number) => string;
  readonly startOfMonth: (date: string) => string;
  /** First day of the quarter (3) or the year (12) that holds `date`. */
  readonly startOf: (date: string, months: 3 | 12) => string;
  /** Whole days from one day to another. */
  readonly daysBetween: (from: string, to: string) => string;
  readonly age: (birth: string, asOf: string) => string;
  /** The day of a moment. */
  readonly dayOf: (timestamp: string) => string;

  /** A number that divides, multiplies and rounds as a double does, and never as a whole number or a decimal. */
  readonly asReal: (number: string) => string;
  /** A number without what stands behind its point. */
  readonly toWhole: (number: string) => string;
  /** Division of whole numbers that drops the rest. */
  readonly integerDivide: (a: string, b: string) => string;
  /** Division that never drops the rest, missing when the divisor is 0. */
  readonly divide: (a: string, b: string) => string;
  /** Rounding of what a double really is, halves away from 0. `digits` is a number where the definition says one, and SQL where it computes it. */
  readonly round: (number: string, digits: number | string) => string;
  /** The smaller of two that are both there. */
  readonly least: (a: string, b: string) => string;
  readonly exp: (number: string) => string;
  readonly ln: (number: string) => string;
  readonly sqrt: (number: string) => string;
  readonly power: (base: string, exponent: string) => string;
  /**
   * Sums keep the digits that adding doubles one by one would lose, so that 999.99 + 0.01 reaches 1000 in whatever order.
   * @param tail ` FILTER (…)` or ` OVER (…)`, or nothing
   * @param decimals the digits behind the point of the numbers, at most, where they are known: sums are then what people add up to, and have no more
   */
  readonly sum: (number: string, tail: string, decimals?: number) => string;
  readonly avg: (number: string, tail: string, decimals?: number) => string;

  /** 1 or 0 for a condition that is never unknown. In parentheses where it needs them. */
  readonly truth: (condition: string) => string;
  /** A whole number as text. */
  readonly textOf: (number: string) => string;
  /** A text that is compared and sorted by code point, whatever the database is set to. */
  readonly collate: (text: string) => string;
  /** LIKE with `%` and `_` and nothing else, A to Z without case. */
  readonly like: (text: string, pattern: string, negated: boolean) => string;
  /** A to Z only; other letters stay. */
  readonly lower: (text: string) => string;
  readonly upper: (text: string) => string;
  /** The trimming of blanks. */
  readonly trim: (text: string) => string;
  /** The trimming of full-width spaces, tabs and line ends as well. */
  readonly trimAll: (text: string) => string;
  /** The values of a group in one text, in the given order: an aggregate. `separator` is SQL. */
  readonly stringAgg: (value: string, separator: string, order: string) => string;
  /** A SELECT over the rows of a JSON text, `[["C1", 0.5], …]`: what the engine worked out itself, to be joined. */
  readonly rowsFromJson: (json: string, columns: readonly JsonColumn[]) => string;

  readonly materialized: string;
  /** How a file sets the as-of date in one place, and how the statement below reads it; without `asOf`, the date is written in. */
  readonly script: { readonly head: (asOf: string) => string; readonly asOf?: string };
}
