import type { ResolvedMeasure, ResolvedPreference } from '../../language/resolved.ts';
import { sqlOf } from '../expression.ts';
import { indent } from '../indent.ts';
import { type Lying, lyingOf } from '../lying.ts';
import {
  conditionsOf,
  fromClause,
  innerName,
  keyOf,
  liesIn,
  type Part,
  rowContext,
  type StatementContext,
  timeAsItLies,
  whereClause,
} from '../rows.ts';
import { wholeSum } from '../whole-sum.ts';
import { weightDecimals } from './prefer.ts';

/** So many values are tallied side by side faster than they are sorted. */
const MOST_TALLIED = 12;
/** A stage that stays one: SQLite would otherwise write its columns out wherever they are named. */
const STAGE = 'LIMIT -1 OFFSET 0';
/** Weaker than anything that counts. */
const NONE = -1;
const BEFORE_ALL = Number.MIN_SAFE_INTEGER;

type Listed = Extract<Lying['storage'], { kind: 'listed' }>;
interface Tallied {
  readonly sql: string;
  readonly storage: Listed;
}

/** The dimension of a preference whose values are known before the statement runs and few, or nothing. */
export function talliedBy(m: ResolvedMeasure, shape: ResolvedPreference, context: StatementContext): Tallied | undefined {
  const lying = lyingOf(shape.dimension, liesIn(m, context));
  const isTallied = shape.top === 1 && !shape.support?.of && shape.by !== 'decay';
  return isTallied && lying?.storage.kind === 'listed' && lying.storage.values.length <= MOST_TALLIED
    ? { sql: lying.sql, storage: lying.storage }
    : undefined;
}

/** What a pivot is written with. */
interface Pivot {
  readonly m: ResolvedMeasure;
  readonly shape: ResolvedPreference;
  readonly context: StatementContext;
  readonly dimension: string;
  readonly key: string;
  /** The time of a row, as it lies. */
  readonly time: string | undefined;
  /** One row a customer. */
  readonly tally: string;
  readonly all: string;
  readonly strongest: string;
  readonly values: readonly ValueColumns[];
  /** The digits behind the point of what a row weighs, where they are known. */
  readonly decimals: number | undefined;
}
/** The columns of one value of the dimension. */
interface ValueColumns {
  readonly value: string;
  readonly place: number;
  readonly total: string;
  readonly support: string;
  readonly seen: string;
  readonly strength: string;
  readonly everybodys: string;
}

/**
 * The value that a customer prefers most, from a column a value in place of a row a value: no window has to be sorted. The same numbers as
 * `preferencePart` works out, in the same order.
 */
export function pivotedPart(m: ResolvedMeasure, shape: ResolvedPreference, { sql, storage }: Tallied, context: StatementContext): Part {
  const { dialect, schema } = context;
  const name = (what: string): string => innerName(what, context);
  const pivot: Pivot = {
    m,
    shape,
    context,
    dimension: sql,
    key: dialect.quote(schema.entity.key),
    time: m.time && timeAsItLies(m, context).sql,
    tally: context.part(`tally_${m.id}`),
    decimals: weightDecimals(shape, schema),
    all: name('all_of_all'),
    strongest: name('strongest'),
    values: storage.values.map((value, place) => ({
      value,
      place,
      total: name(`total_${place}`),
      support: name(`support_${place}`),
      seen: name(`seen_${place}`),
      strength: name(`strength_${place}`),
      everybodys: name(`everybodys_${place}`),
    })),
  };
  const written = [
    `WITH ${pivot.tally} AS MATERIALIZED (\n${indent(tallySql(pivot))}\n)`,
    `SELECT ${pivot.key}, ${pickedSql(pivot)} AS ${dialect.quote(m.id)}`,
    `FROM (\n${indent(strongestSql(pivot))}\n)`,
    ...whereClause(strongEnough(pivot)),
  ].join('\n');
  return { name: context.part(`prefer_${m.id}`), sql: written, materialized: false, columns: [m.id] };
}

/** What a customer has of each value. */
function tallySql(pivot: Pivot): string {
  const { m, shape, context, dimension, time, values } = pivot;
  const tallies = values.flatMap(({ place, total, support, seen }) => {
    const filter = ` FILTER (WHERE ${dimension} = ${place})`;
    return [
      `${totalSql(pivot, filter)} AS ${total}`,
      ...(shape.support ? [`COUNT(*)${filter} AS ${support}`] : []),
      ...(time === undefined ? [] : [`MAX(${time})${filter} AS ${seen}`]),
    ];
  });
  const key = keyOf(m, context);
  const where = whereClause([...conditionsOf(m, context), `${key.column} IS NOT NULL`]);
  return [`SELECT ${[key.select, ...tallies].join(', ')}`, `FROM ${fromClause(m, context)}`, ...where, `GROUP BY ${key.column}`].join('\n');
}

