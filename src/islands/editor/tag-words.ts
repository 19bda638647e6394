import type { GrammarWords } from '../../engine/language/grammar/grammar-words.ts';
import type { Column, ColumnType, Schema } from '../../engine/language/schema.ts';
import type { Language } from '../../i18n/language.ts';

/** What completion and help speak from: a database, and the words of one language. */
export interface TagContext {
  readonly schema: Schema;
  readonly language: Language;
  readonly words: GrammarWords;
  readonly types: Readonly<Record<ColumnType, string>>;
  readonly units: Readonly<Record<string, string>>;
  /** A measure as a sentence. */
  readonly sayMeasure: (name: string, text: string) => string | undefined;
}

/** What is said of something in the text; backticks stand around what is written as in the text. */
export interface Help {
  readonly title: string;
  readonly is?: string;
  readonly facts: readonly string[];
}

/** A column: its label, its type and unit, and what its codes mean. */
export function columnHelp({ words, types, units, language }: TagContext, table: string, column: Column): Help {
  const { names } = words;
  const codes = Object.entries(column.codes ?? {});
  const shown = codes.slice(0, MOST_CODES).map(([code, label]) => `\`${code}\` ${label[language]}`);
  return {
    title: column.name,
    is: [column.label[language], column.note?.[language]].filter((part) => part !== undefined).join(STOP[language]),
    facts: [
      `${names.column(table)} · ${types[column.type]}${column.nullable ? ` · ${names.missing}` : ''}`,
      ...(column.unit === undefined ? [] : [names.unit(units[column.unit] ?? column.unit)]),
      ...(shown.length > 0 ? [`${shown.join(COMMA[language])}${codes.length > MOST_CODES ? ' …' : ''}`] : []),
    ],
  };
}

const MOST_CODES = 12;
const STOP: Record<Language, string> = { zh: '。', en: '. ' };
const COMMA: Record<Language, string> = { zh: '，', en: ', ' };
