import type { Ref } from '../language/bound.ts';
import type { ResolvedMeasure } from '../language/resolved.ts';
import { columnOf, type Schema } from '../language/schema.ts';
import type { Dialect } from './dialect.ts';
import { type Params, sqlOf } from './expression.ts';
import { windowConditions } from './window.ts';

/** One named part of the statement's WITH. */
export interface Part {
  readonly name: string;
  readonly sql: string;
  readonly materialized: boolean;
  /** The columns it adds, beside the customer key. */
  readonly columns: readonly string[];
}

/** What every part of a statement is written with. */
export interface StatementContext {
  readonly schema: Schema;
  readonly dialect: Dialect;
  readonly params: Params;
  /** The name of a part, quoted, and unlike any table's. */
  readonly part: (name: string) => string;
}
type Context = Omit<StatementContext, 'part'>;

const PICKED = new Set(['first', 'last', 'most_frequent']);

/**
 * One pass per source table for all aggregates that read it: what they share stands in WHERE, what is their own in FILTER.
 * `first`, `last` and `most_frequent` pick a row and take a part of their own each.
 */
export function measureParts(measures: readonly ResolvedMeasure[], context: StatementContext): Part[] {
  const groups = new Map<string, ResolvedMeasure[]>();
  const picked: ResolvedMeasure[] = [];
  for (const m of measures) {
    if (PICKED.has(m.spec.agg)) picked.push(m);
    else {
      const group = m.spec.key ? `${m.spec.from}_by_${m.spec.key}` : m.spec.from;
      groups.set(group, [...(groups.get(group) ?? []), m]);
    }
  }
  return [...[...groups].map(([name, group]) => aggregatePart(name, group, context)), ...picked.map((m) => pickPart(m, context))];
}

