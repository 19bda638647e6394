import type { Measure, TagFile } from '../language/definition.ts';
import type { Name } from '../language/expression.ts';
import { ownEntry } from '../language/own-entry.ts';
import { type Column, columnOf, type Schema } from '../language/schema.ts';
import type { Subject } from './phrase.ts';

type LookUp = (name: Name) => Subject | undefined;

/** What names mean in the rows of a table, its way to the customer included. */
export function rowSubjects(table: string, schema: Schema): LookUp {
  const via = ownEntry(schema.tables, table)?.via?.table;
  return ({ table: owner, name }) => {
    if (name === 'as_of' && !owner) return AS_OF;
    const column = columnOf(schema, owner ?? table, name) ?? (via === undefined || owner ? undefined : columnOf(schema, via, name));
    return column && subjectOfColumn(column);
  };
}

/** What names mean of one customer: measures, other tags, the customer's columns. */
export function customerSubjects(own: Readonly<Record<string, Measure>>, file: TagFile, schema: Schema): LookUp {
  return ({ table, name }) => {
    if (table === undefined) {
      const measure = ownEntry(own, name);
      if (measure) return subjectOfMeasure(measure, name, schema);
      const tag = file.tags.find((t) => t.code === name);
      if (tag) return { label: tag.name, ...(tag.value.domain ? { codes: tag.value.domain } : {}) };
      const standard = ownEntry(schema.measures, name);
      if (standard) return subjectOfMeasure(standard, name, schema);
      if (name === 'as_of') return AS_OF;
    }
    const column = columnOf(schema, table ?? schema.entity.table, name);
    return column && subjectOfColumn(column);
  };
}

const AS_OF: Subject = { label: { zh: '基准日', en: 'As-of date' }, date: true };

/** A column as the subject of a sentence. */
export const subjectOfColumn = ({ label, unit, codes, type }: Column): Subject => ({
  label,
  ...(unit ? { unit } : {}),
  ...(codes ? { codes } : {}),
  ...(type === 'date' || type === 'timestamp' ? { date: true } : {}),
});

/** The unit of a measure: days where it counts days, its field's where it adds or picks, none where it counts. */
export function subjectOfMeasure({ name: label, from, agg, field: of, shape }: Measure, name: string, schema: Schema): Subject {
  const field = shape?.agg === 'prefer' ? shape.dimension : of;
  const named = { label: label ?? { zh: name, en: name } };
  if (agg.startsWith('days_')) return { ...named, unit: 'd' };
  if (agg === 'count' || agg === 'count_distinct' || field?.kind !== 'name') return named;
  return { ...rowSubjects(from, schema)(field), ...named };
}
