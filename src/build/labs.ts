import { parse } from 'yaml';
import {
  type Bilingual,
  type Compiled,
  checkTags,
  compileTags,
  type Explanation,
  explainCustomer,
  paramsOf,
  parseTags,
  type ResolvedTags,
  type Rows,
  sqlite,
  type TagFile,
} from '../engine/index.ts';
import { openWorld, type World } from './world.ts';

/** A tag lab: a definition to start from, and the data it runs on. A file in content/labs. */
export interface TagLab {
  readonly id: string;
  readonly title: Bilingual;
  readonly world: World;
  readonly text: string;
  readonly file: TagFile;
  readonly tags: ResolvedTags;
  readonly compiled: Compiled;
  /** What the definition gives on the sample data, every column in between included. */
  readonly rows: Rows;
}

const FILES = import.meta.glob<string>('/content/labs/*.yaml', { query: '?raw', import: 'default', eager: true });

/** Reads a tag lab and runs it; a lab that does not work stops the build. */
export async function loadTagLab(id: string): Promise<TagLab> {
  const { title, dataset, tag: text } = readLab(id, 'tag', ['dataset', 'tag']);
  const world = await openWorld(dataset);
  return { id, title, text, ...(await runText(id, text, world)) };
}

/** A lab of customers to be tagged by hand: what one sees of each, and what the rule of a tag lab says of them. */
export interface HandLab {
  readonly id: string;
  readonly title: Bilingual;
  /** The lab whose rule they are held against. */
  readonly lab: TagLab;
  /** In the order of the file. */
  readonly customers: readonly string[];
  /** The facts that a person sees are tags too. */
  readonly facts: Pick<TagLab, 'tags' | 'rows'>;
  readonly explanations: readonly Explanation[];
}

export async function loadHandLab(id: string): Promise<HandLab> {
  const { title, lab: labId, facts: text, customers } = readLab(id, 'hand', ['lab', 'facts']);
  const lab = await loadTagLab(labId);
  const { world, tags } = lab;
  const [tag] = tags.tags;
  if (!tag || !Array.isArray(customers)) throw new Error(`content/labs/${id}.yaml should have customers`);
  const compiled = compileTags(tags, sqlite);
  const explain = (customer: string) => explainCustomer(tags, compiled, sqlite, tag.code, customer, world.asOf, world.execute);
  const explanations = await Promise.all(customers.map(String).map(explain));
  const stranger = explanations.find(({ known }) => !known);
  if (stranger) throw new Error(`content/labs/${id}.yaml: there is no customer ${stranger.customerId}`);
  return { id, title, lab, customers: customers.map(String), facts: await runText(id, text, world), explanations };
}

async function runText(id: string, text: string, world: World): Promise<Pick<TagLab, 'world' | 'file' | 'tags' | 'compiled' | 'rows'>> {
  const { value: file } = parseTags(text);
  const { value: tags, issues } = checkTags(text, world.schema);
  if (!file || !tags || issues.length > 0) throw new Error(`content/labs/${id}.yaml: ${JSON.stringify(issues)}`);
  const compiled = compileTags(tags, sqlite);
  const params = await paramsOf(compiled, world.asOf, world.execute);
  return { world, file, tags, compiled, rows: await world.execute(compiled.wideSql, params) };
}

type LabFile<Key extends string> = { readonly title: Bilingual } & Readonly<Record<Key, string>> & Readonly<Record<string, unknown>>;

function readLab<Key extends string>(id: string, kind: 'tag' | 'hand', keys: readonly Key[]): LabFile<Key> {
  const yaml = FILES[`/content/labs/${id}.yaml`];
  if (yaml === undefined) throw new Error(`there is no content/labs/${id}.yaml`);
  const fields = parse(yaml) as Readonly<Record<string, unknown>>;
  const title = fields['title'] as Partial<Bilingual> | undefined;
  if (fields['kind'] !== kind || !title?.zh || !title.en || !keys.every((key) => typeof fields[key] === 'string')) {
    throw new Error(`content/labs/${id}.yaml should have kind: ${kind}, title {zh, en}, ${keys.join(', ')}`);
  }
  return fields as LabFile<Key>;
}
