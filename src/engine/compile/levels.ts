import type { Ref } from '../language/bound.ts';
import { featuresNeeded, type PopulationFeature, type ResolvedTag, type ResolvedTags, tagOf } from '../language/resolved.ts';
import { columnOf, type Schema } from '../language/schema.ts';
import type { Dialect } from './dialect.ts';
import { type SqlContext, sqlOf } from './expression.ts';
import { indent } from './indent.ts';
import type { LyingIn } from './lying.ts';
import type { Measured } from './measured.ts';
import { cutPart, cutsOf, featureSql } from './population.ts';
import { atomic, type Part, type StatementContext, sortedBy } from './rows.ts';
import { ruleSql } from './rule.ts';

/** What is made of the facts: parts, and the columns that they add. */
export interface Levels {
  readonly parts: readonly Part[];
  /** One row a customer, with every column. */
  readonly last: Part;
  readonly columns: readonly string[];
}

/** A feature whose cut points are known before the statement runs. */
export interface Planned {
  /** Its cut points, as SQL. */
  readonly cuts: readonly string[];
  /** Its column, where cut points say more than the feature's own SQL would. */
  readonly sql?: string;
}

/** What is written otherwise where facts are known. */
export interface Known {
  /** What is known of a feature of the facts in the given column. */
  readonly planned?: (f: PopulationFeature, column: string) => Planned | undefined;
  readonly ruleOf?: (tag: ResolvedTag, context: SqlContext) => string;
  /** Which facts lie otherwise than they are read. */
  readonly lies?: LyingIn;
}

/** Level by level what is computed over everybody, and the tags themselves: a level may read the tags of those below. */
export function levelParts(
  tags: ResolvedTags,
  facts: Pick<Measured, 'last' | 'worked'>,
  context: StatementContext,
  { planned, ruleOf = ruleSql, lies }: Known = {},
): Levels {
  const { dialect, params, schema } = context;
  const sql: SqlContext = { dialect, params, held: context.held, ref: (ref) => columnName(ref, tags, dialect), lies };
  const everyTag = [...tags.steps, ...tags.tags];
  const depth = Math.max(0, ...everyTag.map((t) => t.depth));
  const parts: Part[] = [];
  const columns: string[] = [];
  let { last } = facts;
  let scored = 0;
  const ofFeature = (f: PopulationFeature): string => {
    const column = facts.worked.get(f.id);
    return column === undefined ? atomic(sqlOf(f.of, sql)) : dialect.quote(column);
  };
  for (let level = 0; level <= depth; level++) {
    for (const features of stagesOf(tags.populations.filter((p) => p.depth === level))) {
      const input = last.name;
      const over = { ...context, keyOrder: keyOrder(schema, dialect), input };
      const cut = features.map((f) => {
        const value = ofFeature(f);
        const known = input === facts.last.name ? planned?.(f, value) : undefined;
        const part = known ? undefined : cutPart(f, value, over);
        const names = cutsOf(f)?.columns ?? [];
        const cuts = known?.cuts ?? names.map((c) => dialect.quote(c));
        const carried = names.map((c, i) => (cuts[i] === dialect.quote(c) ? dialect.quote(c) : `${cuts[i]} AS ${dialect.quote(c)}`));
        return { part, names, carried, column: { name: f.id, sql: known?.sql ?? featureSql(f, value, cuts, over) } };
      });
      const ownParts = cut.flatMap((c) => c.part ?? []);
      const from = [input, ...ownParts.map((p) => p.name)].join(' CROSS JOIN ');
      const name = context.part(++scored === 1 ? 'scored' : `scored_${scored}`);
      const carried = cut.flatMap((c) => c.carried);
      last = {
        ...stagePart(
          name,
          carried,
          cut.map((c) => c.column),
          input,
          from,
          dialect,
        ),
        materialized: true,
      };
      parts.push(...ownParts, last);
      columns.push(...cut.flatMap((c) => c.names), ...features.map((f) => f.id));
    }
    const here = everyTag.filter((t) => t.depth === level);
    const added = here.map((t: ResolvedTag) => ({ name: t.column, sql: ruleOf(t, sql) }));
    const name = context.part(depth === 0 ? 'tagged' : `tagged_${level}`);
    // What others read is computed once; left to itself, SQLite would copy its expressions to wherever they are named.
    last = { ...stagePart(name, [], added, last.name, last.name, dialect), materialized: level < depth };
    parts.push(last);
    columns.push(...here.map((t) => t.column));
  }
  return { parts, last, columns };
}

/** The order of customers, in results and where ties have to be broken. */
export function keyOrder(schema: Schema, dialect: Dialect, from = ''): string {
  const { key, table, shorterFirst } = schema.entity;
  const column = `${from}${dialect.quote(key)}`;
  const sorted = sortedBy(column, columnOf(schema, table, key)?.type === 'text', dialect);
  return shorterFirst ? `LENGTH(${column}), ${sorted}` : sorted;
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
