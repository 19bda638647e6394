import type { Cell, Schema, Table } from '../engine/index.ts';
import { nearest } from '../engine/language/nearest.ts';
import { ENCODINGS, type Encoding, likelierEncoding } from '../sandbox/import/decode.ts';
import { DELIMITERS, type Delimiter } from '../sandbox/import/delimiter.ts';
import type { Refusal, Rejected } from '../sandbox/import/import-problem.ts';
import { importTable } from '../sandbox/import/import-table.ts';
import { schemaOf } from '../sandbox/import/own-schema.ts';
import type { Choices, ImportOptions } from '../sandbox/import/read-table.ts';
import { ROLES } from '../sandbox/import/roles.ts';
import type { Context } from './command.ts';
import { CliFailure, suggesting } from './failure.ts';
import { readBytes } from './files.ts';
import { looseKeys } from './loose-keys.ts';
import { type Given, OPTIONS, type OptionName } from './options.ts';

/** A person's own tables, imported. */
export interface OwnTables {
  readonly schema: Schema;
  readonly rows: Readonly<Record<string, readonly (readonly Cell[])[]>>;
  /** The last day that any table's time column holds. */
  readonly lastDay: string;
}

/** Rows of a file that were left out, by reason; `line` and `text` are of the first of each. */
export interface RejectedRows {
  readonly path: string;
  readonly total: number;
  readonly count: number;
  readonly reasons: readonly {
    readonly code: Refusal;
    readonly count: number;
    readonly line: number;
    readonly header?: string;
    readonly text: string;
  }[];
}

/** Options that speak of a file, where no file is given. */
export function withoutTables(given: Given): void {
  for (const option of ['map', 'date-format', 'encoding', 'delimiter'] as const) {
    const [first] = given.all(option);
    if (first !== undefined) throw new CliFailure('table-not-given', { option, table: first.split(/[.=]/)[0] ?? first, given: [] });
  }
}

/** Imports every `--table`. Rows that could not be read are counted on standard error. @throws CliFailure that says what to choose */
export function readOwnTables(given: Given, context: Context): OwnTables {
  const files = given.all('table').map((text) => {
    const [, table = '', path = ''] = /^([\p{L}_][\p{L}\p{N}_]*)=(.+)$/u.exec(text) ?? mistaken('table', text);
    return { table, path };
  });
  const names = files.map(({ table }) => table);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw new CliFailure('table-twice', { table: twice });
  const chosen = {
    map: perColumn('map', names, given),
    dateFormat: perColumn('date-format', names, given),
    encoding: perTable('encoding', names, given),
    delimiter: perTable('delimiter', names, given),
  };
  const tables: Table[] = [];
  const rows: Record<string, readonly (readonly Cell[])[]> = Object.create(null);
  for (const { table, path } of files) {
    const encoding = chosen.encoding.get(table);
    const delimiter = chosen.delimiter.get(table);
    const bytes = readBytes(path, context.terminal);
    const options: ImportOptions = {
      table,
      columns: chosen.map.get(table) ?? {},
      dateFormats: chosen.dateFormat.get(table) ?? {},
      ...(encoding === undefined ? {} : { encoding: encodingOf(encoding) }),
      ...(delimiter === undefined ? {} : { delimiter: delimiterOf(delimiter) }),
    };
    const imported = importTable(bytes, options);
    checkMapped(imported.file.choices, options);
    warnOfEncoding(bytes, options, path, context);
    if (!imported.ok) warnOf(imported.rejected, path, imported.file.rowCount, context);
    if (!imported.ok) throw new CliFailure('not-imported', { table, path, problems: imported.problems });
    checkFormatted(imported.table, options);
    warnOf(imported.rejected, path, imported.file.rowCount, context);
    tables.push(imported.table);
    rows[table] = imported.rows;
  }
  const pathOf = (name: string): string => files.find(({ table }) => table === name)?.path ?? name;
  for (const loose of looseKeys(tables, rows))
    context.terminal.err(`${context.words.warning(context.words.loose(loose, pathOf(loose.table), pathOf('customers')))}\n`);
  return { schema: schemaOf(tables), rows, lastDay: lastDayOf(tables, rows) };
}

