import type { ResolvedMeasure, ResolvedPreference } from '../../language/resolved.ts';
import type { Schema } from '../../language/schema.ts';
import { SEPARATOR } from '../../language/several.ts';
import { asRead } from '../as-read.ts';
import { decimalsOf } from '../decimals.ts';
import { populationPart } from '../everybody.ts';
import { sqlOf } from '../expression.ts';
import { indent } from '../indent.ts';
import { lyingOf } from '../lying.ts';
import {
  calledAs,
  conditionsOf,
  daysAgo,
  fromClause,
  keyOf,
  liesIn,
  type Part,
  type RowContext,
  rowContext,
  type StatementContext,
  timeAsItLies,
  whereClause,
} from '../rows.ts';
import { innerNames } from './names.ts';

/** What the columns on the way to a preference are called; none as a column that it may stand beside. */
const NAMES = ['picked', 'weight', 'seen', 'counted', 'total', 'support', 'last_seen', 'strength', 'place', 'share', 'tgi'] as const;
type Names = Readonly<Record<(typeof NAMES)[number], string>>;

/** The values that a customer prefers, the strongest first: what weighs nothing, or less, is no preference. */
export function preferencePart(m: ResolvedMeasure, shape: ResolvedPreference, context: StatementContext): Part {
  const { dialect, params, schema } = context;
  const names = innerNames(NAMES, context);
  const { picked, support, strength, place } = names;
  const key = dialect.quote(schema.entity.key);
  const number = (n: number): string => dialect.param(params.add(n));
  const enough = [
    ...(shape.support ? [`${support} >= ${number(shape.support.least)}`] : []),
    ...(shape.threshold === undefined ? [] : [`${strength} >= ${number(shape.threshold)}`]),
  ];
  const ranked = [
    `SELECT ${key}, ${picked}, ROW_NUMBER() OVER (PARTITION BY ${key} ORDER BY ${preferenceOrder(m, names, context)}) AS ${place}`,
    `FROM (\n${indent(weighedSql(m, shape, names, false, context))}\n)`,
    ...whereClause(enough),
  ].join('\n');
  const one = shape.top === 1;
  const lying = lyingOf(shape.dimension, liesIn(m, context));
  const read = lying ? asRead(lying.storage, picked) : picked;
  const value = one ? read : dialect.stringAgg(`REPLACE(${read}, '${SEPARATOR}', '/')`, `'${SEPARATOR}'`, place);
  const sql = [
    `SELECT ${key}, ${value} AS ${dialect.quote(m.id)}`,
    `FROM (\n${indent(ranked)}\n)`,
    ...(shape.top === undefined ? [] : [`WHERE ${place} <= ${shape.top}`]),
    ...(one ? [] : [`GROUP BY ${key}`]),
  ].join('\n');
  return { name: context.part(`prefer_${m.id}`), sql, materialized: false, columns: [m.id] };
}

/** Every value that one customer has rows of, in the order of preference. */
export function preferenceWorkings(m: ResolvedMeasure, shape: ResolvedPreference, context: StatementContext): string {
  const { dialect, schema } = context;
  const names = innerNames(NAMES, context);
  const key = dialect.quote(schema.entity.key);
  const everybody = populationPart([], context);
  const shown = [
    calledAs(names.picked, 'picked'),
    calledAs(names.total, 'amount'),
    calledAs(names.share, 'share'),
    calledAs(names.tgi, 'tgi'),
    calledAs(names.support, 'support'),
    ...(m.time ? [calledAs(names.last_seen, 'last_seen')] : []),
  ];
  return [
    `WITH ${everybody.name} AS (\n${indent(everybody.sql)}\n)`,
    `SELECT ${shown.join(', ')}`,
    `FROM (\n${indent(weighedSql(m, shape, names, true, context))}\n)`,
    `WHERE CAST(${key} AS TEXT) = ${dialect.param('customer')}`,
    `ORDER BY ${preferenceOrder(m, names, context)}`,
  ].join('\n');
}

