import type { TagRows, Value } from '../engine/index.ts';
import type { Terminal } from './terminal.ts';

export const FORMATS = ['csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** How much text is gathered before it is handed on. */
const CHUNK_CHARACTERS = 64 * 1024;

/** Prints every value as `customer_id,tag,value`, by customer, then in the file's order; a customer without a value has no row. */
export async function printTagRows(rows: TagRows, format: Format, terminal: Terminal): Promise<void> {
  let waiting = format === 'csv' ? 'customer_id,tag,value\n' : '[';
  let first = true;
  for (const [i, customerId] of rows.customerIds.entries()) {
    for (const { code, values } of rows.tags) {
      const value = values[i] ?? null;
      if (value === null) continue;
      waiting +=
        format === 'csv'
          ? csvLine([customerId, code, value])
          : `${first ? '' : ','}\n  ${JSON.stringify({ customer_id: customerId, tag: code, value })}`;
      first = false;
    }
    if (waiting.length < CHUNK_CHARACTERS) continue;
    await terminal.out(waiting);
    waiting = '';
  }
  await terminal.out(format === 'csv' ? waiting : `${waiting}${first ? '' : '\n'}]\n`);
}

/** A row of cells; null is empty. */
export const csvLine = (cells: readonly Value[]): string => `${cells.map(csvCell).join(',')}\n`;

/** RFC 4180: quotes where a comma, a quote or a line end stands inside. */
function csvCell(cell: Value): string {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
