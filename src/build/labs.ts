import { parse } from 'yaml';
import { type Bilingual, checkTags, compileTags, parseTags, type ResolvedTags, type Rows, sqlite, type TagFile } from '../engine/index.ts';
import { openWorld, type World } from './world.ts';

/** A tag lab: a definition to start from, and the data it runs on. A file in content/labs. */
export interface TagLab {
  readonly id: string;
  readonly title: Bilingual;
  readonly world: World;
  readonly text: string;
  readonly file: TagFile;
  readonly tags: ResolvedTags;
  /** What the definition gives on the sample data, every column in between included. */
  readonly rows: Rows;
}

const FILES = import.meta.glob<string>('/content/labs/*.yaml', { query: '?raw', import: 'default', eager: true });

/** Reads a tag lab and runs it; a lab that does not work stops the build. */
export async function loadTagLab(id: string): Promise<TagLab> {
  const { title, dataset, text } = readTagLab(id, FILES[`/content/labs/${id}.yaml`]);
  const world = await openWorld(dataset);
  const { value: file } = parseTags(text);
  const { value: tags, issues } = checkTags(text, world.schema);
  if (!file || !tags || issues.length > 0) throw new Error(`content/labs/${id}.yaml: ${JSON.stringify(issues)}`);
  const { wideSql, params } = compileTags(tags, sqlite);
  const rows = await world.execute(wideSql, { ...params, as_of: world.asOf });
  return { id, title, world, text, file, tags, rows };
}

function readTagLab(id: string, yaml: string | undefined): { title: Bilingual; dataset: string; text: string } {
  if (yaml === undefined) throw new Error(`there is no content/labs/${id}.yaml`);
  const { kind, title, dataset, tag } = parse(yaml) as Record<string, unknown>;
  const names = title as Partial<Bilingual> | undefined;
  if (kind !== 'tag' || !names?.zh || !names.en || typeof dataset !== 'string' || typeof tag !== 'string') {
    throw new Error(`content/labs/${id}.yaml should have kind: tag, title {zh, en}, dataset and tag`);
  }
  return { title: { zh: names.zh, en: names.en }, dataset, text: tag };
}
