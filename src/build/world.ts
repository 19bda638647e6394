import type { Execute } from '../engine/language/rows.ts';
import type { Schema } from '../engine/language/schema.ts';
import { createDatabase, runStatement } from '../sandbox/database.ts';
import { loadSqlJs } from '../sandbox/node.ts';
import { DATASETS } from './dataset-catalogue.ts';

/** A dataset that can be asked: what pages at build time, the terminal and tests of content work on. */
export interface World {
  readonly id: string;
  readonly schema: Schema;
  readonly asOf: string;
  readonly db: ReturnType<typeof createDatabase>;
  readonly execute: Execute;
}

const worlds = new Map<string, Promise<World>>();

/**
 * Opens a sample dataset as a database; every caller in the process shares it.
 * @example const { execute } = await openWorld('yunduo')
 */
export function openWorld(id: string): Promise<World> {
  const world = worlds.get(id) ?? createWorld(id);
  worlds.set(id, world);
  return world;
}

async function createWorld(id: string): Promise<World> {
  const source = DATASETS[id];
  if (!source) throw new Error(`no dataset "${id}"; there are: ${Object.keys(DATASETS).join(', ')}`);
  const { schema, asOf, rows } = source.generate(source.standard);
  const db = createDatabase(await loadSqlJs(), { schema, rows });
  return { id, schema, asOf, db, execute: (sql, params) => runStatement(db, sql, params) };
}
