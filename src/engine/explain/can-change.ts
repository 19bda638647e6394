import type { Value } from '../language/definition.ts';
import type { ResolvedMeasure, ResolvedTags } from '../language/resolved.ts';
import { columnOf } from '../language/schema.ts';
import type { Case, FactRef } from './supposed.ts';

const COUNTS = new Set(['count', 'count_distinct', 'days_active']);
const GENDER = /gender|^sex$/i;

/** What nobody can change about a customer: birth date, gender, whatever is marked personal, and keys. */
export function isAPersonsOwn({ kind, name }: FactRef, { schema }: ResolvedTags): boolean {
  if (kind !== 'column') return false;
  const { table, key } = schema.entity;
  const isKey = name === key || (schema.tables[table]?.primaryKey ?? []).includes(name);
  const isMarked = (columnOf(schema, table, name)?.sensitivity ?? 'general') !== 'general';
  return isKey || isMarked || name === (schema.birthDate ?? 'birth_date') || GENDER.test(name);
}

/**
 * Whether a fact can change while the others stay: not where it says that there are rows, and another of the same rows that there are none.
 * A first order makes days since the last order too.
 */
export function canBeAlone({ kind, name }: FactRef, to: Value, { tags, row }: Case): boolean {
  const measure = kind === 'measure' ? tags.measures.find((m) => m.id === name) : undefined;
  if (!measure || to === null || (COUNTS.has(measure.spec.agg) && Number(to) === 0)) return true;
  return !tags.measures.some((other) => {
    if (other.id === name || !hasRowsOf(other, measure)) return false;
    const value = row.ref({ kind: 'measure', id: other.id });
    return value === null ? emptyOnlyWithoutRows(other) : COUNTS.has(other.spec.agg) && Number(value) === 0;
  });
}

/** Whether a measure sees at least every row that another does. */
const hasRowsOf = (wide: ResolvedMeasure, narrow: ResolvedMeasure): boolean =>
  rowsOf(wide) === rowsOf(narrow) && (wide.spec.window.kind === 'ever' || windowOf(wide) === windowOf(narrow));

const rowsOf = ({ spec, where }: ResolvedMeasure): string => JSON.stringify([spec.from, where ?? null], withoutPlaces);
const windowOf = ({ spec: { window } }: ResolvedMeasure): string => JSON.stringify(window, withoutPlaces);
/** The same condition may be written in several places. */
const withoutPlaces = (key: string, value: unknown): unknown => (key === 'place' ? undefined : value);

/** Days since a row, or its day, are there as soon as there is a row; an amount may be missing in it. */
const emptyOnlyWithoutRows = ({ spec: { agg } }: ResolvedMeasure): boolean => agg.startsWith('days_') || COUNTS.has(agg);
