import { sqlOf } from '../compile/expression.ts';
import { indent } from '../compile/indent.ts';
import { type Lying, lyingOf } from '../compile/lying.ts';
import { conditionsOf, keyOf, liesIn, rowContext, type StatementContext, timeAsItLies, whereClause } from '../compile/rows.ts';
import { weightDecimals } from '../compile/shapes/prefer.ts';
import { type Scaled, wholeNumbers } from '../compile/whole-sum.ts';
import type { Storage } from '../language/layout.ts';
import type { ResolvedMeasure, ResolvedPreference } from '../language/resolved.ts';
import { isClustered, joinOf, tablesOf } from './clustered.ts';
import { PLACE } from './place.ts';

/** So many values are tallied side by side faster than they are sorted. */
const MOST_TALLIED = 12;
/** A stage that stays one: SQLite would otherwise write its columns out wherever they are named. */
const STAGE = 'LIMIT -1 OFFSET 0';
/** Weaker than anything that counts. */
const NONE = -1;

type Listed = Extract<Storage, { kind: 'listed' }>;

/** A preference whose values are known beforehand and few: a column a value in place of a row a value, so that nothing has to be sorted. */
export interface Tally {
  readonly measure: ResolvedMeasure;
  readonly shape: ResolvedPreference;
  readonly dimension: Lying & { readonly storage: Listed };
  readonly values: readonly ValueColumns[];
  /** What everybody has of all values. */
  readonly all: string;
  readonly strongest: string;
  /** Whether a customer's latest row is at hand; where it is not, what was seen last is tallied as well. */
  readonly isClustered: boolean;
  /** Weights are so many times what they stand for: cents of yuan. */
  readonly scale: number;
}
/** The columns of one value of the dimension. */
interface ValueColumns {
  readonly place: number;
  /** What the customer has of it, and nothing where that is less than nothing. */
  readonly weight: string;
  readonly support: string;
  readonly seen: string;
  readonly strength: string;
  readonly everybodys: string;
}

/** The tally of a preference, or nothing where it has to be sorted. @param id tells its columns from those of the next */
export function tallyOf(measure: ResolvedMeasure, id: number, context: StatementContext): Tally | undefined {
  const { shape } = measure;
  if (shape?.agg !== 'prefer' || (measure.spec.empty ?? null) !== null || shape.top !== 1 || shape.support?.of || shape.by === 'decay')
    return undefined;
  const lying = lyingOf(shape.dimension, liesIn(measure, context));
  if (lying?.storage.kind !== 'listed' || lying.storage.values.length > MOST_TALLIED) return undefined;
  const { scale = 1 } = rowsWeighed(measure, shape, context) ?? {};
  const column = (what: string, place: number): string => `taglab_${what}_${id}_${place}`;
  const values = lying.storage.values.map((_, place) => ({
    place,
    weight: column('weight', place),
    support: column('support', place),
    seen: column('seen', place),
    strength: column('strength', place),
    everybodys: column('everybodys', place),
  }));
  const [all, strongest] = [`taglab_all_${id}`, `taglab_strongest_${id}`];
  return {
    measure,
    shape,
    dimension: { sql: lying.sql, storage: lying.storage },
    values,
    all,
    strongest,
    isClustered: isClustered(measure, context),
    scale,
  };
}

/** What a customer has of each value, as aggregates over the rows that count. */
export function tallied(tally: Tally, context: StatementContext): { name: string; sql: string }[] {
  const { measure, shape, dimension } = tally;
  const seen = seenIn(tally);
  return tally.values.flatMap(({ place, weight, support }) => {
    const filter = ` FILTER (WHERE ${dimension.sql} = ${place})`;
    return [
      { name: weight, sql: weightSql(measure, shape, filter, context) },
      ...(shape.support ? [{ name: support, sql: `COUNT(*)${filter}` }] : []),
      ...seen.slice(place, place + 1).map((name) => ({ name, sql: `MAX(${timeAsItLies(measure, context).sql})${filter}` })),
    ];
  });
}

/** The columns that say when each value was seen last, where they are needed. */
const seenIn = ({ measure, isClustered, values }: Tally): readonly string[] =>
  measure.time && !isClustered ? values.map((v) => v.seen) : [];

/** What is added up of the rows, in whole numbers where that can be. */
function rowsWeighed(m: ResolvedMeasure, { by, weight }: ResolvedPreference, context: StatementContext): Scaled | undefined {
  return by === 'count' ? undefined : wholeNumbers(weight, rowContext(m, context));
}

/** What is added up, or counted, of the rows of one value. What weighs less than nothing counts for nothing. */
function weightSql(m: ResolvedMeasure, shape: ResolvedPreference, filter: string, context: StatementContext): string {
  const { dialect, schema } = context;
  if (!shape.weight || shape.by === 'count') return `COUNT(*)${filter}`;
  const whole = rowsWeighed(m, shape, context);
  const sum = whole
    ? dialect.sum(whole.sql, filter)
    : dialect.sum(sqlOf(shape.weight, rowContext(m, context)), filter, weightDecimals(shape, schema));
  return `CASE WHEN ${sum} > 0 THEN ${sum} ELSE 0 END`;
}

/** Weights added up, as what they stand for: as many digits as one of them has. */
function together(weights: readonly string[], { scale, shape }: Tally, { dialect, schema }: StatementContext): string {
  const sum = `(${weights.join(' + ')})`;
  if (scale > 1) return `(${sum} / ${dialect.real(scale)})`;
  const decimals = weightDecimals(shape, schema);
  return decimals ? dialect.round(sum, decimals) : sum;
}