/** Another encoding turns letters into other letters, and then the customers of two names may become one. */
function warnOfEncoding(bytes: Uint8Array, { encoding }: ImportOptions, path: string, { terminal, words }: Context): void {
  const likely = encoding && likelierEncoding(bytes, encoding);
  if (encoding !== undefined && likely !== undefined) terminal.err(`${words.warning(words.encodingBelied({ path, encoding, likely }))}\n`);
}

/** The roles that a table of orders cannot do without, and what people also write for them. */
const NEEDED = { customer_id: 'customer', order_date: 'date' } as const;

/** A name that is nearly that of a column which is needed and lacking: it would become a column of its own, and the complaint would be about another. */
function checkMapped({ columns: played }: Choices, { table = '', columns = {} }: ImportOptions): void {
  if (table !== 'orders') return;
  for (const name of Object.keys(columns).filter((column) => !ROLES.some((role) => role === column)))
    for (const [role, short] of Object.entries(NEEDED))
      if (!Object.hasOwn(played, role) && nearest(name, [role, short]) !== undefined)
        throw new CliFailure('no-such-column', { option: 'map', table, name, suggestion: role, available: ROLES });
}

/** A format for a column that is not there would change nothing, and nobody would know. */
function checkFormatted({ name: table, columns }: Table, { dateFormats = {} }: ImportOptions): void {
  const available = columns.map((column) => column.name).filter((name) => name !== 'line');
  for (const name of Object.keys(dateFormats))
    if (!available.includes(name)) throw new CliFailure('no-such-column', { option: 'date-format', table, ...suggesting(name, available) });
}

function warnOf(rejected: readonly Rejected[], path: string, total: number, { terminal, words }: Context): void {
  if (rejected.length === 0) return;
  const reasons = [...new Set(rejected.map(({ code }) => code))].map((code) => {
    const same = rejected.filter((row) => row.code === code);
    const [first] = same;
    return {
      code,
      count: same.length,
      line: first?.line ?? 0,
      text: first?.text ?? '',
      ...(first?.header !== undefined && { header: first.header }),
    };
  });
  terminal.err(`${words.warning(words.rejected({ path, total, count: rejected.length, reasons }))}\n`);
}

function lastDayOf(tables: readonly Table[], rows: OwnTables['rows']): string {
  const days = tables.flatMap(({ name, time, columns }) => {
    const at = columns.findIndex((column) => column.name === time);
    return at < 0 ? [] : (rows[name] ?? []).map((row) => String(row[at] ?? '').slice(0, 10));
  });
  return days.toSorted().at(-1) ?? '';
}

/** `orders.customer_id=客户号`; with one table its name may be left out. */
function perColumn(option: OptionName, tables: readonly string[], given: Given): Map<string, Record<string, string>> {
  const found = new Map<string, Record<string, string>>();
  for (const text of given.all(option)) {
    const [, prefix, column = '', value = ''] = /^(?:([^.=]+)\.)?([^.=]+)=(.+)$/su.exec(text) ?? mistaken(option, text);
    const table = tableOf(option, prefix, tables);
    const ofTable = found.get(table) ?? (Object.create(null) as Record<string, string>);
    ofTable[column] = value;
    found.set(table, ofTable);
  }
  return found;
}

/** `orders=gb18030`; with one table its name may be left out. */
function perTable(option: OptionName, tables: readonly string[], given: Given): Map<string, string> {
  return new Map(
    given.all(option).map((text) => {
      const [, prefix, value = ''] = /^(?:([\p{L}_][\p{L}\p{N}_]*)=)?(.+)$/su.exec(text) ?? mistaken(option, text);
      return [tableOf(option, prefix, tables), value];
    }),
  );
}

function tableOf(option: OptionName, named: string | undefined, tables: readonly string[]): string {
  const [only, ...more] = tables;
  const table = named ?? (more.length === 0 ? only : undefined);
  if (table === undefined || !tables.includes(table))
    throw new CliFailure('table-not-given', { option, table: table ?? '?', given: tables });
  return table;
}

function mistaken(option: OptionName, found: string): never {
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
