import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { csvOf } from '../build/csv.ts';
import { sqliteOf } from '../build/dataset-made.ts';
import type { Dataset, DatasetSource, Request } from '../datasets/dataset.ts';
import { isDay } from '../engine/index.ts';
import { words as wordsOf } from '../i18n/words.ts';
import type { Context } from './command.ts';
import { dictionaryMarkdown } from './dictionary-text.ts';
import { CliFailure } from './failure.ts';
import { writeInto } from './files.ts';
import { choiceOf, type Given } from './options.ts';

const FORMATS = ['sqlite', 'csv'] as const;
/** More would not fit into memory with what is made of them. */
const MOST_CUSTOMERS = 100_000;
const MOST_DIGITS = 9;

/**
 * Writes one dataset of any seed, size and as-of date: its rows, its dictionary, and what is planted.
 * Nothing that is there already is overwritten unless that is asked for.
 */
export async function buildDataset(source: DatasetSource, given: Given, { terminal, language, words }: Context): Promise<number> {
  const request = requestOf(source, given);
  const format = choiceOf(given, 'format', FORMATS);
  const folder = given.one('out') ?? source.id;
  const names = [...namesOf(source, format), 'dictionary.md', 'truth.json'];
  const there = names.find((name) => existsSync(resolve(terminal.folder, folder, name)));
  if (there !== undefined && !given.has('overwrite')) throw new CliFailure('file-exists', { folder, name: there });
  const dataset = source.generate(request);
  const contents = [
    ...(await filesOf(source, dataset, format)),
    `${dictionaryMarkdown(source, request, language, wordsOf(language).data).join('\n')}\n`,
    JSON.stringify(dataset.truth, null, 2),
  ];
  for (const [i, name] of names.entries()) await writeInto(folder, name, contents[i] ?? '', terminal);
  terminal.err(`${words.filesWritten(names.length, folder)}\n`);
  return 0;
}

const namesOf = ({ id, schema }: DatasetSource, format: (typeof FORMATS)[number]): string[] =>
  format === 'sqlite' ? [`${id}.sqlite`] : Object.keys(schema.tables).map((table) => `${table}.csv`);

const filesOf = async ({ schema }: DatasetSource, dataset: Dataset, format: (typeof FORMATS)[number]): Promise<(string | Uint8Array)[]> =>
  format === 'sqlite'
    ? [await sqliteOf(dataset)]
    : Object.values(schema.tables).map((table) => csvOf(table, dataset.rows[table.name] ?? []));

function requestOf(source: DatasetSource, given: Given): Request {
  const { standard, leastCustomers = 1 } = source;
  const asOf = given.one('as-of') ?? standard.asOf;
  if (!isDay(asOf)) throw new CliFailure('bad-as-of', { found: asOf });
  const customers = wholeNumber('customers', given) ?? standard.customers;
  if (customers < leastCustomers || customers > MOST_CUSTOMERS)
    throw new CliFailure('customers-range', { found: customers, dataset: source.id, least: leastCustomers, most: MOST_CUSTOMERS });
  return { seed: wholeNumber('seed', given) ?? standard.seed, asOf, customers };
}

function wholeNumber(option: 'seed' | 'customers', given: Given): number | undefined {
  const text = given.one(option);
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text) || text.length > MOST_DIGITS) throw new CliFailure('no-whole-number', { option, found: text });
  return Number(text);
}
