import type { Cell } from '../engine/language/rows.ts';
import type { Column, Table } from '../engine/language/schema.ts';
import { datasetFiles } from './dataset-files.ts';
import { openWorld, type World } from './world.ts';

/** What is counted on the page of a dataset; nothing there is written by hand. */
export interface DatasetFacts {
  readonly asOf: string;
  readonly tables: readonly TableFacts[];
  readonly numbers: Readonly<Record<keyof typeof NUMBERS, number>>;
  readonly period: { readonly from: string; readonly to: string };
  sizeOf(path: string): number;
}
export interface TableFacts {
  readonly table: Table;
  readonly rows: number;
  readonly sample: readonly (readonly Cell[])[];
  missing(column: Column): number;
}

const SAMPLE_ROWS = 4;

const NUMBERS = {
  customers: 'SELECT COUNT(*) FROM customers',
  orders: 'SELECT COUNT(*) FROM orders',
  genderSpellings: 'SELECT COUNT(DISTINCT gender_raw) FROM customers',
  genderless: 'SELECT COUNT(*) FROM customers WHERE gender_raw IS NULL',
  cityless: 'SELECT COUNT(*) FROM customers WHERE city IS NULL',
  refunded: "SELECT COUNT(*) FROM orders WHERE status = 'refunded'",
  cancelled: "SELECT COUNT(*) FROM orders WHERE status = 'cancelled'",
  twiceADay:
    'SELECT COUNT(DISTINCT customer_id) FROM (SELECT customer_id FROM orders GROUP BY customer_id, order_date HAVING COUNT(*) > 1)',
  neverOrdered: 'SELECT COUNT(*) FROM customers WHERE customer_id NOT IN (SELECT customer_id FROM orders)',
  neverPaid: "SELECT COUNT(*) FROM (SELECT customer_id FROM orders GROUP BY customer_id HAVING SUM(status = 'paid') = 0)",
  onAsOfDay: 'SELECT COUNT(*) FROM orders WHERE order_date = :as_of',
} as const;

/** Counts everything that the page of a dataset tells. */
export async function datasetFacts(id: string): Promise<DatasetFacts> {
  const world = await openWorld(id);
  const files = await datasetFiles();
  const numbers = await Promise.all(
    Object.entries(NUMBERS).map(async ([name, sql]) => [name, Number((await rowsOf(world, sql))[0]?.[0])] as const),
  );
  const [from, to] = (await rowsOf(world, 'SELECT MIN(order_date), MAX(order_date) FROM orders'))[0] ?? [];
  return {
    asOf: world.asOf,
    tables: await Promise.all(Object.values(world.schema.tables).map((table) => tableFacts(world, table))),
    numbers: Object.fromEntries(numbers) as DatasetFacts['numbers'],
    period: { from: String(from), to: String(to) },
    sizeOf: (path) => Buffer.byteLength(files.get(path) ?? ''),
  };
}

async function tableFacts(world: World, table: Table): Promise<TableFacts> {
  const missing = table.columns.map(({ name }) => `SUM(${name} IS NULL)`).join(', ');
  const [rows = 0, ...counts] = ((await rowsOf(world, `SELECT COUNT(*), ${missing} FROM ${table.name}`))[0] ?? []).map(Number);
  return {
    table,
    rows,
    sample: await rowsOf(world, `SELECT * FROM ${table.name} LIMIT ${SAMPLE_ROWS}`),
    missing: (column) => counts[table.columns.indexOf(column)] ?? 0,
  };
}

async function rowsOf({ execute, asOf }: World, sql: string): Promise<Cell[][]> {
  const { values } = await execute(sql, { as_of: asOf });
  return (values[0] ?? []).map((_, i) => values.map((column) => column[i] ?? null));
}
