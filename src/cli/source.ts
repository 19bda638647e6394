import type { Database } from 'sql.js';
import { DATASETS } from '../build/dataset-catalogue.ts';
import { openWorld } from '../build/world.ts';
import type { DatasetSource } from '../datasets/dataset.ts';
import { type Execute, isDay, type Rows, type Schema } from '../engine/index.ts';
import { ownEntry } from '../engine/language/own-entry.ts';
import { runStatement } from '../sandbox/database.ts';
import { messageOf, namesOf } from '../sandbox/reading.ts';
import { explainSqlError } from '../sandbox/sql-error.ts';
import type { Context } from './command.ts';
import { CliFailure, suggesting } from './failure.ts';
import type { Given, OptionName } from './options.ts';
import { FILE_OPTIONS, withoutTables } from './own-answers.ts';
import { type OwnTables, readOwnTables } from './own-tables.ts';

/** The options that say what the tags are computed on; every command with tags takes them. */
export const SOURCE_OPTIONS = ['table', 'as-of', ...FILE_OPTIONS, 'log', 'dataset'] as const satisfies readonly OptionName[];

export type ExecuteAtOnce = (...asked: Parameters<Execute>) => Rows;

/** What tags are computed on. */
export interface Source {
  readonly schema: Schema;
  readonly asOf: string;
  /** Makes the database: only once it is clear that there is something to run. */
  open(): Promise<ExecuteAtOnce>;
}

const SAMPLE = 'yunduo';

/** The schema that the options name, without making more than that needs. */
export const schemaFor = async (given: Given, context: Context): Promise<Schema> =>
  given.has('table') ? (await ownTablesOf(given, context)).schema : sampleOf(given).schema;

/** What to run on: the person's own tables where they gave any, and otherwise a sample. */
export async function sourceFor(given: Given, context: Context): Promise<Source> {
  const asOf = given.one('as-of');
  if (asOf !== undefined && !isDay(asOf)) throw new CliFailure('bad-as-of', { found: asOf });
  if (!given.has('table')) {
    const source = sampleOf(given);
    return { schema: source.schema, asOf: asOf ?? source.standard.asOf, open: async () => executeOn((await openWorld(source.id)).db) };
  }
  const { schema, lastDay, open } = await ownTablesOf(given, context);
  if (asOf === undefined) throw new CliFailure('as-of-needed', { last: lastDay });
  return {
    schema,
    asOf,
    open: async () => executeOn(await open()),
  };
}

/** What the database does not take becomes a sentence, and never the trace of a program. */
function executeOn(db: Database): ExecuteAtOnce {
  return (sql, params) => {
    try {
      return runStatement(db, sql, params);
    } catch (error) {
      throw new CliFailure('not-computed', { error: explainSqlError(messageOf(error), sql, namesOf(db)) });
    }
  };
}

function ownTablesOf(given: Given, context: Context): Promise<OwnTables> {
  if (given.has('dataset')) throw new CliFailure('dataset-beside-table', {});
  return readOwnTables(given, context);
}

function sampleOf(given: Given): DatasetSource {
  withoutTables(given);
  const id = given.one('dataset') ?? SAMPLE;
  const source = ownEntry(DATASETS, id);
  if (source === undefined) throw new CliFailure('no-such-dataset', suggesting(id, Object.keys(DATASETS)));
  return source;
}
