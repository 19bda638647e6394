import { ownEntry } from '../language/own-entry.ts';
import type { ResolvedMeasure } from '../language/resolved.ts';
import { columnOf } from '../language/schema.ts';
import { asRead } from './as-read.ts';
import { decimalsOf } from './decimals.ts';
import type { Dialect } from './dialect.ts';
import { sqlOf } from './expression.ts';
import { heldIn } from './held.ts';
import { indent } from './indent.ts';
import { lyingOf } from './lying.ts';
import {
  atomic,
  conditionsOf,
  daysAgo,
  fromClause,
  innerName,
  keyOf,
  type Part,
  primaryKeyOf,
  type RowContext,
  refIn,
  rowContext,
  type StatementContext,
  sortedBy,
  timeAsItLies,
  whereClause,
} from './rows.ts';
import { shapePart } from './shapes/shape.ts';
import { statementRows } from './shapes/statement.ts';
import { wholeSum } from './whole-sum.ts';

const PICKED = new Set(['first', 'last', 'most_frequent']);

/**
 * One pass per source table for all aggregates that read it: what they share stands in WHERE, what is their own in FILTER.
 * `first`, `last` and `most_frequent` pick a row and take a part of their own each, and so does every measure of a shape.
 */
export function measureParts(measures: readonly ResolvedMeasure[], context: StatementContext): Part[] {
  const groups = new Map<string, [ResolvedMeasure, ...ResolvedMeasure[]]>();
  const picked: ResolvedMeasure[] = [];
  const shaped: Part[] = [];
  for (const m of measures) {
    if (m.shape) shaped.push(shapePart(m, m.shape, context));
    else if (!isAggregate(m)) picked.push(m);
    else {
      const name = m.spec.key ? `${m.spec.from}_by_${m.spec.key}` : m.spec.from;
      const group = groups.get(name);
      if (group) group.push(m);
      else groups.set(name, [m]);
    }
  }
  const aggregates = [...groups].map(([name, group]) => aggregatePart(name, group, context));
  return [...aggregates, ...picked.map((m) => pickPart(m, context)), ...shaped];
}

/** Whether one aggregate says it: others pick a row, or have a shape. */
export const isAggregate = ({ shape, spec }: ResolvedMeasure): boolean => !shape && !PICKED.has(spec.agg);

function aggregatePart(name: string, group: readonly [ResolvedMeasure, ...ResolvedMeasure[]], context: StatementContext): Part {
  const { dialect } = context;
  const conditions = group.map((m) => conditionsOf(m, context));
  const shared = (conditions[0] ?? []).filter((c) => conditions.every((list) => list.includes(c)));
  const columns = group.map((m, i) => {
    const own = (conditions[i] ?? []).filter((c) => !shared.includes(c));
    return `  ${aggregate(m, own, context)} AS ${dialect.quote(m.id)}`;
  });
  const key = keyOf(group[0], context);
  const sql = [
    `SELECT ${key.select},`,
    columns.join(',\n'),
    `FROM ${fromClause(group[0], context)}`,
    ...whereClause([...shared, `${key.column} IS NOT NULL`]),
    `GROUP BY ${key.column}`,
  ].join('\n');
  return { name: context.part(`from_${name}`), sql, materialized: true, columns: group.map((m) => m.id) };
}

/** The aggregate itself, over the rows that meet `own`. A count without rows is missing unless `empty: 0` says otherwise; the rest of `empty` is applied where parts are joined. */
export function aggregate(m: ResolvedMeasure, own: readonly string[], context: RowContext): string {
  const { dialect } = context;
  const filter = own.length === 0 ? '' : ` FILTER (WHERE ${own.join(' AND ')})`;
  const write = rowContext(m, context);
  const value = m.field ? sqlOf(m.field, write) : '*';
  const lying = lyingOf(m.field, write.lies);
  const decimals = decimalsOf(m.field, context.schema);
  const counted = (sql: string): string => (m.spec.empty === 0 || (own.length === 0 && alwaysCounts(m)) ? sql : `NULLIF(${sql}, 0)`);
  switch (m.spec.agg) {
    case 'count':
      return counted(`COUNT(${lying?.sql ?? value})${filter}`);
    case 'count_distinct':
      return counted(`COUNT(${isUnique(m, context) ? '*' : `DISTINCT ${lying?.sql ?? value}`})${filter}`);
    case 'days_active':
      return counted(`COUNT(DISTINCT ${dayOfRow(m, context)})${filter}`);
    case 'days_since':
      return daysAgo(m, context, (time) => `MAX(${time})${filter}`);
    case 'days_since_first':
      return daysAgo(m, context, (time) => `MIN(${time})${filter}`);
    case 'sum':
      return wholeSum(m.field, filter, write) ?? dialect.sum(value, filter, decimals);
    case 'avg': {
      const sum = wholeSum(m.field, filter, write);
      return sum ? `${sum} / COUNT(${lying?.sql ?? value})${filter}` : dialect.avg(value, filter, decimals);
    }
    case 'min':
    case 'max':
      if (lying) return asRead(lying.storage, `${extreme(m, dialect)}(${lying.sql})${filter}`);
      return `${extreme(m, dialect)}(${sortedBy(value, m.field?.type === 'text', dialect)})${filter}`;
    default:
      throw new Error(`${m.spec.agg} is no aggregate of its own`);
  }
}

