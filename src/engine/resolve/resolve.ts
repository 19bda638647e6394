import { expandTags } from '../expand/expand.ts';
import type { TagFile } from '../language/definition.ts';
import { type Checked, inOrder, type Place } from '../language/issue.ts';
import type { ResolvedTags } from '../language/resolved.ts';
import type { Schema } from '../language/schema.ts';
import { neededBy } from './needed.ts';
import { Tags } from './tags.ts';
import { reportTruthWord } from './truth-words.ts';

/**
 * Gives every name of a tag file its meaning in a schema: measures, other tags, customer columns; types; who needs whom.
 * A tag that cannot be resolved is left out and its issues say why; the others still resolve.
 * @param placeAt turns offsets of the file into a place; `placesIn(text)` makes one
 */
export function resolveTags(file: TagFile, schema: Schema, placeAt: (start: number, end: number) => Place): Checked<ResolvedTags> {
  const expanded = expandTags(file, schema);
  const all = new Tags(expanded.file, schema, placeAt);
  const [first] = file.tags;
  // Every part of a statement has the customer's key.
  if (first) reportTruthWord(schema.entity.key, first.place, all.issues);
  const tags = file.tags.flatMap((t) => all.tag(t.code) ?? []);
  return {
    value: { schema, tags, ...neededBy(tags, (code) => all.tag(code), all.kept) },
    issues: inOrder([...expanded.issues, ...all.issues]),
  };
}
