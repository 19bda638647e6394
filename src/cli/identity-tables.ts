import { peopleOf, accountsOf as sampleAccounts } from '../datasets/idmap/identity-input.ts';
import { idmap } from '../datasets/idmap/index.ts';
import { type IdentityInput, type KeyedTable, recordsOf, STANDARD_TYPES } from '../engine/identity/index.ts';
import { nearest } from '../engine/language/nearest.ts';
import { readWhole } from '../sandbox/import/read.ts';
import { ROLES } from '../sandbox/import/roles.ts';
import type { Answers, Plan } from '../sandbox/import/shapes.ts';
import { surveyFile } from '../sandbox/import/survey.ts';
import type { Context } from './command.ts';
import { CliFailure, suggesting } from './failure.ts';
import type { Given, OptionName } from './options.ts';
import { mistaken } from './own-answers.ts';
import { fileAt, filesOf, warnOfRefused } from './own-tables.ts';

/** Accounts to be told apart, with the tables they come from and, where it is known, who each is. */
export interface Accounts {
  readonly tables: readonly KeyedTable[];
  readonly input: IdentityInput;
  readonly personOf?: ReadonlyMap<string, string | number>;
}

/** The person's own tables, or the sample. */
export const accountsOf = async (given: Given, context: Context): Promise<Accounts> =>
  given.has('table') ? ownAccounts(given, context) : sample(given);

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

async function ownAccounts(given: Given, context: Context): Promise<Accounts> {
  const files = filesOf(given);
  const names = files.map(({ table }) => table);
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
  const tables: KeyedTable[] = [];
  for (const { table: name, path } of files) {
    const { columns, values } = await readTexts(name, path, context);
    const key = keys.get(name);
    if (key === undefined)
      throw new CliFailure('option-absent', { name: 'key', example: `${name}=${columns[0] ?? ''}`, command: 'identity' });
    const own = ids.filter(({ table }) => table === name);
    for (const [option, header] of [['key', key], ...own.map((id) => ['id', id.header])] as const)
      if (!columns.includes(header)) throw new CliFailure('no-such-column', { option, table: name, ...suggesting(header, columns) });
    if (own.length === 0) throw new CliFailure('ids-absent', { table: name, header: columns.find((column) => column !== key) ?? key });
    tables.push({ name, key, columns, values, ids: Object.fromEntries(own.map(({ header, type }) => [header, type])) });
  }
  warnOfKeyless(tables, context);
  return { tables, input: recordsOf(tables) };
}

/** Nothing in the file plays a role here: every column is text, since a number would lose the zeros in front of it. */
const AS_TEXT: Answers = { columns: Object.fromEntries(ROLES.map((role) => [role, null])) };

async function readTexts(table: string, path: string, context: Context): Promise<Pick<KeyedTable, 'columns' | 'values'>> {
  const file = await fileAt(path, context.terminal);
  const asked = { ...AS_TEXT, table };
  const { columns: found } = await surveyFile(file, asked);
  const headers = found.map(({ header }) => header);
  const { plan, problems, questions } = await surveyFile(file, { ...asked, texts: headers });
  if (!plan) throw new CliFailure('not-imported', { table, path, problems, questions });
  const { rows, counts, refused, reasons } = await readWhole(file, asTexts(plan));
  warnOfRefused({ path, counts, reasons, firsts: refused }, context);
  // The last column is the line.
  return { columns: headers, values: headers.map((_, i) => rows.map((row) => row[i] ?? null)) };
}

/** As the cells stand: a placeholder is told apart from nothing later on. */
function asTexts(plan: Plan): Plan {
  const off = plan.columns.map(({ header }) => `blank-words:${header}`);
  return {
    ...plan,
    off: [...plan.off, ...off],
    columns: plan.columns.map(({ role: _role, ...column }) => ({
      ...column,
      name: column.header,
      reading: { kind: 'text' },
      nullable: true,
    })),
  };
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
