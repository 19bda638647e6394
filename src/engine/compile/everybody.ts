import { AS_READ, storageOf } from '../language/layout.ts';
import { asRead } from './as-read.ts';
import { calledAs, onlyThese, type Part, type StatementContext, tableSql } from './rows.ts';

/** Everybody known by the as-of date, or those that are asked about; nobody who came later. */
export function populationPart(columns: readonly string[], context: StatementContext): Part {
  const { schema, dialect, part, layout = AS_READ } = context;
  const { entity, tables } = schema;
  const key = dialect.quote(entity.key);
  const read = (column: string): string => asRead(storageOf(layout, entity.table, column), dialect.quote(column));
  const since = entity.since && read(entity.since);
  const timestamp = tables[entity.table]?.columns.find((c) => c.name === entity.since)?.type === 'timestamp';
  const asOf = dialect.param('as_of');
  const known = since && (timestamp ? `${since} < ${dialect.addDays(asOf, 1)}` : `${since} <= ${asOf}`);
  const select = `${entity.derived ? 'DISTINCT ' : ''}${[key, ...columns.map((c) => calledAs(read(c), dialect.quote(c)))].join(', ')}`;
  const there = entity.derived ? [`${key} IS NOT NULL`, ...(known ? [known] : [])] : known ? [`(${since} IS NULL OR ${known})`] : [];
  const where = [...there, ...onlyThese(key, context)];
  const sql = `SELECT ${select}\nFROM ${tableSql(entity.table, dialect, layout)}${where.length > 0 ? `\nWHERE ${where.join(' AND ')}` : ''}`;
  return { name: part('population'), sql, materialized: false, columns };
}
