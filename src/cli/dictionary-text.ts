import type { DatasetSource } from '../datasets/dataset.ts';
import type { Column, Table } from '../engine/index.ts';
import type { Language } from '../i18n/language.ts';
import type { cliWords } from '../i18n/zh/cli.ts';

type Words = (typeof cliWords)['dictionary'];

/** The data dictionary of a dataset in Markdown: every table, every column, what its codes mean. */
export function dictionaryLines({ title, about, schema }: DatasetSource, language: Language, words: Words): string[] {
  const tables = Object.values(schema.tables).flatMap((table) => ['', ...tableLines(table, language, words)]);
  return [`# ${title[language]}`, '', about[language], ...tables];
}

function tableLines(table: Table, language: Language, words: Words): string[] {
  return [
    `## ${table.name} ${table.label[language]}`,
    ...(table.note === undefined ? [] : ['', table.note[language]]),
    '',
    row([words.column, words.label, words.type, words.blank, words.note]),
    row(['---', '---', '---', '---', '---']),
    ...table.columns.map((column) => row(cellsOf(column, table, language, words))),
  ];
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;

function cellsOf({ name, label, type, nullable, unit, codes, note }: Column, table: Table, language: Language, words: Words): string[] {
  const meanings = Object.entries(codes ?? {}).map(([code, meaning]) => `${code} ${meaning[language]}`);
  const remarks = [table.primaryKey.includes(name) ? words.key : '', note?.[language] ?? '', meanings.join(words.comma)].filter(
    (text) => text !== '',
  );
  return [name, label[language], unit === undefined ? type : `${type} (${unit})`, nullable ? words.yes : words.no, remarks.join(' ')];
}
