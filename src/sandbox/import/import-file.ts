import type { SqlJs } from 'sql.js';
import type { Schema } from '../../engine/language/schema.ts';
import { createDatabase, layoutOf } from '../database.ts';
import { withExactColumns } from '../exact-columns.ts';
import type { ImportProblem, Rejected } from './import-problem.ts';
import { type FileView, type Imported, importTable } from './import-table.ts';
import type { ImportOptions } from './read-table.ts';

/** What a person is shown of a file before it is imported. */
export interface Preview {
  readonly file: FileView;
  /** Empty when the file can be imported with these choices. */
  readonly problems: readonly ImportProblem[];
  readonly rejectedCount: number;
  /** The first of them. */
  readonly rejected: readonly Rejected[];
  /** What the file says with these choices, so that a wrong choice can be seen. */
  readonly summary?: Summary;
}

export interface Summary {
  readonly rowCount: number;
  readonly customerCount: number;
  /** The first and the last day on which something was ordered. */
  readonly firstDate: string;
  readonly lastDate: string;
}

/** A person's table as a database. */
export interface OwnDatabase {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly schema: Schema;
  readonly summary: Summary;
}

const SHOWN_REJECTED = 20;
const MAX_BYTES = 100_000_000;

/**
 * Reads a person's orders.
 * @param sqlJs makes a database of them too, when nothing stands in the way
 */
export async function importFile(
  file: Blob,
  options: ImportOptions,
  sqlJs?: SqlJs,
): Promise<{ readonly preview: Preview; readonly database?: OwnDatabase }> {
  const tooLarge: ImportProblem = { code: 'too-large', params: { megabytes: Math.round(file.size / 1e6), limit: MAX_BYTES / 1e6 } };
  const isTooLarge = file.size > MAX_BYTES;
  const imported = importTable(isTooLarge ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()), options);
  const { rejected } = imported;
  const seen = { file: imported.file, rejectedCount: rejected.length, rejected: rejected.slice(0, SHOWN_REJECTED) };
  if (!imported.ok) return { preview: { ...seen, problems: isTooLarge ? [tooLarge] : imported.problems } };
  const summary = summaryOf(imported);
  const preview: Preview = { ...seen, problems: [], summary };
  if (!sqlJs) return { preview };
  const { schema, table, rows } = imported;
  const db = createDatabase(sqlJs, { schema, rows: { [table.name]: rows } });
  const exact = withExactColumns(schema, layoutOf(db));
  const bytes = db.export();
  db.close();
  return { preview, database: { bytes, schema: exact, summary } };
}

function summaryOf({ table, rows }: Imported & { readonly ok: true }): Summary {
  const at = (name: string | undefined) => table.columns.findIndex((column) => column.name === name);
  const customerAt = at('customer_id');
  const timeAt = at(table.time);
  const customers = new Set<unknown>();
  let firstDate = '9999-12-31';
  let lastDate = '';
  for (const row of rows) {
    customers.add(row[customerAt]);
    const day = String(row[timeAt] ?? '');
    if (day < firstDate) firstDate = day;
    if (day > lastDate) lastDate = day;
  }
  return { rowCount: rows.length, customerCount: customers.size, firstDate, lastDate };
}
