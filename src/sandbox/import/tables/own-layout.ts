import { AS_READ, LAYOUT_TABLE, type Layout, type StoredTable } from '../../../engine/language/layout.ts';
import { ownEntry } from '../../../engine/language/own-entry.ts';
import type { Cell } from '../../../engine/language/rows.ts';
import type { Schema, Table } from '../../../engine/language/schema.ts';
import { createLayoutChooser } from '../../choose-layout.ts';
import { schemaOf } from '../own-schema.ts';

/** Watches the rows of one table as they are read, before it is known which other tables it will be joined with. */
export interface TableWatcher {
  see(row: readonly Cell[]): void;
  /** How the table alone could lie; nothing: as it is read. */
  stored(): StoredTable | undefined;
}

/** The line is one of a kind as it is: a set of all lines would be larger than the table. */
export function watchTable(table: Table): TableWatcher {
  const keys = table.primaryKey.filter((name) => name !== 'line');
  const chooser = createLayoutChooser(schemaOf([{ ...table, primaryKey: keys }]));
  return {
    see: (row) => chooser.see(table.name, row),
    stored() {
      const stored = ownEntry(chooser.layout().tables, table.name);
      return stored && { ...stored, unique: [...stored.unique, ...table.primaryKey.filter((name) => name === 'line')] };
    },
  };
}

/** How the tables lie together: what one of them has in common with another, by which they may be joined, lies as it is read. */
export function layoutOfTables(schema: Schema, stored: ReadonlyMap<string, StoredTable | undefined>): Layout {
  const tables = Object.values(schema.tables);
  const taken = new Set(tables.map(({ name }) => name.toLowerCase()));
  if (taken.has(LAYOUT_TABLE)) return AS_READ;
  const lying: (readonly [string, StoredTable])[] = [];
  for (const table of tables) {
    const alone = stored.get(table.name);
    if (!alone) continue;
    const columns = Object.entries(alone.columns).filter(([column]) => !isShared(column, table, schema));
    if (columns.length === 0) continue;
    let name = `taglab_${table.name}`;
    while (taken.has(name.toLowerCase())) name = `${name}_`;
    taken.add(name.toLowerCase());
    lying.push([table.name, { ...alone, name, columns: Object.fromEntries(columns) }]);
  }
  return { tables: Object.fromEntries(lying) };
}

const isShared = (column: string, table: Table, { tables }: Schema): boolean =>
  Object.values(tables).some(
    (other) => other.via?.on === column || (other.name !== table.name && other.columns.some(({ name }) => name === column)),
  );