/** Every value that customers have rows of, with what it weighs; `full` adds what only an explanation shows. */
function weighedSql(m: ResolvedMeasure, shape: ResolvedPreference, names: Names, full: boolean, context: StatementContext): string {
  const { dialect, schema } = context;
  const { picked, total, strength, support, last_seen } = names;
  const key = dialect.quote(schema.entity.key);
  const decimals = weightDecimals(shape, schema);
  const over = (partition: string): string => dialect.sum(total, ` OVER (${partition})`, decimals);
  const [own, everybodys, all] = [over(`PARTITION BY ${key}`), over(`PARTITION BY ${picked}`), over('')];
  const share = dialect.divide(dialect.asReal(total), own);
  // One division of two products: whole numbers that are equally strong come out equal, and reach a limit that they are on.
  const tgi = dialect.divide(`(100 * ${dialect.asReal(total)} * ${all})`, `(${dialect.asReal(own)} * ${everybodys})`);
  const by = { count: total, sum: total, decay: total, share, tgi }[shape.by];
  const columns = [key, picked, `${by} AS ${strength}`, support, ...(m.time ? [last_seen] : [])];
  const shown = full ? [total, `${share} AS ${names.share}`, `${tgi} AS ${names.tgi}`] : [];
  return `SELECT ${[...columns, ...shown].join(', ')}\nFROM (\n${indent(groupedSql(m, shape, names, full, context))}\n)`;
}

/** The digits behind the point of what one row weighs, where they are known: rows that count, and not what they say, are whole. */
export function weightDecimals({ by, weight }: ResolvedPreference, schema: Schema): number | undefined {
  if (by === 'decay') return undefined;
  return weight && by !== 'count' ? decimalsOf(weight, schema) : 0;
}

/** The order of preference within a customer. */
const preferenceOrder = (m: ResolvedMeasure, { strength, last_seen, picked }: Names, { dialect }: RowContext): string => {
  const isText = m.type === 'text' || m.type === 'any';
  return [`${strength} DESC`, ...(m.time ? [`${last_seen} DESC`] : []), isText ? dialect.collate(picked) : picked].join(', ');
};

function groupedSql(m: ResolvedMeasure, shape: ResolvedPreference, names: Names, full: boolean, context: StatementContext): string {
  const { dialect, schema } = context;
  const { picked, weight, seen, counted, total, support, last_seen } = names;
  const key = dialect.quote(schema.entity.key);
  const sum = dialect.sum(weight, '', weightDecimals(shape, schema));
  const columns = [
    `${sum} AS ${total}`,
    `${shape.support?.of ? `COUNT(DISTINCT ${counted})` : 'COUNT(*)'} AS ${support}`,
    ...(m.time ? [`MAX(${seen}) AS ${last_seen}`] : []),
  ];
  return [
    `SELECT ${[key, picked, ...columns].join(', ')}`,
    `FROM (\n${indent(rowsSql(m, shape, names, full, context))}\n)`,
    `WHERE ${picked} IS NOT NULL`,
    `GROUP BY ${key}, ${picked}`,
    `HAVING ${sum} > 0`,
  ].join('\n');
}

function rowsSql(m: ResolvedMeasure, shape: ResolvedPreference, names: Names, full: boolean, context: StatementContext): string {
  const { dialect, schema } = context;
  const { picked, weight, seen, counted } = names;
  const write = rowContext(m, context);
  const key = keyOf(m, context);
  const columns = [
    key.select,
    `${lyingOf(shape.dimension, write.lies)?.sql ?? sqlOf(shape.dimension, write)} AS ${picked}`,
    `${weightSql(m, shape, context)} AS ${weight}`,
    ...(m.time ? [`${timeAsItLies(m, context).sql} AS ${seen}`] : []),
    ...(shape.support?.of ? [`${lyingOf(shape.support.of, write.lies)?.sql ?? sqlOf(shape.support.of, write)} AS ${counted}`] : []),
  ];
  // Everybody is who belongs to the population: rows of nobody would shift the shares.
  const everybody = `${key.read} IN (SELECT ${dialect.quote(schema.entity.key)} FROM ${context.part('population')})`;
  const needsEverybody = full || shape.by === 'tgi';
  const where = [...conditionsOf(m, context), `${key.column} IS NOT NULL`, ...(needsEverybody ? [everybody] : [])];
  return [`SELECT ${columns.join(', ')}`, `FROM ${fromClause(m, context)}`, ...whereClause(where)].join('\n');
}

function weightSql(m: ResolvedMeasure, { by, weight, halfLifeDays = 0 }: ResolvedPreference, context: StatementContext): string {
  const { dialect, params } = context;
  const amount = weight && by !== 'count' ? sqlOf(weight, rowContext(m, context)) : '1';
  if (by !== 'decay') return amount;
  const days = daysAgo(m, context);
  const lives = dialect.divide(dialect.asReal(days), dialect.param(params.add(halfLifeDays)));
  return `(${amount}) * ${dialect.power(dialect.real(0.5), lives)}`;
}
