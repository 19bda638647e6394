import type { Database, SqlJs, Statement } from 'sql.js';
import type { Layout } from '../../engine/language/layout.ts';
import { ownEntry } from '../../engine/language/own-entry.ts';
import type { Cell } from '../../engine/language/rows.ts';
import type { Schema, Table } from '../../engine/language/schema.ts';
import { createLayoutSql, createTableSql, createViewSql, insertLayoutSql, quoteName, storedRow } from '../database.ts';
import { SandboxFailure } from '../sandbox-error.ts';
import { type AccountCollector, collectAccounts, resolveAccounts } from './identity/resolve.ts';
import { type DeskTable, type ImportDesk, markOf } from './import-desk.ts';
import type { OwnData, StoredTable, StoreWishes } from './own-imports.ts';
import type { How, Progress } from './shapes.ts';
import { withJoinNames } from './tables/join-names.ts';

/** A database, its page and its worker hold it two to three times over: this much of one is what a tab has room for. */
const MOST_BYTES = 400_000_000;
const PAGE_BYTES = 4096;
/** Rows of customers come in any order: with less of the table at hand, every one of them would fetch and write back a page. */
const CACHE_KIB = 32_768;

export interface StoreHow extends How {
  readonly mostBytes?: number;
}

/** Everything that is said of the database, but for where it is. */
export type StoredFacts = Omit<OwnData, 'database'>;

/**
 * Makes one database of tables. Rows go in as they are read; how they lie was seen in the trial reading, which is made here for a table that has had
 * none. The caller closes it.
 * @throws SandboxFailure `import-too-large`
 */
export async function storeTables(
  sqlJs: SqlJs,
  desk: ImportDesk,
  given: readonly StoredTable[],
  wishes: StoreWishes,
  how: StoreHow = {},
): Promise<Made> {
  const named = withJoinNames(given, wishes);
  // A table that is called otherwise here is looked at under its own names afterwards.
  const renamed = named.sources.flatMap(({ plan }, i) => (plan === given[i]?.plan ? [] : (desk.tables.get(plan.table) ?? [])));
  try {
    return await makeDatabase(sqlJs, desk, named, how);
  } finally {
    for (const known of renamed) desk.put(known.view.table.name, known);
  }
}

interface Made {
  readonly db: Database;
  readonly facts: StoredFacts;
}

