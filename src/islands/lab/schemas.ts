import type { Schema } from '../../engine/index.ts';

/** The schemas of the sample datasets, each fetched when a lab first needs it. */
const SCHEMAS: Readonly<Record<string, () => Promise<Schema>>> = {
  yunduo: async () => (await import('../../datasets/yunduo/schema.ts')).SCHEMA,
};

export function schemaOf(dataset: string): Promise<Schema> {
  const load = SCHEMAS[dataset];
  if (!load) throw new Error(`no schema for the dataset ${dataset}`);
  return load();
}
