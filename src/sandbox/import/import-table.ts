import type { Cell } from '../../engine/language/rows.ts';
import type { Schema, Table } from '../../engine/language/schema.ts';
import { buildTable } from './build-table.ts';
import type { ImportProblem, Rejected } from './import-problem.ts';
import type { OrderStatus } from './order-status.ts';
import { schemaOf } from './own-schema.ts';
import type { CsvRecord } from './read-csv.ts';
import { type Choices, type ImportOptions, readTable } from './read-table.ts';

/** What is seen of a file before it is imported. */
export interface FileView {
  readonly choices: Choices;
  readonly header: readonly string[];
  /** The first rows as text. */
  readonly sample: readonly CsvRecord[];
  /** Rows of the file that are not blank and were not taken out, without the header. */
  readonly rowCount: number;
  readonly status?: OrderStatus;
}

export type Imported =
  | {
      readonly ok: true;
      readonly file: FileView;
      /** Of this table alone; `schemaOf` makes one of several. */
      readonly schema: Schema;
      readonly table: Table;
      /** With `rejected` they are all rows of the file that count. */
      readonly rows: readonly (readonly Cell[])[];
      readonly rejected: readonly Rejected[];
    }
  | { readonly ok: false; readonly file: FileView; readonly problems: readonly ImportProblem[]; readonly rejected: readonly Rejected[] };

const SAMPLE_ROWS = 8;

/**
 * Turns the bytes of a CSV file into a table. What is not said is guessed; what must not be guessed is a problem.
 * @example importTable(bytes, { columns: { customer_id: '客户号' }, dateFormats: { order_date: 'M/D/YY' }, encoding: 'gb18030' })
 */
export function importTable(bytes: Uint8Array, options: ImportOptions = {}): Imported {
  const text = readTable(bytes, options);
  const file: FileView = {
    choices: text.choices,
    header: text.header,
    sample: text.records.slice(0, SAMPLE_ROWS),
    rowCount: text.records.length + text.broken.length,
    ...(text.status && { status: text.status }),
  };
  if (text.problems.length > 0) return { ok: false, file, problems: text.problems, rejected: [] };
  const { table, rows, rejected } = buildTable(options.table ?? 'orders', text);
  if (rows.length === 0) return { ok: false, file, rejected, problems: [{ code: 'no-readable-row', params: { rows: file.rowCount } }] };
  return { ok: true, file, schema: schemaOf([table]), table, rows, rejected };
}
