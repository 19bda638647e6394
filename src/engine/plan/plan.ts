import { contextOf, resultColumns, withParts } from '../compile/compile.ts';
import { sqlite } from '../compile/dialects/sqlite.ts';
import { keyOrder, levelParts } from '../compile/levels.ts';
import { type Measured, measuredParts } from '../compile/measured.ts';
import type { Part, StatementContext } from '../compile/rows.ts';
import type { ComputedParam } from '../compile/shapes/computed.ts';
import { AS_READ, type Layout } from '../language/layout.ts';
import type { PopulationFeature, ResolvedTags } from '../language/resolved.ts';
import type { SqlParams } from '../language/rows.ts';
import { type CodedTag, Codes } from './codes.ts';
import type { PlannedCuts } from './cuts.ts';
import { PLACE } from './place.ts';
import { plannedFeature } from './planned.ts';

/** Where facts are kept, and of what: temporary tables of the connection. */
export const FACTS = 'taglab_facts';
export const FACTS_OF = 'taglab_facts_of';

/**
 * A tag set in two steps for SQLite: the facts of every customer, which are kept, and what is made of them. Whoever changes a rule and no
 * fact repeats the second only.
 */
export interface Plan {
  /** One row a customer: what the rules read. */
  readonly facts: { readonly sql: string; readonly params: SqlParams; readonly computed: readonly ComputedParam[] };
  readonly cuts: readonly PlannedCuts[];
  /** Reads the columns of `cuts` from the kept facts. */
  readonly cutSql: string;
  /** Reads the kept facts: one row a customer, one column a tag. */
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

/**
 * Plans a tag set: rows as those of `compileTags`, in less time.
 * @param how.layout how the tables of the database lie, so that facts are read as they do
 * @param how.shown the tags that the rows are for, where they are not for all; the facts are those of the whole set, so that another choice finds them kept
 * @example const rows = await runPlan(planTags(tags), '2025-06-30', execute)
 */
export function planTags(tags: ResolvedTags, { layout = AS_READ, shown = tags }: PlanHow = {}): Plan {
  const context = contextOf(tags, sqlite, layout);
  const { dialect, params } = context;
  const facts = measuredParts(tags, context);
  const key = dialect.quote(tags.schema.entity.key);
  const factsSql = factsStatement(tags, facts, context);
  const factsParams = params.values;
  const cuts: PlannedCuts[] = [];
  const kept: Part = { name: context.part('measured'), sql: '', materialized: false, columns: [] };
  const codes = new Codes(shown);
  const levels = levelParts(
    shown,
    { last: kept, worked: facts.worked },
    context,
    (f, column) => {
      const feature = isFact(f) ? plannedFeature(f, column, cuts.length + 1, context) : undefined;
      if (feature) cuts.push(feature.cuts);
      return feature?.planned;
    },
    (tag) => codes.givenBy(tag),
  );
  const columns = [...facts.columns, ...levels.columns];
  const rules = byTheRow(levels.parts);
  const tail = `\nFROM ${levels.last.name}\nORDER BY ${levels.last.name}.${PLACE}`;
  const factColumns = [...facts.columns, ...facts.worked.values()].map(dialect.quote);
  const statement = (results: readonly string[]): string => {
    const select = [key, ...results].join(', ');
    const named = factColumns.filter((c) => select.includes(c) || rules.some((p) => p.sql.includes(c)));
    const sql = `SELECT rowid AS ${PLACE}, ${[key, ...named].join(', ')}\nFROM temp.${FACTS}`;
    return `${withParts([{ ...kept, sql }, ...rules], dialect)}SELECT ${select}${tail}`;
  };
  return {
    facts: { sql: factsSql, params: factsParams, computed: params.computed },
    cuts,
    cutSql: `SELECT ${cuts.map((c) => c.column).join(', ')} FROM temp.${FACTS} ORDER BY rowid`,
    sql: statement(resultColumns(shown, dialect)),
    wideSql: statement(columns.map(dialect.quote)),
    wideColumns: columns,
    params: params.values,
    coded: codes.tags,
  };
}

/** Rows in the order of keys, stored as they come: written out as a part first, they would be written twice. */
function factsStatement({ schema }: ResolvedTags, { parts, last }: Measured, { dialect }: StatementContext): string {
  const before = parts.filter((p) => p !== last);
  const [population] = before;
  const order = keyOrder(schema, dialect, population ? `${population.name}.` : '');
  return `${before.length === 0 ? '' : withParts(before, dialect)}${last.sql}\nORDER BY ${order}`;
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
