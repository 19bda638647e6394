import type { ResolvedMeasure, ResolvedSequence, RowSource } from '../../language/resolved.ts';
import { conditionSql } from '../expression.ts';
import { indent } from '../indent.ts';
import {
  conditionsOf,
  fromClause,
  keyOf,
  type Part,
  primaryKeyOf,
  type RowContext,
  refIn,
  type StatementContext,
  timeSql,
  whereClause,
} from '../rows.ts';

/**
 * How far each customer came. Rows stand in the order of their moments, of the tables as the steps name them, and of the tables' keys; a later step
 * is a later row. A row that can be step k carries the latest first step that it can have come from: the shortest way to it, which is the best one
 * for `within` and for `not` alike. So one window a step is enough, and no row meets another in a join.
 */
export function sequencePart(m: ResolvedMeasure, shape: ResolvedSequence, context: StatementContext): Part {
  const { dialect, schema } = context;
  const key = dialect.quote(schema.entity.key);
  const before = `OVER (PARTITION BY ${key} ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
  const barred = shape.not ? [`MAX(CASE WHEN barred = 1 THEN place END) ${before} AS last_barred`] : [];
  let rows = `SELECT ${['in_order.*', ...barred].join(', ')}\nFROM (\n${indent(ordered(shape, context))}\n) AS in_order`;
  shape.steps.forEach((_, i) => {
    const carried = ['place', 'day'].map((what) => {
      const start = i === 0 ? what : `MAX(${what}_${i}) ${before}`;
      return `CASE WHEN is_${i + 1} = 1 THEN ${start} END AS ${what}_${i + 1}`;
    });
    rows = `SELECT upto_${i}.*, ${carried.join(', ')}\nFROM (\n${indent(rows)}\n) AS upto_${i}`;
  });
  const reached = shape.steps.map((_, i) => `WHEN ${arrived(i + 1, shape, context)} THEN ${i + 1}`).reverse();
  const step = `MAX(CASE ${reached.join(' ')} ELSE 0 END)`;
  const value = shape.gives === 'step' ? step : `${step} = ${shape.steps.length}`;
  const sql = `SELECT ${key}, ${value} AS ${dialect.quote(m.id)}\nFROM (\n${indent(rows)}\n) AS tries\nGROUP BY ${key}`;
  return { name: context.part(`sequence_${m.id}`), sql, materialized: false, columns: [m.id] };
}

function arrived(k: number, { withinDays, not }: ResolvedSequence, { dialect, params }: RowContext): string {
  const conditions = [
    `place_${k} IS NOT NULL`,
    ...(withinDays === undefined ? [] : [`${dialect.daysBetween(`day_${k}`, 'day')} <= ${dialect.param(params.add(withinDays))}`]),
    ...(not ? [`COALESCE(last_barred, 0) <= place_${k}`] : []),
  ];
  return conditions.join(' AND ');
}

/** The rows of one customer that can be a step, or bar the way, in order. */
export function sequenceWorkings(shape: ResolvedSequence, context: StatementContext): string {
  const { dialect, schema } = context;
  const key = dialect.quote(schema.entity.key);
  const flags = shape.steps.map((_, i) => `is_${i + 1}`);
  return [
    `SELECT ${['source', 'moment', 'day', ...flags, 'barred'].join(', ')}`,
    `FROM (\n${indent(ordered(shape, context))}\n) AS in_order`,
    `WHERE CAST(${key} AS TEXT) = ${dialect.param('customer')}`,
    `ORDER BY place`,
  ].join('\n');
}

/** All rows that matter, each once, with its place among those of its customer. */
function ordered(shape: ResolvedSequence, context: StatementContext): string {
  const key = context.dialect.quote(context.schema.entity.key);
  const sources = sourcesOf(shape).map((steps, i) => sourceSql(i, steps, shape, context));
  return [
    `SELECT rows_of_all.*, ROW_NUMBER() OVER (PARTITION BY ${key} ORDER BY moment, source, row_in_source) AS place`,
    `FROM (\n${indent(sources.join('\nUNION ALL\n'))}\n) AS rows_of_all`,
  ].join('\n');
}

/** Steps that read the same rows share one pass over them, so that a row that could be either is one row. */
export function sourcesOf({ steps }: ResolvedSequence): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  steps.forEach(({ spec, time, entityKey }, i) => {
    const key = JSON.stringify([spec.from, time, entityKey]);
    groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  return [...groups.values()];
}

function sourceSql(at: number, own: readonly number[], shape: ResolvedSequence, context: StatementContext): string {
  const { dialect } = context;
  const rows = shape.steps[own[0] ?? 0] as RowSource;
  const write = { ...context, ref: refIn(rows, context) };
  const time = timeSql(rows, context);
  const day = rows.time?.timestamp ? dialect.dayOf(time) : time;
  const moment = shape.timed ? time : day;
  const key = keyOf(rows, context);
  const conditions = shape.steps.map((step, i) => {
    if (!own.includes(i)) return undefined;
    return step.where ? conditionSql(step.where, write) : '1 = 1';
  });
  const barred = at === 0 && shape.not ? conditionSql(shape.not, write) : undefined;
  const flag = (condition: string | undefined): string => (condition === undefined ? '0' : `CASE WHEN ${condition} THEN 1 ELSE 0 END`);
  const order = [moment, ...(moment === time ? [] : [time]), ...primaryKeyOf(rows, context)];
  const columns = [
    key.select,
    `${at} AS source`,
    `${moment} AS moment`,
    `${day} AS day`,
    `ROW_NUMBER() OVER (PARTITION BY ${key.column} ORDER BY ${[...new Set(order)].join(', ')}) AS row_in_source`,
    ...conditions.map((condition, i) => `${flag(condition)} AS is_${i + 1}`),
    `${flag(barred)} AS barred`,
  ];
  const { where: _, ...unconditional } = rows;
  const any = [...conditions, barred].flatMap((c) => (c === undefined ? [] : [`(${c})`])).join(' OR ');
  const where = [...conditionsOf(unconditional, context), `${key.column} IS NOT NULL`, `${time} IS NOT NULL`, `(${any})`];
  return [`SELECT ${columns.join(', ')}`, `FROM ${fromClause(rows, context)}`, ...whereClause(where)].join('\n');
}