async function makeDatabase(
  sqlJs: SqlJs,
  desk: ImportDesk,
  { sources, joins, accounts }: ReturnType<typeof withJoinNames>,
  how: StoreHow,
): Promise<Made> {
  const mostBytes = how.mostBytes ?? MOST_BYTES;
  const unread = sources.filter(({ file, plan }) => desk.tables.get(plan.table)?.mark !== markOf(file, plan));
  const going = createGoing(how, [...unread, ...sources]);
  for (const { file, plan } of unread) await desk.read(file, plan, going.next(file));
  for (const name of [...desk.tables.keys()]) if (!sources.some(({ plan }) => plan.table === name)) desk.forget(name);
  const schema = desk.schema(joins);
  const layout = desk.layout(schema);
  const collectors = accounts.flatMap((one) => {
    const table = ownEntry(schema.tables, one.table);
    return table ? [collectAccounts(one, table)] : [];
  });
  const db = new sqlJs.Database();
  try {
    db.run(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -${CACHE_KIB}`);
    db.run(`PRAGMA max_page_count = ${Math.ceil(mostBytes / PAGE_BYTES)}`);
    db.run('BEGIN');
    for (const { file, plan } of sources) {
      const table = ownEntry(schema.tables, plan.table);
      if (table) await fill(db, table, layout, file, plan, desk, going.next(file), collectors);
    }
    const identity = collectors.length > 0 ? resolveAccounts(collectors, Object.keys(schema.tables)) : undefined;
    if (identity) addTable(db, identity.table, identity.rows);
    if (Object.keys(layout.tables).length > 0) {
      db.run(createLayoutSql);
      db.run(insertLayoutSql, [JSON.stringify(layout)]);
    }
    db.run('COMMIT');
    const whole: Schema = identity ? { ...schema, tables: { ...schema.tables, [identity.table.name]: identity.table } } : schema;
    return { db, facts: { ...factsOf([...desk.tables.values()], whole), ...(identity && { identity: identity.identity }) } };
  } catch (error) {
    db.close();
    if (error instanceof Error && /database or disk is full/.test(error.message))
      throw new SandboxFailure({ code: 'import-too-large', params: { megabytes: Math.round(mostBytes / 1e6) } });
    throw error;
  }
}

async function fill(
  db: Database,
  table: Table,
  layout: Layout,
  file: Blob,
  plan: StoredTable['plan'],
  desk: ImportDesk,
  how: How,
  collectors: readonly AccountCollector[],
): Promise<void> {
  db.run(createTableSql(table, layout));
  const lies = ownEntry(layout.tables, table.name);
  const asItLies = lies ? storedRow(table, layout) : undefined;
  const own = collectors.filter(({ accounts }) => accounts.table === table.name);
  const insert = insertInto(db, lies?.name ?? table.name, table);
  try {
    await desk.again(file, plan, {
      ...how,
      onRows(rows) {
        for (const row of rows) {
          insert.run((asItLies ? asItLies(row) : row) as Cell[]);
          for (const collector of own) collector.see(row);
        }
      },
    });
  } finally {
    insert.free();
  }
  if (lies) db.run(createViewSql(table, layout));
}

function addTable(db: Database, table: Table, rows: readonly (readonly Cell[])[]): void {
  db.run(createTableSql(table));
  const insert = insertInto(db, table.name, table);
  for (const row of rows) insert.run(row);
  insert.free();
}

const insertInto = (db: Database, name: string, { columns }: Table): Statement =>
  db.prepare(`INSERT INTO ${quoteName(name)} VALUES (${columns.map(() => '?').join(', ')})`);

function factsOf(read: readonly DeskTable[], schema: Schema): StoredFacts {
  const views = read.map(({ view }) => view);
  const customers = views.find(({ table }) => table.name === schema.entity.table) ?? views.find((view) => view.customerCount !== undefined);
  const counted = views.find(({ table }) => table.name === 'orders') ?? customers ?? views[0];
  const days = (pick: 'firstDate' | 'lastDate') => views.flatMap((view) => view[pick] ?? []).toSorted();
  const [firstDate = ''] = days('firstDate');
  const lastDate = days('lastDate').at(-1) ?? '';
  return {
    schema,
    tables: views.map(({ table, counts, customerCount }) => ({
      name: table.name,
      rows: counts.used,
      refused: counts.refused,
      ...(customerCount !== undefined && { customers: customerCount }),
    })),
    rowCount: counted?.counts.used ?? 0,
    customerCount: customers?.customerCount ?? 0,
    rejectedCount: views.reduce((sum, { counts }) => sum + counts.refused, 0),
    firstDate,
    lastDate,
    ...(lastDate !== '' && { asOf: lastDate }),
  };
}

/** Tells how far all readings together are. */
function createGoing({ signal, onProgress }: How, readings: readonly StoredTable[]) {
  const bytesTotal = readings.reduce((sum, { file }) => sum + file.size, 0);
  let [before, rowsBefore, rows] = [0, 0, 0];
  let last = 0;
  return {
    next(file: Blob): How {
      before += last;
      rowsBefore += rows;
      [last, rows] = [file.size, 0];
      const start = before;
      return {
        ...(signal && { signal }),
        onProgress(progress: Progress) {
          rows = progress.rows;
          onProgress?.({ stage: 'store', bytesDone: start + progress.bytesDone, bytesTotal, rows: rowsBefore + rows });
        },
      };
    },
  };
}
