import type { Bound, Ref } from '../language/bound.ts';
import { isDay } from '../language/calendar.ts';
import type { Value } from '../language/definition.ts';
import { type ResolvedMeasure, type ResolvedTags, type Rule, tagOf } from '../language/resolved.ts';
import { columnOf, type Schema } from '../language/schema.ts';
import type { Dialect } from './dialect.ts';

/**
 * What a date is where it stands: a DATE, a TIMESTAMP, or its ISO text. In SQLite it is always text; in a warehouse it becomes text only where a
 * definition mixes it with text that is no date, and then it compares as it does in SQLite. `truth`: a BOOLEAN. Everything else counts as text.
 */
export type Held = 'day' | 'moment' | 'truth' | 'text';
export type HeldIn = (ref: Ref) => Held;

/** How the names of a tag set are held by a dialect. */
export function heldIn(dialect: Dialect, { schema, ...tags }: Pick<ResolvedTags, 'schema'> & Partial<ResolvedTags>): HeldIn {
  if (!dialect.typed) return () => 'text';
  const { tags: written = [], steps = [], measures = [] } = tags;
  const held: HeldIn = (ref) => {
    switch (ref.kind) {
      case 'as_of':
        return 'day';
      case 'field':
        return heldByColumn(schema, ref.table, ref.column);
      case 'column':
        return heldByColumn(schema, schema.entity.table, ref.column);
      case 'measure': {
        const measure = measures.find((m) => m.id === ref.id);
        return measure ? heldWith(heldByMeasure(measure, held), measure.spec.empty ?? null) : 'text';
      }
      case 'tag': {
        const rule = tagOf({ tags: written, steps }, ref.code)?.rule;
        return rule ? heldByRule(rule, schema, held) : 'text';
      }
    }
  };
  return held;
}

function heldByColumn(schema: Schema, table: string, column: string): Held {
  const type = columnOf(schema, table, column)?.type;
  if (type === 'timestamp') return 'moment';
  if (type === 'bool') return 'truth';
  return type === 'date' ? 'day' : 'text';
}

const OF_THE_FIELD = new Set(['min', 'max', 'first', 'last', 'most_frequent']);

/** What the aggregate itself gives, before `empty`. */
export const heldByMeasure = ({ spec, field }: ResolvedMeasure, held: HeldIn): Held =>
  field && OF_THE_FIELD.has(spec.agg) ? heldBy(field, held) : 'text';

/** A date, and a value that stands in for it: together they are text where that one is no date. */
export function heldWith(held: Held, value: Value): Held {
  return value === null || fits(value, held) ? held : 'text';
}

function heldByRule(rule: Rule, schema: Schema, held: HeldIn): Held {
  if (rule.kind === 'value') return heldBy(rule.of, held);
  if (rule.kind !== 'column' || rule.map) return 'text';
  return heldWith(heldByColumn(schema, schema.entity.table, rule.column), rule.otherwise);
}

/** What an expression gives. */
export function heldBy(e: Bound, held: HeldIn): Held {
  if (e.type !== 'date') return 'text';
  if (e.kind === 'ref') return held(e.ref);
  if (e.kind !== 'call') return 'text';
  if (e.name === 'day') return held({ kind: 'as_of' });
  return together(valuesOf(e), held);
}

/** The parts of a call whose values it may give. */
const valuesOf = (e: Extract<Bound, { kind: 'call' }>): readonly Bound[] => (e.name === 'if' ? e.args.slice(1) : e.args);

/** What parts that are compared, or of which one is given, can all be: a literal is what the others are, if it reads as that. */
export function together(parts: readonly Bound[], held: HeldIn): Held {
  const [first = 'text', ...others] = parts.flatMap((p) => (p.kind === 'literal' ? [] : [heldBy(p, held)]));
  if (others.some((h) => h !== first)) return 'text';
  return parts.every((p) => p.kind !== 'literal' || p.value === null || fits(p.value, first)) ? first : 'text';
}

const MOMENT = /^(\d{4}-\d{2}-\d{2}) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

function fits(value: Value, held: Held): boolean {
  if (held === 'text' || held === 'truth') return true;
  if (typeof value !== 'string') return false;
  return held === 'day' ? isDay(value) : isDay(MOMENT.exec(value)?.[1] ?? '');
}

/** What is held one way, written as it is needed. */
export function as(wanted: Held, held: Held, sql: string, dialect: Dialect): string {
  if (wanted === held || wanted === 'truth') return sql;
  if (wanted === 'text') return held === 'day' ? dialect.textOfDay(sql) : dialect.textOfMoment(sql);
  return wanted === 'day' ? dialect.day(sql) : dialect.moment(sql);
}
