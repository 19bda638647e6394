import type { Cell, SqlParams } from '../language/rows.ts';
import { columnOf, type Schema } from '../language/schema.ts';
import type { JsonColumn } from './dialect.ts';
import type { Part, StatementContext } from './rows.ts';

/** The parameter that lists the customers of a statement that is not for everybody. */
const CUSTOMERS = 'customers';

const hasNumberKeys = (schema: Schema): boolean => columnOf(schema, schema.entity.table, schema.entity.key)?.type === 'int';

/** The customer's key as a column of a JSON text. */
export const keyInJson = (schema: Schema): JsonColumn => ({ name: schema.entity.key, type: hasNumberKeys(schema) ? 'number' : 'text' });

/** The customers that a statement is for, as a part that the population and every pass over rows are cut down to. */
export function onlyPart({ schema, dialect, part }: StatementContext): Part {
  const sql = dialect.rowsFromJson(dialect.param(CUSTOMERS), [keyInJson(schema)]);
  return { name: part('touched'), sql, materialized: true, columns: [] };
}

/** What the part reads. Keys may come as texts, as results have them. */
export function onlyParams(customers: readonly Cell[], schema: Schema): SqlParams {
  const asKey: (id: Cell) => string | number = hasNumberKeys(schema) ? Number : String;
  return { [CUSTOMERS]: JSON.stringify([...new Set(customers.map((id) => asKey(id)))].map((key) => [key])) };
}
