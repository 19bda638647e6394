import { readFileSync } from 'node:fs';
import { type Imported, importTable } from '../../../src/sandbox/import/import-table.ts';
import type { ImportOptions } from '../../../src/sandbox/import/read-table.ts';

export const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../files/${file}`, import.meta.url)));
export const importFile = (file: string, options?: ImportOptions): Imported => importTable(bytesOf(file), options);
export const importText = (text: string, options?: ImportOptions): Imported => importTable(new TextEncoder().encode(text), options);

/** The rows of an import as objects, or its problems. */
export function rowsOf(imported: Imported) {
  if (!imported.ok) return imported.problems;
  const names = imported.table.columns.map((c) => c.name);
  return imported.rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}
