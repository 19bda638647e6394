import { placesIn } from '../../engine/language/places.ts';
import type { ResolvedTags } from '../../engine/language/resolved.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { resolveTags } from '../../engine/resolve/resolve.ts';
import type { Definition } from './definition.ts';

/** The tags of a definition that was checked, resolved against the data that they run on. */
export function resolved(definition: Definition, schema: Schema): ResolvedTags {
  const { value } = resolveTags(definition.file, schema, placesIn(definition.text));
  if (!value) throw new Error('a definition that was checked no longer resolves');
  return value;
}
