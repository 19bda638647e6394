import type { Bound } from '../language/bound.ts';
import { type ResolvedTags, tagOf } from '../language/resolved.ts';
import { columnOf, type Schema } from '../language/schema.ts';

const COUNTS: ReadonlySet<string> = new Set(['count', 'count_distinct', 'days_since', 'days_since_first', 'days_active']);
/** Aggregates whose value is whole where every row's is. */
const KEEPING: ReadonlySet<string> = new Set(['sum', 'min', 'max', 'first', 'last', 'most_frequent']);

/** Whether a name can only be a whole number, so that nothing lies between 3 and 4. */
export function isWhole(e: Bound, tags: ResolvedTags): boolean {
  if (e.kind === 'population') {
    const feature = tags.populations.find((p) => p.id === e.id);
    return feature?.kind === 'function' && (feature.name === 'group_size' || feature.name === 'rank');
  }
  if (e.kind !== 'ref') return false;
  const { ref } = e;
  switch (ref.kind) {
    case 'column':
      return isInt(tags.schema, tags.schema.entity.table, ref.column);
    case 'field':
      return isInt(tags.schema, ref.table, ref.column);
    case 'measure': {
      const measure = tags.measures.find((m) => m.id === ref.id);
      if (!measure) return false;
      const { agg } = measure.spec;
      return COUNTS.has(agg) || (KEEPING.has(agg) && measure.field !== undefined && isWhole(measure.field, tags));
    }
    case 'tag': {
      const rule = tagOf(tags, ref.code)?.rule;
      return rule?.kind === 'bin' || (rule?.kind === 'value' && isWhole(rule.of, tags));
    }
    case 'as_of':
      return false;
  }
}

const isInt = (schema: Schema, table: string, column: string): boolean => columnOf(schema, table, column)?.type === 'int';
