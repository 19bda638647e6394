import type { FileProblem, Question, Reason } from '../../sandbox/import/shapes.ts';
import type { cliFileWords as zh, cliFileOptions as zhOptions } from '../zh/cli-files.ts';
import { ownFileWords } from './own-file.ts';

/** Of a long list of names the first twelve. */
const list = (names: readonly string[]): string =>
  `${names.slice(0, 12).join(', ')}${names.length > 12 ? ` and ${names.length - 12} more` : ''}`;
const rowsOf = (n: number): string => (n === 1 ? '1 row' : `${n} rows`);

type Params<Code extends FileProblem['code']> = (FileProblem & { readonly code: Code })['params'];
/** Why a file was not read, and what to write on the command line. */
const problems: { readonly [Code in FileProblem['code']]: (params: Params<Code>, table: string) => string } = {
  'empty-file': () => 'The file is empty.',
  'not-text': () => 'There is no text in it, so there is no table. A CSV or xlsx file is needed.',
  'old-workbook': () => 'It is an old Excel workbook (.xls). In Excel, save it as xlsx or “CSV UTF-8” and give that file.',
  'damaged-workbook': () =>
    'This workbook cannot be opened: the download may be incomplete, or it was not written by Excel. Open it in Excel, save it as xlsx or “CSV UTF-8” and give that file.',
  'locked-workbook': () => 'This workbook has a password. In Excel, save a copy without it.',
  'web-page': () => 'It is a web page under the name of a workbook. Open it in Excel, save it as xlsx or “CSV UTF-8” and give that file.',
  'only-header': () => 'There is a header and no row below it.',
  'too-large': ({ megabytes, limit }) =>
    `The file has ${megabytes} MB, and ${limit} MB can be read. Split it by time, or leave out columns you do not need.`,
  'too-much-memory': ({ rows, megabytes, limit }) =>
    `${rowsOf(rows)} would take about ${megabytes} MB of memory; ${limit} MB is the most. Leave out columns you do not need, or split it by time.`,
  'too-many-columns': ({ columns, limit }, table) =>
    `It was cut into ${columns} columns; ${limit} is the most. The delimiter is probably wrong: say another, as in --delimiter ${table}=";".`,
  'unknown-header': ({ header, suggestion, available }) =>
    `The header has no “${header}”. ${suggestion === undefined ? '' : `Did you mean ${suggestion}? `}It has: ${list(available)}.`,
  'bad-date-format': ({ format }) => `The date format ${format} cannot be read. Put it together from YYYY or YY, M and D, as in M/D/YY.`,
  'no-date-format': ({ header, example }, table) =>
    `${example === '' ? 'What stands' : `“${example}”`} in “${header}” does not look like a date. Check that it is the right column; if the format is a rare one, say it with --date-format ${table}.${header}=FORMAT, such as D.M.YYYY.`,
  'no-secure-context': ({ header }) => `Fingerprints cannot be made here; treat “${header}” with mask or drop instead.`,
};

/** What the file does not say by itself, and the option that says it. */
function ask(question: Question, table: string): string {
  switch (question.kind) {
    case 'sheet':
      return `The workbook has several sheets: ${list(question.sheets)}. Choose one, as in --sheet ${table}="${question.sheets[0] ?? ''}".`;
    case 'encoding': {
      const shown = question.candidates.map(({ encoding, preview }) => `“${preview[0] ?? ''}” as ${encoding}`);
      return `Several encodings make sense: ${shown.join(', ')}. Say which is right, as in --encoding ${table}=${question.candidates[0]?.encoding ?? 'gb18030'}.`;
    }
    case 'delimiter':
      return `Several signs could stand between the cells. Say which does, as in --delimiter ${table}="${question.candidates[0]?.delimiter ?? ';'}".`;
    case 'role': {
      const [what, example] =
        question.role === 'customer_id' ? ['customer', question.free[0]] : ['date of the order', question.free[1] ?? question.free[0]];
      return `It does not say which column is the ${what}. ${
        example === undefined
          ? `Give a file with a ${question.role === 'customer_id' ? 'customer' : 'date'} column too, or another delimiter with --delimiter.`
          : `The header has: ${list(question.free)}. Add an option like --map ${table}.${question.role}="${example}", with the header in quotes.`
      }`;
    }
    case 'date': {
      const [first] = question.readings;
      const example = first?.examples[0]?.text ?? '';
      const ways = question.readings.flatMap(({ format, examples }) =>
        examples[0] ? [`${examples[0].date} as ${format}${examples[0].text === example ? '' : ` (${examples[0].text})`}`] : [],
      );
      return `${example} in “${question.header}” can be read in more than one way: ${ways.join(', ')}. Choose one, as in --date-format ${table}.${question.header}=${first?.format ?? 'YYYY-MM-DD'}.`;
    }
    case 'decimal': {
      const ways = question.readings.flatMap(({ decimal, examples }) =>
        examples[0] ? [`${examples[0].text} is ${examples[0].value} with “${decimal}”`] : [],
      );
      return `The decimal sign of “${question.header}” is not clear: ${ways.join(', ')}. Say it, as in --decimal ${table}.${question.header}=".".`;
    }
    case 'zone':
      return `The times in “${question.header}” name several zones: ${list(question.zones)}, as in ${question.example}. Move them to one with --zone ${table}.${question.header}=+08:00, or write as-written to read them as they stand.`;
  }
}

