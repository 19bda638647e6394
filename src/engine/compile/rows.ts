import type { Ref } from '../language/bound.ts';
import { AS_READ, type Layout, storageOf } from '../language/layout.ts';
import { ownEntry } from '../language/own-entry.ts';
import type { RowSource } from '../language/resolved.ts';
import { columnOf, type Schema } from '../language/schema.ts';
import { asRead } from './as-read.ts';
import type { Dialect } from './dialect.ts';
import { conditionSql, type Params, type SqlContext } from './expression.ts';
import type { HeldIn } from './held.ts';
import { dayAsItLies, type Lying, type LyingIn } from './lying.ts';
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
  /** How the tables lie, where the statement reads them as they do. */
  readonly layout?: Layout | undefined;
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
  const window = rows.time ? windowConditions(rows, timeAsItLies(rows, context), context.dialect, context.params) : [];
  const own = rows.where ? [parenthesised(rows, context)] : [];
  // People name the condition first; most rows fall to the window, and numbers are compared fastest.
  const both = context.layout ? [...window, ...own] : [...own, ...window];
  return [...both, ...onlyThese(keyOf(rows, context).column, context)];
}

/** Rows of nobody that the statement is for are not even read. */
export const onlyThese = (column: string, { only, dialect, schema }: RowContext): readonly string[] =>
  only === undefined ? [] : [`${column} IN (SELECT ${dialect.quote(schema.entity.key)} FROM ${only})`];

function parenthesised(rows: RowSource, context: RowContext): string {
  if (!rows.where) return '';
  const sql = conditionSql(rows.where, rowContext(rows, context));
  return rows.where.kind === 'binary' && rows.where.operator === 'or' ? `(${sql})` : sql;
}

/** The time column. @throws where there is none */
export function timeSql(rows: RowSource, context: RowContext): string {
  if (!rows.time) throw new Error(`${rows.spec.from} has no time`);
  return refIn(rows, context)({ kind: 'field', ...rows.time });
}

/** Column names carry their table only where two tables are read. */
export function refIn(rows: RowSource, context: RowContext): (ref: Ref) => string {
  const { dialect, layout = AS_READ } = context;
  return (ref) => {
    if (ref.kind === 'as_of') return dialect.param('as_of');
    if (ref.kind !== 'field') throw new Error(`a measure reads rows, not a ${ref.kind}`);
    return asRead(storageOf(layout, ref.table, ref.column), columnIn(rows, ref, dialect));
  };
}

const columnIn = (rows: RowSource, ref: Extract<Ref, { kind: 'field' }>, dialect: Dialect): string =>
  rows.via ? `${dialect.quote(ref.table)}.${dialect.quote(ref.column)}` : dialect.quote(ref.column);

/** The columns of the rows that lie otherwise than they are read. */
export function liesIn(rows: RowSource, { dialect, layout }: RowContext): LyingIn | undefined {
  if (!layout) return undefined;
  return (ref): Lying | undefined => {
    if (ref.kind !== 'field') return undefined;
    const storage = storageOf(layout, ref.table, ref.column);
    return storage.kind === 'plain' ? undefined : { sql: columnIn(rows, ref, dialect), storage };
  };
}

/** What an expression over the rows is written with. */
export const rowContext = (rows: RowSource, context: RowContext): RowContext & SqlContext => ({
  ...context,
  ref: refIn(rows, context),
  lies: liesIn(rows, context),
});

/** The time column as it lies, which is in its order as well. @throws where there is none */
export function timeAsItLies(
  rows: RowSource,
  context: RowContext,
): Lying | { readonly sql: string; readonly storage: { readonly kind: 'plain' } } {
  const lying = rows.time && liesIn(rows, context)?.({ kind: 'field', ...rows.time });
  return lying ?? { sql: timeSql(rows, context), storage: { kind: 'plain' } };
}

/** The column of the rows that names the customer. */
export interface RowKey {
  /** As it stands. */
  readonly column: string;
  /** As it is read. */
  readonly read: string;
  /** As it is read, under the name of the population's key. */
  readonly select: string;
}

export function keyOf(rows: RowSource, { dialect, schema, layout = AS_READ }: RowContext): RowKey {
  const own = dialect.quote(rows.entityKey);
  const column = rows.via ? `${dialect.quote(rows.via.table)}.${own}` : own;
  const read = asRead(storageOf(layout, rows.via?.table ?? rows.spec.from, rows.entityKey), column);
  const key = dialect.quote(schema.entity.key);
  return { column, read, select: own === key && read === column ? column : `${read} AS ${key}` };
}

export function fromClause(rows: RowSource, { dialect, layout }: RowContext): string {
  const read = tableSql(rows.spec.from, dialect, layout);
  if (!rows.via) return read;
  const table = dialect.quote(rows.spec.from);
  const via = dialect.quote(rows.via.table);
  const on = dialect.quote(rows.via.on);
  return `${read} JOIN ${tableSql(rows.via.table, dialect, layout)} ON ${via}.${on} = ${table}.${on}`;
}

/** A table where rows are read from, called by its own name from there on. */
export function tableSql(table: string, dialect: Dialect, layout: Layout = AS_READ): string {
  const lies = ownEntry(layout.tables, table);
  return lies ? `${dialect.quote(lies.name)} AS ${dialect.quote(table)}` : dialect.table(table);
}

export const whereClause = (conditions: readonly string[]): string[] =>
  conditions.length === 0 ? [] : [`WHERE ${conditions.join('\n  AND ')}`];

/** The primary key of the rows' own table, which tells two rows of the same moment apart, to be sorted by. */
export const primaryKeyOf = (rows: RowSource, context: RowContext): readonly string[] =>
  (context.schema.tables[rows.spec.from]?.primaryKey ?? []).map((column) =>
    sortedBy(
      columnIn(rows, { kind: 'field', table: rows.spec.from, column }, context.dialect),
      columnOf(context.schema, rows.spec.from, column)?.type === 'text',
      context.dialect,
    ),
  );

/** A column by the name that its reader knows it by. */
export const calledAs = (column: string, name: string): string => (column === name ? column : `${column} AS ${name}`);

/** An expression that can stand beside an operator. */
export const atomic = (sql: string): string => (/^[\w".`]+$/.test(sql) ? sql : `(${sql})`);

/** Text is sorted by code point, whatever the database is set to. */
export const sortedBy = (sql: string, isText: boolean, dialect: Dialect): string => (isText ? dialect.collate(atomic(sql)) : sql);

/**
 * Whole days from a row to the as-of date.
 * @param of what is taken of the time column, such as its latest
 */
export function daysAgo(rows: RowSource, context: RowContext, of: (time: string) => string = (time) => time): string {
  const { dialect } = context;
  const asOf = dialect.param('as_of');
  const { sql, storage } = timeAsItLies(rows, context);
  const time = of(sql);
  if (storage.kind === 'days') return `(${dayAsItLies(asOf)} - ${time})`;
  if (storage.kind === 'seconds') return `(${dayAsItLies(asOf)} - ${time} / 86400)`;
  // SQLite's `daysBetween` takes days out of moments itself.
  return dialect.daysBetween(dialect.typed && rows.time?.timestamp ? dialect.dayOf(time) : time, asOf);
}

/** Names of the statement's own parts, which may not be those of the tables they read. */
export function partNames({ tables }: Schema, dialect: Dialect): (name: string) => string {
  const taken = new Set(Object.keys(tables).map((name) => name.toLowerCase()));
  return (name) => {
    let free = name;
    while (taken.has(free.toLowerCase())) free = `${free}_part`;
    return dialect.quote(free);
  };
}
