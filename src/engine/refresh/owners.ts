import type { Dialect, JsonColumn } from '../compile/dialect.ts';
import { as, heldIn } from '../compile/held.ts';
import { indent } from '../compile/indent.ts';
import { partNames } from '../compile/rows.ts';
import type { ResolvedTags, RowSource } from '../language/resolved.ts';
import type { Cell, SqlParams } from '../language/rows.ts';
import { type Column, columnOf, type Schema, type Table } from '../language/schema.ts';
import { assertTable } from './dependents.ts';
import { rowsOf } from './reads.ts';

/**
 * A statement that lists the customers to whom rows of a table belong, whichever way a tag of the set finds them. Run it before the rows change
 * and after, for all tables that change together: a row that moved touches both, a line of an order whoever has the order.
 * @param keys the primary keys of the rows, each in the order of the table's `primaryKey`
 * @returns nothing where that cannot be told, because the table has no primary key or leads to no customer: then `customers: 'all'` is right
 * @example ownersSql(tags, 'order_items', [['o17', 2]], sqlite)
 */
export function ownersSql(
  tags: ResolvedTags,
  table: string,
  keys: readonly (readonly Cell[])[],
  dialect: Dialect,
): { readonly sql: string; readonly params: SqlParams } | undefined {
  const { schema } = tags;
  assertTable(table, schema);
  const found = schema.tables[table] as Table;
  const ways = waysToCustomers(found, tags);
  if (found.primaryKey.length === 0 || ways.length === 0) return undefined;
  const held = heldIn(dialect, { schema });
  const changed = partNames(schema, dialect)('changed');
  const own = dialect.quote(table);
  const matches = found.primaryKey.map((column, i) => {
    const listed = as(held({ kind: 'field', table, column }), 'text', `${changed}.${dialect.quote(nameAt(i))}`, dialect);
    return `${own}.${dialect.quote(column)} = ${listed}`;
  });
  const selects = ways.map(({ column, via }) => {
    const owner = `${dialect.quote(via?.table ?? table)}.${dialect.quote(column)}`;
    const join = via
      ? [`JOIN ${dialect.table(via.table)} ON ${dialect.quote(via.table)}.${dialect.quote(via.on)} = ${own}.${dialect.quote(via.on)}`]
      : [];
    const from = [`FROM ${changed}`, `JOIN ${dialect.table(table)} ON ${matches.join(' AND ')}`, ...join];
    return [`SELECT DISTINCT ${owner} AS ${dialect.quote(schema.entity.key)}`, ...from, `WHERE ${owner} IS NOT NULL`].join('\n');
  });
  const listed = dialect.rowsFromJson(
    dialect.param('changed'),
    found.primaryKey.map((name, i) => ({ name: nameAt(i), type: jsonType(columnOf(schema, table, name)) })),
  );
  const sql = `WITH ${changed} AS (\n${indent(listed)}\n)\n${selects.join('\nUNION\n')}`;
  return { sql, params: { changed: JSON.stringify(keys) } };
}

type Way = Pick<RowSource, 'via'> & { readonly column: string };

const nameAt = (i: number): string => `key_${i + 1}`;

/** How a row of a table leads to a customer: the table's own way, and what measures of the set go by instead. */
function waysToCustomers(table: Table, { schema, measures }: ResolvedTags): readonly Way[] {
  const ways = [...ownWays(table, schema)];
  for (const rows of measures.flatMap(rowsOf)) {
    if (rows.spec.from === table.name) ways.push({ column: rows.entityKey, ...(rows.via ? { via: rows.via } : {}) });
  }
  return [...new Map(ways.map((way) => [`${way.via?.table ?? ''} ${way.column}`, way])).values()];
}

/** Lines that reach their customer through this table go by its own way. */
function ownWays(table: Table, { entity, tables }: Schema): readonly Way[] {
  const own = [...(table.name === entity.table ? [entity.key] : []), ...(table.entityKey === undefined ? [] : [table.entityKey])];
  if (own.length > 0) return own.map((column) => ({ column }));
  const column = table.via && tables[table.via.table]?.entityKey;
  return table.via && column !== undefined ? [{ column, via: table.via }] : [];
}

function jsonType(column: Column | undefined): JsonColumn['type'] {
  if (column?.type === 'int' || column?.type === 'real') return 'number';
  return column?.type === 'bool' ? 'bool' : 'text';
}
