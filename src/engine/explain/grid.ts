import { addDays, daysBetween, isDay } from '../language/calendar.ts';
import type { Value } from '../language/definition.ts';
import { type ResolvedMeasure, type ResolvedTags, tagOf } from '../language/resolved.ts';
import { type Column, columnOf } from '../language/schema.ts';
import type { FactRef } from './supposed.ts';

/** The values that a number or a day can take, as whole numbers: orders one by one, money in cents, days one by one. */
export interface Grid {
  readonly least: number;
  readonly most: number;
  /** Where a value stands; between two whole numbers where it is on neither. */
  placeOf(value: Value): number | undefined;
  valueAt(place: number): Value;
}

const COUNTS = new Set(['count', 'count_distinct', 'days_active']);
const DAYS_SINCE = new Set(['days_since', 'days_since_first']);
const CENTS = 100;
const FINE = 1_000_000;
const FIRST_DAY = '1900-01-01';
const LAST_PLACE = 400 * 366;

/**
 * The grid of a fact; none for what is no number and no day. Who has nothing below 0 is not told of less than nothing, and what has been counted since
 * ever does not become fewer.
 * @param from where the customer stands
 */
export function gridOf(fact: FactRef, from: Value, tags: ResolvedTags): Grid | undefined {
  const least = typeof from === 'number' && from < 0 ? Number.NEGATIVE_INFINITY : 0;
  if (fact.kind === 'column') {
    const column = columnOf(tags.schema, tags.schema.entity.table, fact.name);
    return column && gridOfColumn(column, least);
  }
  const measure = tags.measures.find((m) => m.id === fact.name);
  return measure && gridOfMeasure(measure, from, least, tags);
}

function gridOfColumn({ type, codes }: Column, least: number): Grid | undefined {
  if (type === 'date') return DAYS;
  if (type === 'int' && !codes) return numbers(1, { least });
  return type === 'real' ? numbers(CENTS, { least }) : undefined;
}

function gridOfMeasure(
  { spec, type, field, timed, id }: ResolvedMeasure,
  from: Value,
  least: number,
  tags: ResolvedTags,
): Grid | undefined {
  if (type === 'date') return timed ? undefined : DAYS;
  if (type !== 'number' || spec.agg === 'sequence') return undefined;
  if (COUNTS.has(spec.agg)) return numbers(1, { least: spec.window.kind === 'ever' ? Number(from) : 0 });
  if (DAYS_SINCE.has(spec.agg)) return numbers(1, { least: 0 });
  if (spec.agg === 'computed') return numbers(FINE, { least: 0 });
  const column = field?.kind === 'ref' && field.ref.kind === 'field' ? columnOf(tags.schema, field.ref.table, field.ref.column) : undefined;
  const whole = column?.type === 'int' && spec.agg !== 'avg';
  return numbers(whole ? 1 : CENTS, scaleOf(id, tags) ?? { least });
}

/** An answer to an item of a scale does not leave the scale. */
function scaleOf(id: string, tags: ResolvedTags): { least: number; most: number } | undefined {
  const reader = [...tags.tags, ...tags.steps].find((t) => t.uses.measures.includes(id) && t.definition.composed?.builder === 'survey');
  const survey = reader && tagOf(tags, reader.code)?.definition.composed;
  return survey?.builder === 'survey' ? { least: survey.scale[0], most: survey.scale[1] } : undefined;
}

function numbers(scale: number, { least, most = Number.POSITIVE_INFINITY }: { least: number; most?: number }): Grid {
  return {
    least: least * scale,
    most: most * scale,
    placeOf: (value) => (typeof value === 'number' ? value * scale : undefined),
    valueAt: (place) => place / scale,
  };
}

const DAYS: Grid = {
  least: 0,
  most: LAST_PLACE,
  placeOf: (value) => {
    const day = String(value).slice(0, 10);
    return isDay(day) ? daysBetween(FIRST_DAY, day) : undefined;
  },
  valueAt: (place) => addDays(FIRST_DAY, place),
};
