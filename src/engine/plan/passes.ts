import { indent } from '../compile/indent.ts';
import { aggregate, isAggregate } from '../compile/measures.ts';
import { conditionsOf, fromClause, keyOf, type RowContext, type StatementContext, whereClause } from '../compile/rows.ts';
import type { ResolvedMeasure } from '../language/resolved.ts';
import { type Bound, type Offset, windowBounds } from '../language/window.ts';
import { isClustered, joinOf, tablesOf } from './clustered.ts';
import { PLACE } from './place.ts';
import { type Tally, tallied, tallyOf } from './tally.ts';

/** The rows of one table, read once for everything that is counted of them. */
export interface Pass {
  readonly source: ResolvedMeasure;
  /** What all that it counts ask of a row. */
  readonly where: readonly string[];
  readonly aggregates: readonly ResolvedMeasure[];
  readonly tallies: readonly Tally[];
}

/** So many preferences have tables of their own: a statement can join 64. */
const MOST_TALLIES = 20;

/**
 * Shares measures out among passes. A preference asks for few rows, and for the same ones as most counts beside it: whatever asks for no others is
 * counted with it, and what is left of a table is one more pass.
 * @returns also the measures that no pass can count
 */
export function passesOf(
  measures: readonly ResolvedMeasure[],
  context: StatementContext,
): { passes: readonly Pass[]; rest: readonly ResolvedMeasure[] } {
  const tallies: Tally[] = [];
  const rest: ResolvedMeasure[] = [];
  for (const m of measures) {
    const tally = tallies.length < MOST_TALLIES ? tallyOf(m, tallies.length + 1, context) : undefined;
    if (tally) tallies.push(tally);
    else if (!isAggregate(m)) rest.push(m);
  }
  const narrow = [...groupedBy(tallies, ({ measure }) => [sourceOf(measure), ...conditionsOf(measure, context)])].map(
    (group): Omit<Pass, 'aggregates'> => ({ source: group[0].measure, where: conditionsOf(group[0].measure, context), tallies: group }),
  );
  const aggregates = measures.filter(isAggregate);
  const carriers = new Map(aggregates.map((m) => [m, narrow.find((pass) => asksForNoOthers(m, pass.source, context))]));
  const wide = groupedBy(
    aggregates.filter((m) => !carriers.get(m)),
    (m) => [sourceOf(m)],
  );
  return {
    passes: [
      ...narrow.map((pass) => ({ ...pass, aggregates: aggregates.filter((m) => carriers.get(m) === pass) })),
      ...wide.map((group) => ({ source: group[0], where: sharedBy(group, context), aggregates: group, tallies: [] })),
    ],
    rest,
  };
}

const sourceOf = ({ spec, entityKey, via }: ResolvedMeasure): string => JSON.stringify([spec.from, entityKey, via]);

type Group<T> = [T, ...T[]];
function groupedBy<T>(all: readonly T[], by: (one: T) => readonly string[]): Group<T>[] {
  const groups = new Map<string, Group<T>>();
  for (const one of all) {
    const key = JSON.stringify(by(one));
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function sharedBy(measures: Group<ResolvedMeasure>, context: RowContext): readonly string[] {
  const [first, ...others] = measures.map((m) => conditionsOf(m, context));
  return (first ?? []).filter((c) => others.every((list) => list.includes(c)));
}

/** Whether every row that counts for one measure counts for the other. */
function asksForNoOthers(m: ResolvedMeasure, other: ResolvedMeasure, context: RowContext): boolean {
  if (sourceOf(m) !== sourceOf(other)) return false;
  const [own, others] = [windowBounds(m.spec.window), windowBounds(other.spec.window)];
  if (!isAsOf(others.end) || !startsNoSooner(own.start, others.start)) return false;
  // With the window of the one, the other asks for nothing else.
  const asked = conditionsOf(m, context);
  return conditionsOf({ ...other, spec: { ...other.spec, window: m.spec.window } }, context).every((c) => asked.includes(c));
}

const isAsOf = (bound: Bound): boolean =>
  bound.kind === 'offset' && bound.offset.days === 0 && isSameMonth(bound.offset, { months: 0, days: 0 });

function startsNoSooner(start: Bound | undefined, other: Bound | undefined): boolean {
  if (!other) return true;
  if (start?.kind === 'day' && other.kind === 'day') return start.day >= other.day;
  return (
    start?.kind === 'offset' && other.kind === 'offset' && isSameMonth(start.offset, other.offset) && start.offset.days >= other.offset.days
  );
}
const isSameMonth = (a: Offset, b: Offset): boolean =>
  a.months === b.months && a.startOf === b.startOf && (a.startOfMonth ?? false) === (b.startOfMonth ?? false);

/** One column of a pass, by its own name. */
export interface Counted {
  readonly name: string;
  readonly sql: string;
}

/** Every column of a pass but the customer's place. */
export const countedBy = ({ where, aggregates, tallies }: Pass, context: StatementContext): readonly Counted[] => [
  ...aggregates.map((m) => {
    const own = conditionsOf(m, context).filter((c) => !where.includes(c));
    return { name: context.dialect.quote(m.id), sql: aggregate(m, own, context) };
  }),
  ...tallies.flatMap((tally) => tallied(tally, context)),
];

/**
 * One row for each customer who has rows that count, the place first.
 * @param facts the table whose rows are the customers, at their places
 */
export function passSql({ source, where }: Pass, counted: readonly Counted[], facts: string, context: StatementContext): string {
  const { dialect, schema } = context;
  const key = keyOf(source, context);
  const [everybody, rows, owner] = [context.part('everybody'), context.part('rows_of'), 'taglab_owner'];
  const people = `(SELECT rowid AS ${PLACE}, ${dialect.quote(schema.entity.key)} AS ${owner} FROM ${facts}) AS ${everybody}`;
  const columns = counted.map(({ name, sql }) => `  ${sql} AS ${name}`).join(',\n');
  if (isClustered(source, context)) {
    // Customer by customer, in the order in which rows lie: nothing is sorted, and what a window leaves out is not even read.
    return [
      `SELECT ${PLACE},`,
      columns,
      `FROM ${[people, ...tablesOf(source, context)].join('\nCROSS JOIN ')}`,
      ...whereClause([`${key.column} = ${owner}`, ...joinOf(source, context), ...where]),
      `GROUP BY ${PLACE}`,
    ].join('\n');
  }
  const grouped = [
    `SELECT ${key.read} AS ${owner},`,
    columns,
    `FROM ${fromClause(source, context)}`,
    ...whereClause([...where, `${key.column} IS NOT NULL`]),
    `GROUP BY ${key.column}`,
  ].join('\n');
  const names = counted.map(({ name }) => `${rows}.${name}`);
  return `SELECT ${[PLACE, ...names].join(', ')}\nFROM (\n${indent(grouped)}\n) AS ${rows}\nJOIN ${people} USING (${owner})`;
}
