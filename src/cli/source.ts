import { openWorld } from '../build/world.ts';
import { DATASETS } from '../datasets/catalogue.ts';
import { type Execute, isDay, type Schema } from '../engine/index.ts';
import type { Context } from './command.ts';
import { CliFailure, suggesting } from './failure.ts';
import type { Given, OptionName } from './options.ts';

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
  readonly execute: Execute;
}

const SAMPLE = 'yunduo';

/** The schema that the options name, without reading or making more than that needs. */
export async function schemaOf(given: Given, _context: Context): Promise<Schema> {
  return sampleOf(given).schema;
}

/** A database to run on: the person's own tables where they gave any, and otherwise a sample. */
export async function openSource(given: Given, _context: Context): Promise<Source> {
  const asOf = given.one('as-of');
  if (asOf !== undefined && !isDay(asOf)) throw new CliFailure('bad-as-of', { found: asOf });
  const world = await openWorld(sampleOf(given).id);
  return { schema: world.schema, asOf: asOf ?? world.asOf, execute: world.execute };
}

function sampleOf(given: Given) {
  const id = given.one('dataset') ?? SAMPLE;
  const source = Object.hasOwn(DATASETS, id) ? DATASETS[id] : undefined;
  if (source === undefined) throw new CliFailure('no-such-dataset', suggesting(id, Object.keys(DATASETS)));
  return source;
}
