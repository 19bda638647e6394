import { AS_READ, storageOf } from '../language/layout.ts';
import { DAY_AS_IT_LIES } from './lying.ts';
import { onlyThese, type Part, type StatementContext, tableSql } from './rows.ts';

/** Everybody known by the as-of date, or those that are asked about; nobody who came later. Columns as they lie. */
export function populationPart(columns: readonly string[], context: StatementContext): Part {
  const { schema, dialect, part, layout = AS_READ } = context;
  const { entity, tables } = schema;
  const key = dialect.quote(entity.key);
  const since = entity.since && dialect.quote(entity.since);
  const lying = DAY_AS_IT_LIES[storageOf(layout, entity.table, entity.since ?? '').kind] ?? ((day) => day);
  const timestamp = tables[entity.table]?.columns.find((c) => c.name === entity.since)?.type === 'timestamp';
  const asOf = dialect.param('as_of');
  const known = since && (timestamp ? `${since} < ${lying(dialect.addDays(asOf, 1))}` : `${since} <= ${lying(asOf)}`);
  const select = `${entity.derived ? 'DISTINCT ' : ''}${[key, ...columns.map(dialect.quote)].join(', ')}`;
  const there = entity.derived ? [`${key} IS NOT NULL`, ...(known ? [known] : [])] : known ? [`(${since} IS NULL OR ${known})`] : [];
  const where = [...there, ...onlyThese(key, context)];
  const sql = `SELECT ${select}\nFROM ${tableSql(entity.table, dialect, layout)}${where.length > 0 ? `\nWHERE ${where.join(' AND ')}` : ''}`;
  return { name: part('population'), sql, materialized: false, columns };
}
