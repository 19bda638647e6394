import { onlyThese, type Part, type StatementContext } from './rows.ts';

/** Everybody known by the as-of date, or those that are asked about; nobody who came later. */
export function populationPart(columns: readonly string[], context: StatementContext): Part {
  const { schema, dialect, part } = context;
  const { entity, tables } = schema;
  const key = dialect.quote(entity.key);
  const since = entity.since && dialect.quote(entity.since);
  const timestamp = tables[entity.table]?.columns.find((c) => c.name === entity.since)?.type === 'timestamp';
  const asOf = dialect.param('as_of');
  const known = since && (timestamp ? `${since} < ${dialect.addDays(asOf, 1)}` : `${since} <= ${asOf}`);
  const select = `${entity.derived ? 'DISTINCT ' : ''}${[key, ...columns.map(dialect.quote)].join(', ')}`;
  const there = entity.derived ? [`${key} IS NOT NULL`, ...(known ? [known] : [])] : known ? [`(${since} IS NULL OR ${known})`] : [];
  const where = [...there, ...onlyThese(key, context)];
  const sql = `SELECT ${select}\nFROM ${dialect.table(entity.table)}${where.length > 0 ? `\nWHERE ${where.join(' AND ')}` : ''}`;
  return { name: part('population'), sql, materialized: false, columns };
}
