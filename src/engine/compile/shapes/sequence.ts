import type { ResolvedMeasure, ResolvedSequence, RowSource } from '../../language/resolved.ts';
import { conditionSql } from '../expression.ts';
import { indent } from '../indent.ts';
import {
  calledAs,
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
import { innerNames } from './names.ts';

const NAMES = ['source', 'moment', 'day', 'row_in_source', 'barred', 'place', 'last_barred'] as const;
const STEPS = ['is', 'place', 'day'] as const;

/** What the columns on the way are called; `is_2`, `place_2` and `day_2` are about the second step. */
interface Names extends Readonly<Record<(typeof NAMES)[number], string>> {
  readonly step: (what: (typeof STEPS)[number], k: number) => string;
}

function namesOf({ steps }: ResolvedSequence, context: RowContext): Names {
  const numbered = innerNames(
    steps.flatMap((_, i) => STEPS.map((what) => `${what}_${i + 1}`)),
    context,
  );
  return { ...innerNames(NAMES, context), step: (what, k) => numbered[`${what}_${k}`] ?? '' };
}

/**
 * How far each customer came. Rows stand in the order of their moments, of the tables as the steps name them, and of the tables' keys; a later step
 * is a later row. A row that can be step k carries the latest first step that it can have come from: the shortest way to it, which is the best one
 * for `within` and for `not` alike. So one window a step is enough, and no row meets another in a join.
 */
export function sequencePart(m: ResolvedMeasure, shape: ResolvedSequence, context: StatementContext): Part {
  const { dialect, schema } = context;
  const names = namesOf(shape, context);
  const key = dialect.quote(schema.entity.key);
  const before = `OVER (PARTITION BY ${key} ORDER BY ${names.place} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
  const lastBarred = `MAX(CASE WHEN ${names.barred} = 1 THEN ${names.place} END) ${before} AS ${names.last_barred}`;
  let rows = `SELECT ${['in_order.*', ...(shape.not ? [lastBarred] : [])].join(', ')}\nFROM (\n${indent(ordered(shape, names, context))}\n) AS in_order`;
  shape.steps.forEach((_, i) => {
    const carried = (['place', 'day'] as const).map((what) => {
      const start = i === 0 ? names[what] : `MAX(${names.step(what, i)}) ${before}`;
      return `CASE WHEN ${names.step('is', i + 1)} = 1 THEN ${start} END AS ${names.step(what, i + 1)}`;
    });
    rows = `SELECT upto_${i}.*, ${carried.join(', ')}\nFROM (\n${indent(rows)}\n) AS upto_${i}`;
  });
  const reached = shape.steps.map((_, i) => `WHEN ${arrived(i + 1, shape, names, context)} THEN ${i + 1}`).reverse();
  const step = `MAX(CASE ${reached.join(' ')} ELSE 0 END)`;
  const value = shape.gives === 'step' ? step : `${step} = ${shape.steps.length}`;
  const sql = `SELECT ${key}, ${value} AS ${dialect.quote(m.id)}\nFROM (\n${indent(rows)}\n) AS tries\nGROUP BY ${key}`;
  return { name: context.part(`sequence_${m.id}`), sql, materialized: false, columns: [m.id] };
}

function arrived(k: number, { withinDays, not }: ResolvedSequence, names: Names, { dialect, params }: RowContext): string {
  const place = names.step('place', k);
  const conditions = [
    `${place} IS NOT NULL`,
    ...(withinDays === undefined
      ? []
      : [`${dialect.daysBetween(names.step('day', k), names.day)} <= ${dialect.param(params.add(withinDays))}`]),
    ...(not ? [`COALESCE(${names.last_barred}, 0) <= ${place}`] : []),
  ];
  return conditions.join(' AND ');
}

/** The rows of one customer that can be a step, or bar the way, in order. */
export function sequenceWorkings(shape: ResolvedSequence, context: StatementContext): string {
  const { dialect, schema } = context;
  const names = namesOf(shape, context);
  const key = dialect.quote(schema.entity.key);
  const shown = [
    ...(['source', 'moment', 'day'] as const).map((name) => calledAs(names[name], name)),
    ...shape.steps.map((_, i) => calledAs(names.step('is', i + 1), `is_${i + 1}`)),
    calledAs(names.barred, 'barred'),
  ];
  return [
    `SELECT ${shown.join(', ')}`,
    `FROM (\n${indent(ordered(shape, names, context))}\n) AS in_order`,
    `WHERE CAST(${key} AS TEXT) = ${dialect.param('customer')}`,
    `ORDER BY ${names.place}`,
  ].join('\n');
}

/** All rows that matter, each once, with its place among those of its customer. */
function ordered(shape: ResolvedSequence, names: Names, context: StatementContext): string {
  const key = context.dialect.quote(context.schema.entity.key);
  const sources = sourcesOf(shape).map((steps, i) => sourceSql(i, steps, shape, names, context));
  const order = [names.moment, names.source, names.row_in_source].join(', ');
  return [
    `SELECT rows_of_all.*, ROW_NUMBER() OVER (PARTITION BY ${key} ORDER BY ${order}) AS ${names.place}`,
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

function sourceSql(at: number, own: readonly number[], shape: ResolvedSequence, names: Names, context: StatementContext): string {
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
    `${at} AS ${names.source}`,
    `${moment} AS ${names.moment}`,
    `${day} AS ${names.day}`,
    `ROW_NUMBER() OVER (PARTITION BY ${key.column} ORDER BY ${[...new Set(order)].join(', ')}) AS ${names.row_in_source}`,
    ...conditions.map((condition, i) => `${flag(condition)} AS ${names.step('is', i + 1)}`),
    `${flag(barred)} AS ${names.barred}`,
  ];
  const { where: _, ...unconditional } = rows;
  const any = [...conditions, barred].flatMap((c) => (c === undefined ? [] : [`(${c})`])).join(' OR ');
  const where = [...conditionsOf(unconditional, context), `${key.column} IS NOT NULL`, `${time} IS NOT NULL`, `(${any})`];
  return [`SELECT ${columns.join(', ')}`, `FROM ${fromClause(rows, context)}`, ...whereClause(where)].join('\n');
}
