import type { Ref } from '../language/bound.ts';
import { needsEverybody } from '../language/looks-at-others.ts';
import { featuresNeeded, type PopulationFeature, type ResolvedMeasure, type ResolvedTags, tagOf } from '../language/resolved.ts';
import type { Cell, SqlParams } from '../language/rows.ts';
import { columnOf, type Schema } from '../language/schema.ts';
import type { Dialect } from './dialect.ts';
import { populationPart } from './everybody.ts';
import { Params, type SqlContext, sqlOf } from './expression.ts';
import { heldByMeasure, heldIn } from './held.ts';
import { indent } from './indent.ts';
import { measureParts } from './measures.ts';
import { onlyParams, onlyPart } from './only.ts';
import { cutPart, featureSql } from './population.ts';
import { atomic, type Part, partNames, type StatementContext, sortedBy } from './rows.ts';
import { orElse, ruleSql } from './rule.ts';
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
  const params = new Params();
  const { schema } = tags;
  const everybody: StatementContext = { schema, dialect, params, held: heldIn(dialect, tags), part: partNames(schema, dialect) };
  const only = customers && onlyPart(everybody);
  const context: StatementContext = { ...everybody, only: only?.name };
  const key = dialect.quote(schema.entity.key);
  const sources = measureParts(tags.measures, context);
  const everyTag = [...tags.steps, ...tags.tags];
  // The key stands in every part already.
  const columns = [...new Set(everyTag.flatMap((t) => t.uses.columns))].filter((c) => c !== schema.entity.key);
  const population = populationPart(columns, context);
  let last = sources.length > 0 ? joinedPart(tags, columns, [population, ...sources], context) : population;
  const parts = [...(only ? [only] : []), population, ...sources, ...(last === population ? [] : [last])];
  let all = [...columns, ...tags.measures.map((m) => m.id)];
  const sql: SqlContext = { dialect, params, held: context.held, ref: (ref) => columnName(ref, tags, dialect) };
  const depth = Math.max(0, ...everyTag.map((t) => t.depth));
  let scored = 0;
  for (let level = 0; level <= depth; level++) {
    for (const features of stagesOf(tags.populations.filter((p) => p.depth === level))) {
      const input = last.name;
      const over = { ...context, keyOrder: keyOrder(schema, dialect), input };
      const cuts = features.flatMap((f) => cutPart(f, atomic(sqlOf(f.of, sql)), over) ?? []);
      parts.push(...cuts);
      const added = features.map((f) => ({ name: f.id, sql: featureSql(f, atomic(sqlOf(f.of, sql)), over) }));
      const from = [input, ...cuts.map((c) => c.name)].join(' CROSS JOIN ');
      const name = context.part(++scored === 1 ? 'scored' : `scored_${scored}`);
      const carried = cuts.flatMap((c) => c.columns).map((c) => dialect.quote(c));
      last = { ...stagePart(name, carried, added, input, from, dialect), materialized: true };
      parts.push(last);
      all = [...all, ...cuts.flatMap((c) => c.columns), ...features.map((f) => f.id)];
    }
    const here = everyTag.filter((t) => t.depth === level);
    const added = here.map((t) => ({ name: t.column, sql: ruleSql(t, sql) }));
    const name = context.part(depth === 0 ? 'tagged' : `tagged_${level}`);
    // What others read is computed once; left to itself, SQLite would copy its expressions to wherever they are named.
    last = { ...stagePart(name, [], added, last.name, last.name, dialect), materialized: level < depth };
    parts.push(last);
    all = [...all, ...here.map((t) => t.column)];
  }
  const values = tags.tags.map((t) => dialect.quote(t.column) + (t.column === t.code ? '' : ` AS ${dialect.quote(t.code)}`));
  const head = `WITH ${parts.map((p) => `${p.name} AS ${p.materialized ? dialect.materialized : ''}(\n${indent(p.sql)}\n)`).join(',\n')}\n`;
  // With the part's name: a tag may be called like the key.
  const tail = `\nFROM ${last.name}\nORDER BY ${keyOrder(schema, dialect, `${last.name}.`)}`;
  return {
    dialect: dialect.name,
    sql: `${head}SELECT ${[key, ...values].join(', ')}${tail}`,
    wideSql: `${head}SELECT ${[key, ...all.map(dialect.quote)].join(', ')}${tail}`,
    params: { ...params.values, ...(customers ? onlyParams(customers, schema) : {}) },
    computed: params.computed,
    key: schema.entity.key,
    tags: tags.tags.map((t) => t.code),
    wideColumns: all,
  };
}

/** The order of customers, in results and where ties have to be broken. */
function keyOrder(schema: Schema, dialect: Dialect, from = ''): string {
  const { key, table, shorterFirst } = schema.entity;
  const column = `${from}${dialect.quote(key)}`;
  const sorted = sortedBy(column, columnOf(schema, table, key)?.type === 'text', dialect);
  return shorterFirst ? `LENGTH(${column}), ${sorted}` : sorted;
}

function joinedPart(
  tags: ResolvedTags,
  columns: readonly string[],
  [population, ...sources]: readonly Part[],
  context: StatementContext,
): Part {
  const { dialect, part, held } = context;
  const { measures } = tags;
  const key = dialect.quote(tags.schema.entity.key);
  const filled = (m: ResolvedMeasure): string => {
    const column = dialect.quote(m.id);
    const { empty } = m.spec;
    return empty === undefined || empty === null ? column : `${orElse(column, heldByMeasure(m, held), empty, context)} AS ${column}`;
  };
  const select = [key, ...columns.map(dialect.quote), ...measures.map(filled)];
  const joins = sources.map((s) => `LEFT JOIN ${s.name} USING (${key})`);
  const sql = [`SELECT ${select.join(', ')}`, `FROM ${population?.name}`, ...joins].join('\n');
  return { name: part('measured'), sql, materialized: true, columns: measures.map((m) => m.id) };
}

function stagePart(
  name: string,
  carried: readonly string[],
  added: readonly { name: string; sql: string }[],
  input: string,
  from: string,
  dialect: Dialect,
): Part {
  const columns = added.map((a) => `${indent(a.sql)} AS ${dialect.quote(a.name)}`);
  const select = [`${input}.*`, ...carried].join(', ');
  const sql = columns.length === 0 ? `SELECT ${select}\nFROM ${from}` : `SELECT ${select},\n${columns.join(',\n')}\nFROM ${from}`;
  return { name, sql, materialized: false, columns: added.map((a) => a.name) };
}

/** Features in the order in which they need each other. */
function stagesOf(features: readonly PopulationFeature[]): PopulationFeature[][] {
  const stages: PopulationFeature[][] = [];
  const stageOf = (f: PopulationFeature): number => {
    const needed = featuresNeeded(f);
    return Math.max(0, ...features.filter((g) => needed.includes(g.id)).map((g) => 1 + stageOf(g)));
  };
  for (const f of features) {
    const stage = stageOf(f);
    while (stages.length <= stage) stages.push([]);
    stages[stage]?.push(f);
  }
  return stages;
}

function columnName(ref: Ref, tags: ResolvedTags, dialect: Dialect): string {
  switch (ref.kind) {
    case 'column':
    case 'field':
      return dialect.quote(ref.column);
    case 'measure':
      return dialect.quote(ref.id);
    case 'tag':
      return dialect.quote(tagOf(tags, ref.code)?.column ?? ref.code);
    case 'as_of':
      return dialect.param('as_of');
  }
}
