import { type Bound, isTimed, type ValueType } from '../language/bound.ts';
import type { Measure } from '../language/definition.ts';
import type { ResolvedMeasure } from '../language/resolved.ts';
import { bind } from './bind.ts';
import { isNumber } from './operands.ts';
import { type ResolveContext, resolveRows } from './rows.ts';
import { report } from './scope.ts';
import { resolveShape } from './shapes/shape.ts';
import { goTogether, kindOf } from './values.ts';

/** Aggregates that add up or average, and so need numbers. */
const NUMERIC = new Set(['sum', 'avg']);
/** Aggregates that give a number whatever they are of. */
const COUNTING = new Set(['count', 'count_distinct', 'sum', 'avg', 'days_since', 'days_since_first', 'days_active']);
/** Aggregates that cannot work without a time column, whatever the window. */
const TIMED = new Set(['days_since', 'days_since_first', 'days_active', 'first', 'last']);

/** Finds the table, the way to the customer, the time column and the meaning of every name of a measure. */
export function resolveMeasure(
  spec: Measure,
  id: string,
  label: ResolvedMeasure['label'],
  context: ResolveContext,
): ResolvedMeasure | undefined {
  const found = spec.shape ? resolveShape(spec, spec.shape, context) : resolveAggregate(spec, context);
  if (!found || !fitsEmpty(spec, found.type, context)) return undefined;
  return { ...found, id, label, spec, nullable: spec.empty === undefined || spec.empty === null };
}

/** What the way of working out a measure decides about it. */
export type MeasureParts = Omit<ResolvedMeasure, 'id' | 'label' | 'spec' | 'nullable'>;

function resolveAggregate(spec: Measure, context: ResolveContext): MeasureParts | undefined {
  const rows = resolveRows(spec, TIMED.has(spec.agg), context);
  if (!rows) return undefined;
  const field = spec.field && bind(spec.field, rows.scope);
  if (spec.field && !field) return undefined;
  if (field && NUMERIC.has(spec.agg) && !isNumber(field, context)) return undefined;
  return {
    ...rows.source,
    type: typeOfMeasure(spec, field),
    ...(field ? { field } : {}),
    timed: !COUNTING.has(spec.agg) && field !== undefined && isTimed(field),
  };
}

function fitsEmpty({ empty, agg, place }: Measure, type: ValueType, context: ResolveContext): boolean {
  if (empty === undefined || goTogether(type, kindOf(empty))) return true;
  report(context, 'mixed-values', place, { first: agg, firstType: type, second: String(empty), secondType: kindOf(empty) });
  return false;
}

function typeOfMeasure(spec: Measure, field: Bound | undefined): ValueType {
  return COUNTING.has(spec.agg) ? 'number' : (field?.type ?? 'any');
}
