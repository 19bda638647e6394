import type { Measure, TagFile } from '../../engine/language/definition.ts';
import type { Schema } from '../../engine/language/schema.ts';
import { parseTags } from '../../engine/parse/parse.ts';
import { measureText } from '../../engine/sentence/measure-text.ts';
import { sentencesOf } from '../../engine/sentence/sentence.ts';
import type { Language } from '../../i18n/language.ts';
import type { LabsWords } from '../lab/words.ts';
import { Sayer } from '../tag-lab/say.ts';

/** A measure as a sentence: which rows, and how they become one value. */
export function sayMeasure(measure: Measure, schema: Schema, language: Language, words: LabsWords['tagLab']): string | undefined {
  const text = measureText('measure', measure);
  const { value } = parseTags(text);
  const [sentence] = value ? sentencesOf(text, value, schema) : [];
  if (!sentence) return undefined;
  const sayer = new Sayer(language, words);
  const lines = sentence.lines.map((line) =>
    sayer.line(line).map((part) => (typeof part === 'string' ? part : sayer.slot(part, (n) => String(n)))),
  );
  const said = lines.map((parts) => parts.join('')).join(words.say.next);
  // A digit that follows a Chinese sign keeps its distance, and a sentence begins as one.
  return said.replace(/(\p{Script=Han})(\d)/gu, '$1 $2').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** A measure by its name: of the file first, then of the schema. */
export function measureNamed(name: string, file: TagFile | undefined, schema: Schema): Measure | undefined {
  const own = file?.tags.find(({ measures }) => Object.hasOwn(measures, name))?.measures[name];
  return own ?? (file && Object.hasOwn(file.measures, name) ? file.measures[name] : undefined) ?? schema.measures[name];
}