/** The day of a row, told apart from others but not to be read. */
function dayOfRow(m: ResolvedMeasure, context: RowContext): string {
  const { sql, storage } = timeAsItLies(m, context);
  if (storage.kind === 'seconds') return `${sql} / 86400`;
  return storage.kind === 'plain' && m.time?.timestamp ? context.dialect.dayOf(sql) : sql;
}

/** Every row has one and no two have the same, so that to count what is different is to count rows. */
function isUnique({ field, via }: ResolvedMeasure, { layout }: RowContext): boolean {
  if (via || field?.kind !== 'ref' || field.ref.kind !== 'field' || !layout) return false;
  return ownEntry(layout.tables, field.ref.table)?.unique.includes(field.ref.column) ?? false;
}

/** MIN and MAX, which some databases have not for yes and no. */
function extreme(m: ResolvedMeasure, dialect: Dialect): string {
  if (!dialect.typed || m.field?.type !== 'bool') return m.spec.agg.toUpperCase();
  return m.spec.agg === 'min' ? 'BOOL_AND' : 'BOOL_OR';
}

/** True where every group has something to count, so that 0 cannot come out. */
const alwaysCounts = (m: ResolvedMeasure): boolean =>
  !m.field || (m.field.kind === 'ref' && !m.field.nullable) || m.spec.agg === 'days_active';

function pickPart(m: ResolvedMeasure, context: StatementContext): Part {
  const { dialect, schema } = context;
  const write = rowContext(m, context);
  const [picked, support, place] = ['picked', 'support', 'place'].map((name) => innerName(name, context));
  const lying = lyingOf(m.field, write.lies);
  const value = lying?.sql ?? (m.field ? sqlOf(m.field, write) : 'NULL');
  const time = m.time ? timeAsItLies(m, context).sql : 'NULL';
  const key = keyOf(m, context);
  const where = whereClause([...conditionsOf(m, context), `${key.column} IS NOT NULL`, `${atomic(value)} IS NOT NULL`]);
  const primary = primaryKeyOf(m, context);
  const rows = [key.select, `${value} AS ${picked}`];
  let order: string;
  let group: string[] = [];
  if (m.spec.agg === 'most_frequent') {
    order = ['COUNT(*) DESC', ...(m.time ? [`MAX(${time}) DESC`] : []), sortedBy(value, m.field?.type === 'text', dialect)].join(', ');
    group = [`GROUP BY ${key.column}, ${value}`];
    rows.push(`SUM(COUNT(*)) OVER (PARTITION BY ${key.column}) AS ${support}`);
  } else {
    const direction = m.spec.agg === 'first' ? '' : ' DESC';
    order = [time, ...primary.filter((p) => p !== time)].map((c) => `${c}${direction}`).join(', ');
  }
  rows.push(`ROW_NUMBER() OVER (PARTITION BY ${key.column} ORDER BY ${order}) AS ${place}`);
  const enough = m.spec.minSupport === undefined ? '' : ` AND ${support} >= ${dialect.param(context.params.add(m.spec.minSupport))}`;
  const inner = [`SELECT ${rows.join(', ')}`, `FROM ${fromClause(m, context)}`, ...where, ...group].join('\n');
  const sql = `SELECT ${dialect.quote(schema.entity.key)}, ${lying ? asRead(lying.storage, picked ?? '') : picked} AS ${dialect.quote(m.id)}\nFROM (\n${indent(inner)}\n) AS ranked\nWHERE ${place} = 1${enough}`;
  return { name: context.part(`pick_${m.id}`), sql, materialized: false, columns: [m.id] };
}

/** The rows that a measure reads for one customer, oldest first. */
export function sourceRowsSql(m: ResolvedMeasure, given: Omit<RowContext, 'held'>): string {
  const context = { ...given, held: heldIn(given.dialect, given) };
  if (m.shape?.agg === 'statement') return statementRows(m.shape, context);
  const ref = refIn(m, context);
  const { dialect, schema } = context;
  const columns = (schema.tables[m.spec.from]?.columns ?? []).map((c) => ref({ kind: 'field', table: m.spec.from, column: c.name }));
  const time = m.time && ref({ kind: 'field', ...m.time });
  const select = [...new Set([...(time ? [time] : []), ...columns])].join(', ');
  const { column } = keyOf(m, context);
  // A key that is text is compared as it is, so that an index can find it.
  const isText = columnOf(schema, m.via?.table ?? m.spec.from, m.entityKey)?.type === 'text';
  const own = `${isText ? column : dialect.textOf(column)} = ${dialect.param('customer')}`;
  const where = whereClause([...conditionsOf(m, context), own]);
  return [`SELECT ${select}`, `FROM ${fromClause(m, context)}`, ...where, ...(time ? [`ORDER BY ${time}`] : [])].join('\n');
}
