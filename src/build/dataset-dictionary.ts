import type { Dataset, DatasetSource } from '../datasets/dataset.ts';

const SAMPLE_ROWS = 3;

/** The data dictionary for machines; people read the pages below /data/ or ask `taglab data dictionary`. */
export function dictionaryJson({ id, title, about, use, licence, standard }: DatasetSource, { schema, rows }: Dataset): string {
  const tables = Object.values(schema.tables).map((table) => ({
    ...table,
    rows: rows[table.name]?.length ?? 0,
    sample: rows[table.name]?.slice(0, SAMPLE_ROWS) ?? [],
  }));
  return JSON.stringify({ id, title, about, use, licence, ...standard, tables }, null, 2);
}
