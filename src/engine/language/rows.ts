/** What a database gives back, column by column: `values[i]` is the whole column `columns[i]`. */
export interface Rows {
  readonly columns: readonly string[];
  readonly values: readonly (readonly Cell[])[];
}
export type Cell = string | number | null;

/** Bound by name: the SQL says `:as_of`, the key is `as_of`. */
export type SqlParams = Readonly<Record<string, string | number | null>>;

/** The only thing the engine asks of a database. Errors of the database reject. */
export type Execute = (sql: string, params: SqlParams) => Rows | Promise<Rows>;

export const rowCount = (rows: Rows): number => rows.values[0]?.length ?? 0;
