import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { openWorld } from '../../../src/build/world.ts';
import {
  checkTags,
  compileTags,
  parseTags,
  type ResolvedTags,
  type Rows,
  type Sentence,
  sentencesOf,
  sqlite,
} from '../../../src/engine/index.ts';

/** A lab's own text. */
export const labText = (id: string): string => parse(readFileSync(`content/labs/${id}.yaml`, 'utf8')).tag;

/** A definition on the sample shop: read, resolved and run in SQLite. */
export async function ran(text: string): Promise<{ tags: ResolvedTags; rows: Rows; sentences: Sentence[] }> {
  const { schema, asOf, execute } = await openWorld('yunduo');
  const { value: tags, issues } = checkTags(text, schema);
  const { value: file } = parseTags(text);
  if (!tags || !file) throw new Error(JSON.stringify(issues));
  const { wideSql, params } = compileTags(tags, sqlite);
  return { tags, rows: await execute(wideSql, { ...params, as_of: asOf }), sentences: sentencesOf(text, file, schema) };
}
