import fc from 'fast-check';
import type { Database } from 'sql.js';
import { AS_READ, addDays, type Cell, type Change, type Execute, ownersSql, type ResolvedTags, sqlite } from '../../../src/engine/index.ts';
import { createDatabase, quoteName, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { SCHEMA } from '../world.ts';

/** Rows of every table, by table; no two of a table share a primary key. */
export type Rows = Readonly<Record<string, readonly Row[]>>;
type Row = readonly Cell[];

const PEOPLE = ['A', 'B', 'C', 'D', 'E', 'F'];
const IDS = [...PEOPLE, 'stranger'];
const maybe = (...values: string[]) => fc.constantFrom<(string | null)[]>(...values, null);
const id = fc.constantFrom(...IDS);

/** A few keys a table, so that a new row is now a new one, now another in the place of the old. */
function rowsOf(asOf: string): Readonly<Record<string, fc.Arbitrary<Row>>> {
  const day = fc.oneof(
    fc.integer({ min: -2, max: 40 }).map((back) => addDays(asOf, -back)),
    fc.integer({ min: 80, max: 400 }).map((back) => addDays(asOf, -back)),
  );
  const order = fc.integer({ min: 1, max: 14 }).map((n) => `o${n}`);
  const time = fc.constantFrom('00:00:00', '12:00:00', '23:59:59');
  const amount = fc.option(
    fc.integer({ min: -2, max: 40 }).map((n) => n * 50.5),
    { nil: null, freq: 9 },
  );
  return {
    customers: fc.tuple(
      id,
      maybe('Shanghai', 'Beijing', 'sh'),
      maybe('F', ' 女', 'm', '?'),
      maybe('1985-07-01', '2012-02-29', '2010-06-30'),
      maybe('2020-01-01', asOf, addDays(asOf, 1)),
    ),
    orders: fc
      .tuple(
        order,
        fc.option(id, { nil: null, freq: 9 }),
        day,
        time,
        fc.constantFrom('paid', 'paid', 'refunded'),
        maybe('web', 'app', 'shop'),
        amount,
      )
      .map(([o, c, d, t, ...rest]) => [o, c, d, `${d} ${t}`, ...rest]),
    order_items: fc.tuple(
      order,
      fc.integer({ min: 1, max: 2 }),
      fc.constantFrom('food', 'home', 'toys'),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 20 }).map((n) => n * 2.5),
    ),
    cards: fc.tuple(id),
    consents: fc.tuple(
      id,
      fc.constantFrom('marketing', 'research'),
      day,
      fc.constantFrom('granted', 'withdrawn'),
      fc.option(day, { nil: null }),
    ),
    survey: fc.tuple(id, fc.constantFrom('L1', 'L2', 'L3'), fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }), day),
    follows: fc.tuple(id, id, day),
    products: fc.tuple(fc.constantFrom('p1', 'p2')),
  };
}

const keyColumns = (table: string): readonly number[] => {
  const { primaryKey = [], columns = [] } = SCHEMA.tables[table] ?? {};
  return primaryKey.map((name) => columns.findIndex((c) => c.name === name));
};
export const keyOf = (table: string, row: Row): Row => keyColumns(table).map((i) => row[i] ?? null);
const byKey = (table: string, rows: readonly Row[]) => new Map(rows.map((row) => [JSON.stringify(keyOf(table, row)), row]));

export interface Step {
  readonly table: string;
  readonly put: readonly Row[];
  /** Places of rows that go. */
  readonly drop: readonly number[];
}

/** A world and what happens to it: rows come, go, change, and find another owner. */
export function changingWorlds(asOf: string): fc.Arbitrary<{ before: Rows; after: Rows }> {
  const rows = rowsOf(asOf);
  const most: Readonly<Record<string, number>> = { customers: 7, orders: 14, order_items: 14, survey: 12, follows: 12, consents: 6 };
  const all = fc.record(
    Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, fc.array(row, { maxLength: most[name] ?? 3 })])),
  );
  const steps = fc.array(
    fc.constantFrom(...Object.keys(rows)).chain((table) =>
      fc.record({
        table: fc.constant(table),
        put: fc.array(rows[table] as fc.Arbitrary<Row>, { maxLength: 2 }),
        drop: fc.array(fc.nat(6), { maxLength: 1 }),
      }),
    ),
    { minLength: 1, maxLength: 2 },
  );
  return fc.tuple(all, steps).map(([given, happening]) => {
    const before = Object.fromEntries(Object.entries(given).map(([name, list]) => [name, [...byKey(name, list).values()]]));
    const after: Record<string, readonly Row[]> = { ...before };
    for (const { table, put, drop } of happening) {
      const left = (after[table] ?? []).filter((_, i) => !drop.includes(i));
      after[table] = [...byKey(table, [...left, ...put]).values()];
    }
    return { before, after };
  });
}

/** The tables whose rows differ, and the keys of those rows. */
export function differences(before: Rows, after: Rows): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, readonly Row[]>();
  for (const table of Object.keys(after)) {
    const [old, now] = [byKey(table, before[table] ?? []), byKey(table, after[table] ?? [])];
    const keys = [...new Set([...old.keys(), ...now.keys()])].filter(
      (key) => JSON.stringify(old.get(key)) !== JSON.stringify(now.get(key)),
    );
    if (keys.length > 0)
      found.set(
        table,
        keys.map((key) => JSON.parse(key)),
      );
  }
  return found;
}

/** A real database that can be taken from one state to another. */
export class ChangingDatabase {
  readonly #db: Database;
  private constructor(db: Database) {
    this.#db = db;
  }
  static async open(rows: Rows): Promise<ChangingDatabase> {
    return new ChangingDatabase(createDatabase(await loadSqlJs(), { schema: SCHEMA, rows }, AS_READ));
  }
  readonly execute: Execute = (sql, params) => runStatement(this.#db, sql, params);

  /** Makes the rows those, and says what changed and whose it was and is, as the engine finds it. */
  become(before: Rows, after: Rows, tags: ResolvedTags): readonly Change[] {
    const keys = differences(before, after);
    const owners = [...keys].map(([table, list]) => [table, ownersSql(tags, table, list, sqlite)] as const);
    const list = () => owners.map(([, found]) => (found ? (runStatement(this.#db, found.sql, found.params).values[0] ?? []) : undefined));
    const had = list();
    for (const table of keys.keys()) this.#replace(table, after[table] ?? []);
    const have = list();
    return owners.map(([table], i) => {
      const [old, now] = [had[i], have[i]];
      return { table, customers: old && now ? [...old, ...now] : 'all' };
    });
  }

  #replace(table: string, rows: readonly Row[]): void {
    this.#db.run(`DELETE FROM ${quoteName(table)}`);
    for (const row of rows) this.#db.run(`INSERT INTO ${quoteName(table)} VALUES (${row.map(() => '?').join(', ')})`, [...row]);
  }
  close(): void {
    this.#db.close();
  }
}
