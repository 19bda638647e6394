import { type ResolvedTag, type ResolvedTags, tagOf } from '../language/resolved.ts';
import type { Schema } from '../language/schema.ts';
import { tablesRead } from './reads.ts';

/** What tags may rest on: tables of the schema, other tags. */
export interface Changed {
  readonly tables?: readonly string[];
  readonly tags?: readonly string[];
}

/**
 * The tags that read a table, or another tag, directly or through others, in the order of the set. Everybody is listed in the customers' table, so
 * every tag reads that.
 * @throws where the schema has no such table, or the set no such tag
 * @example dependents(tags, { tables: ['orders'] }) // what new orders can change
 * @example dependents(tags, { tags: ['lifecycle'] }) // the consumers of a tag
 */
export function dependents(tags: ResolvedTags, { tables = [], tags: codes = [] }: Changed): readonly string[] {
  for (const name of tables) assertTable(name, tags.schema);
  for (const code of codes) if (!tagOf(tags, code)) throw new RangeError(`no tag ${code}`);
  const { entity } = tags.schema;
  const everybody = tables.includes(entity.table);
  const measures = new Set(tags.measures.flatMap((m) => (tablesRead(m, tags.schema).some((t) => tables.includes(t)) ? [m.id] : [])));
  const known = new Map<string, boolean>();
  const rests = (tag: ResolvedTag): boolean => {
    const before = known.get(tag.code);
    if (before !== undefined) return before;
    const found =
      everybody || tag.uses.measures.some((id) => measures.has(id)) || tag.uses.tags.some((code) => codes.includes(code) || restsOn(code));
    known.set(tag.code, found);
    return found;
  };
  const restsOn = (code: string): boolean => {
    const used = tagOf(tags, code);
    return used !== undefined && rests(used);
  };
  return tags.tags.flatMap((tag) => (rests(tag) ? [tag.code] : []));
}

/** A name that is misspelt would leave tags as they were without a word. */
export function assertTable(name: string, { tables }: Schema): void {
  if (!Object.hasOwn(tables, name)) throw new RangeError(`no table ${name}`);
}
