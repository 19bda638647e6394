import type { Computed, Measure } from '../../language/definition.ts';
import { bind } from '../bind.ts';
import type { MeasureParts } from '../measure.ts';
import { type ResolveContext, resolveRows } from '../rows.ts';

/** Edges need no time; without one, all of them are known on every day. */
export function resolveComputed(spec: Measure, shape: Computed, context: ResolveContext): MeasureParts | undefined {
  const rows = resolveRows(spec, false, context);
  const from = rows && bind(shape.from, rows.scope);
  if (!rows || !from) return undefined;
  return { ...rows.source, type: 'number', shape: { ...shape, from }, timed: false };
}
