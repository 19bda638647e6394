import type { DatasetSource, Request } from '../datasets/dataset.ts';
import type { Column, Table } from '../engine/index.ts';
import type { Language } from '../i18n/language.ts';
import type { dataWords } from '../i18n/zh/data.ts';
import { padded, widthOf } from './width.ts';

type Words = typeof dataWords;

/** The data dictionary of a dataset in Markdown: every table, every column, what its codes mean. */
export function dictionaryMarkdown(source: DatasetSource, request: Request, language: Language, words: Words): string[] {
  const { id, title, about, use, schema } = source;
  const tables = Object.values(schema.tables).flatMap((table) => ['', ...markdownTable(table, language, words)]);
  return [`# ${title[language]} (${id})`, '', about[language], '', use[language], '', madeOf(source, request, words), ...tables];
}

/** The same for a terminal: one line a column, in columns that line up. */
export function dictionaryText(source: DatasetSource, request: Request, language: Language, words: Words): string[] {
  const { id, title, about, use, schema } = source;
  const tables = Object.values(schema.tables).flatMap((table) => ['', ...textTable(table, language, words)]);
  return [`${title[language]} (${id})`, about[language], use[language], madeOf(source, request, words), ...tables];
}

function madeOf({ licence }: DatasetSource, { seed, asOf, customers }: Request, { text }: Words): string {
  const facts = [
    [text.seed, seed],
    [text.asOf, asOf],
    [text.size, customers],
    [text.licence, licence],
  ];
  return facts.map(([name, value]) => `${name} ${value}`).join(text.comma);
}

function markdownTable(table: Table, language: Language, words: Words): string[] {
  const { text } = words;
  return [
    `## ${table.name} ${table.label[language]}`,
    ...(table.note === undefined ? [] : ['', table.note[language]]),
    '',
    row([text.column, text.label, text.type, text.blank, text.note]),
    row(['---', '---', '---', '---', '---']),
    ...table.columns.map((column) =>
      row([
        column.name,
        column.label[language],
        typeOf(column, words),
        column.nullable ? text.yes : text.no,
        remarksOf(column, table, language, words),
      ]),
    ),
  ];
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;

function textTable(table: Table, language: Language, words: Words): string[] {
  const { text } = words;
  const cells = table.columns.map((column) => [
    column.name,
    column.nullable ? `${typeOf(column, words)}${text.comma}${text.nullable}` : typeOf(column, words),
    column.label[language],
  ]);
  const widths = [0, 1, 2].map((i) => Math.max(...cells.map((line) => widthOf(line[i] ?? ''))));
  return [
    `${table.name}  ${table.label[language]}`,
    ...(table.note === undefined ? [] : [`  ${table.note[language]}`]),
    ...table.columns.map((column, n) => {
      const line = (cells[n] ?? []).map((cell, i) => padded(cell, widths[i] ?? 0)).join('  ');
      return `  ${line}  ${remarksOf(column, table, language, words)}`.trimEnd();
    }),
  ];
}

const typeOf = ({ type, unit }: Column, words: Words): string =>
  unit === undefined ? words.types[type] : `${words.types[type]} (${words.units[unit] ?? unit})`;

function remarksOf({ name, note, codes }: Column, table: Table, language: Language, { text }: Words): string {
  const meanings = Object.entries(codes ?? {}).map(([code, meaning]) => `${code} ${meaning[language]}`);
  const remarks = [table.primaryKey.includes(name) ? text.keyMark : '', note?.[language] ?? '', meanings.join(text.comma)];
  return remarks.filter((remark) => remark !== '').join(' ');
}
