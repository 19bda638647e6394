import type { Statement } from '../../language/definition.ts';
import type { ResolvedMeasure } from '../../language/resolved.ts';
import { indent } from '../indent.ts';
import { innerName, type Part, type RowContext, type StatementContext } from '../rows.ts';

/** What the author's query gives: of several values of a customer the smallest, so that the order of its rows does not matter. */
export function statementPart(m: ResolvedMeasure, shape: Statement, context: StatementContext): Part {
  const { dialect, schema } = context;
  const key = dialect.quote(schema.entity.key);
  const value = dialect.quote('value');
  const place = innerName('place', context);
  const ranked = [
    `SELECT ${key}, ${value}, ROW_NUMBER() OVER (PARTITION BY ${key} ORDER BY ${value}) AS ${place}`,
    `FROM (\n${indent(shape.sql)}\n) AS written`,
    `WHERE ${key} IS NOT NULL AND ${value} IS NOT NULL`,
  ].join('\n');
  const sql = `SELECT ${key}, ${value} AS ${dialect.quote(m.id)}\nFROM (\n${indent(ranked)}\n) AS ranked\nWHERE ${place} = 1`;
  return { name: context.part(`sql_${m.id}`), sql, materialized: false, columns: [m.id] };
}

/** The rows that the query gives for one customer. */
export function statementRows({ sql }: Statement, { dialect, schema }: RowContext): string {
  const key = dialect.quote(schema.entity.key);
  return `SELECT *\nFROM (\n${indent(sql)}\n) AS written\nWHERE CAST(${key} AS TEXT) = ${dialect.param('customer')}\nORDER BY ${dialect.quote('value')}`;
}
