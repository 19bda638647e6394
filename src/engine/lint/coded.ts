import type { Bound } from '../language/bound.ts';
import type { Bilingual } from '../language/definition.ts';
import { type ResolvedMeasure, type ResolvedTag, type ResolvedTags, tagOf } from '../language/resolved.ts';
import { columnOf } from '../language/schema.ts';
import { hasSeveral } from '../language/several.ts';

export type Codes = Readonly<Record<string, Bilingual>>;

/** Aggregates that give one of the values that they find. */
const PICKING: ReadonlySet<string> = new Set(['first', 'last', 'min', 'max', 'most_frequent']);

/** The values that a name can have, where all of them are listed: codes of a column, of a column that a measure picks from, or a tag's domain. */
export function codesBehind(e: Bound, tags: ResolvedTags): Codes | undefined {
  const codes = e.kind === 'ref' ? codesOfRef(e, tags) : undefined;
  return codes && Object.keys(codes).length > 0 ? codes : undefined;
}

function codesOfRef({ ref }: Extract<Bound, { kind: 'ref' }>, tags: ResolvedTags): Codes | undefined {
  const { schema } = tags;
  switch (ref.kind) {
    case 'column':
      return columnOf(schema, schema.entity.table, ref.column)?.codes;
    case 'field':
      return columnOf(schema, ref.table, ref.column)?.codes;
    case 'measure': {
      const measure = tags.measures.find((m) => m.id === ref.id);
      return measure && codesOfMeasure(measure, tags);
    }
    case 'tag': {
      const tag = tagOf(tags, ref.code);
      return tag && codesOfTag(tag, tags);
    }
    case 'as_of':
      return undefined;
  }
}

/** A value for customers without rows is one more, which no column lists. */
function codesOfMeasure({ spec, field, shape }: ResolvedMeasure, tags: ResolvedTags): Codes | undefined {
  if (typeof spec.empty === 'string') return undefined;
  if (shape?.agg === 'prefer') return shape.top === 1 ? codesBehind(shape.dimension, tags) : undefined;
  return field && PICKING.has(spec.agg) ? codesBehind(field, tags) : undefined;
}

/** Several values stand in one text; and without a domain of its own, a rule may give values that nobody listed. */
function codesOfTag({ definition, rule }: ResolvedTag, tags: ResolvedTags): Codes | undefined {
  if (hasSeveral(definition)) return undefined;
  if (definition.value.domain) return definition.value.domain;
  return rule.kind === 'value' ? codesBehind(rule.of, tags) : undefined;
}
