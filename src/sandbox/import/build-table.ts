import { ownEntry } from '../../engine/language/own-entry.ts';
import type { Cell } from '../../engine/language/rows.ts';
import type { Column, Table } from '../../engine/language/schema.ts';
import { type ColumnReader, dateReader, guessReader, idReader, lineReader, numberReader } from './column-reader.ts';
import { createDateReader } from './dates.ts';
import type { Rejected } from './import-problem.ts';
import { type CsvRecord, uniqueNames } from './read-csv.ts';
import { type TableText, textsUnder } from './read-table.ts';

/** A table of the database: its columns, its rows, and the rows of the file that did not become any. */
export interface BuiltTable {
  readonly table: Table;
  readonly rows: readonly (readonly Cell[])[];
  readonly rejected: readonly Rejected[];
}

/** One column of the table: where it comes from in the file, and how its texts are read. */
interface Planned {
  readonly name: string;
  /** Absent: made of the line number. */
  readonly at?: number;
  readonly header?: string;
  readonly reader: ColumnReader;
}

/**
 * Makes the table. Every row of the file becomes a row or is rejected with its reason; none vanishes.
 * Columns that play no role keep their own header as their name. `line` is the line in the file, which makes every row one of a kind.
 */
export function buildTable(name: string, text: TableText): BuiltTable {
  const planned = planColumns(name, text);
  const rejected: Rejected[] = text.broken.map(({ line, text: t }) => ({ line, code: 'broken-quotes', text: t }));
  const rows: Cell[][] = [];
  for (const record of text.records) {
    const row = readRow(record, planned, text.header.length);
    if (Array.isArray(row)) rows.push(row);
    else rejected.push(row);
  }
  const names = planned.map((p) => p.name);
  const isCustomers = name === 'customers' && names.includes('customer_id');
  const kept = isCustomers ? withoutDuplicates(rows, rejected, planned) : rows;
  const primaryKey = name === 'orders' ? ['customer_id', 'order_date', 'line'] : isCustomers ? ['customer_id'] : ['line'];
  const times = planned.filter(({ reader }) => reader.type === 'date' || reader.type === 'timestamp').map((p) => p.name);
  const time = name === 'orders' ? 'order_date' : times.length === 1 ? times[0] : undefined;
  const table: Table = {
    name,
    label: name === 'orders' ? { zh: '订单', en: 'Orders' } : { zh: name, en: name },
    ...(names.includes('customer_id') && { entityKey: 'customer_id' }),
    ...(time !== undefined && { time }),
    primaryKey,
    columns: planned.map((p, i) => columnOf(p, !primaryKey.includes(p.name) && kept.some((row) => row[i] === null))),
  };
  return { table, rows: kept, rejected: rejected.toSorted((a, b) => a.line - b.line) };
}

/** Roles first, then the order number if the file has none, then the file's other columns, then the line. */
function planColumns(table: string, { choices, header, records }: TableText): Planned[] {
  const isOrders = table === 'orders';
  const roles = Object.entries(choices.columns).map(([name, from]) => fromFile(name, from));
  if (isOrders && choices.columns['order_id'] === undefined) roles.push({ name: 'order_id', reader: idReader() });
  const line: Planned = { name: 'line', reader: lineReader };
  const others = header.filter((from) => !Object.values(choices.columns).includes(from));
  const reserved = [...roles, line].map((p) => p.name);
  const names = uniqueNames([...reserved, ...others]).slice(reserved.length);
  return [...roles, ...others.map((from, i) => fromFile(names[i] ?? from, from)), line];

  function fromFile(name: string, from: string): Planned {
    return { name, at: header.indexOf(from), header: from, reader: readerOf(name, from) };
  }

  function readerOf(name: string, from: string): ColumnReader {
    const readDate = createDateReader(ownEntry(choices.dateFormats, name) ?? '');
    if (name === 'customer_id') return idReader('missing-customer');
    if (isOrders && name === 'order_id') return idReader();
    if (readDate) return dateReader(readDate, isOrders && name === 'order_date' ? 'missing-date' : undefined);
    if (isOrders && name === 'amount') return numberReader(choices.decimal);
    return guessReader(from, textsUnder(header, records, from), choices.decimal);
  }
}

function readRow({ line, cells }: CsvRecord, planned: readonly Planned[], width: number): Cell[] | Rejected {
  const surplus = cells.slice(width).find((cell) => cell.trim() !== '');
  if (surplus !== undefined) return { line, code: 'too-many-cells', text: surplus };
  const row: Cell[] = [];
  for (const { at, header, reader } of planned) {
    const text = at === undefined ? '' : (cells[at] ?? '');
    const value = reader.read(text, line);
    if (typeof value === 'object' && value !== null) return { line, code: value.refused, text, ...(header !== undefined && { header }) };
    row.push(value);
  }
  return row;
}

/** The first row of a customer stays. */
function withoutDuplicates(rows: readonly Cell[][], rejected: Rejected[], planned: readonly Planned[]): Cell[][] {
  const at = planned.findIndex((p) => p.name === 'customer_id');
  const header = planned[at]?.header;
  const seen = new Set<Cell>();
  return rows.filter((row) => {
    const id = row[at] ?? null;
    if (!seen.has(id)) return seen.add(id);
    rejected.push({ line: Number(row.at(-1)), code: 'duplicate-customer', text: String(id), ...(header !== undefined && { header }) });
    return false;
  });
}

function columnOf({ name, header, reader }: Planned, nullable: boolean): Column {
  const own = header ?? name;
  return { name, type: reader.type, nullable, label: (header === undefined ? MADE[name] : undefined) ?? { zh: own, en: own } };
}
const MADE: Readonly<Record<string, Column['label']>> = {
  order_id: { zh: '订单号', en: 'Order number' },
  line: { zh: '文件中的行号', en: 'Line in the file' },
};
