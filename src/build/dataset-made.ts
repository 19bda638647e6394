import type { Dataset, DatasetSource } from '../datasets/dataset.ts';
import { aboutPathOf, contentOf, type DatasetDatabase, databasesOf } from '../datasets/grading.ts';
import { schemaPathOf } from '../datasets/schema-path.ts';
import { createDatabase, runStatement } from '../sandbox/database.ts';
import { loadSqlJs } from '../sandbox/node.ts';
import { csvOf } from './csv.ts';
import { dictionaryJson } from './dataset-dictionary.ts';
import { countFacts, type DatasetFacts } from './dataset-facts.ts';
import { gzip } from './gzip.ts';
import { zipOf } from './zip.ts';

/** A file of the site by its path from the root. */
export type SiteFiles = ReadonlyMap<string, string | Uint8Array<ArrayBuffer>>;

/** What the site says and offers of one dataset. */
export interface MadeDataset {
  readonly files: SiteFiles;
  readonly facts: DatasetFacts;
}

/** Where the downloads of a dataset are: for programs that open SQLite, and for spreadsheets. */
export const sqliteZipOf = (id: string): string => `data/${id}/${id}.sqlite.zip`;
export const csvZipOf = (id: string): string => `data/${id}/${id}.csv.zip`;
export const dictionaryPathOf = (id: string): string => `data/${id}/dictionary.json`;

/** The database that everybody sees, as labs open it and as people take it away, and what is counted about it. */
export async function makeVisible(source: DatasetSource): Promise<MadeDataset> {
  const { id, traps = [] } = source;
  const [visible] = databasesOf(source);
  const content = contentOf(source, visible);
  const db = createDatabase(await loadSqlJs(), content);
  try {
    db.run('VACUUM');
    const packed = gzip(new Uint8Array(db.export()));
    const csv = Object.values(content.schema.tables).map((table) => {
      const text = csvOf(table, content.rows[table.name] ?? []);
      return [`${id}/${table.name}.csv`, gzip(new TextEncoder().encode(text))] as const;
    });
    return {
      files: new Map<string, string | Uint8Array<ArrayBuffer>>([
        [visible.path, packed],
        [sqliteZipOf(id), zipOf([[`${id}.sqlite`, packed]])],
        [csvZipOf(id), zipOf(csv)],
        [schemaPathOf(id), JSON.stringify(content.schema)],
        [dictionaryPathOf(id), dictionaryJson(source, content)],
      ]),
      facts: await countFacts(content, traps, (sql, params) => runStatement(db, sql, params)),
    };
  } finally {
    db.close();
  }
}

/** The databases that answers are judged on besides, and who is in the aimed one. */
export async function makeGrading(source: DatasetSource): Promise<SiteFiles> {
  const files = new Map<string, string | Uint8Array<ArrayBuffer>>();
  for (const database of databasesOf(source).filter(({ role }) => role !== 'visible')) {
    files.set(database.path, await packedDatabase(source, database));
  }
  return files.set(aboutPathOf(source), JSON.stringify(source.aimed(source.standard.asOf).about));
}

const packedDatabase = async (source: DatasetSource, database: DatasetDatabase): Promise<Uint8Array<ArrayBuffer>> =>
  gzip(await sqliteOf(contentOf(source, database)));

/** The bytes of an SQLite file with these rows. */
export async function sqliteOf(dataset: Pick<Dataset, 'schema' | 'rows'>): Promise<Uint8Array<ArrayBuffer>> {
  const db = createDatabase(await loadSqlJs(), dataset);
  try {
    db.run('VACUUM');
    return new Uint8Array(db.export());
  } finally {
    db.close();
  }
}
