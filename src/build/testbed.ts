import type { DatasetSource } from '../datasets/dataset.ts';
import { contentOf, databasesOf } from '../datasets/grading.ts';
import type { TestBed, TestDatabase } from '../grading/testbed.ts';
import { createDatabase } from '../sandbox/database.ts';
import { loadSqlJs } from '../sandbox/node.ts';
import { openForReading, runReading } from '../sandbox/reading.ts';

/** Generates every database that answers over a dataset are judged on, the visible one first, and holds them in memory. */
export async function createTestBed(source: DatasetSource): Promise<TestBed> {
  const sqlJs = await loadSqlJs();
  const databases = databasesOf(source).map((listed): TestDatabase => {
    const content = contentOf(source, listed);
    const written = createDatabase(sqlJs, content);
    const db = openForReading(sqlJs, written.export());
    written.close();
    const { id, role, asOf } = listed;
    return {
      id,
      role,
      asOf,
      execute: async (sql, params) => runReading(db, sql, params, Number.POSITIVE_INFINITY).rows,
      ...('about' in content ? { about: content.about as NonNullable<TestDatabase['about']> } : {}),
    };
  });
  return { schema: source.schema, databases };
}
