import type { Schema, Table } from '../../../engine/language/schema.ts';
import { schemaOf } from '../own-schema.ts';
import type { Join } from '../shapes.ts';

/** The schema of tables and of the joins that a person agreed to: what belongs to orders reaches the customer through them. */
export function joinedSchema(tables: readonly Table[], joins: readonly Join[]): Schema {
  const reached = tables.map((table): Table => {
    if (table.entityKey !== undefined) return table;
    const join = joins.find(
      ({ from, to }) =>
        from.table === table.name &&
        from.column === to.column &&
        tables.some((one) => one.name === to.table && one.entityKey !== undefined),
    );
    return join ? { ...table, via: { table: join.to.table, on: join.from.column } } : table;
  });
  return schemaOf(reached);
}
