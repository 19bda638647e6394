import type { LooseKey, TableColumn } from '../own-imports.ts';
import type { Join, Key } from '../shapes.ts';
import type { Joinable } from './join.ts';

const EXAMPLES = 3;
const CUSTOMERS = 'customers';
const CUSTOMER = 'customer_id';

/**
 * What goes wrong without a word once tables are joined: rows that belong to nobody, and keys by which a join counts rows several times.
 * Where there is a table of customers, whoever is not in it counts for nobody, whatever else was agreed to.
 * @param joins those that a person agreed to
 */
export function findLooseKeys(tables: readonly Joinable[], joins: readonly Pick<Join, 'from' | 'to'>[]): LooseKey[] {
  const keyOf = ({ table, column }: TableColumn): Key | undefined =>
    tables.find((one) => one.table.name === table)?.keys.find((key) => key.column === column);
  const ofCustomers = toCustomers(tables);
  const agreed = joins.filter(({ from, to }) => !ofCustomers.some((join) => isSame(join.from, from) && isSame(join.to, to)));
  const orphans = [...ofCustomers, ...agreed].flatMap(({ from, to }) => {
    const [own, other] = [keyOf(from), keyOf(to)];
    return own && other ? (orphansOf(from, own, to, other) ?? []) : [];
  });
  const manyToMany = tables.flatMap((one, i) =>
    tables.slice(i + 1).flatMap((other) =>
      one.keys.flatMap((key) => {
        const same = other.keys.find(({ column }) => column === key.column);
        // Every table has many rows of one customer, and each is counted on its own.
        if (!same || key.column === CUSTOMER) return [];
        return manyOf({ table: one.table.name, column: key.column }, key, { table: other.table.name, column: key.column }, same) ?? [];
      }),
    ),
  );
  return [...orphans, ...manyToMany];
}

function toCustomers(tables: readonly Joinable[]): { readonly from: TableColumn; readonly to: TableColumn }[] {
  const column = CUSTOMER;
  const names = tables.filter(({ table }) => table.entityKey === column).map(({ table }) => table.name);
  if (!names.includes(CUSTOMERS)) return [];
  return names.filter((name) => name !== CUSTOMERS).map((table) => ({ from: { table, column }, to: { table: CUSTOMERS, column } }));
}

const isSame = (a: TableColumn, b: TableColumn): boolean => a.table === b.table && a.column === b.column;

function orphansOf(from: TableColumn, own: Key, to: TableColumn, other: Key): LooseKey | undefined {
  const loose = [...own.rows].filter(([key]) => !other.rows.has(key)).sort(([, a], [, b]) => b - a);
  if (loose.length === 0) return undefined;
  const alike = new Map([...other.rows.keys()].map((key) => [bare(key), key]));
  // One that is only written otherwise shows what went wrong; it is always among the examples.
  const spelled = loose.find(([key]) => alike.has(bare(key)));
  const examples = [...new Set([...(spelled ? [spelled] : []), ...loose.slice(0, EXAMPLES)])].slice(0, EXAMPLES).map(([key, rows]) => {
    const like = alike.get(bare(key));
    return { key, rows, ...(like !== undefined && { like }) };
  });
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);
  return {
    kind: 'orphans',
    from,
    to,
    rows: sum(loose.map(([, count]) => count)),
    of: sum(own.rows.values()),
    keys: loose.length,
    examples,
  };
}

function manyOf(from: TableColumn, own: Key, to: TableColumn, other: Key): LooseKey | undefined {
  let [keys, rows, joinedRows] = [0, 0, 0];
  const examples: { key: string; rows: number; otherRows: number }[] = [];
  for (const [key, count] of own.rows) {
    const otherRows = other.rows.get(key) ?? 0;
    if (otherRows === 0) continue;
    rows += count;
    joinedRows += count * otherRows;
    if (count === 1 || otherRows === 1) continue;
    keys++;
    if (examples.length < EXAMPLES) examples.push({ key, rows: count, otherRows });
  }
  return keys === 0 ? undefined : { kind: 'many-to-many', from, to, keys, rows, joinedRows, examples };
}

/** A key without what people and spreadsheets change in it: width, capitals, blanks, hyphens, leading zeros, the `.0` of a number. */
const bare = (key: string): string =>
  key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.0+$/, '')
    .replace(/[\s._-]/g, '')
    .replace(/^0+(?=.)/, '');