/** Why a row was left out. */
const refusals: Readonly<Record<Reason, string>> = {
  'broken-quotes': 'a quotation mark without its partner',
  'too-many-cells': 'more cells than the header',
  'missing-customer': 'no customer',
  'damaged-id': 'a number that Excel turned into powers of ten',
  'missing-date': 'no date',
  'bad-date': 'a date that cannot be read',
  'bad-number': 'an amount that cannot be read',
  'duplicate-customer': 'a customer who was there before',
};

const examplesOf = ({ examples, keys }: Parameters<typeof zh.loose>[0], other: string): string =>
  `${examples.map((e) => `${e.key} (${rowsOf(e.rows)}${e.like === undefined ? '' : `; in ${other} it is ${e.like}`})`).join(', ')}${keys > examples.length ? ` and ${keys - examples.length} more` : ''}`;

export const cliFileWords: typeof zh = {
  notImported: ({ table, path, problems: found, questions }) =>
    `${path} was not read. ${[...found.map(({ code, params }) => problems[code](params as never, table)), ...questions.map((one) => ask(one, table))].join(' ')}`,
  noRowRead: ({ path, rows }) =>
    `${path} was not read. Of ${rowsOf(rows)} not one can be read. Check the columns, the encoding, the delimiter and the date format.`,
  rejected: ({ path, total, count, reasons }) =>
    `${count} of ${total} rows of ${path} were left out: ${reasons.map((r) => `${r.count} × ${refusals[r.reason]} (line ${r.line}${r.header === undefined ? '' : `, ${r.header}`}${r.text.trim() === '' ? '' : `: “${r.text.slice(0, 40)}”`})`).join('; ')}.`,
  loose: (found, path, customers) =>
    `${found.rows} of ${found.of} rows of ${path} are of ${found.keys === 1 ? '1 customer who is' : `${found.keys} customers who are`} not in ${customers}, and count for nobody: ${examplesOf(found, customers)}. Write the customer numbers alike, or add these to ${customers}; without a table of customers, everybody who ordered is one.`,
  orphans: (found, path, other) =>
    `${found.rows} of ${found.of} rows of ${path} have a value of ${found.from.column} that is not in ${other}, so they belong to no customer and count for nobody: ${examplesOf(found, other)}.`,
  manyToMany: ({ from, keys, rows, joinedRows, examples }, path, other) =>
    `${path} and ${other} both have ${keys === 1 ? 'a value' : `${keys} values`} of ${from.column} in several rows, such as ${examples[0]?.key ?? ''} (${rowsOf(examples[0]?.rows ?? 0)} and ${rowsOf(examples[0]?.otherRows ?? 0)}). A query of your own that joins the two turns ${rowsOf(rows)} into ${joinedRows} and counts amounts several times.`,
  encodingBelied: ({ path, encoding, likely }) =>
    `${path} does not look like ${encoding} but like ${likely}, so letters may come out wrong. Leave --encoding out, or write ${likely}.`,
  download: ownFileWords.download,
};

export const cliFileOptions: typeof zhOptions = {
  table: 'your own table: its name=CSV or xlsx file; may be given for several tables',
  map: 'which column is what: table.column=header in the file',
  'date-format': 'how dates are written: table.column=format, such as M/D/YY or YYYY-MM-DD',
  decimal: 'the decimal sign of a column: table.column="." or ","',
  zone: 'the zone to which times are moved: table.column=+08:00; as-written reads them as they stand',
  text: 'a column to be read as text: table.column',
  encoding: "the file's encoding: table=encoding, such as gb18030, utf-8, utf-16le",
  delimiter: 'what stands between columns: table=sign',
  sheet: 'which sheet of a workbook: table=name of the sheet',
  header: 'the line of the header: table=line, 0 for none',
  'leave-out': 'a status whose orders do not count: table=status; may be given several times',
  treat: 'what becomes of a column about persons: table.column=mask, hash (fingerprints) or drop (not read)',
  undo: 'a kind of change that is not to be made: table=change, such as total-rows; see what --log writes',
  log: 'write what was changed, and the rows that were left out, into this folder',
};
