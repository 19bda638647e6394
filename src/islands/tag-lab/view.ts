import type { Bilingual, Subject, Value } from '../../engine/index.ts';
import type { Language } from '../../i18n/language.ts';
import { type Format, formatter } from '../lab/format.ts';
import { type LabsWords, labsWords } from '../lab/words.ts';
import { Sayer } from './say.ts';

/** One language's way to show everything in a lab. */
export interface LabView {
  readonly language: Language;
  readonly words: LabsWords;
  readonly sayer: Sayer;
  readonly format: Format;
  label(label: Bilingual): string;
  /** A tag's value, by its label where it has one. */
  value(value: Value, label?: Bilingual): string;
  /** What a customer has, in the words and the unit of what it is. */
  fact(value: Value, subject: Pick<Subject, 'unit' | 'codes'>): string;
}

export function labView(language: Language): LabView {
  const words = labsWords(language);
  const format = formatter(language, words.lab);
  const label = (bilingual: Bilingual): string => bilingual[language];
  return {
    language,
    words,
    format,
    label,
    sayer: new Sayer(language, words.tagLab),
    value: (value, bilingual) => (bilingual ? label(bilingual) : format(value)),
    fact: (value, { unit, codes }) => {
      const code = typeof value === 'string' && codes && Object.hasOwn(codes, value) ? codes[value] : undefined;
      return code ? label(code) : format(value, unit);
    },
  };
}
