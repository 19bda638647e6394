import type { Schema } from '../../engine/language/schema.ts';

/** The schema of every sample dataset, each fetched when a lab first needs it: a folder that is added is a set that labs can open. */
const SCHEMAS = import.meta.glob<Schema>('../../datasets/*/schema.ts', { import: 'SCHEMA' });

export function schemaOf(dataset: string): Promise<Schema> {
  const load = SCHEMAS[`../../datasets/${dataset}/schema.ts`];
  if (!load) throw new Error(`no schema for the dataset ${dataset}`);
  return load();
}
