import { type Layout, storageOf } from '../engine/language/layout.ts';
import type { Schema } from '../engine/language/schema.ts';

/** Hundredths have two digits behind the point. */
const DECIMALS = 2;

/**
 * A schema that says of which columns sums are exact: of those that lie as hundredths, since somebody has looked at every value of them. What a person's own
 * file holds is not known before.
 */
export function withExactColumns(schema: Schema, layout: Layout): Schema {
  const tables = Object.entries(schema.tables).map(([name, table]) => {
    const columns = table.columns.map((column) =>
      storageOf(layout, name, column.name).kind === 'hundredths' ? { ...column, decimals: DECIMALS } : column,
    );
    return [name, { ...table, columns }] as const;
  });
  return { ...schema, tables: Object.fromEntries(tables) };
}
