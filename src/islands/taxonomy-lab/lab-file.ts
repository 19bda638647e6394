import type { Bilingual } from '../../engine/language/definition.ts';
import {
  type About,
  KINDS,
  type Kind,
  type Principle,
  type Purpose,
  type TagNode,
  type TagSource,
  type TaxonomyLabData,
  type Team,
} from './taxonomy.ts';

interface FileTag {
  readonly name: Bilingual;
  readonly plain?: Bilingual;
  readonly in?: string;
  readonly about: About;
  readonly answers?: string;
  readonly kind: Kind;
  readonly owner?: Team;
  readonly refresh?: NonNullable<TagNode['refresh']>;
  readonly sensitivity: TagNode['sensitivity'];
  readonly purpose?: readonly Purpose[];
  readonly values?: Readonly<Record<string, Bilingual>>;
  readonly many?: boolean;
  readonly measures?: string;
  readonly when?: string;
  readonly define?: string;
}
interface LabFile {
  readonly title: Bilingual;
  readonly dataset: string;
  readonly questions: Readonly<Record<string, { readonly name: Bilingual; readonly order: readonly string[]; readonly else?: Bilingual }>>;
  readonly categories: Readonly<
    Record<string, { readonly name: Bilingual; readonly in?: string; readonly by?: Principle; readonly about?: About }>
  >;
  readonly tags: Readonly<Record<string, FileTag>>;
}

/**
 * Reads a lab of content/labs.
 * @param fields the file's YAML, parsed
 * @param isSensitive whether the law protects a column, written `table.column`
 * @throws where the file cannot be a lab: a mistake of ours, which stops the build
 */
export function readTaxonomyLab(fields: unknown, isSensitive: (column: string) => boolean): TaxonomyLabData {
  const { title, dataset, questions, categories, tags } = fields as LabFile;
  for (const [code, tag] of Object.entries(tags)) {
    if (!KINDS.includes(tag.kind) || (tag.when === undefined) === (tag.define === undefined))
      throw new Error(`${code} needs a kind, and when or define`);
    if (tag.in !== undefined && !categories[tag.in]) throw new Error(`${code} is in no category`);
  }
  return {
    title,
    dataset,
    start: {
      categories: Object.entries(categories).map(([id, { name, in: parent = null, by = 'about', about = null }]) => ({
        id,
        name,
        parent,
        by,
        about,
      })),
      tags: Object.entries(tags).map(([code, tag]) => nodeOf(code, tag)),
    },
    sources: Object.fromEntries(Object.entries(tags).map(([code, tag]) => [code, sourceOf(tag, isSensitive)])),
    questions: Object.fromEntries(
      Object.entries(questions).map(([id, { name, order, else: otherwise = null }]) => [id, { name, order, otherwise }]),
    ),
  };
}

const nodeOf = (code: string, { name, in: parent, owner, refresh, sensitivity, purpose }: FileTag): TagNode => ({
  code,
  name,
  parent: parent ?? null,
  owner: owner ?? null,
  refresh: refresh ?? null,
  validDays: null,
  sensitivity,
  purpose: purpose ?? [],
  version: '1.0.0',
  status: 'published',
  retired: null,
});

function sourceOf(tag: FileTag, isSensitive: (column: string) => boolean): TagSource {
  const { about, kind, answers, plain, when, define, measures, values, many } = tag;
  const column = /^column: (\S+)$/m.exec(define ?? '')?.[1];
  return {
    about,
    kind,
    answers: answers ?? null,
    plain: plain ?? null,
    when: when ?? null,
    define: define ?? null,
    measures: measures ?? null,
    values: values ?? null,
    many: many ?? false,
    dated: /\brange:/.test(measures ?? define ?? ''),
    sensitive: column !== undefined && isSensitive(column),
  };
}
