import { checkTags } from '../../engine/check.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { createReader } from '../../engine/parse/reader.ts';
import { sentencesOf } from '../../engine/sentence/sentence.ts';
import type { CheckedText } from './definition.ts';

const read = createReader();

/** Reads a text that a person changed. Loaded with the first change: until then nobody needs a YAML parser. */
export function checkText(text: string, schema: Schema): CheckedText {
  const { value: tags, issues } = checkTags(text, schema, undefined, read);
  const { value: file } = read(text);
  if (!tags || !file || tags.tags.length === 0) return { issues };
  return { definition: { text, file, sentences: sentencesOf(text, file, schema), tags }, issues };
}
