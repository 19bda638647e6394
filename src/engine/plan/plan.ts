import { contextOf, resultColumns, withParts } from '../compile/compile.ts';
import type { Dialect } from '../compile/dialect.ts';
import { sqlite } from '../compile/dialects/sqlite.ts';
import type { Params } from '../compile/expression.ts';
import { levelParts } from '../compile/levels.ts';
import type { Part } from '../compile/rows.ts';
import { AS_READ, type Layout } from '../language/layout.ts';
import type { PopulationFeature, ResolvedTags } from '../language/resolved.ts';
import type { SqlParams } from '../language/rows.ts';
import { type CodedTag, Codes } from './codes.ts';
import type { PlannedCuts } from './cuts.ts';
import { type FactTable, factsOf } from './facts.ts';
import { type KeysSql, keysSql } from './keys-sql.ts';
import { PLACE } from './place.ts';
import { plannedFeature } from './planned.ts';

/**
 * A tag set in two steps for SQLite: the facts of every customer, which are kept, and what is made of them. Whoever changes a rule and no
 * fact repeats the second only.
 */
export interface Plan {
  /** What the rules read, each table after those that it is made of. */
  readonly facts: readonly FactTable[];
  readonly cuts: readonly PlannedCuts[];
  /** Reads the columns of `cuts` from the kept facts. */
  readonly cutSql: string;
  readonly key: string;
  readonly keys: KeysSql;
  /** Reads the kept facts: one row a customer in the order of keys, one column a tag. */
  readonly sql: string;
  /** With every column in between, for explaining and for labs. */
  readonly wideSql: string;
  readonly wideColumns: readonly string[];
  /** Columns of `sql` and `wideSql` that hold places in a list. */
  readonly coded: readonly CodedTag[];
  readonly params: SqlParams;
}

export interface PlanHow {
  readonly layout?: Layout;
  readonly shown?: ResolvedTags;
}

/** SQLite has no answer to a division by 0, and needs not be asked by a function; statements that people read say so themselves. */
const unasked: Dialect = { ...sqlite, divide: (a, b) => `1.0 * ${a} / ${b}` };

/**
 * Plans a tag set: rows as those of `compileTags`, in less time.
 * @param how.layout how the tables of the database lie, so that facts are read as they do
 * @param how.shown the tags that the rows are for, where they are not for all; the facts are those of the whole set, so that another choice finds them kept
 * @example const rows = await runPlan(planTags(tags), '2025-06-30', execute)
 */
export function planTags(tags: ResolvedTags, { layout = AS_READ, shown = tags }: PlanHow = {}): Plan {
  const context = contextOf(tags, unasked, layout);
  const { dialect, params } = context;
  const facts = factsOf(tags, context);
  const cuts: PlannedCuts[] = [];
  const kept: Part = { name: context.part('measured'), sql: '', materialized: false, columns: [] };
  const codes = new Codes(shown);
  const levels = levelParts(shown, { last: kept, worked: facts.worked }, context, {
    planned(f, column) {
      const feature = isFact(f) ? plannedFeature(f, column, cuts.length + 1, context) : undefined;
      if (feature?.cuts) cuts.push(feature.cuts);
      return feature?.planned;
    },
    ruleOf: (tag, sql) => codes.ruleOf(tag, sql),
    lies: facts.lies,
  });
  const columns = [...facts.columns, ...levels.columns];
  const rules = byTheRow(levels.parts);
  const tail = `\nFROM ${levels.last.name}\nORDER BY ${levels.last.name}.${PLACE}`;
  const statement = (results: readonly string[]): string => {
    const select = results.join(', ');
    const sql = facts.sqlFor([select, ...rules.map((p) => p.sql)].join('\n'));
    return `${withParts([{ ...kept, sql }, ...rules], dialect)}SELECT ${select}${tail}`;
  };
  const cutColumns = cuts.map((c) => c.column).join(', ');
  const [sql, wideSql] = [resultColumns(shown, dialect), columns.map(dialect.quote)].map(statement) as [string, string];
  return {
    facts: facts.tables.map((table) => withParams(table, params)),
    key: tags.schema.entity.key,
    keys: keysSql(dialect.quote(tags.schema.entity.key)),
    cuts,
    cutSql: `SELECT ${cutColumns} FROM (\n${facts.sqlFor(cutColumns)}\n) ORDER BY ${PLACE}`,
    sql,
    wideSql,
    wideColumns: columns,
    params: params.values,
    coded: codes.tags,
  };
}

/** A table with those parameters that its statements name. */
function withParams(table: Omit<FactTable, 'params' | 'computed'>, params: Params): FactTable {
  const named = new Set(table.statements.flatMap((sql) => sql.match(/(?<=:)\w+/g) ?? []));
  return {
    ...table,
    params: Object.fromEntries(Object.entries(params.values).filter(([param]) => named.has(param))),
    computed: params.computed.filter(({ param }) => named.has(param)),
  };
}

/** What the feature is about stands in a column of the facts. */
const isFact = (f: PopulationFeature): boolean => f.of.kind !== 'ref' || f.of.ref.kind !== 'as_of';

/**
 * A part that one other reads is worked out row by row as that one asks, and never stands anywhere as a whole. Left to itself, SQLite copies its
 * expressions to wherever they are named, which is fastest where that is one place; the offset of nothing keeps it from that where there are more.
 */
function byTheRow(parts: readonly Part[]): readonly Part[] {
  return parts.map((part) => {
    const readers = parts.filter((other) => new RegExp(`\\bFROM ${part.name}\\b`).test(other.sql));
    if (!part.materialized || readers.length !== 1) return part;
    const isNamedOften = part.columns.some((column) => readers.some((reader) => reader.sql.split(column).length > 2));
    return { ...part, materialized: false, sql: isNamedOften ? `${part.sql}\nLIMIT -1 OFFSET 0` : part.sql };
  });
}
