import { type Bound, boundNodes } from '../language/bound.ts';
import type { ResolvedMeasure, RowSource } from '../language/resolved.ts';
import type { Schema } from '../language/schema.ts';

/** All rows that a measure reads: its own, or those of its steps. What an author's own query reads is known by its tables only. */
export function rowsOf(measure: ResolvedMeasure): readonly RowSource[] {
  if (measure.shape?.agg === 'statement') return [];
  return measure.shape?.agg === 'sequence' ? measure.shape.steps : [measure];
}

/** The tables that a measure reads, the one that leads to the customer included, by their names in the schema. */
export function tablesRead(measure: ResolvedMeasure, { tables }: Schema): readonly string[] {
  if (measure.shape?.agg !== 'statement')
    return [...new Set(rowsOf(measure).flatMap((r) => [r.spec.from, ...(r.via ? [r.via.table] : [])]))];
  const written = new Set(measure.shape.tables.map((t) => t.name.toLowerCase()));
  return Object.keys(tables).filter((name) => written.has(name.toLowerCase()));
}

/** Whether the same rows may give something else on another day. */
export function goesByDay(measure: ResolvedMeasure): boolean {
  if (measure.shape?.agg === 'statement') return measure.shape.usesAsOf;
  return rowsOf(measure).some((rows) => rows.time !== undefined) || expressionsOf(measure).some(asksTheDay);
}

/** Whether an expression asks which day it is, as `as_of` and `age` do. */
export const asksTheDay = (e: Bound): boolean =>
  [...boundNodes(e)].some((n) => (n.kind === 'ref' && n.ref.kind === 'as_of') || (n.kind === 'call' && n.name === 'age'));

function expressionsOf(measure: ResolvedMeasure): readonly Bound[] {
  const { field, shape } = measure;
  const own = shape?.agg === 'prefer' ? [shape.dimension, shape.weight, shape.support?.of] : shape?.agg === 'computed' ? [shape.from] : [];
  const barred = shape?.agg === 'sequence' ? [shape.not] : [];
  return [field, ...rowsOf(measure).map((r) => r.where), ...own, ...barred].flatMap((e) => e ?? []);
}
