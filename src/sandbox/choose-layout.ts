import { byCodePoint } from '../engine/language/code-points.ts';
import { AS_READ, LAYOUT_TABLE, type Layout, type Storage, type StoredTable, stored } from '../engine/language/layout.ts';
import type { Cell } from '../engine/language/rows.ts';
import type { Column, Schema, Table } from '../engine/language/schema.ts';

/** So many different texts are a list. */
const MOST_LISTED = 32;
const NUMBERED = /^(.*?)(\d{1,15})$/s;

/** Looks at rows and says how they can lie. */
export interface LayoutChooser {
  see(table: string, row: readonly Cell[]): void;
  layout(): Layout;
}

/**
 * Chooses by what is there: a column lies as whole numbers where every single value of it can, and as it is read otherwise.
 * @example const chooser = createLayoutChooser(schema); for (const row of orders) chooser.see('orders', row); chooser.layout()
 */
export function createLayoutChooser(schema: Schema): LayoutChooser {
  const watched = Object.values(schema.tables).map((table) => ({
    table,
    columns: table.columns.map((column) => watch(column, table, isJoined(column, table, schema))),
  }));
  const byName = new Map(watched.map((w) => [w.table.name, w.columns]));

  return {
    see(table, row) {
      const columns = byName.get(table) ?? [];
      for (let i = 0; i < columns.length; i++) columns[i]?.see(row[i] ?? null);
    },
    layout() {
      const taken = new Set(Object.keys(schema.tables).map((name) => name.toLowerCase()));
      if (taken.has(LAYOUT_TABLE)) return AS_READ;
      const tables: (readonly [string, StoredTable])[] = [];
      for (const { table, columns } of watched) {
        const storages = columns.map((c) => [c.name, c.storage()] as const);
        if (storages.every(([, { kind }]) => kind === 'plain') || !canBeViewed(table)) continue;
        let name = `taglab_${table.name}`;
        while (taken.has(name.toLowerCase())) name = `${name}_`;
        taken.add(name.toLowerCase());
        const unique = columns.flatMap((c) => (c.isUnique() ? c.name : []));
        tables.push([table.name, { name, columns: Object.fromEntries(storages.filter(([, { kind }]) => kind !== 'plain')), unique }]);
      }
      return { tables: Object.fromEntries(tables) };
    },
  };
}

/** SQLite gives the columns of a view other names than these. */
const canBeViewed = ({ columns }: Table): boolean => columns.every(({ name }) => !/^(true|false)$/i.test(name));

/**
 * Tables are joined by columns of one name. Those lie as they are read: what a view computes cannot be looked up, and a join of two such columns
 * would compare every row with every row. (An id of the table's own rows may lie as a number: the column that names it from elsewhere does not.)
 */
function isJoined({ name }: Column, { entityKey }: Table, { entity, tables }: Schema): boolean {
  const isKey = [entityKey, entity.key, ...Object.values(tables).map(({ via }) => via?.on)].includes(name);
  return isKey || Object.values(tables).filter(({ columns }) => columns.some((c) => c.name === name)).length > 1;
}

interface Watched {
  readonly name: string;
  see(value: Cell): void;
  storage(): Storage;
  isUnique(): boolean;
}

function watch({ name, type }: Column, { primaryKey }: Table, staysAsRead: boolean): Watched {
  /** What texts that end in a number have in common. */
  const numbers: { form?: { readonly prefix: string; readonly digits: number }; fits: boolean } = { fits: type === 'text' && !staysAsRead };
  const fixed: Storage | undefined = {
    date: { kind: 'days' } as const,
    timestamp: { kind: 'seconds' } as const,
    real: { kind: 'hundredths' } as const,
  }[type as string];
  const listed = type === 'text' && !staysAsRead ? new Set<string>() : undefined;
  const values = primaryKey.includes(name) ? new Set<Cell>() : undefined;
  let isUnique = values !== undefined;
  let fits = true;
  let isWhole = true;
  let count = 0;

  function see(value: Cell): void {
    if (isUnique && values) {
      isUnique = value !== null && !values.has(value);
      if (isUnique) values.add(value);
      else values.clear();
    }
    if (value === null) return;
    count++;
    if (fixed) fits &&= stored(fixed, value) !== undefined;
    if (type === 'real') isWhole &&= Number.isInteger(value);
    if (numbers.fits) seeNumber(value);
    if (listed && fits) {
      if (typeof value === 'string') listed.add(value);
      fits = typeof value === 'string' && listed.size <= MOST_LISTED;
    }
  }

  function seeNumber(value: string | number): void {
    const { form } = numbers;
    if (form) {
      numbers.fits = stored({ kind: 'numbered', ...form }, value) !== undefined;
      return;
    }
    const [, prefix = '', digits] = (typeof value === 'string' && NUMBERED.exec(value)) || [];
    numbers.fits = digits !== undefined;
    if (digits !== undefined) numbers.form = { prefix, digits: digits.length };
  }

  function storage(): Storage {
    if (count === 0) return { kind: 'plain' };
    if (fixed) return fits && !(type === 'real' && isWhole) ? fixed : { kind: 'plain' };
    if (isUnique && numbers.fits && numbers.form) return { kind: 'numbered', ...numbers.form };
    if (listed && fits && listed.size * 2 <= count) return { kind: 'listed', values: [...listed].sort(byCodePoint) };
    return { kind: 'plain' };
  }

  return { name, see, storage, isUnique: () => isUnique && count > 0 };
}
