import type { Fact } from '../../engine/explain/facts.ts';
import type { ValueType } from '../../engine/language/bound.ts';
import type { Value } from '../../engine/language/definition.ts';
import type { ResolvedTag, ResolvedTags } from '../../engine/language/resolved.ts';
import type { Cell } from '../../engine/language/rows.ts';
import type { Subject } from '../../engine/sentence/phrase.ts';
import { subjectOfColumn, subjectOfMeasure } from '../../engine/sentence/subject.ts';

/** Something the tag reads of a customer. */
export interface FactColumn extends Pick<Subject, 'label' | 'unit' | 'codes'> {
  readonly id: string;
  readonly number: boolean;
  /** Yes and no, which a database has as 1 and 0. */
  readonly yesNo?: true;
}

/** What the tag and its own steps read, in the order of the definition: customer columns, measures, other tags. */
export function factColumns(tag: ResolvedTag, all: ResolvedTags): FactColumn[] {
  const readers = [tag, ...all.steps.filter(({ definition }) => definition.stepOf === tag.code)];
  const used = (what: 'columns' | 'measures' | 'tags'): string[] => [...new Set(readers.flatMap(({ uses }) => uses[what]))];
  return [
    ...used('columns').flatMap((name) => factColumnOf({ kind: 'column', name }, all) ?? []),
    ...used('measures').flatMap((name) => factColumnOf({ kind: 'measure', name }, all) ?? []),
    ...used('tags').flatMap((code) => {
      const one = all.tags.find((t) => t.code === code);
      return one ? [{ id: code, label: one.definition.name, codes: one.domain, ...kindOf(one.type) }] : [];
    }),
  ];
}

const kindOf = (type: ValueType): Pick<FactColumn, 'number' | 'yesNo'> => ({
  number: type === 'number',
  ...(type === 'bool' ? { yesNo: true } : {}),
});

/** A cell of the statement as what it means. */
export const factValue = (cell: Cell, { yesNo }: Pick<FactColumn, 'yesNo'>): Value => (yesNo && cell !== null ? cell !== 0 : cell);

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
  return measure && { id: name, ...subjectOfMeasure(measure.spec, name, schema), label: measure.label, ...kindOf(measure.type) };
}
