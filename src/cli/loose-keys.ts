import type { Cell, Table } from '../engine/index.ts';

/** Rows whose customer is not among the customers: they count for nobody, and no result shows it. */
export interface LooseKeys {
  readonly table: string;
  readonly rows: number;
  readonly total: number;
  readonly keys: number;
  /** Those with the most rows; `like`: a customer whose key differs only in how it is written. */
  readonly examples: readonly { readonly key: string; readonly rows: number; readonly like?: string }[];
}

const CUSTOMERS = 'customers';
const EXAMPLES = 3;

/** For each table that names customers, the keys that the table of customers does not have; without that table everybody who is named is a customer. */
export function looseKeys(tables: readonly Table[], rows: Readonly<Record<string, readonly (readonly Cell[])[]>>): readonly LooseKeys[] {
  const customers = tables.find(({ name, entityKey }) => name === CUSTOMERS && entityKey !== undefined);
  if (customers === undefined) return [];
  const known = keysOf(customers, rows);
  const alike = new Map([...known.keys()].map((key) => [bare(key), key]));
  return tables.flatMap((table) => {
    if (table === customers || table.entityKey === undefined) return [];
    const loose = [...keysOf(table, rows)].filter(([key]) => !known.has(key)).toSorted(([, a], [, b]) => b - a);
    if (loose.length === 0) return [];
    const spelled = loose.filter(([key]) => alike.has(bare(key)));
    // One that is only written otherwise shows what went wrong; it is always among the examples.
    const shown = [...new Set([...spelled.slice(0, 1), ...loose])].slice(0, EXAMPLES);
    const examples = shown.map(([key, count]) => {
      const like = alike.get(bare(key));
      return { key, rows: count, ...(like !== undefined && { like }) };
    });
    const total = (rows[table.name] ?? []).length;
    return [{ table: table.name, rows: loose.reduce((sum, [, count]) => sum + count, 0), total, keys: loose.length, examples }];
  });
}

/** How many rows each customer has. */
function keysOf(
  { name, columns, entityKey }: Table,
  rows: Readonly<Record<string, readonly (readonly Cell[])[]>>,
): ReadonlyMap<string, number> {
  const at = columns.findIndex((column) => column.name === entityKey);
  const counts = new Map<string, number>();
  for (const row of rows[name] ?? []) {
    const key = row[at];
    if (key !== null && key !== undefined) counts.set(String(key), (counts.get(String(key)) ?? 0) + 1);
  }
  return counts;
}

/** A key without what people and spreadsheets change in it: width, capitals, blanks, hyphens, leading zeros, the `.0` of a number. */
const bare = (key: string): string =>
  key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.0+$/, '')
    .replace(/[\s._-]/g, '')
    .replace(/^0+(?=.)/, '');
