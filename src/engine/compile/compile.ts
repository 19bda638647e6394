import type { Layout } from '../language/layout.ts';
import { needsEverybody } from '../language/looks-at-others.ts';
import type { ResolvedTags } from '../language/resolved.ts';
import type { Cell, SqlParams } from '../language/rows.ts';
import type { Dialect } from './dialect.ts';
import { Params } from './expression.ts';
import { heldIn } from './held.ts';
import { indent } from './indent.ts';
import { keyOrder, levelParts } from './levels.ts';
import { measuredParts } from './measured.ts';
import { onlyParams, onlyPart } from './only.ts';
import { type Part, partNames, type StatementContext } from './rows.ts';
import type { ComputedParam } from './shapes/computed.ts';

/** A statement for a whole tag set: one row a customer, one column a tag. `paramsOf` gives what is bound when it runs. */
export interface Compiled {
  readonly dialect: string;
  readonly sql: string;
  readonly params: SqlParams;
  /** Parameters that only the data can tell; `paramsOf` gives all. */
  readonly computed: readonly ComputedParam[];
  readonly key: string;
  readonly tags: readonly string[];
  /** The same statement with every column in between, for explaining and for labs. */
  readonly wideSql: string;
  readonly wideColumns: readonly string[];
}

/**
 * Compiles a tag set into one statement: the population, one pass per source table for all measures, then level by level what is
 * computed over everybody and the tags themselves.
 * @param customers the keys of those that the statement is for; without them, everybody
 * @throws where customers are given and a tag looks at others
 * @example const compiled = compileTags(tags, sqlite); execute(compiled.sql, await paramsOf(compiled, '2025-06-30', execute))
 */
export function compileTags(tags: ResolvedTags, dialect: Dialect, customers?: readonly Cell[]): Compiled {
  if (customers && needsEverybody(tags)) throw new RangeError('a tag of this set looks at others');
  const { schema } = tags;
  const everybody = contextOf(tags, dialect);
  const only = customers && onlyPart(everybody);
  const context: StatementContext = { ...everybody, only: only?.name };
  const { params } = context;
  const facts = measuredParts(tags, context);
  const levels = levelParts(tags, facts, context);
  const columns = [...facts.columns, ...levels.columns];
  const head = withParts([...(only ? [only] : []), ...facts.parts, ...levels.parts], dialect);
  const tail = resultTail(tags, levels.last, dialect);
  const key = dialect.quote(schema.entity.key);
  return {
    dialect: dialect.name,
    sql: `${head}SELECT ${[key, ...resultColumns(tags, dialect)].join(', ')}${tail}`,
    wideSql: `${head}SELECT ${[key, ...columns.map(dialect.quote)].join(', ')}${tail}`,
    params: { ...params.values, ...(customers ? onlyParams(customers, schema) : {}) },
    computed: params.computed,
    key: schema.entity.key,
    tags: tags.tags.map((t) => t.code),
    wideColumns: columns,
  };
}

/** @param layout how the tables lie, where the statement reads them as they do: for SQLite only */
export const contextOf = (tags: ResolvedTags, dialect: Dialect, layout?: Layout): StatementContext => ({
  layout,
  schema: tags.schema,
  dialect,
  params: new Params(),
  held: heldIn(dialect, tags),
  part: partNames(tags.schema, dialect),
});

export const withParts = (parts: readonly Part[], dialect: Dialect): string =>
  `WITH ${parts.map((p) => `${p.name} AS ${p.materialized ? dialect.materialized : ''}(\n${indent(p.sql)}\n)`).join(',\n')}\n`;

/** A column a tag, called by its code. */
export const resultColumns = (tags: ResolvedTags, dialect: Dialect): readonly string[] =>
  tags.tags.map((t) => dialect.quote(t.column) + (t.column === t.code ? '' : ` AS ${dialect.quote(t.code)}`));

/** With the part's name: a tag may be called like the key. */
export const resultTail = ({ schema }: ResolvedTags, last: Part, dialect: Dialect): string =>
  `\nFROM ${last.name}\nORDER BY ${keyOrder(schema, dialect, `${last.name}.`)}`;