function aggregatePart(name: string, group: readonly ResolvedMeasure[], context: StatementContext): Part {
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

function conditionsOf(m: ResolvedMeasure, context: Context): string[] {
  const window = m.time ? windowConditions(m, field(m, context)({ kind: 'field', ...m.time }), context.dialect, context.params) : [];
  return [...(m.where ? [parenthesised(m, context)] : []), ...window];
}

function parenthesised(m: ResolvedMeasure, context: Context): string {
  if (!m.where) return '';
  const sql = sqlOf(m.where, { ...context, ref: field(m, context) });
  return m.where.kind === 'binary' && m.where.operator === 'or' ? `(${sql})` : sql;
}

/** The aggregate itself. A count without rows is missing unless `empty: 0` says otherwise; the rest of `empty` is applied where parts are joined. */
function aggregate(m: ResolvedMeasure, own: readonly string[], context: Context): string {
  const { dialect } = context;
  const filter = own.length === 0 ? '' : ` FILTER (WHERE ${own.join(' AND ')})`;
  const value = m.field ? sqlOf(m.field, { ...context, ref: field(m, context) }) : '*';
  const time = m.time ? field(m, context)({ kind: 'field', ...m.time }) : '';
  const day = m.time?.timestamp ? dialect.dayOf(time) : time;
  const asOf = dialect.param('as_of');
  const counted = (sql: string): string => (m.spec.empty === 0 || (own.length === 0 && alwaysCounts(m)) ? sql : `NULLIF(${sql}, 0)`);
  switch (m.spec.agg) {
    case 'count':
      return counted(`COUNT(${value})${filter}`);
    case 'count_distinct':
      return counted(`COUNT(DISTINCT ${value})${filter}`);
    case 'days_active':
      return counted(`COUNT(DISTINCT ${day})${filter}`);
    case 'days_since':
      return dialect.daysBetween(`MAX(${time})${filter}`, asOf);
    case 'days_since_first':
      return dialect.daysBetween(`MIN(${time})${filter}`, asOf);
    default:
      return `${m.spec.agg.toUpperCase()}(${value})${filter}`;
  }
}

/** True where every group has something to count, so that 0 cannot come out. */
const alwaysCounts = (m: ResolvedMeasure): boolean =>
  !m.field || (m.field.kind === 'ref' && !m.field.nullable) || m.spec.agg === 'days_active';

function pickPart(m: ResolvedMeasure, context: StatementContext): Part {
  const { dialect, schema } = context;
  const ref = field(m, context);
  const value = m.field ? sqlOf(m.field, { ...context, ref }) : 'NULL';
  const time = m.time ? ref({ kind: 'field', ...m.time }) : 'NULL';
  const key = keyOf(m, context);
  const where = whereClause([...conditionsOf(m, context), `${key.column} IS NOT NULL`, `${value} IS NOT NULL`]);
  const primary = (schema.tables[m.spec.from]?.primaryKey ?? []).map((c) => ref({ kind: 'field', table: m.spec.from, column: c }));
  const rows = [key.select, `${value} AS picked`];
  let order: string;
  let group: string[] = [];
  if (m.spec.agg === 'most_frequent') {
    order = ['COUNT(*) DESC', ...(m.time ? [`MAX(${time}) DESC`] : []), value].join(', ');
    group = [`GROUP BY ${key.column}, ${value}`];
    rows.push(`SUM(COUNT(*)) OVER (PARTITION BY ${key.column}) AS support`);
  } else {
    const direction = m.spec.agg === 'first' ? '' : ' DESC';
    order = [time, ...primary.filter((p) => p !== time)].map((c) => `${c}${direction}`).join(', ');
  }
  rows.push(`ROW_NUMBER() OVER (PARTITION BY ${key.column} ORDER BY ${order}) AS place`);
  const enough = m.spec.minSupport === undefined ? '' : ` AND support >= ${dialect.param(context.params.add(m.spec.minSupport))}`;
  const inner = [`SELECT ${rows.join(', ')}`, `FROM ${fromClause(m, context)}`, ...where, ...group].map((line) => `  ${line}`).join('\n');
  const sql = `SELECT ${dialect.quote(schema.entity.key)}, picked AS ${dialect.quote(m.id)}\nFROM (\n${inner}\n)\nWHERE place = 1${enough}`;
  return { name: context.part(`pick_${m.id}`), sql, materialized: false, columns: [m.id] };
}

/** The rows that a measure reads for one customer, oldest first. */
export function sourceRowsSql(m: ResolvedMeasure, context: Context): string {
  const ref = field(m, context);
  const { dialect, schema } = context;
  const columns = (schema.tables[m.spec.from]?.columns ?? []).map((c) => ref({ kind: 'field', table: m.spec.from, column: c.name }));
  const time = m.time && ref({ kind: 'field', ...m.time });
  const select = [...new Set([...(time ? [time] : []), ...columns])].join(', ');
  const { column } = keyOf(m, context);
  // A key that is text is compared as it is, so that an index can find it.
  const isText = columnOf(schema, m.via?.table ?? m.spec.from, m.entityKey)?.type === 'text';
  const own = `${isText ? column : `CAST(${column} AS TEXT)`} = ${dialect.param('customer')}`;
  const where = whereClause([...conditionsOf(m, context), own]);
  return [`SELECT ${select}`, `FROM ${fromClause(m, context)}`, ...where, ...(time ? [`ORDER BY ${time}`] : [])].join('\n');
}

/** Column names carry their table only where two tables are read. */
function field(m: ResolvedMeasure, { dialect }: Context): (ref: Ref) => string {
  return (ref) => {
    if (ref.kind === 'as_of') return dialect.param('as_of');
    if (ref.kind !== 'field') throw new Error(`a measure reads rows, not a ${ref.kind}`);
    return m.via ? `${dialect.quote(ref.table)}.${dialect.quote(ref.column)}` : dialect.quote(ref.column);
  };
}

function keyOf(m: ResolvedMeasure | undefined, { dialect, schema }: Context): { column: string; select: string } {
  const own = dialect.quote(m?.entityKey ?? schema.entity.key);
  const column = m?.via ? `${dialect.quote(m.via.table)}.${own}` : own;
  const key = dialect.quote(schema.entity.key);
  return { column, select: own === key ? column : `${column} AS ${key}` };
}

function fromClause(m: ResolvedMeasure | undefined, { dialect }: Context): string {
  const table = dialect.quote(m?.spec.from ?? '');
  if (!m?.via) return table;
  const via = dialect.quote(m.via.table);
  const on = dialect.quote(m.via.on);
  return `${table} JOIN ${via} ON ${via}.${on} = ${table}.${on}`;
}

const whereClause = (conditions: readonly string[]): string[] => (conditions.length === 0 ? [] : [`WHERE ${conditions.join('\n  AND ')}`]);
