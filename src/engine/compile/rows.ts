import type { Ref } from '../language/bound.ts';
import type { RowSource } from '../language/resolved.ts';
import { columnOf, type Schema } from '../language/schema.ts';
import type { Dialect } from './dialect.ts';
import { conditionSql, type Params } from './expression.ts';
import type { HeldIn } from './held.ts';
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
  /** What a date is where its name stands. */
  readonly held: HeldIn;
  /** The name of a part, quoted, and unlike any table's. */
  readonly part: (name: string) => string;
  /** The part that lists the customers, where the statement is not for everybody. */
  readonly only?: string | undefined;
}
export type RowContext = Omit<StatementContext, 'part'>;

/** A name for a column of a part's own making, which no column has that it may stand beside. */
export function innerName(name: string, { schema }: RowContext): string {
  const columns = Object.values(schema.tables).flatMap((t) => t.columns.map((c) => c.name));
  const taken = new Set([schema.entity.key, ...columns].map((column) => column.toLowerCase()));
  let free = name;
  while (taken.has(free)) free = `${free}_`;
  return free;
}

/** What keeps the rows that count: their own condition, their window, and whose they are. */
export function conditionsOf(rows: RowSource, context: RowContext): string[] {
  const window = rows.time ? windowConditions(rows, timeSql(rows, context), context.dialect, context.params) : [];
  return [...(rows.where ? [parenthesised(rows, context)] : []), ...window, ...onlyThese(keyOf(rows, context).column, context)];
}

/** Rows of nobody that the statement is for are not even read. */
export const onlyThese = (column: string, { only, dialect, schema }: RowContext): readonly string[] =>
  only === undefined ? [] : [`${column} IN (SELECT ${dialect.quote(schema.entity.key)} FROM ${only})`];

function parenthesised(rows: RowSource, context: RowContext): string {
  if (!rows.where) return '';
  const sql = conditionSql(rows.where, { ...context, ref: refIn(rows, context) });
  return rows.where.kind === 'binary' && rows.where.operator === 'or' ? `(${sql})` : sql;
}

/** The time column. @throws where there is none */
export function timeSql(rows: RowSource, context: RowContext): string {
  if (!rows.time) throw new Error(`${rows.spec.from} has no time`);
  return refIn(rows, context)({ kind: 'field', ...rows.time });
}

/** Column names carry their table only where two tables are read. */
export function refIn(rows: RowSource, { dialect }: RowContext): (ref: Ref) => string {
  return (ref) => {
    if (ref.kind === 'as_of') return dialect.param('as_of');
    if (ref.kind !== 'field') throw new Error(`a measure reads rows, not a ${ref.kind}`);
    return rows.via ? `${dialect.quote(ref.table)}.${dialect.quote(ref.column)}` : dialect.quote(ref.column);
  };
}

/** The column of the rows that names the customer, as it stands and under the name of the population's key. */
export function keyOf(rows: RowSource, { dialect, schema }: RowContext): { column: string; select: string } {
  const own = dialect.quote(rows.entityKey);
  const column = rows.via ? `${dialect.quote(rows.via.table)}.${own}` : own;
  const key = dialect.quote(schema.entity.key);
  return { column, select: own === key ? column : `${column} AS ${key}` };
}

export function fromClause(rows: RowSource, { dialect }: RowContext): string {
  const read = dialect.table(rows.spec.from);
  if (!rows.via) return read;
  const table = dialect.quote(rows.spec.from);
  const via = dialect.quote(rows.via.table);
  const on = dialect.quote(rows.via.on);
  return `${read} JOIN ${dialect.table(rows.via.table)} ON ${via}.${on} = ${table}.${on}`;
}

export const whereClause = (conditions: readonly string[]): string[] =>
  conditions.length === 0 ? [] : [`WHERE ${conditions.join('\n  AND ')}`];

/** The primary key of the rows' own table, which tells two rows of the same moment apart, to be sorted by. */
export const primaryKeyOf = (rows: RowSource, context: RowContext): readonly string[] =>
  (context.schema.tables[rows.spec.from]?.primaryKey ?? []).map((column) =>
    sortedBy(
      refIn(rows, context)({ kind: 'field', table: rows.spec.from, column }),
      columnOf(context.schema, rows.spec.from, column)?.type === 'text',
      context.dialect,
    ),
  );

/** An expression that can stand beside an operator. */
export const atomic = (sql: string): string => (/^[\w".`]+$/.test(sql) ? sql : `(${sql})`);

/** Text is sorted by code point, whatever the database is set to. */
export const sortedBy = (sql: string, isText: boolean, dialect: Dialect): string => (isText ? dialect.collate(atomic(sql)) : sql);

/** The day of a time column, or of the first or last of it; SQLite's `daysBetween` takes days out of moments itself. */
export const dayOfTime = (rows: RowSource, sql: string, dialect: Dialect): string =>
  dialect.typed && rows.time?.timestamp ? dialect.dayOf(sql) : sql;

/** Names of the statement's own parts, which may not be those of the tables they read. */
export function partNames({ tables }: Schema, dialect: Dialect): (name: string) => string {
  const taken = new Set(Object.keys(tables).map((name) => name.toLowerCase()));
  return (name) => {
    let free = name;
    while (taken.has(free.toLowerCase())) free = `${free}_part`;
    return dialect.quote(free);
  };
}
