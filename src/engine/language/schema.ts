import type { Bilingual, Measure } from './definition.ts';
import type { Sensitivity } from './metadata.ts';
import { ownEntry } from './own-entry.ts';

/** What the engine knows of a database: plain data, always an argument. */
export interface Schema {
  readonly entity: Entity;
  readonly tables: Readonly<Record<string, Table>>;
  /** Standard measures that every tag may use by name, such as `days_since_last_order`. */
  readonly measures: Readonly<Record<string, Measure>>;
  /** What gates ask. */
  readonly consent?: Consent;
  readonly birthDate?: string;
}

/** Where customers say what their data may be used for: the latest row a purpose counts. */
export interface Consent {
  readonly table: string;
  readonly purpose: string;
  readonly status: string;
  /** The status that is a yes. */
  readonly granted: string;
  /** The last day of a yes; it is over on that day. */
  readonly expires?: string;
}

export interface Entity {
  /** The table that has one row per customer, or, when `derived`, the event table whose distinct keys are the customers. */
  readonly table: string;
  readonly key: string;
  /** A customer belongs to the population from this day on (register date; for a derived entity the event's day). */
  readonly since?: string;
  readonly derived?: boolean;
  /** Keys may be numbers written as text: shorter ones come first, so that 9 stands before 10. */
  readonly shorterFirst?: boolean;
}

export type ColumnType = 'text' | 'int' | 'real' | 'bool' | 'date' | 'timestamp';

export interface Table {
  readonly name: string;
  readonly label: Bilingual;
  /** What one row is. */
  readonly note?: Bilingual;
  /** The column that names the customer; absent when the table reaches it through `via`. */
  readonly entityKey?: string;
  readonly via?: { readonly table: string; readonly on: string };
  /** The time column that windows use unless a measure says otherwise. */
  readonly time?: string;
  readonly primaryKey: readonly string[];
  readonly columns: readonly Column[];
}

export interface Column {
  readonly name: string;
  /** `date` is text `YYYY-MM-DD`, `timestamp` is text `YYYY-MM-DD HH:MM:SS`, `bool` is 0 or 1. */
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly label: Bilingual;
  readonly unit?: string;
  /** Of `real`: no value has more digits behind its point. Then sums of it are exact, as of cents: 0.7 + 0.1 is 0.8. */
  readonly decimals?: number;
  /** What each code means; the values in the database stay codes. */
  readonly codes?: Readonly<Record<string, Bilingual>>;
  readonly note?: Bilingual;
  /** How carefully the law wants it treated; nothing in particular where it is not said. */
  readonly sensitivity?: Sensitivity;
}

export function columnOf(schema: Schema, table: string, column: string): Column | undefined {
  return ownEntry(schema.tables, table)?.columns.find((c) => c.name === column);
}