/**
 * The value that each customer prefers most, as its place in the list: the same numbers as one statement works out, in the same order.
 * @param table of the tallies, one row a customer
 * @param facts the table whose rows are the customers, at their places
 */
export function preferredSql(tally: Tally, table: string, facts: string, context: StatementContext): string {
  const { dialect, params } = context;
  const { strongest, shape } = tally;
  const { threshold } = shape;
  // A weight that is compared with nothing but others stays as it was counted.
  const reached = isWeight(shape) ? together([strongest], tally, context) : strongest;
  const enough = [`${strongest} > 0`, ...(threshold === undefined ? [] : [`${reached} >= ${dialect.param(params.add(threshold))}`])];
  const { sql, strengths } = strengthsSql(tally, table, context);
  const compared = `SELECT ${[PLACE, ...seenIn(tally), ...strengths].join(', ')}, MAX(${[NONE, ...strengths].join(', ')}) AS ${strongest}\nFROM ${sql}\n${STAGE}`;
  return [`SELECT ${PLACE}, ${pickedSql(tally, strengths, facts, context)}`, `FROM (\n${indent(compared)}\n)`, ...whereClause(enough)].join(
    '\n',
  );
}

const isWeight = ({ by }: ResolvedPreference): boolean => by === 'count' || by === 'sum';

/** How strong each value is for a customer, in columns of a table. */
function strengthsSql(
  tally: Tally,
  table: string,
  context: StatementContext,
): { readonly sql: string; readonly strengths: readonly string[] } {
  const { dialect, params } = context;
  const { shape, values, all } = tally;
  if (isWeight(shape) && !shape.support) return { sql: table, strengths: values.map((v) => v.weight) };
  // What is brought to size is no whole number any more.
  const real = (sum: string): string => (tally.scale > 1 ? sum : dialect.asReal(sum));
  const own = together(
    values.map((v) => v.weight),
    tally,
    context,
  );
  const strength = ({ weight, everybodys }: ValueColumns): string => {
    if (isWeight(shape)) return weight;
    const one = real(together([weight], tally, context));
    return shape.by === 'share' ? dialect.divide(one, own) : `100 * ${one} * ${all} / (${real(own)} * ${everybodys})`;
  };
  const columns = values.map((v) => {
    const support = shape.support ? [`${v.support} >= ${dialect.param(params.add(shape.support.least))}`] : [];
    return `CASE WHEN ${[`${v.weight} > 0`, ...support].join(' AND ')} THEN ${strength(v)} ELSE ${NONE} END AS ${v.strength}`;
  });
  const from = shape.by === 'tgi' ? `${table} CROSS JOIN (\n${indent(everybodysSql(tally, table, context))}\n)` : table;
  const weighed = `SELECT ${[PLACE, ...seenIn(tally), ...columns].join(', ')}\nFROM ${from}\n${STAGE}`;
  return { sql: `(\n${indent(weighed)}\n)`, strengths: values.map((v) => v.strength) };
}

/** What everybody has of each value, and of all: one row. */
function everybodysSql(tally: Tally, table: string, context: StatementContext): string {
  const sums = tally.values.map((v) => `SUM(${v.weight})`);
  const each = tally.values.map((v, i) => `${together(sums.slice(i, i + 1), tally, context)} AS ${v.everybodys}`);
  return `SELECT ${[...each, `${together(sums, tally, context)} AS ${tally.all}`].join(', ')}\nFROM ${table}`;
}

/** The strongest value; of several the one that was seen last, and of those the first. */
function pickedSql(tally: Tally, strengths: readonly string[], facts: string, context: StatementContext): string {
  const { measure, values, strongest } = tally;
  const first = `CASE ${strongest} ${values.map((v, i) => `WHEN ${strengths[i]} THEN ${v.place}`).join(' ')} END`;
  if (!measure.time) return first;
  if (tally.isClustered) {
    const asStrong = strengths.map((s) => `(${s} = ${strongest})`).join(' + ');
    return `CASE WHEN ${asStrong} = 1 THEN ${first} ELSE (\n${indent(lastSeenSql(tally, strengths, facts, context))}\n) END`;
  }
  const whens = values.map((v, i) => {
    const notBeaten = values.flatMap((other, j) => (j === i ? [] : [`(${strengths[j]} < ${strongest} OR ${v.seen} >= ${other.seen})`]));
    return `WHEN ${[`${strengths[i]} = ${strongest}`, ...notBeaten].join(' AND ')} THEN ${v.place}`;
  });
  return `CASE ${whens.join(' ')} END`;
}

/** Of values that are equally strong, the one in the customer's latest row: looked up for those few customers, since a latest day for every value costs as much as all sums. */
function lastSeenSql(
  { measure, dimension, strongest }: Tally,
  strengths: readonly string[],
  facts: string,
  context: StatementContext,
): string {
  const key = context.dialect.quote(context.schema.entity.key);
  const owner = `(SELECT ${key} FROM ${facts} WHERE rowid = ${PLACE})`;
  const isAsStrong = `CASE ${dimension.sql} ${strengths.map((s, place) => `WHEN ${place} THEN ${s}`).join(' ')} END = ${strongest}`;
  return [
    `SELECT ${dimension.sql}`,
    `FROM ${tablesOf(measure, context).join(' CROSS JOIN ')}`,
    ...whereClause([
      `${keyOf(measure, context).column} = ${owner}`,
      ...joinOf(measure, context),
      ...conditionsOf(measure, context),
      isAsStrong,
    ]),
    `ORDER BY ${timeAsItLies(measure, context).sql} DESC, ${dimension.sql}`,
    'LIMIT 1',
  ].join('\n');
}
