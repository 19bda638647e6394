import type { Cell, Rows } from '../language/rows.ts';
import { rowCount } from '../language/rows.ts';
import { customerOfRecord, type Identity, type IdentityInput, type IdRecord, type IdRow } from './identity.ts';

/** A table whose rows speak of an account in some system, each system with a key of its own. */
export interface KeyedTable extends Rows {
  readonly name: string;
  /** The system that gives out the key; tables of one system share it. By default the table's name; null where keys are unique among all systems. */
  readonly system?: string | null;
  /** The column that names the account. */
  readonly key: string;
  /** Columns that hold identifiers, and the type of each. */
  readonly ids?: Readonly<Record<string, string>>;
  /** The column that says when the row was true. */
  readonly on?: string;
}

/** A table with the customer of every row in front, and the rows of whom nobody knows. */
export interface IdentifiedTable extends Rows {
  readonly name: string;
  /** Rows without a key, or with one that the mapping does not have: their customer is null. */
  readonly unknown: number;
}

/** The columns of the table that says who is who. */
export const MAPPING_COLUMNS = ['record', 'source', 'customer'] as const;
/** What `identified` calls the customer's column. */
export const CUSTOMER_COLUMN = 'one_id';

/**
 * The name of an account among all systems. Two accounts never have the same one.
 * @example recordName('shop', 17) // 'shop:17'
 */
export const recordName = (system: string, key: string | number): string =>
  `${system.replaceAll('%', '%25').replaceAll(':', '%3A')}:${typeof key === 'string' ? key.trim() : key}`;

const systemOf = ({ name, system }: KeyedTable): string | null => (system === undefined ? name : system);

function recordOf(table: KeyedTable, keys: readonly Cell[] | undefined, row: number): string | undefined {
  const key = keys?.[row];
  if (key === null || key === undefined || String(key).trim() === '') return undefined;
  const system = systemOf(table);
  return system === null ? String(key).trim() : recordName(system, key);
}

const columnOf = ({ columns, values }: Rows, name: string): readonly Cell[] | undefined => values[columns.indexOf(name)];

/** Every account of the tables, and every identifier that a row names beside one. Rows without a key say nothing about anybody. */
export function recordsOf(tables: readonly KeyedTable[]): IdentityInput {
  const records = new Map<string, IdRecord>();
  const ids: IdRow[] = [];
  for (const table of tables) {
    const system = systemOf(table);
    const keys = columnOf(table, table.key);
    const days = table.on === undefined ? undefined : columnOf(table, table.on);
    const types = Object.entries(table.ids ?? {}).map(([column, type]) => ({ type, values: columnOf(table, column) }));
    for (let row = 0; row < rowCount(table); row++) {
      const record = recordOf(table, keys, row);
      if (record === undefined) continue;
      if (!records.has(record)) records.set(record, system === null ? { record } : { record, source: system });
      const day = days?.[row];
      for (const { type, values } of types)
        if (values) ids.push({ record, type, value: values[row] ?? null, ...(day && { on: String(day) }) });
    }
  }
  return { records: [...records.values()], ids };
}

/** Who is who, as a table: a row a record, in order. This is what is kept and handed on. */
export function mappingTable(identity: Identity): Rows {
  const customerOf = customerOfRecord(identity);
  const { records } = identity;
  return {
    columns: MAPPING_COLUMNS,
    values: [
      records.map(({ record }) => record),
      records.map(({ source }) => source ?? null),
      records.map(({ record }) => customerOf.get(record) ?? null),
    ],
  };
}

/**
 * The same tables, with the customer of each row in a first column `one_id`: from then on they have one key.
 * @param tables with the `name`, `system` and `key` that `recordsOf` had; `ids` are not looked at
 * @param mapping what `mappingTable` gave: columns `record` and `customer`, further ones are passed over
 * @example identified([{name: 'shop', key: 'card', columns: ['card', 'amount'], values: [['M1'], [9.5]]}], mapping)
 *   // [{name: 'shop', columns: ['one_id', 'card', 'amount'], values: [['app:7'], ['M1'], [9.5]], unknown: 0}]
 */
export function identified(tables: readonly KeyedTable[], mapping: Rows): readonly IdentifiedTable[] {
  const records = columnOf(mapping, 'record') ?? [];
  const customers = columnOf(mapping, 'customer') ?? [];
  const customerOf = new Map(records.map((record, i) => [record, customers[i] ?? null]));
  return tables.map((table) => {
    const keys = columnOf(table, table.key);
    const own = Array.from({ length: rowCount(table) }, (_, row) => customerOf.get(recordOf(table, keys, row) ?? null) ?? null);
    return {
      name: table.name,
      columns: [freeName(table.columns), ...table.columns],
      values: [own, ...table.values],
      unknown: own.filter((customer) => customer === null).length,
    };
  });
}

/** A table that has a column of this name keeps it. */
function freeName(columns: readonly string[]): string {
  let name: string = CUSTOMER_COLUMN;
  for (let n = 2; columns.includes(name); n++) name = `${CUSTOMER_COLUMN}_${n}`;
  return name;
}
