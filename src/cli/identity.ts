import {
  accuracyOf,
  customerOfRecord,
  figuresOf,
  type Identity,
  identified,
  identify,
  mappingTable,
  refusedOf,
  whyOf,
} from '../engine/identity/index.ts';
import { type Rows, rowCount } from '../engine/language/rows.ts';
import type { Command, Context } from './command.ts';
import { CliFailure } from './failure.ts';
import { writeInto } from './files.ts';
import { rulesOf } from './identity-rules.ts';
import { type Accounts, accountsOf } from './identity-tables.ts';
import { whyLines } from './identity-text.ts';
import { choiceOf } from './options.ts';
import { csvLine, FORMATS } from './rows-out.ts';

const MOST_REFUSED = 10;
const CHUNK_ROWS = 2000;

/** `taglab identity`: which accounts of several tables are one customer. */
export const identity: Command = {
  args: '[ACCOUNT ACCOUNT]',
  options: ['table', 'key', 'id', 'block', 'off', 'people', 'at-most', 'per-system', 'report', 'out', 'format'],
  async run(given, context) {
    const { terminal, words } = context;
    const [from, to, surplus] = given.positionals;
    if (surplus !== undefined) throw new CliFailure('argument-unneeded', { found: surplus, command: 'identity' });
    if (from !== undefined && to === undefined) throw new CliFailure('argument-absent', { name: 'ACCOUNT ACCOUNT', command: 'identity' });
    const format = choiceOf(given, 'format', FORMATS);
    const rules = rulesOf(given);
    const accounts = await accountsOf(given, context);
    const found = identify(accounts.input, rules);
    warnOfUnreadable(found, context);
    const folder = given.one('out');
    if (from !== undefined && to !== undefined) await terminal.out(`${why(found, from, to, context).join('\n')}\n`);
    else if (given.has('report')) await terminal.out(`${report(found, accounts, context).join('\n')}\n`);
    else if (folder === undefined) await print(mappingTable(found), format, (text) => terminal.out(text));
    if (folder !== undefined) terminal.err(`${words.identity.written(await write(found, accounts, folder, context), folder)}\n`);
    return 0;
  },
};

function why(found: Identity, from: string, to: string, { words }: Context): readonly string[] {
  const said = whyOf(found)(from, to);
  const [example = ''] = found.records.map(({ record }) => record);
  if (said.kind === 'no-such-record') throw new CliFailure('no-such-record', { record: said.record, example });
  return whyLines(said, from, to, customerOfRecord(found).get(from) ?? '', words.identity.why);
}

function report(found: Identity, { personOf }: Accounts, { words }: Context): readonly string[] {
  const accuracy = personOf && accuracyOf(customerOfRecord(found), personOf);
  return words.identity.report({
    figures: figuresOf(found),
    refused: refusedOf(found).slice(0, MOST_REFUSED),
    ...(accuracy && { accuracy }),
  });
}

/** What could not be read is said: a column of the wrong kind would go unnoticed. */
function warnOfUnreadable({ values }: Identity, { terminal, words }: Context): void {
  const unreadable = values.filter(({ state }) => state.kind === 'blocked' && state.reason === 'unreadable');
  for (const type of new Set(unreadable.map((value) => value.type))) {
    const own = unreadable.filter((value) => value.type === type);
    terminal.err(`${words.warning(words.identity.warnings.unreadable(type, own.length, own[0]?.value ?? ''))}\n`);
  }
}

async function write(found: Identity, { tables }: Accounts, folder: string, { terminal }: Context): Promise<number> {
  const mapping = mappingTable(found);
  for (const table of identified(tables, mapping)) await writeInto(folder, `${table.name}.csv`, csvOf(table), terminal);
  await writeInto(folder, 'mapping.csv', csvOf(mapping), terminal);
  return tables.length + 1;
}

const csvOf = (rows: Rows): string => [csvLine(rows.columns), ...linesOf(rows, csvLine)].join('');

function* linesOf<Line>(rows: Rows, lineOf: (cells: readonly (string | number | null)[]) => Line): Iterable<Line> {
  for (let row = 0; row < rowCount(rows); row++) yield lineOf(rows.values.map((column) => column[row] ?? null));
}

async function print(rows: Rows, format: (typeof FORMATS)[number], out: (text: string) => Promise<void>): Promise<void> {
  const asJson = (cells: readonly (string | number | null)[]): string =>
    `  ${JSON.stringify(Object.fromEntries(rows.columns.map((column, i) => [column, cells[i]])))}`;
  if (format === 'json') return out(`[\n${[...linesOf(rows, asJson)].join(',\n')}\n]\n`);
  let waiting = [csvLine(rows.columns)];
  for (const line of linesOf(rows, csvLine)) {
    waiting.push(line);
    if (waiting.length < CHUNK_ROWS) continue;
    await out(waiting.join(''));
    waiting = [];
  }
  await out(waiting.join(''));
}
