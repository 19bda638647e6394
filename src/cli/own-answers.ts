import { ENCODINGS, type Encoding } from '../sandbox/import/decode.ts';
import { DELIMITERS, type Delimiter } from '../sandbox/import/delimiter.ts';
import { type Answers, type Decimal, type Survey, TREATMENTS, type Treatment } from '../sandbox/import/shapes.ts';
import { CliFailure, suggesting } from './failure.ts';
import { type Given, OPTIONS, type OptionName } from './options.ts';

/** Options that speak of a file of one's own; each answers a question of the import, or says otherwise than was guessed. */
export const FILE_OPTIONS = [
  'map',
  'date-format',
  'decimal',
  'zone',
  'text',
  'encoding',
  'delimiter',
  'sheet',
  'header',
  'leave-out',
  'treat',
  'undo',
] as const satisfies readonly OptionName[];

/** What the options say about one table. */
export interface OwnAnswers {
  /** All that can be said before the file was looked at. */
  readonly first: Answers;
  /** The rest: columns go by their name in the table or by their header, and the import knows headers. @throws CliFailure for a column that is not there */
  readonly rest: (survey: Survey) => Answers | undefined;
}

/** Reads what the options say of each table. @throws CliFailure for what cannot be read, or speaks of a table that is not given */
export function answersOf(tables: readonly string[], given: Given): (table: string) => OwnAnswers {
  const columns = (option: OptionName) => perColumn(option, tables, given);
  const [map, dates, decimals, zones, treatments] = [
    columns('map'),
    columns('date-format'),
    columns('decimal'),
    columns('zone'),
    columns('treat'),
  ];
  const texts = perName('text', tables, given);
  const one = (option: OptionName) => new Map([...perTable(option, tables, given)].map(([table, values]) => [table, values.at(-1) ?? '']));
  const [encodings, delimiters, sheets, headers] = [one('encoding'), one('delimiter'), one('sheet'), one('header')];
  const [out, off] = [perTable('leave-out', tables, given), perTable('undo', tables, given)];

  return (table) => {
    const [encoding, delimiter, sheet, header] = [encodings.get(table), delimiters.get(table), sheets.get(table), headers.get(table)];
    const first: Answers = {
      table,
      columns: map.get(table) ?? {},
      ...(encoding !== undefined && { encoding: encodingOf(encoding) }),
      ...(delimiter !== undefined && { delimiter: delimiterOf(delimiter) }),
      ...(sheet !== undefined && { sheet }),
      ...(header !== undefined && { headerLine: lineOf(header) }),
      ...(out.has(table) && { statusOut: out.get(table) ?? [] }),
      ...(off.has(table) && { off: off.get(table) ?? [] }),
    };

    function rest(survey: Survey): Answers | undefined {
      const own = [dates, decimals, zones, treatments].some((option) => option.has(table)) || texts.has(table);
      if (!own) return undefined;
      const byHeader = <T>(option: OptionName, found: Found, read: (text: string) => T): Record<string, T> =>
        Object.fromEntries(
          Object.entries(found.get(table) ?? {}).map(([column, text]) => [headerOf(option, column, table, survey), read(text)]),
        );
      return {
        ...first,
        dates: byHeader('date-format', dates, String),
        decimals: byHeader('decimal', decimals, decimalOf),
        zones: byHeader('zone', zones, zoneOf),
        treatments: byHeader('treat', treatments, treatmentOf),
        texts: (texts.get(table) ?? []).map((column) => headerOf('text', column, table, survey)),
      };
    }

    return { first, rest };
  };
}

/** Options that speak of a file, where no file is given. */
export function withoutTables(given: Given): void {
  for (const option of FILE_OPTIONS) {
    const [first] = given.all(option);
    if (first !== undefined) throw new CliFailure('table-not-given', { option, table: first.split(/[.=]/)[0] ?? first, given: [] });
  }
}

/** What a file says of a column that is not there would change nothing, and nobody would know. */
function headerOf(option: OptionName, column: string, table: string, { columns }: Survey): string {
  const found = columns.find(({ name }) => name === column) ?? columns.find(({ header }) => header === column);
  if (found) return found.header;
  throw new CliFailure('no-such-column', {
    option,
    table,
    ...suggesting(
      column,
      columns.map(({ name }) => name),
    ),
  });
}

