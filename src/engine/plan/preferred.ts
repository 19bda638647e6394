import { indent } from '../compile/indent.ts';
import { conditionsOf, keyOf, type StatementContext, timeAsItLies, whereClause } from '../compile/rows.ts';
import type { ResolvedPreference } from '../language/resolved.ts';
import { joinOf, tablesOf } from './clustered.ts';
import { PLACE } from './place.ts';
import { seenIn, type Tally, together, type ValueColumns } from './tally.ts';

/** A stage that stays one: SQLite would otherwise write its columns out wherever they are named. */
const STAGE = 'LIMIT -1 OFFSET 0';
/** Weaker than anything that counts. */
const NONE = -1;

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
