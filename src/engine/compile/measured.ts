import { boundNodes, type Ref } from '../language/bound.ts';
import { AS_READ, type Storage, storageOf } from '../language/layout.ts';
import { featuresNeeded, type PopulationFeature, type ResolvedMeasure, type ResolvedTags } from '../language/resolved.ts';
import { asRead } from './as-read.ts';
import { populationPart } from './everybody.ts';
import { sqlOf } from './expression.ts';
import { heldByMeasure } from './held.ts';
import type { Lying } from './lying.ts';
import { measureParts } from './measures.ts';
import { calledAs, type Part, type StatementContext } from './rows.ts';
import { orElse } from './rule.ts';

/** Everything that is known of a customer before anybody is compared with anybody. */
export interface Measured {
  readonly parts: readonly Part[];
  /** One row a customer. */
  readonly last: Part;
  /** Columns of the customer table, then measures. */
  readonly columns: readonly string[];
  /** The columns in which what a score or a rank is about stands already, by the feature's id. */
  readonly worked: ReadonlyMap<string, string>;
}

/** The population, one pass per source table, and what joins them: one row a customer with a column for every fact. */
export function measuredParts(tags: ResolvedTags, context: StatementContext): Measured {
  const { schema, measures } = tags;
  // The key stands in every part already.
  const columns = [...new Set([...tags.steps, ...tags.tags].flatMap((t) => t.uses.columns))].filter((c) => c !== schema.entity.key);
  const sources = measureParts(measures, context);
  const population = populationPart(columns, context);
  const worked = workedColumns(tags, columns);
  const all = [...columns, ...measures.map((m) => m.id)];
  const isJoined = sources.length > 0 || worked.size > 0 || context.layout !== undefined;
  if (!isJoined) return { parts: [population], last: population, columns: all, worked };
  const last = joinedPart(tags, columns, worked, [population, ...sources], context);
  return { parts: [population, ...sources, last], last, columns: all, worked };
}

/**
 * A calculation that a score or a rank is about would be repeated for every band that it is compared with, so it is worked out once, where facts are.
 * What needs a tag or another rank first is not known there.
 */
function workedColumns({ populations, measures, tags, steps }: ResolvedTags, columns: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set([
    ...columns,
    ...measures.map((m) => m.id),
    ...populations.map((p) => p.id),
    ...[...tags, ...steps].map((t) => t.column),
  ]);
  const worked = new Map<string, string>();
  for (const f of populations) {
    if (!isWorkedOut(f)) continue;
    let name = `${f.id}_of`;
    while (taken.has(name)) name = `${name}_`;
    taken.add(name);
    worked.set(f.id, name);
  }
  return worked;
}

const isWorkedOut = (f: PopulationFeature): boolean =>
  f.of.kind !== 'ref' && featuresNeeded(f).length === 0 && [...boundNodes(f.of)].every((n) => n.kind !== 'ref' || n.ref.kind !== 'tag');

function joinedPart(
  tags: ResolvedTags,
  columns: readonly string[],
  worked: ReadonlyMap<string, string>,
  [population, ...sources]: readonly Part[],
  context: StatementContext,
): Part {
  const { dialect, part, held, params, layout } = context;
  const { measures, populations } = tags;
  const key = dialect.quote(tags.schema.entity.key);
  const storageIn = (column: string): Storage => storageOf(layout ?? AS_READ, tags.schema.entity.table, column);
  const read = (column: string): string => asRead(storageIn(column), dialect.quote(column));
  const filled = (m: ResolvedMeasure): string => {
    const { empty } = m.spec;
    return empty === undefined || empty === null
      ? dialect.quote(m.id)
      : orElse(dialect.quote(m.id), heldByMeasure(m, held), empty, context);
  };
  const measured = measures.map((m) => {
    const sql = filled(m);
    return sql === dialect.quote(m.id) ? sql : `${sql} AS ${dialect.quote(m.id)}`;
  });
  const ref = (r: Ref): string => {
    if (r.kind === 'as_of') return dialect.param('as_of');
    const measure = r.kind === 'measure' && measures.find((m) => m.id === r.id);
    if (measure) return filled(measure);
    return r.kind === 'column' ? read(r.column) : '';
  };
  const lies = (r: Ref): Lying | undefined => {
    if (r.kind !== 'column') return undefined;
    const storage = storageIn(r.column);
    return storage.kind === 'plain' ? undefined : { sql: dialect.quote(r.column), storage };
  };
  const calculated = populations.flatMap((f) => {
    const name = worked.get(f.id);
    return name === undefined ? [] : [`${sqlOf(f.of, { dialect, params, held, ref, ...(layout && { lies }) })} AS ${dialect.quote(name)}`];
  });
  const select = [key, ...columns.map((column) => calledAs(read(column), dialect.quote(column))), ...measured, ...calculated];
  const joins = sources.map((s) => `LEFT JOIN ${s.name} USING (${key})`);
  const sql = [`SELECT ${select.join(', ')}`, `FROM ${population?.name}`, ...joins].join('\n');
  return { name: part('measured'), sql, materialized: true, columns: measures.map((m) => m.id) };
}
