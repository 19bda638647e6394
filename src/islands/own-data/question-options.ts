import { minutesOf } from '../../sandbox/import/columns/cell-reader.ts';
import type { Answers, ColumnView, Decimal, Question } from '../../sandbox/import/shapes.ts';
import { cutAnew, type Say, sayDate, sayDecimal, sayRole, sayText, sayZone } from './answering.ts';
import type { OwnWords } from './words.ts';

/** One way to answer a question, with what it would make of the file's own values. */
export interface Option {
  readonly name: string;
  /** Lines of the file, or its values and what they become. */
  readonly shows: readonly string[];
  readonly isCode?: true;
  readonly say: Say;
}

const CHINA = '+08:00';

export function optionsOf(question: Question, columns: readonly ColumnView[], { file, screen }: OwnWords): readonly Option[] {
  const t = screen.question;
  switch (question.kind) {
    case 'sheet':
      return question.sheets.map((sheet) => ({ name: sheet, shows: [], say: cutAnew({ sheet }) }));
    case 'encoding':
      return question.candidates.map(({ encoding, preview, unreadable }) => ({
        name: file.encodings[encoding],
        shows: unreadable > 0 ? [...preview, t.unreadable(unreadable)] : preview,
        isCode: true,
        say: cutAnew({ encoding }),
      }));
    case 'delimiter':
      return question.candidates.map(({ delimiter, columns: count, preview }) => ({
        name: t.cut(screen.found.delimiters[delimiter], count),
        shows: preview.map((cells) => cells.join(' ┃ ')),
        isCode: true,
        say: cutAnew({ delimiter }),
      }));
    case 'role':
      return question.free.map((header) => ({
        name: header,
        shows: [t.values(columns.find((column) => column.header === header)?.examples ?? [])],
        say: sayRole(columns, header, question.role),
      }));
    case 'date':
      return [
        ...question.readings.map(({ format, only, examples }) => ({
          name: screen.formats(format),
          shows: [...examples.slice(0, 3).map(({ text, date }) => t.becomes(text, date)), ...(only > 0 ? [t.only(only)] : [])],
          say: sayDate(question.header, format),
        })),
        ...asText(question, t.leaveDate, (answers) => sayDate(question.header, 'text')(answers)),
      ];
    case 'decimal':
      return [
        ...question.readings.map(({ decimal, only, examples }) => ({
          name: screen.found.decimals[decimal],
          shows: [...examples.slice(0, 3).map(({ text, value }) => t.becomes(text, String(value))), ...(only > 0 ? [t.only(only)] : [])],
          say: sayDecimal(question.header, decimal as Decimal),
        })),
        ...asText(question, t.leaveNumber, sayText(question.header)),
      ];
    case 'zone': {
      const zones = [...new Set([...question.zones, CHINA])];
      return [
        ...zones.map((zone) => ({ name: t.zone(zone), shows: [], say: sayZone(question.header, minutesOf(zone)) })),
        { name: t.asWritten, shows: [question.example], say: sayZone(question.header, 'as-written') },
      ];
    }
  }
}

/** Reading goes on without an answer to this one: the column may stay as it is. */
function asText({ isNeeded }: { readonly isNeeded: boolean }, name: string, say: (answers: Answers) => Answers): readonly Option[] {
  return isNeeded ? [] : [{ name, shows: [], say }];
}
