import type { ResolvedTag, ResolvedTags } from '../../engine/language/resolved.ts';
import type { Subject } from '../../engine/sentence/phrase.ts';
import { subjectOfColumn, subjectOfMeasure } from '../../engine/sentence/subject.ts';

/** Something the tag reads of a customer. */
export interface FactColumn extends Pick<Subject, 'label' | 'unit' | 'codes'> {
  readonly id: string;
  readonly number: boolean;
}

/** What the tag reads, in the order of the definition: customer columns, measures, other tags. */
export function factColumns(tag: ResolvedTag, { schema, measures, tags }: ResolvedTags): FactColumn[] {
  const { uses } = tag;
  return [
    ...uses.columns.flatMap((name) => {
      const column = schema.tables[schema.entity.table]?.columns.find((c) => c.name === name);
      return column ? [{ id: name, ...subjectOfColumn(column), number: column.type === 'int' || column.type === 'real' }] : [];
    }),
    ...uses.measures.flatMap((id) => {
      const measure = measures.find((m) => m.id === id);
      if (!measure) return [];
      return [{ id, ...subjectOfMeasure(measure.spec, id, schema), label: measure.label, number: measure.type === 'number' }];
    }),
    ...uses.tags.flatMap((code) => {
      const used = tags.find((t) => t.code === code);
      return used ? [{ id: code, label: used.definition.name, codes: used.domain, number: used.type === 'number' }] : [];
    }),
  ];
}
