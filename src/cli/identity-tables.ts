import { peopleOf, accountsOf as sampleAccounts } from '../datasets/idmap/identity-input.ts';
import { idmap } from '../datasets/idmap/index.ts';
import { type IdentityInput, type KeyedTable, recordsOf, STANDARD_TYPES } from '../engine/identity/index.ts';
import { nearest } from '../engine/language/nearest.ts';
import { decode, foreignKind, guessEncoding } from '../sandbox/import/decode.ts';
import { readCsv, uniqueNames } from '../sandbox/import/read-csv.ts';
import type { Context } from './command.ts';
import { CliFailure, suggesting } from './failure.ts';
import { readBytes } from './files.ts';
import { type Given, OPTIONS, type OptionName } from './options.ts';

/** Accounts to be told apart, with the tables they come from and, where it is known, who each is. */
export interface Accounts {
  readonly tables: readonly KeyedTable[];
  readonly input: IdentityInput;
  readonly personOf?: ReadonlyMap<string, string | number>;
}

/** The person's own tables, or the sample. */
export const accountsOf = (given: Given, context: Context): Accounts => (given.has('table') ? ownAccounts(given, context) : sample(given));

function sample(given: Given): Accounts {
  for (const option of ['key', 'id'] as const) {
    const [first] = given.all(option);
    if (first !== undefined) throw new CliFailure('table-not-given', { option, table: first.split(/[.=]/)[0] ?? first, given: [] });
  }
  const dataset = idmap.generate(idmap.standard);
  const { rows, schema } = dataset;
  const tables = ['accounts', 'id_pairs'].map((name): KeyedTable => {
    const columns = schema.tables[name]?.columns.map((column) => column.name) ?? [];
    return {
      name,
      system: null,
      key: 'account_id',
      columns,
      values: columns.map((_, i) => (rows[name] ?? []).map((row) => row[i] ?? null)),
    };
  });
  return { tables, input: sampleAccounts(dataset), personOf: peopleOf(dataset) };
}

function ownAccounts(given: Given, context: Context): Accounts {
  const files = given.all('table').map((text) => {
    const [, name = '', path = ''] = /^([\p{L}_][\p{L}\p{N}_]*)=(.+)$/u.exec(text) ?? mistaken('table', text);
    return { name, path };
  });
  const names = files.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw new CliFailure('table-twice', { table: twice });
  const keys = new Map(
    given.all('key').map((text) => {
      const [, table = '', header = ''] = /^([^=]+)=(.+)$/su.exec(text) ?? mistaken('key', text);
      return [named('key', table, names), header] as const;
    }),
  );
  const ids = given.all('id').map((text) => {
    const [, table = '', header = '', type = ''] = /^([^.=]+)\.(.+)=([^=]+)$/su.exec(text) ?? mistaken('id', text);
    return { table: named('id', table, names), header, type: typeOf('id', type) };
  });
  const tables = files.map(({ name, path }): KeyedTable => {
    const { columns, values } = readTexts(name, path, context);
    const key = keys.get(name);
    if (key === undefined)
      throw new CliFailure('option-absent', { name: 'key', example: `${name}=${columns[0] ?? ''}`, command: 'identity' });
    const own = ids.filter(({ table }) => table === name);
    for (const [option, header] of [['key', key], ...own.map((id) => ['id', id.header])] as const)
      if (!columns.includes(header)) throw new CliFailure('no-such-column', { option, table: name, ...suggesting(header, columns) });
    if (own.length === 0) throw new CliFailure('ids-absent', { table: name, header: columns.find((column) => column !== key) ?? key });
    return { name, key, columns, values, ids: Object.fromEntries(own.map(({ header, type }) => [header, type])) };
  });
  warnOfKeyless(tables, context);
  return { tables, input: recordsOf(tables) };
}

/** A file as columns of text: a number would lose the zeros in front of it. */
function readTexts(table: string, path: string, { terminal, words }: Context): Pick<KeyedTable, 'columns' | 'values'> {
  const bytes = readBytes(path, terminal);
  const kind = foreignKind(bytes);
  if (kind !== undefined)
    throw new CliFailure('not-imported', { table, path, problems: [{ code: kind === 'excel' ? 'excel-file' : 'not-text', params: {} }] });
  const { records, broken } = readCsv(decode(bytes, guessEncoding(bytes)));
  const [header, ...rows] = records;
  if (header === undefined || rows.length === 0)
    throw new CliFailure('not-imported', { table, path, problems: [{ code: header ? 'only-header' : 'empty-file', params: {} }] });
  const [first] = broken;
  if (first) terminal.err(`${words.warning(words.identity.warnings.broken(table, broken.length, first.line))}\n`);
  const columns = uniqueNames(header.cells);
  return { columns, values: columns.map((_, i) => rows.map(({ cells }) => cells[i] ?? null)) };
}

function warnOfKeyless(tables: readonly KeyedTable[], { terminal, words }: Context): void {
  for (const { name, key, columns, values } of tables) {
    const blank = (values[columns.indexOf(key)] ?? []).filter((cell) => String(cell ?? '').trim() === '').length;
    if (blank > 0) terminal.err(`${words.warning(words.identity.warnings.keyless(name, blank))}\n`);
  }
}

function named(option: OptionName, table: string, given: readonly string[]): string {
  if (!given.includes(table)) throw new CliFailure('table-not-given', { option, table, given });
  return table;
}

/** A kind of identifier that there is. */
export function typeOf(option: OptionName, found: string): keyof typeof STANDARD_TYPES {
  const available = Object.keys(STANDARD_TYPES) as (keyof typeof STANDARD_TYPES)[];
  const type = available.find((known) => known === found);
  if (type === undefined) {
    const near = nearest(found, available);
    throw new CliFailure('not-one-of', {
      option,
      found,
      available: near === undefined ? available : [near, ...available.filter((one) => one !== near)],
    });
  }
  return type;
}

export function mistaken(option: OptionName, found: string): never {
  const shape: { readonly example?: string } = OPTIONS[option];
  throw new CliFailure('option-shape', { option, found, example: shape.example ?? '' });
}
