import {
  identify,
  type KeyedTable,
  mappingTable,
  recordName,
  recordsOf,
  refusedOf,
  STANDARD_RULES,
  type StandardType,
} from '../../../engine/identity/index.ts';
import { type Cell, rowCount } from '../../../engine/language/rows.ts';
import type { Table } from '../../../engine/language/schema.ts';
import type { AccountTable, OwnIdentity } from '../own-imports.ts';
import { idTypeOfValue } from './id-columns.ts';

/** Keeps the columns that tell who is who, while the rows of a table go into the database. */
export interface AccountCollector {
  readonly accounts: AccountTable;
  see(row: readonly Cell[]): void;
  /** As the identity resolution takes them: one table for each type of identifier that stands in rows. */
  keyed(): readonly KeyedTable[];
  /** The system of an account, where the table says it. */
  readonly systems: ReadonlyMap<string, string>;
}

/** @param table as it is read, all columns */
export function collectAccounts(accounts: AccountTable, table: Table): AccountCollector {
  const { key, ids, pairs, system, on, sameAs } = accounts;
  const columns = [...new Set([key, ...Object.keys(ids), ...(pairs ? [pairs.type, pairs.value] : []), ...(on === undefined ? [] : [on])])];
  const places = columns.map((name) => table.columns.findIndex((column) => column.name === name));
  const systemAt = table.columns.findIndex(({ name }) => name === system);
  const keyAt = places[0] ?? -1;
  const values: Cell[][] = columns.map(() => []);
  const systems = new Map<string, string>();
  const seen = new Set<string>();
  const name = sameAs ?? accounts.table;

  function keyed(): readonly KeyedTable[] {
    const base = { name, key, ...(on !== undefined && { on }) };
    const whole: KeyedTable = { ...base, columns, values, ids };
    if (!pairs) return [whole];
    const types = values[columns.indexOf(pairs.type)] ?? [];
    const rowsOf = new Map<StandardType, number[]>();
    for (const [row, cell] of types.entries()) {
      const type = idTypeOfValue(String(cell ?? ''));
      if (type === undefined) continue;
      const own = rowsOf.get(type);
      if (own) own.push(row);
      else rowsOf.set(type, [row]);
    }
    const ofTypes = [...rowsOf].map(
      ([type, rows]): KeyedTable => ({
        ...base,
        columns,
        values: values.map((column) => rows.map((row) => column[row] ?? null)),
        ids: { [pairs.value]: type },
      }),
    );
    return [whole, ...ofTypes];
  }

  return {
    accounts,
    systems,
    keyed,
    see(row) {
      // An order says again what the order before it said.
      const said = JSON.stringify(places.map((at) => row[at] ?? null));
      if (seen.has(said)) return;
      seen.add(said);
      for (const [i, at] of places.entries()) values[i]?.push(row[at] ?? null);
      const [account, from] = [row[keyAt], row[systemAt]];
      if (account === null || account === undefined || from === null || from === undefined) return;
      systems.set(recordName(name, account), String(from));
    },
  };
}

export interface ResolvedAccounts {
  readonly table: Table;
  readonly rows: readonly (readonly Cell[])[];
  readonly identity: OwnIdentity;
}

/**
 * Who is who in a person's own tables, by the rules and the resolution that the course's labs use, as one more table.
 * @param taken names that tables have
 */
export function resolveAccounts(collected: readonly AccountCollector[], taken: readonly string[]): ResolvedAccounts {
  const keyed = collected.flatMap((one) => one.keyed());
  const systems = new Map(collected.flatMap((one) => [...one.systems]));
  const input = recordsOf(keyed);
  const records = input.records.map((record) => {
    const source = systems.get(record.record);
    return source === undefined ? record : { ...record, source };
  });
  const found = identify({ records, ids: input.ids }, STANDARD_RULES);
  const accountOf = accountsByRecord(keyed);
  const [names = [], sources = [], customers = []] = mappingTable(found).values;
  const table = mapping(taken);
  return {
    table,
    rows: names.map((record, i) => [record, sources[i] ?? null, accountOf.get(String(record)) ?? null, customers[i] ?? null]),
    identity: {
      table: table.name,
      accounts: names.length,
      people: found.customers.length,
      refused: refusedOf(found).length,
    },
  };
}

function accountsByRecord(tables: readonly KeyedTable[]): ReadonlyMap<string, string> {
  const accounts = new Map<string, string>();
  for (const table of tables) {
    const keys = table.values[table.columns.indexOf(table.key)] ?? [];
    for (let row = 0; row < rowCount(table); row++) {
      const key = keys[row];
      if (key !== null && key !== undefined) accounts.set(recordName(table.name, key), String(key).trim());
    }
  }
  return accounts;
}

function mapping(taken: readonly string[]): Table {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  let name = 'one_id';
  for (let n = 2; used.has(name); n++) name = `one_id_${n}`;
  const column = (own: string, zh: string, en: string, nullable: boolean) =>
    ({ name: own, type: 'text', nullable, label: { zh, en } }) as const;
  return {
    name,
    label: { zh: '谁是谁', en: 'Who is who' },
    note: {
      zh: '每个账号一行；同一个人的账号有同一个 one_id。',
      en: 'One row an account; all accounts of one person have the same one_id.',
    },
    primaryKey: ['record'],
    columns: [
      column('record', '账号在所有系统里的名字', 'Name of the account among all systems', false),
      column('source', '来自哪个系统', 'System', true),
      column('account', '账号', 'Account', true),
      column('one_id', '同一个人', 'Person', false),
    ],
  };
}
