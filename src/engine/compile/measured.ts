import { boundNodes, type Ref } from '../language/bound.ts';
import { featuresNeeded, type PopulationFeature, type ResolvedMeasure, type ResolvedTags } from '../language/resolved.ts';
import { populationPart } from './everybody.ts';
import { sqlOf } from './expression.ts';
import { heldByMeasure } from './held.ts';
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
  const { measures } = tags;
  const columns = customerColumns(tags);
  const sources = measureParts(measures, context);
  const population = populationPart(columns, context);
  const worked = workedColumns(tags, columns);
  const all = [...columns, ...measures.map((m) => m.id)];
  const isJoined = sources.length > 0 || worked.size > 0;
  if (!isJoined) return { parts: [population], last: population, columns: all, worked };
  const last = joinedPart(tags, columns, worked, [population, ...sources], context);
  return { parts: [population, ...sources, last], last, columns: all, worked };
}

/** The columns of the customer table that rules read; the key stands in every part already. */
export const customerColumns = ({ steps, tags, schema }: ResolvedTags): readonly string[] =>
  [...new Set([...steps, ...tags].flatMap((t) => t.uses.columns))].filter((c) => c !== schema.entity.key);

/**
 * A calculation that a score or a rank is about would be repeated for every band that it is compared with, so it is worked out once, where facts are.
 * What needs a tag or another rank first is not known there.
 */
export function workedColumns(
  { populations, measures, tags, steps }: ResolvedTags,
  columns: readonly string[],
): ReadonlyMap<string, string> {
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

/** A measure, and what stands in for it where it is missing. */
export function filledIn(m: ResolvedMeasure, sql: string, context: Pick<StatementContext, 'dialect' | 'params' | 'held'>): string {
  const { empty } = m.spec;
  return empty === undefined || empty === null ? sql : orElse(sql, heldByMeasure(m, context.held), empty, context);
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
  const { dialect, part, held, params } = context;
  const { measures, populations } = tags;
  const key = dialect.quote(tags.schema.entity.key);
  const filled = (m: ResolvedMeasure): string => filledIn(m, dialect.quote(m.id), context);
  const measured = measures.map((m) => calledAs(filled(m), dialect.quote(m.id)));
  const ref = (r: Ref): string => {
    if (r.kind === 'as_of') return dialect.param('as_of');
    const measure = r.kind === 'measure' && measures.find((m) => m.id === r.id);
    if (measure) return filled(measure);
    return r.kind === 'column' ? dialect.quote(r.column) : '';
  };
  const calculated = populations.flatMap((f) => {
    const name = worked.get(f.id);
    return name === undefined ? [] : [`${sqlOf(f.of, { dialect, params, held, ref })} AS ${dialect.quote(name)}`];
  });
  const select = [key, ...columns.map(dialect.quote), ...measured, ...calculated];
  const joins = sources.map((s) => `LEFT JOIN ${s.name} USING (${key})`);
  const sql = [`SELECT ${select.join(', ')}`, `FROM ${population?.name}`, ...joins].join('\n');
  return { name: part('measured'), sql, materialized: true, columns: measures.map((m) => m.id) };
}
