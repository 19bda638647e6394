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

/** So many values are tallied side by side faster than they are sorted. */
const MOST_TALLIED = 12;
/** A stage that stays one: SQLite would otherwise write its columns out wherever they are named. */
const STAGE = 'LIMIT -1 OFFSET 0';
/** Weaker and earlier than anything that counts. */
const NONE = -1;

type Listed = Extract<Lying['storage'], { kind: 'listed' }>;
interface Tallied {
  readonly sql: string;
  readonly storage: Listed;
}

/** The dimension of a preference whose values are known before the statement runs and few, or nothing. */
export function talliedBy(m: ResolvedMeasure, shape: ResolvedPreference, context: StatementContext): Tallied | undefined {
  const lying = lyingOf(shape.dimension, liesIn(m, context));
  const isTallied = shape.top === 1 && !shape.support?.of && shape.by !== 'decay' && keyOf(m, context).of.readableKey === undefined;
  return isTallied && lying?.storage.kind === 'listed' && lying.storage.values.length <= MOST_TALLIED
    ? { sql: lying.sql, storage: lying.storage }
    : undefined;
}

/**
 * The value that a customer prefers most, from a column a value in place of a row a value: no window has to be sorted. The same numbers as
 * `preferencePart` works out, in the same order.
 */
export function pivotedPart(
  m: ResolvedMeasure,
  shape: ResolvedPreference,
  { sql: dimension, storage }: Tallied,
  context: StatementContext,
): Part {
  const { dialect, params, schema } = context;
  const key = dialect.quote(schema.entity.key);
  const name = (what: string): string => innerName(what, context);
  const each = storage.values.map((_, i) => ({
    place: i,
    total: name(`total_${i}`),
    support: name(`support_${i}`),
    seen: name(`seen_${i}`),
    strength: name(`strength_${i}`),
    everybodys: name(`everybodys_${i}`),
  }));
  const tally = context.part(`tally_${m.id}`);
  const [own, all, strongest, latest] = [name('own'), name('everybodys'), name('strongest'), name('latest')];
  const time = m.time && timeAsItLies(m, context).sql;
  const isShared = shape.by === 'share' || shape.by === 'tgi';

  const tallies = each.flatMap(({ place, total, support, seen }) => {
    const filter = ` FILTER (WHERE ${dimension} = ${place})`;
    return [
      `${totalSql(m, shape, filter, context)} AS ${total}`,
      ...(shape.support ? [`COUNT(*)${filter} AS ${support}`] : []),
      ...(time === undefined ? [] : [`MAX(${time})${filter} AS ${seen}`]),
    ];
  });
  const rowKey = keyOf(m, context);
  const where = whereClause([...conditionsOf(m, context), `${rowKey.column} IS NOT NULL`]);
  const tallied = [
    `SELECT ${[rowKey.select, ...tallies].join(', ')}`,
    `FROM ${fromClause(m, context)}`,
    ...where,
    `GROUP BY ${rowKey.column}`,
  ];

  const positive = (total: string): string => `CASE WHEN ${total} > 0 THEN ${total} ELSE 0 END`;
  const sums = each.map(({ total, everybodys }) => `${dialect.sum(positive(total), '', false)} AS ${everybodys}`);
  const everybody = `SELECT ${sums.join(', ')}\nFROM ${tally}\nWHERE ${key} IN (SELECT ${key} FROM ${context.part('population')})`;
  const totals = `SELECT *, ${each.map((v) => v.everybodys).join(' + ')} AS ${all}\nFROM (\n${indent(everybody)}\n)`;

  const strengthOf = ({ total, everybodys }: (typeof each)[number]): string => {
    if (shape.by === 'share') return dialect.divide(dialect.asReal(total), own);
    if (shape.by !== 'tgi') return total;
    return dialect.divide(`(100 * ${dialect.asReal(total)} * ${all})`, `(${dialect.asReal(own)} * ${everybodys})`);
  };
  const number = (n: number): string => dialect.param(params.add(n));
  const counted = each.map((v) => {
    const enough = [`${v.total} > 0`, ...(shape.support ? [`${v.support} >= ${number(shape.support.least)}`] : [])];
    return `CASE WHEN ${enough.join(' AND ')} THEN ${strengthOf(v)} ELSE ${NONE} END AS ${v.strength}`;
  });
  const seen = time === undefined ? [] : each.map((v) => v.seen);
  const owned = isShared ? `SELECT *, ${each.map((v) => positive(v.total)).join(' + ')} AS ${own}\nFROM ${tally}\n${STAGE}` : undefined;
  const source = owned ? `(\n${indent(owned)}\n)` : tally;
  const joined = shape.by === 'tgi' ? `${source}\nCROSS JOIN (\n${indent(totals)}\n)` : source;
  const weighed = `SELECT ${[key, ...seen, ...counted].join(', ')}\nFROM ${joined}\n${STAGE}`;
  const best = `SELECT *, MAX(${[NONE, ...each.map((v) => v.strength)].join(', ')}) AS ${strongest}\nFROM (\n${indent(weighed)}\n)\n${STAGE}`;
  const last = each.map((v) => `CASE WHEN ${v.strength} = ${strongest} THEN ${v.seen} ELSE ${NONE} END`);
  const ordered =
    time === undefined ? best : `SELECT *, MAX(${[NONE, ...last].join(', ')}) AS ${latest}\nFROM (\n${indent(best)}\n)\n${STAGE}`;

  const isFirst = (v: (typeof each)[number]): string =>
    [`${v.strength} = ${strongest}`, ...(time === undefined ? [] : [`${v.seen} = ${latest}`])].join(' AND ');
  const enough = [`${strongest} > 0`, ...(shape.threshold === undefined ? [] : [`${strongest} >= ${number(shape.threshold)}`])];
  const picked = each.map((v) => `WHEN ${isFirst(v)} THEN ${dialect.literal(storage.values[v.place] ?? null)}`);
  const sql = [
    `WITH ${tally} AS MATERIALIZED (\n${indent(tallied.join('\n'))}\n)`,
    `SELECT ${key}, CASE ${picked.join(' ')} END AS ${dialect.quote(m.id)}`,
    `FROM (\n${indent(ordered)}\n)`,
    ...whereClause(enough),
  ].join('\n');
  return { name: context.part(`prefer_${m.id}`), sql, materialized: false, columns: [m.id] };
}

/** What is added up, or counted, of the rows of one value. */
function totalSql(m: ResolvedMeasure, shape: ResolvedPreference, filter: string, context: StatementContext): string {
  if (!shape.weight || shape.by === 'count') return `COUNT(*)${filter}`;
  const write = rowContext(m, context);
  return wholeSum(shape.weight, filter, write) ?? context.dialect.sum(sqlOf(shape.weight, write), filter, false);
}