type Found = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** `orders.customer_id=客户号`; with one table its name may be left out. */
function perColumn(option: OptionName, tables: readonly string[], given: Given): Found {
  const found = new Map<string, Record<string, string>>();
  for (const text of given.all(option)) {
    const [, prefix, column = '', value = ''] = /^(?:([^.=]+)\.)?([^.=]+)=(.+)$/su.exec(text) ?? mistaken(option, text);
    const table = tableFor(option, prefix, tables);
    const ofTable = found.get(table) ?? (Object.create(null) as Record<string, string>);
    ofTable[column] = value;
    found.set(table, ofTable);
  }
  return found;
}

/** `orders.code`. */
function perName(option: OptionName, tables: readonly string[], given: Given): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const text of given.all(option)) {
    const [, prefix, column = ''] = /^(?:([^.=]+)\.)?([^.=]+)$/su.exec(text) ?? mistaken(option, text);
    const table = tableFor(option, prefix, tables);
    found.set(table, [...(found.get(table) ?? []), column]);
  }
  return found;
}

/** `orders=gb18030`; with one table its name may be left out. */
function perTable(option: OptionName, tables: readonly string[], given: Given): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const text of given.all(option)) {
    const [, prefix, value = ''] = /^(?:([\p{L}_][\p{L}\p{N}_]*)=)?(.+)$/su.exec(text) ?? mistaken(option, text);
    const table = tableFor(option, prefix, tables);
    found.set(table, [...(found.get(table) ?? []), value]);
  }
  return found;
}

function tableFor(option: OptionName, named: string | undefined, tables: readonly string[]): string {
  const [only, ...more] = tables;
  const table = named ?? (more.length === 0 ? only : undefined);
  if (table === undefined || !tables.includes(table))
    throw new CliFailure('table-not-given', { option, table: table ?? '?', given: tables });
  return table;
}

export function mistaken(option: OptionName, found: string): never {
  const shape: { readonly example?: string } = OPTIONS[option];
  throw new CliFailure('option-shape', { option, found, example: shape.example ?? '' });
}

/** Other names that people and programs have for the same encoding. */
const ALSO_CALLED: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  'iso-8859-1': 'latin1',
  'windows-1252': 'latin1',
  mac: 'macintosh',
};

function encodingOf(found: string): Encoding {
  const name = found.toLowerCase();
  const encoding = ALSO_CALLED[name] ?? ENCODINGS.find((known) => known === name);
  if (encoding === undefined) throw new CliFailure('not-one-of', { option: 'encoding', found, available: ENCODINGS });
  return encoding;
}

function delimiterOf(found: string): Delimiter {
  const sign = found === 'tab' || found === '\\t' ? '\t' : found;
  const delimiter = DELIMITERS.find((known) => known === sign);
  if (delimiter === undefined) throw new CliFailure('not-one-of', { option: 'delimiter', found, available: ['","', '";"', '"|"', 'tab'] });
  return delimiter;
}

function lineOf(found: string): number {
  if (!/^\d{1,6}$/.test(found)) throw new CliFailure('no-whole-number', { option: 'header', found });
  return Number(found);
}

function decimalOf(found: string): Decimal {
  if (found === '.' || found === ',') return found;
  throw new CliFailure('not-one-of', { option: 'decimal', found, available: ['"."', '","'] });
}

function treatmentOf(found: string): Treatment {
  const treatment = TREATMENTS.find((known) => known === found);
  if (treatment === undefined) throw new CliFailure('not-one-of', { option: 'treat', found, available: TREATMENTS });
  return treatment;
}

/** Minutes east of Greenwich. */
function zoneOf(found: string): number | 'as-written' {
  if (found === 'as-written') return found;
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(found === 'Z' ? '+00' : found) ?? [];
  if (sign === undefined) throw new CliFailure('not-one-of', { option: 'zone', found, available: ['+08:00', '-05:00', 'Z', 'as-written'] });
  const total = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -total : total;
}
