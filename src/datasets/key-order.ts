import type { Cell } from '../engine/language/rows.ts';
import type { Schema, Table } from '../engine/language/schema.ts';

type TableRows = readonly (readonly Cell[])[];

/** Every table's rows sorted by its primary key: the order in which the database clusters them, and one that no generator has to think of. */
export function inKeyOrder(schema: Schema, rows: Readonly<Record<string, TableRows>>): Record<string, TableRows> {
  return Object.fromEntries(
    Object.values(schema.tables).map((table) => {
      const key = keyPositions(table);
      return [table.name, (rows[table.name] ?? []).toSorted((a, b) => compareAt(key, a, b))];
    }),
  );
}

export const keyPositions = (table: Table): number[] =>
  table.primaryKey.map((name) => table.columns.findIndex((column) => column.name === name));

function compareAt(positions: readonly number[], a: readonly Cell[], b: readonly Cell[]): number {
  for (const i of positions) {
    const [left, right] = [a[i] ?? '', b[i] ?? ''];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
