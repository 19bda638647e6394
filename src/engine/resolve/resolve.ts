import { expandTags } from '../expand/expand.ts';
import type { TagFile } from '../language/definition.ts';
import { type Checked, type Issue, inOrder, NOWHERE, type Place } from '../language/issue.ts';
import { MOST_COLUMNS, type ResolvedTags } from '../language/resolved.ts';
import type { Schema } from '../language/schema.ts';
import { neededBy } from './needed.ts';
import { Tags } from './tags.ts';
import { reportTruthWord } from './truth-words.ts';

/**
 * Gives every name of a tag file its meaning in a schema: measures, other tags, customer columns; types; who needs whom.
 * A tag that cannot be resolved is left out and its issues say why; the others still resolve. Of more tags than any statement can hold, only that is said.
 * @param placeAt turns offsets of the file into a place; `placesIn(text)` makes one
 */
export function resolveTags(file: TagFile, schema: Schema, placeAt: (start: number, end: number) => Place): Checked<ResolvedTags> {
  const expanded = expandTags(file, schema);
  const found = expanded.file.tags.length;
  if (found > MOST_COLUMNS) return { issues: inOrder([...expanded.issues, tooMany(found, expanded.file)]) };
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

/** Steps count as well. */
function tooMany(found: number, { tags }: TagFile): Issue {
  const params = { what: 'columns', found, limit: MOST_COLUMNS } as const;
  return { code: 'too-large', severity: 'error', place: tags.at(-1)?.place ?? NOWHERE, params };
}
