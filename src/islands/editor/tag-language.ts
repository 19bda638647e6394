import type { Schema } from '../../engine/language/schema.ts';
import { type Mark, marksOf } from '../../engine/parse/editing/marks.ts';
import { createReader } from '../../engine/parse/reader.ts';
import type { Language } from '../../i18n/language.ts';
import type { EditorWords } from '../../i18n/zh/editor.ts';
import type { LabsWords } from '../lab/words.ts';
import { measureNamed, sayMeasure } from './measure-words.ts';
import { type Suggestions, suggestInTags } from './tag-completion.ts';
import { helpInTags, type PlacedHelp } from './tag-help.ts';
import type { TagContext } from './tag-words.ts';

/** What an editor of definitions knows of the language: what may come next, what stands there, and what its parts are. */
export interface TagLanguage {
  suggest(text: string, offset: number): Suggestions | undefined;
  help(text: string, offset: number): PlacedHelp | undefined;
  marks(text: string): readonly Mark[];
  readonly words: EditorWords;
  /** Where the reference stands. */
  readonly reference: string;
}

/** The language over one database, in the words of one language; fetched when somebody edits. */
export async function loadTagLanguage(schema: Schema, language: Language, words: LabsWords['tagLab']): Promise<TagLanguage> {
  const [{ grammarWords }, { dataWords }, { editorWords }] =
    language === 'zh'
      ? await Promise.all([import('../../i18n/zh/grammar.ts'), import('../../i18n/zh/data.ts'), import('../../i18n/zh/editor.ts')])
      : await Promise.all([import('../../i18n/en/grammar.ts'), import('../../i18n/en/data.ts'), import('../../i18n/en/editor.ts')]);
  /** What the schema's own measures are in words: it stays the same, and is asked for with every list. */
  const standard = new Map<string, string | undefined>();
  const read = createReader();
  const context: TagContext = {
    schema,
    language,
    words: grammarWords,
    types: dataWords.types,
    units: dataWords.units,
    sayMeasure: (name, text) => {
      if (text === '' && standard.has(name)) return standard.get(name);
      const measure = measureNamed(name, text === '' ? undefined : read(text).value, schema);
      const said = measure && sayMeasure(measure, schema, language, words);
      if (text === '') standard.set(name, said);
      return said;
    },
  };
  return {
    suggest: (text, offset) => suggestInTags(text, offset, context),
    help: (text, offset) => helpInTags(text, offset, context),
    marks: marksOf,
    words: editorWords,
    reference: new URL(`${language === 'zh' ? '' : 'en/'}reference/index.html`, siteRoot()).href,
  };
}

/** The built files lie one folder below the site's root. */
const siteRoot = (): URL => new URL(import.meta.env.DEV ? '/' : '../', import.meta.url);
