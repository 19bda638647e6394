import type { Ref } from './bound.ts';
import type { Dialect } from './dialect.ts';
import type { PopulationFeature, ResolvedMeasure, ResolvedTags } from './resolved.ts';
import type { SqlParams } from './rows.ts';
import { Params, type SqlContext, sqlOf } from './sql-expression.ts';
import { measureParts, type Part } from './sql-measures.ts';
import { cutPart, featureSql } from './sql-population.ts';
import { ruleSql } from './sql-rule.ts';

/** A statement for a whole tag set: one row a customer, one column a tag. `as_of` is bound when it runs. */
export interface Compiled {
  readonly dialect: string;
  readonly sql: string;
  readonly params: SqlParams;
  readonly key: string;
  readonly tags: readonly string[];
  /** The same statement with every column in between, for explaining and for labs. */
  readonly wideSql: string;
  readonly wideColumns: readonly string[];
}

/**
 * Compiles a tag set into one statement: the population, one pass per source table for all measures, then level by level what is
 * computed over everybody and the tags themselves.
 * @example const {sql, params} = compileTags(tags, sqlite); run(sql, {...params, as_of: '2025-06-30'})
 */
export function compileTags(tags: ResolvedTags, dialect: Dialect): Compiled {
  const params = new Params();
  const { schema } = tags;
  const context = { schema, dialect, params };
  const key = dialect.quote(schema.entity.key);
  const sources = measureParts(tags.measures, context);
  const columns = [...new Set(tags.tags.flatMap((t) => t.uses.columns))];
  const parts: Part[] = [populationPart(tags, columns, dialect), ...sources];
  let last = sources.length > 0 ? joinedPart(tags, columns, sources, dialect, params) : undefined;
  if (last) parts.push(last);
  let all = [...columns, ...tags.measures.map((m) => m.id)];
  const sql: SqlContext = { dialect, params, ref: (ref) => columnName(ref, dialect) };
  const depth = Math.max(0, ...tags.tags.map((t) => t.depth));
  for (let level = 0; level <= depth; level++) {
    for (const features of stagesOf(tags.populations.filter((p) => p.depth === level))) {
      const input = last?.name ?? 'population';
      const over = { dialect, params, key, input };
      const cuts = features.flatMap((f) => cutPart(f, wrapped(sqlOf(f.of, sql)), over) ?? []);
      parts.push(...cuts);
      const added = features.map((f) => ({ name: f.id, sql: featureSql(f, wrapped(sqlOf(f.of, sql)), over) }));
      const from = [input, ...cuts.map((c) => c.name)].join(' CROSS JOIN ');
      last = stagePart(
        `scored_${parts.length}`,
        [...cuts.flatMap((c) => c.columns).map((c) => dialect.quote(c))],
        added,
        input,
        from,
        dialect,
      );
      parts.push(last);
      all = [...all, ...cuts.flatMap((c) => c.columns), ...features.map((f) => f.id)];
    }
    const here = tags.tags.filter((t) => t.depth === level);
    const input = last?.name ?? 'population';
    const added = here.map((t) => ({ name: t.code, sql: ruleSql(t, sql) }));
    last = stagePart(depth === 0 ? 'tagged' : `tagged_${level}`, [], added, input, input, dialect);
    parts.push(last);
    all = [...all, ...here.map((t) => t.code)];
  }
  const codes = tags.tags.map((t) => t.code);
  const head = `WITH ${parts.map((p) => `${p.name} AS ${p.materialized ? dialect.materialized : ''}(\n${indent(p.sql)}\n)`).join(',\n')}\n`;
  const tail = `\nFROM ${last?.name}\nORDER BY ${key}`;
  return {
    dialect: dialect.name,
    sql: `${head}SELECT ${[key, ...codes.map(dialect.quote)].join(', ')}${tail}`,
    wideSql: `${head}SELECT ${[key, ...all.map(dialect.quote)].join(', ')}${tail}`,
    params: params.values,
    key: schema.entity.key,
    tags: codes,
    wideColumns: all,
  };
}