/** What weighs nothing, or less, counts for nothing in a share. */
const positive = ({ total }: ValueColumns): string => `CASE WHEN ${total} > 0 THEN ${total} ELSE 0 END`;
/** Several sums together, which may have no more digits than each of them. */
function together(sums: readonly string[], { decimals, context: { dialect } }: Pivot): string {
  const sum = sums.join(' + ');
  return decimals ? dialect.round(sum, decimals) : `(${sum})`;
}

/** What everybody has of each value, and of all: one row. Rows of nobody would shift the shares. */
function everybodysSql(pivot: Pivot): string {
  const { context, key, tally, all, values, decimals } = pivot;
  const sums = values.map((v) => `${context.dialect.sum(positive(v), '', decimals)} AS ${v.everybodys}`);
  const everybody = `SELECT ${sums.join(', ')}\nFROM ${tally}\nWHERE ${key} IN (SELECT ${key} FROM ${context.part('population')})`;
  return `SELECT *, ${together(
    values.map((v) => v.everybodys),
    pivot,
  )} AS ${all}\nFROM (\n${indent(everybody)}\n)`;
}

/** How strong each value is for a customer, and how strong the strongest. */
function strongestSql(pivot: Pivot): string {
  const { shape, context, key, time, tally, strongest, values } = pivot;
  const strengths = values.map((v) => {
    const support = shape.support ? [`${v.support} >= ${context.dialect.param(context.params.add(shape.support.least))}`] : [];
    return `CASE WHEN ${[`${v.total} > 0`, ...support].join(' AND ')} THEN ${strengthSql(v, pivot)} ELSE ${NONE} END AS ${v.strength}`;
  });
  const seen = time === undefined ? [] : values.map((v) => v.seen);
  const from = shape.by === 'tgi' ? `${tally}\nCROSS JOIN (\n${indent(everybodysSql(pivot))}\n)` : tally;
  const weighed = `SELECT ${[key, ...seen, ...strengths].join(', ')}\nFROM ${from}\n${STAGE}`;
  return `SELECT *, MAX(${[NONE, ...values.map((v) => v.strength)].join(', ')}) AS ${strongest}\nFROM (\n${indent(weighed)}\n)\n${STAGE}`;
}

function strengthSql({ total, everybodys }: ValueColumns, pivot: Pivot): string {
  const {
    shape,
    context: { dialect },
    all,
    values,
  } = pivot;
  const own = together(values.map(positive), pivot);
  if (shape.by === 'share') return dialect.divide(dialect.asReal(total), own);
  if (shape.by !== 'tgi') return total;
  return dialect.divide(`(100 * ${dialect.asReal(total)} * ${all})`, `(${dialect.asReal(own)} * ${everybodys})`);
}

const strongEnough = ({ shape: { threshold }, context: { dialect, params }, strongest }: Pivot): readonly string[] => [
  `${strongest} > 0`,
  ...(threshold === undefined ? [] : [`${strongest} >= ${dialect.param(params.add(threshold))}`]),
];

/** The strongest value; of several the one that was seen last, and of those the first. */
function pickedSql({ context: { dialect }, time, strongest, values }: Pivot): string {
  const latest = `MAX(${[BEFORE_ALL, ...values.map((v) => `CASE WHEN ${v.strength} = ${strongest} THEN ${v.seen} ELSE ${BEFORE_ALL} END`)].join(', ')})`;
  const whens = values.map((v) => {
    const isPicked = [`${v.strength} = ${strongest}`, ...(time === undefined ? [] : [`${v.seen} = ${latest}`])].join(' AND ');
    return `WHEN ${isPicked} THEN ${dialect.literal(v.value)}`;
  });
  return `CASE ${whens.join(' ')} END`;
}

/** What is added up, or counted, of the rows of one value. */
function totalSql({ m, shape, context, decimals }: Pivot, filter: string): string {
  if (!shape.weight || shape.by === 'count') return `COUNT(*)${filter}`;
  const write = rowContext(m, context);
  return wholeSum(shape.weight, filter, write) ?? context.dialect.sum(sqlOf(shape.weight, write), filter, decimals);
}
