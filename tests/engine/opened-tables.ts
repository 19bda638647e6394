import type { Execute, SqlParams } from '../../src/engine/index.ts';

/** What a statement does to a database, as SQLite's own program for it says: not what its text looks like. */
export interface Opened {
  /** Tables that it reads, themselves or through an index; `sqlite_master`, and pages of other databases, by those names. */
  readonly tables: readonly string[];
  /** It would begin a transaction that writes. */
  readonly writes: boolean;
  /** How often it reads what is no table, such as rows made of JSON. */
  readonly virtual: number;
}

/** The view through which a table is read that lies as whole numbers. */
const asRead = (table: string): string => table.replace(/^taglab_/, '');

/** Every table that a statement opens, by the page of the database on which it begins. */
export async function openedBy(sql: string, params: SqlParams, execute: Execute): Promise<Opened> {
  const program = await execute(`EXPLAIN ${sql}`, params);
  const catalogue = await execute('SELECT rootpage, tbl_name FROM sqlite_master WHERE rootpage > 0', {});
  const column = (name: string): readonly unknown[] => program.values[program.columns.indexOf(name)] ?? [];
  const [pages = [], names = []] = catalogue.values;
  const tableAt = new Map<unknown, string>([[1, 'sqlite_master'], ...pages.map((page, i) => [page, asRead(String(names[i]))] as const)]);
  const [first, second, third] = [column('p1'), column('p2'), column('p3')];
  const tables = new Set<string>();
  let writes = false;
  let virtual = 0;
  column('opcode').forEach((opcode, i) => {
    if (opcode === 'OpenRead' || opcode === 'OpenWrite' || opcode === 'ReopenIdx') {
      const page = `page ${second[i]} of database ${third[i]}`;
      tables.add(third[i] === 0 ? (tableAt.get(second[i]) ?? page) : page);
    }
    if (opcode === 'OpenWrite' || (opcode === 'Transaction' && (second[i] !== 0 || first[i] !== 0))) writes = true;
    if (opcode === 'VOpen') virtual++;
  });
  return { tables: [...tables], writes, virtual };
}
