import type { SqlJs } from 'sql.js';
import type { Cell } from '../../engine/rows.ts';
import type { Schema } from '../../engine/schema.ts';
import { createDatabase } from '../database.ts';
import type { ImportProblem, Rejected } from './import-problem.ts';
import { type FileView, importTable } from './import-table.ts';
import type { ImportOptions } from './read-table.ts';

/** What a person is shown of a file before it is imported. */
export interface Preview {
  readonly file: FileView;
  /** Empty when the file can be imported with these choices. */
  readonly problems: readonly ImportProblem[];
  readonly readableCount: number;
  readonly rejectedCount: number;
  /** The first of them. */
  readonly rejected: readonly Rejected[];
}

/** A person's table as a database. */
export interface OwnDatabase {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly schema: Schema;
  /** The first and the last day on which something was ordered. */
  readonly firstDate: string;
  readonly lastDate: string;
}

const SHOWN_REJECTED = 20;
const MAX_BYTES = 100_000_000;

/** @returns the database too, when one is asked for and nothing stands in its way */
export async function importFile(
  file: Blob,
  options: ImportOptions,
  sqlJs?: SqlJs,
): Promise<{ readonly preview: Preview; readonly database?: OwnDatabase }> {
  const isTooLarge = file.size > MAX_BYTES;
  const imported = importTable(isTooLarge ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()), options);
  const tooLarge: ImportProblem = {
    code: 'too-large',
    params: { megabytes: Math.round(file.size / 1e6), limit: Math.round(MAX_BYTES / 1e6) },
  };
  const preview: Preview = {
    file: imported.file,
    problems: isTooLarge ? [tooLarge] : imported.ok ? [] : imported.problems,
    readableCount: imported.ok ? imported.rows.length : 0,
    rejectedCount: imported.rejected.length,
    rejected: imported.rejected.slice(0, SHOWN_REJECTED),
  };
  if (!sqlJs || !imported.ok) return { preview };
  const { schema, table, rows } = imported;
  const db = createDatabase(sqlJs, { schema, rows: { [table.name]: rows } });
  const bytes = db.export();
  db.close();
  const dates = daysOf(
    rows,
    table.columns.findIndex((column) => column.name === table.time),
  );
  return { preview, database: { bytes, schema, ...dates } };
}

function daysOf(rows: readonly (readonly Cell[])[], at: number): { firstDate: string; lastDate: string } {
  let firstDate = '';
  let lastDate = '';
  for (const row of rows) {
    const day = String(row[at] ?? '');
    if (firstDate === '' || day < firstDate) firstDate = day;
    if (day > lastDate) lastDate = day;
  }
  return { firstDate, lastDate };
}
