import type { Fact } from '../../engine/explain/facts.ts';
import type { ResolvedTag, ResolvedTags } from '../../engine/language/resolved.ts';
import type { Subject } from '../../engine/sentence/phrase.ts';
import { subjectOfColumn, subjectOfMeasure } from '../../engine/sentence/subject.ts';

/** Something the tag reads of a customer. */
export interface FactColumn extends Pick<Subject, 'label' | 'unit' | 'codes'> {
  readonly id: string;
  readonly number: boolean;
}

/** What the tag reads, in the order of the definition: customer columns, measures, other tags. */
export function factColumns(tag: ResolvedTag, all: ResolvedTags): FactColumn[] {
  const { uses } = tag;
  return [
    ...uses.columns.flatMap((name) => factColumnOf({ kind: 'column', name }, all) ?? []),
    ...uses.measures.flatMap((name) => factColumnOf({ kind: 'measure', name }, all) ?? []),
    ...uses.tags.flatMap((code) => {
      const used = all.tags.find((t) => t.code === code);
      return used ? [{ id: code, label: used.definition.name, codes: used.domain, number: used.type === 'number' }] : [];
    }),
  ];
}

/** Of everything that an explanation speaks of, what it is: what the steps of a tag read is not read by the tag itself. */
export const factColumnsOf = (facts: readonly Fact[], tags: ResolvedTags): FactColumn[] =>
  facts.flatMap(({ name, measure }) => factColumnOf({ kind: measure ? 'measure' : 'column', name }, tags) ?? []);

/** A customer's column, or a measure by its id. */
export function factColumnOf(
  { kind, name }: { kind: 'column' | 'measure'; name: string },
  { schema, measures }: ResolvedTags,
): FactColumn | undefined {
  if (kind === 'column') {
    const column = schema.tables[schema.entity.table]?.columns.find((c) => c.name === name);
    return column && { id: name, ...subjectOfColumn(column), number: column.type === 'int' || column.type === 'real' };
  }
  const measure = measures.find((m) => m.id === name);
  return measure && { id: name, ...subjectOfMeasure(measure.spec, name, schema), label: measure.label, number: measure.type === 'number' };
}