/** Everybody known by the as-of date; nobody who came later. */
function populationPart(tags: ResolvedTags, columns: readonly string[], dialect: Dialect): Part {
  const { entity, tables } = tags.schema;
  const key = dialect.quote(entity.key);
  const since = entity.since && dialect.quote(entity.since);
  const timestamp = tables[entity.table]?.columns.find((c) => c.name === entity.since)?.type === 'timestamp';
  const asOf = dialect.param('as_of');
  const known = since && (timestamp ? `${since} < ${dialect.addDays(asOf, 1)}` : `${since} <= ${asOf}`);
  const select = `${entity.derived ? 'DISTINCT ' : ''}${[key, ...columns.map(dialect.quote)].join(', ')}`;
  const where = entity.derived ? [`${key} IS NOT NULL`, ...(known ? [known] : [])] : known ? [`(${since} IS NULL OR ${known})`] : [];
  const sql = `SELECT ${select}\nFROM ${dialect.quote(entity.table)}${where.length > 0 ? `\nWHERE ${where.join(' AND ')}` : ''}`;
  return { name: 'population', sql, materialized: false, columns };
}

function joinedPart(tags: ResolvedTags, columns: readonly string[], sources: readonly Part[], dialect: Dialect, params: Params): Part {
  const { measures } = tags;
  const key = dialect.quote(tags.schema.entity.key);
  const filled = (m: ResolvedMeasure): string => {
    const column = dialect.quote(m.id);
    const { empty } = m.spec;
    return empty === undefined || empty === null ? column : `COALESCE(${column}, ${dialect.param(params.add(empty))}) AS ${column}`;
  };
  const select = [key, ...columns.map(dialect.quote), ...measures.map(filled)];
  const joins = sources.map((s) => `LEFT JOIN ${s.name} USING (${key})`);
  const sql = [`SELECT ${select.join(', ')}`, 'FROM population', ...joins].join('\n');
  return { name: 'measured', sql, materialized: true, columns: measures.map((m) => m.id) };
}

function stagePart(
  name: string,
  carried: readonly string[],
  added: readonly { name: string; sql: string }[],
  input: string,
  from: string,
  dialect: Dialect,
): Part {
  const columns = added.map((a) => `  ${a.sql} AS ${dialect.quote(a.name)}`);
  const select = [`${input}.*`, ...carried].join(', ');
  const sql = columns.length === 0 ? `SELECT ${select}\nFROM ${from}` : `SELECT ${select},\n${columns.join(',\n')}\nFROM ${from}`;
  return { name, sql, materialized: false, columns: added.map((a) => a.name) };
}

/** Features in the order in which they need each other. */
function stagesOf(features: readonly PopulationFeature[]): PopulationFeature[][] {
  const stages: PopulationFeature[][] = [];
  const stageOf = (f: PopulationFeature): number =>
    Math.max(0, ...f.within.map((id) => 1 + stageOf(features.find((g) => g.id === id) ?? { ...f, within: [] })));
  for (const f of features) {
    const stage = stageOf(f);
    while (stages.length <= stage) stages.push([]);
    stages[stage]?.push(f);
  }
  return stages;
}

function columnName(ref: Ref, dialect: Dialect): string {
  switch (ref.kind) {
    case 'column':
    case 'field':
      return dialect.quote(ref.column);
    case 'measure':
      return dialect.quote(ref.id);
    case 'tag':
      return dialect.quote(ref.code);
    case 'as_of':
      return dialect.param('as_of');
  }
}

const wrapped = (sql: string): string => (/^[\w"]+$/.test(sql) ? sql : `(${sql})`);
const indent = (sql: string): string => sql.replaceAll(/^/gm, '  ');

/** The statement with its values written in, so that it runs as it stands. */
export function inlineParams(sql: string, params: SqlParams): string {
  return sql.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|:([a-z]\w*)/g, (whole, name: string | undefined) => {
    if (name === undefined || !(name in params)) return whole;
    const value = params[name];
    if (value === null || value === undefined) return 'NULL';
    return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
  });
}
