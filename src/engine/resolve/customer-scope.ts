import { typeOfColumn } from '../language/bound.ts';
import type { Measure, TagDefinition, TagFile } from '../language/definition.ts';
import type { Name } from '../language/expression.ts';
import { ownEntry } from '../language/own-entry.ts';
import type { ResolvedTag } from '../language/resolved.ts';
import type { Kept } from './kept.ts';
import type { ResolveContext } from './rows.ts';
import { type Meaning, nameOf, type Scope } from './scope.ts';
import { reportTruthWord } from './truth-words.ts';
import { isExhaustive } from './values.ts';

/** What a tag's rule names, gathered while it is read. `broken`: one of them is there but of no use, and its own issue says why. */
export interface Uses {
  readonly tags: Set<string>;
  readonly measures: Set<string>;
  readonly columns: Set<string>;
  readonly named: Set<string>;
  broken: boolean;
}

/** What names of a file can mean, whichever tag they stand in. */
export interface Names extends ResolveContext {
  readonly file: TagFile;
  /** Tags and measures that are there and could not be read. */
  readonly unread: ReadonlySet<string>;
  readonly kept: Kept;
  /** Whether the file has a tag or step of this code, and what it came to. */
  readonly hasTag: (code: string) => boolean;
  readonly tag: (code: string) => ResolvedTag | undefined;
}

/** Names in a condition: the tag's measures, the file's, other tags, the schema's measures, the customer's columns, `as_of`. */
export function customerScope(definition: TagDefinition, uses: Uses, names: Names): Scope {
  const { schema, file, unread, kept, placeAt, issues } = names;
  const columns = schema.entity.derived ? [] : (schema.tables[schema.entity.table]?.columns ?? []);
  const broken = (): Meaning => {
    uses.broken = true;
    return { ref: { kind: 'as_of' }, type: 'any', nullable: false };
  };
  const measure = (name: string, spec: Measure): Meaning => {
    const found = kept.measure(spec, name, { zh: name, en: name });
    if (!found) return broken();
    uses.measures.add(found.id);
    uses.named.add(name);
    return { ref: { kind: 'measure', id: found.id }, type: found.type, nullable: found.nullable, timed: found.timed };
  };
  const tag = (code: string): Meaning => {
    const found = names.tag(code);
    if (!found) return broken();
    uses.tags.add(code);
    return { ref: { kind: 'tag', code }, type: found.type, nullable: !isExhaustive(found), timed: found.timed };
  };
  const column = (name: string, start: number, end: number): Meaning | undefined => {
    const found = columns.find((c) => c.name === name);
    if (!found) return undefined;
    reportTruthWord(name, placeAt(start, end), issues);
    uses.columns.add(name);
    const { nullable, type } = found;
    return { ref: { kind: 'column', column: name }, type: typeOfColumn(found), nullable, timed: type === 'timestamp' };
  };
  const code = definition.stepOf ?? definition.code;
  const isColumn = (name: string): boolean => columns.some((c) => c.name === name);
  return {
    lookUp({ table, name, start, end }: Name) {
      if (table !== undefined) return table === schema.entity.table ? column(name, start, end) : undefined;
      const own = ownEntry(definition.measures, name) ?? ownEntry(file.measures, name);
      if (own) return measure(name, own);
      const standard = ownEntry(schema.measures, name);
      // A tag that is called like what it is made of means that, and not itself.
      if (names.hasTag(name) && !(name === code && (standard || isColumn(name)))) return tag(name);
      if (unread.has(name)) return broken();
      if (standard) return measure(name, standard);
      if (name === 'as_of') return { ref: { kind: 'as_of' }, type: 'date', nullable: false };
      return column(name, start, end);
    },
    // Asked for only where a name is unknown.
    get available() {
      return [
        ...Object.keys({ ...file.measures, ...definition.measures }),
        ...file.tags.flatMap((t) => (t.code === definition.code || t.stepOf !== undefined ? [] : [t.code])),
        ...Object.keys(schema.measures),
        ...columns.map((c) => c.name),
        'as_of',
      ];
    },
    labelled: (label) =>
      nameOf(label, [
        ...Object.entries({ ...schema.measures, ...file.measures, ...definition.measures }).map(([name, m]) => [name, m.name] as const),
        ...file.tags.flatMap((t) => (t.code === definition.code || t.stepOf !== undefined ? [] : [[t.code, t.name] as const])),
        ...columns.map((c) => [c.name, c.label] as const),
      ]),
    rowTableOf: ({ table, name }) =>
      Object.values(schema.tables).find((t) => (table ?? t.name) === t.name && t.columns.some((c) => c.name === name))?.name ??
      (table === undefined ? ownEntry(schema.tables, name)?.name : undefined),
    population: (name, of, q) => {
      const called = of.kind === 'ref' ? `${name}_${of.name.replaceAll('.', '_')}` : name;
      return kept.feature(called, { kind: 'function', name, of, within: [], ...(q === undefined ? {} : { q }) });
    },
    placeAt,
    issues,
  };
}
