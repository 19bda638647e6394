import { nearest } from '../../engine/language/nearest.ts';
import { createDateReader } from './dates.ts';
import { decode, type Encoding, foreignKind, guessEncoding } from './decode.ts';
import type { Delimiter } from './delimiter.ts';
import { guessRoles } from './guess-columns.ts';
import { guessDateFormats } from './guess-dates.ts';
import type { ImportProblem } from './import-problem.ts';
import { type Decimal, guessDecimal, parseNumber } from './numbers.ts';
import { findStatus, type OrderStatus, withoutStatus } from './order-status.ts';
import { type CsvFile, type CsvRecord, readCsv, uniqueNames } from './read-csv.ts';

/** What a person may say about a file; what is left out is guessed. */
export interface ImportOptions {
  /** The name of the table; default `orders`, whose columns customer_id and order_date must be found. */
  readonly table?: string;
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly hasHeader?: boolean;
  readonly decimal?: Decimal;
  /** Column of the table -> header in the file; null: no column plays this role. */
  readonly columns?: Readonly<Record<string, string | null>>;
  /** Column of the table -> format, such as `M/D/YY`. */
  readonly dateFormats?: Readonly<Record<string, string>>;
  /** States of an order whose rows do not count, as the file's status column spells them. */
  readonly statusOut?: readonly string[];
}

/** What was used, said or guessed: the options that would give the same import again. */
export interface Choices {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly hasHeader: boolean;
  readonly decimal: Decimal;
  readonly columns: Readonly<Record<string, string>>;
  readonly dateFormats: Readonly<Record<string, string>>;
}

/** A file as rows of text with every choice made, before any text has become a value. */
export interface TableText {
  readonly choices: Choices;
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
  readonly broken: CsvFile['broken'];
  /** Of all rows, those that were taken out too. */
  readonly status?: OrderStatus;
  readonly problems: readonly ImportProblem[];
}

const GUESSED_ROWS = 1000;

/** Reads a file as text, and makes every choice that was not made. What must be chosen by a person is among the problems. */
export function readTable(bytes: Uint8Array, options: ImportOptions): TableText {
  const encoding = options.encoding ?? guessEncoding(bytes);
  const kind = foreignKind(bytes, options.encoding);
  const csv = readCsv(kind === undefined ? decode(bytes, encoding) : '', options.delimiter);
  const hasHeader = options.hasHeader ?? looksLikeHeader(csv.records);
  const rows = hasHeader ? csv.records.slice(1) : csv.records;
  const header = uniqueNames(hasHeader ? (csv.records[0]?.cells ?? []) : Array.from({ length: widest(csv.records) }, () => ''));
  const status = isOrders(options) ? findStatus(header, rows) : undefined;
  const records = status ? withoutStatus(header, rows, status, options.statusOut ?? []) : rows;
  const problems: ImportProblem[] = [];
  if (kind !== undefined) problems.push({ code: kind === 'excel' ? 'excel-file' : 'not-text', params: {} });
  else if (header.length === 0) problems.push({ code: 'empty-file', params: {} });
  else if (records.length === 0 && csv.broken.length === 0) problems.push({ code: 'only-header', params: {} });

  const columns = problems.length === 0 ? chooseColumns(header, records, hasHeader, options, problems) : {};
  const textsOf = (column: string) => textsUnder(header, records, columns[column]);
  const decimal = options.decimal ?? guessDecimal(textsOf('amount'), csv.delimiter);
  const dateFormats = { ...options.dateFormats };
  const dateHeader = columns['order_date'];
  if (isOrders(options) && dateHeader !== undefined)
    dateFormats['order_date'] ??= chooseDateFormat(dateHeader, textsOf('order_date'), problems);
  for (const format of Object.values(dateFormats))
    if (format !== '' && !createDateReader(format)) problems.push({ code: 'bad-date-format', params: { format } });
  const choices = { encoding, delimiter: csv.delimiter, hasHeader, decimal, columns, dateFormats };
  return { choices, header, records, broken: csv.broken, problems, ...(status && { status }) };
}

export const isOrders = (options: ImportOptions): boolean => (options.table ?? 'orders') === 'orders';

/** The texts of a column that are not blank. */
export function textsUnder(header: readonly string[], records: readonly CsvRecord[], name: string | undefined): string[] {
  const at = name === undefined ? -1 : header.indexOf(name);
  return at < 0 ? [] : records.map(({ cells }) => cells[at] ?? '').filter((text) => text.trim() !== '');
}

const widest = (records: readonly CsvRecord[]): number => records.reduce((width, { cells }) => Math.max(width, cells.length), 0);

/** A header holds names: no numbers, no dates. */
function looksLikeHeader([first]: readonly CsvRecord[]): boolean {
  const cells = (first?.cells ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
  return !cells.some(
    (cell) => parseNumber(cell, '.') !== undefined || parseNumber(cell, ',') !== undefined || guessDateFormats([cell]).readable > 0,
  );
}

function chooseColumns(
  header: readonly string[],
  records: readonly CsvRecord[],
  hasHeader: boolean,
  options: ImportOptions,
  problems: ImportProblem[],
): Record<string, string> {
  const said = Object.entries(options.columns ?? {});
  const taken = new Set(said.map(([, name]) => name));
  const head = records.slice(0, GUESSED_ROWS);
  const free = header.filter((name) => !taken.has(name));
  const guessed = guessRoles(
    free,
    free.map((name) => head.map(({ cells }) => cells[header.indexOf(name)] ?? '')),
    hasHeader,
  );
  // A column may be called as something that every object has.
  const columns: Record<string, string> = Object.create(null);
  for (const [role, name] of Object.entries(guessed)) if (isOrders(options) || role === 'customer_id') columns[role] = name;
  for (const [column, name] of said) {
    delete columns[column];
    if (name === null) continue;
    if (header.includes(name)) columns[column] = name;
    else problems.push({ code: 'unknown-header', params: { header: name, available: header, ...suggestionOf(name, header) } });
  }
  if (isOrders(options) && problems.length === 0) {
    const params = { available: header, free: header.filter((name) => !Object.values(columns).includes(name)) };
    if (columns['customer_id'] === undefined) problems.push({ code: 'no-customer-column', params });
    if (columns['order_date'] === undefined) problems.push({ code: 'no-date-column', params });
  }
  return columns;
}

function suggestionOf(name: string, header: readonly string[]): { suggestion?: string } {
  const suggestion = nearest(name, header);
  return suggestion === undefined ? {} : { suggestion };
}

/** The only format that fits, or a problem: which of day and month comes first is asked and never assumed. */
function chooseDateFormat(header: string, texts: readonly string[], problems: ImportProblem[]): string {
  const { formats, example } = guessDateFormats(texts);
  const [format = ''] = formats;
  if (formats.length === 0) problems.push({ code: 'no-date-format', params: { header, example: texts[0] ?? '' } });
  if (example !== undefined) {
    const readings = formats
      .map((f) => ({ format: f, date: createDateReader(f)?.(example)?.date ?? '' }))
      .filter(({ date }) => date !== '');
    problems.push({ code: 'ambiguous-date', params: { header, example, readings } });
  }
  return format;
}
