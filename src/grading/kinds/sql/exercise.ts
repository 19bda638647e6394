import type { Written } from '../../exercise.ts';

export interface SqlExercise extends Written {
  readonly kind: 'sql';
  readonly policy: SqlPolicy;
}

/** What a result must be like beyond its rows. */
export interface SqlPolicy {
  readonly tolerance: number;
  /** Absent: rows may come in any order. Rows that tie on these keys may always change places. */
  readonly orderedBy?: readonly SortKey[];
  /** true: the task states the column names, so they are required. */
  readonly namesStated: boolean;
  /** Other spellings of a column that count as its name. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  /** The column that names the customer, so that a difference can be told customer by customer. */
  readonly key?: string;
}
export interface SortKey {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}
