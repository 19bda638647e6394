import { openWorld } from '../build/world.ts';
import { DATASETS } from '../datasets/catalogue.ts';
import type { DatasetSource } from '../datasets/dataset.ts';
import { type Execute, isDay, type Schema } from '../engine/index.ts';
import { createDatabase, runStatement } from '../sandbox/database.ts';
import { loadSqlJs } from '../sandbox/node.ts';
import type { Context } from './command.ts';
import { CliFailure, suggesting } from './failure.ts';
import type { Given, OptionName } from './options.ts';
import { type OwnTables, readOwnTables, withoutTables } from './own-tables.ts';

/** The options that say what the tags are computed on; every command with tags takes them. */
export const SOURCE_OPTIONS = [
  'table',
  'as-of',
  'map',
  'date-format',
  'encoding',
  'delimiter',
  'dataset',
] as const satisfies readonly OptionName[];

/** What tags are computed on. */
export interface Source {
  readonly schema: Schema;
  readonly asOf: string;
  /** Makes the database: only once it is clear that there is something to run. */
  open(): Promise<Execute>;
}

const SAMPLE = 'yunduo';

/** The schema that the options name, without making more than that needs. */
export const schemaFor = (given: Given, context: Context): Schema =>
  given.has('table') ? ownTablesOf(given, context).schema : sampleOf(given).schema;

/** What to run on: the person's own tables where they gave any, and otherwise a sample. */
export function sourceFor(given: Given, context: Context): Source {
  const asOf = given.one('as-of');
  if (asOf !== undefined && !isDay(asOf)) throw new CliFailure('bad-as-of', { found: asOf });
  if (!given.has('table')) {
    const { id, schema, standard } = sampleOf(given);
    return { schema, asOf: asOf ?? standard.asOf, open: async () => (await openWorld(id)).execute };
  }
  const { schema, rows, lastDay } = ownTablesOf(given, context);
  if (asOf === undefined) throw new CliFailure('as-of-needed', { last: lastDay });
  return {
    schema,
    asOf,
    async open() {
      const db = createDatabase(await loadSqlJs(), { schema, rows });
      return (sql, params) => runStatement(db, sql, params);
    },
  };
}

function ownTablesOf(given: Given, context: Context): OwnTables {
  if (given.has('dataset')) throw new CliFailure('dataset-beside-table', {});
  return readOwnTables(given, context);
}

function sampleOf(given: Given): DatasetSource {
  withoutTables(given);
  const id = given.one('dataset') ?? SAMPLE;
  const source = Object.hasOwn(DATASETS, id) ? DATASETS[id] : undefined;
  if (source === undefined) throw new CliFailure('no-such-dataset', suggesting(id, Object.keys(DATASETS)));
  return source;
}
