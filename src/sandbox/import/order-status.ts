import type { CsvRecord } from './read-csv.ts';
import { keyOf } from './roles.ts';

/** The column that says what became of each order, and how many rows say what. */
export interface OrderStatus {
  readonly header: string;
  /** Most rows first. */
  readonly values: readonly { readonly text: string; readonly rows: number }[];
}

/** More than so many are no states of an order. */
const MOST_VALUES = 12;

/** Finds the status by what the header says. Which states count as an order is for the person to say: cancelled, refunded and unpaid ones are in most exports. */
export function findStatus(header: readonly string[], records: readonly CsvRecord[]): OrderStatus | undefined {
  for (const [at, name] of header.entries()) {
    if (!/(?:状态|status|state)$/.test(keyOf(name))) continue;
    const counts = new Map<string, number>();
    for (const { cells } of records) {
      const text = (cells[at] ?? '').trim();
      counts.set(text, (counts.get(text) ?? 0) + 1);
      if (counts.size > MOST_VALUES) break;
    }
    if (counts.size < 2 || counts.size > MOST_VALUES) continue;
    return { header: name, values: [...counts].map(([text, rows]) => ({ text, rows })).sort((a, b) => b.rows - a.rows) };
  }
  return undefined;
}

/** The rows whose status was not taken out. */
export function withoutStatus(
  header: readonly string[],
  records: readonly CsvRecord[],
  status: OrderStatus,
  out: readonly string[],
): readonly CsvRecord[] {
  const at = header.indexOf(status.header);
  return out.length === 0 ? records : records.filter(({ cells }) => !out.includes((cells[at] ?? '').trim()));
}
