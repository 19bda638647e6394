/**
 * How one database writes what the others write differently. Everything else of a compiled statement is common SQL.
 * A dialect counts only when the same tags gave the same rows on the real engine.
 */
export interface Dialect {
  readonly name: string;
  readonly quote: (name: string) => string;
  readonly param: (name: string) => string;
  /** `date` plus whole days. */
  readonly addDays: (date: string, days: number) => string;
  /** `date` plus whole months, clamped to the last day of the month. */
  readonly addMonths: (date: string, months: number) => string;
  readonly startOfMonth: (date: string) => string;
  /** First day of the quarter (3) or the year (12) that holds `date`. */
  readonly startOf: (date: string, months: 3 | 12) => string;
  /** Whole days from one day to another; times of day do not count. */
  readonly daysBetween: (from: string, to: string) => string;
  readonly age: (birth: string, asOf: string) => string;
  readonly dayOf: (timestamp: string) => string;
  /** Division of whole numbers that drops the rest. */
  readonly integerDivide: (a: string, b: string) => string;
  /** Division that never drops the rest, missing when the divisor is 0. */
  readonly divide: (a: string, b: string) => string;
  /** 1 or 0 for a condition that is never unknown. */
  readonly truth: (condition: string) => string;
  readonly materialized: string;
  /** The trimming of full-width spaces, tabs and line ends as well. */
  readonly trimAll: (text: string) => string;
}
