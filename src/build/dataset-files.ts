import type { Dataset, DatasetSource } from '../datasets/dataset.ts';
import { aboutPathOf, contentOf, databasesOf } from '../datasets/grading.ts';
import { createDatabase } from '../sandbox/database.ts';
import { loadSqlJs } from '../sandbox/node.ts';
import { csvOf } from './csv.ts';
import { DATASETS } from './dataset-catalogue.ts';
import { gzip } from './gzip.ts';

/** A file of the site by its path from the root. */
export type SiteFiles = ReadonlyMap<string, string | Uint8Array<ArrayBuffer>>;

const SAMPLE_ROWS = 3;

let made: Promise<SiteFiles> | undefined;

/** Everything that the site offers of its datasets: to open, to grade with and to download. Made once in a process. */
export function datasetFiles(): Promise<SiteFiles> {
  made ??= makeDatasetFiles();
  return made;
}

export async function makeDatasetFiles(): Promise<SiteFiles> {
  const files = new Map<string, string | Uint8Array<ArrayBuffer>>();
  for (const source of Object.values(DATASETS)) {
    const folder = `data/${source.id}`;
    for (const database of databasesOf(source)) {
      const content = contentOf(source, database);
      const bytes = await sqliteOf(content);
      files.set(database.path, gzip(bytes));
      if (database.role !== 'visible') continue;
      files.set(`${folder}/${source.id}.sqlite`, bytes);
      files.set(`${folder}/truth.json`, JSON.stringify(content.truth));
      files.set(`${folder}/dictionary.json`, JSON.stringify(dictionaryOf(source, content), null, 2));
      for (const table of Object.values(content.schema.tables)) {
        files.set(`${folder}/csv/${table.name}.csv`, csvOf(table, content.rows[table.name] ?? []));
      }
    }
    files.set(aboutPathOf(source), JSON.stringify(source.aimed(source.standard.asOf).about));
  }
  return files;
}

async function sqliteOf(dataset: Dataset): Promise<Uint8Array<ArrayBuffer>> {
  const db = createDatabase(await loadSqlJs(), dataset);
  try {
    db.run('VACUUM');
    return new Uint8Array(db.export());
  } finally {
    db.close();
  }
}

/** The data dictionary for machines; people read the page /data/. */
function dictionaryOf({ id, title, about, licence, standard }: DatasetSource, { schema, rows }: Dataset) {
  const tables = Object.values(schema.tables).map((table) => ({
    ...table,
    rows: rows[table.name]?.length ?? 0,
    sample: rows[table.name]?.slice(0, SAMPLE_ROWS) ?? [],
  }));
  return { id, title, about, licence, ...standard, tables };
}
