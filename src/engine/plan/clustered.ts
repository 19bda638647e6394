import { type StatementContext, tableSql } from '../compile/rows.ts';
import { AS_READ } from '../language/layout.ts';
import { ownEntry } from '../language/own-entry.ts';
import type { RowSource } from '../language/resolved.ts';

/** Whether a table lies in the order of its customers; one that reaches them by another: whether that one does, and it in the order of those rows. */
export function isClustered({ spec, via, entityKey }: RowSource, { layout = AS_READ, schema }: StatementContext): boolean {
  const begins = (table: string, column: string): boolean =>
    ownEntry(layout.tables, table) !== undefined && ownEntry(schema.tables, table)?.primaryKey[0] === column;
  return via ? begins(via.table, entityKey) && begins(spec.from, via.on) : begins(spec.from, entityKey);
}

/** The customers' own table first. */
export const tablesOf = ({ spec, via }: RowSource, { dialect, layout }: StatementContext): readonly string[] =>
  [...(via ? [via.table] : []), spec.from].map((table) => tableSql(table, dialect, layout));

/** What a row of the other table has in common with its lines. */
export function joinOf({ spec, via }: RowSource, { dialect }: StatementContext): readonly string[] {
  if (!via) return [];
  const on = dialect.quote(via.on);
  return [`${dialect.quote(spec.from)}.${on} = ${dialect.quote(via.table)}.${on}`];
}
