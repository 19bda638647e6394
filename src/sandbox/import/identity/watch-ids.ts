import { normaliseId, STANDARD_TYPES, type StandardType } from '../../../engine/identity/index.ts';
import type { Cell } from '../../../engine/language/rows.ts';
import type { Table } from '../../../engine/language/schema.ts';
import type { AccountTable } from '../own-imports.ts';
import type { Plan } from '../shapes.ts';
import { idTypeOf, idTypeOfValue, isAccount, isSystem } from './id-columns.ts';

/** Of so many different identifiers in one column it is found out whether any of them has two accounts; all of them are resolved later. */
const MOST_WATCHED = 200_000;
/** Kinds of identifiers in one column. */
const MOST_KINDS = 30;

/** What one table says about accounts, gathered while it is read. */
export interface FoundAccounts {
  readonly table: AccountTable;
  /** An identifier of this table is one of two accounts of it. */
  readonly repeats: boolean;
  /** It has identifiers, and not only accounts. */
  readonly hasIds: boolean;
}

export interface IdWatcher {
  see(row: readonly Cell[]): void;
  found(): FoundAccounts;
}

/** Watches the rows of a table for identifiers of people. */
export function watchIds(plan: Plan, table: Table): IdWatcher {
  const columns = plan.columns.flatMap((column) => {
    const at = table.columns.findIndex(({ name }) => name === column.name);
    return at < 0 ? [] : [{ ...column, at }];
  });
  const typed = columns.flatMap((column) => {
    const type = idTypeOf(column);
    return type === undefined ? [] : [{ ...column, type }];
  });
  const kinds = columns
    .filter(({ at, reading }) => table.columns[at]?.type === 'text' && reading.kind !== 'date')
    .map((column) => ({ ...column, values: new Set<string>(), fits: true }));
  const key = keyColumn();
  const holders = new Map<string, string>();
  let repeats = false;

  /** A column that is called as an account, the customer's, or the first id that is no identifier. A phone that stands for the customer is both. */
  function keyColumn(): { readonly name: string; readonly at: number } {
    const ids = columns.filter(({ reading, name }) => reading.kind === 'id' && !typed.some((column) => column.name === name));
    const customer = columns.find(({ name }) => name === 'customer_id');
    const named = ids.find(({ name }) => name === 'customer_id') ?? ids.find(({ header }) => isAccount(header)) ?? customer;
    const name = (named ?? ids.find(({ role }) => role === undefined))?.name ?? 'line';
    return { name, at: table.columns.findIndex((column) => column.name === name) };
  }

  function see(row: readonly Cell[]): void {
    for (const kind of kinds) {
      const value = row[kind.at];
      if (!kind.fits || value === null || value === undefined) continue;
      kind.values.add(String(value));
      kind.fits = kind.values.size <= MOST_KINDS && idTypeOfValue(String(value)) !== undefined;
    }
    if (repeats || holders.size >= MOST_WATCHED) return;
    const account = String(row[key.at] ?? '');
    for (const { at, type } of typed) hold(type, row[at] ?? null, account);
  }

  function hold(type: StandardType, cell: Cell, account: string): void {
    const { value, no } = normaliseId(cell, STANDARD_TYPES[type].kind);
    if (no !== undefined) return;
    const name = `${type}\n${value}`;
    const before = holders.get(name);
    if (before === undefined) holders.set(name, account);
    else repeats ||= before !== account;
  }

  function found(): FoundAccounts {
    const typeColumn = kinds.find(({ fits, values }) => fits && values.size > 0);
    const valueColumn = typeColumn && valueColumnOf(typeColumn);
    const system = columns.find(({ header, at }) => isSystem(header) && table.columns[at]?.type === 'text');
    return {
      repeats: repeats || valueColumn !== undefined,
      hasIds: typed.length > 0 || valueColumn !== undefined,
      table: {
        table: table.name,
        key: key.name,
        ...(system && { system: system.name }),
        ids: Object.fromEntries(typed.filter(({ name }) => name !== valueColumn?.name).map(({ name, type }) => [name, type])),
        ...(typeColumn && valueColumn && { pairs: { type: typeColumn.name, value: valueColumn.name } }),
      },
    };
  }

  /** `id_type` and `id_value`, or what stands behind the type. */
  function valueColumnOf(type: (typeof kinds)[number]): (typeof columns)[number] | undefined {
    const texts = columns.filter(({ name, at }) => name !== type.name && name !== key.name && table.columns[at]?.type === 'text');
    return (
      texts.find(({ header }) => /value$|值$|号码$|^标识$|identifier$/i.test(header)) ??
      texts.find((column) => columns.indexOf(column) === columns.findIndex(({ name }) => name === type.name) + 1)
    );
  }

  return { see, found };
}
