import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Cell } from '../../../src/engine/index.ts';
import { createLayoutChooser } from '../../../src/sandbox/choose-layout.ts';
import { createLayoutSql, createTableSql, createViewSql, insertLayoutSql, storedRow } from '../../../src/sandbox/database.ts';
import type { Customer } from './customer.ts';
import { SCHEMA, TABLE_NAMES, type TableName } from './schema.ts';

/** The same rows in every form that an engine starts from. */
export interface Store {
  /** As our site ships a dataset: tables clustered by customer that lie as whole numbers, under views to read. */
  readonly prebuilt: string;
  /** As an export fills a database: plain tables by date, no key, no index. */
  readonly raw: string;
  /** The same rows as `raw`, comma-separated; nothing between commas is a missing value. */
  readonly csv: Readonly<Record<TableName, string>>;
  readonly rows: Readonly<Record<TableName, number>>;
}

const tableOf = (name: TableName) => {
  const table = SCHEMA.tables[name];
  if (!table) throw new Error(`no table ${name}`);
  return table;
};
/** An export has the latest rows last, whoever they belong to. */
const EXPORT_ORDER: Readonly<Record<TableName, string>> = {
  customers: 'customer_id',
  orders: 'order_date, order_id',
  events: 'event_ts, customer_id',
};

/** Writes customers into a folder, one at a time. @param customers gives the same ones each time it is asked */
export function writeStore(folder: string, customers: () => Iterable<Customer>): Store {
  const prebuilt = join(folder, 'prebuilt.sqlite');
  const raw = join(folder, 'raw.sqlite');
  const rows = writePrebuilt(prebuilt, customers);
  writeRaw(raw, prebuilt);
  return { prebuilt, raw, csv: writeCsv(folder, raw), rows };
}

const FAST = 'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF';

function writePrebuilt(path: string, customers: () => Iterable<Customer>): Store['rows'] {
  const chooser = createLayoutChooser(SCHEMA);
  for (const customer of customers()) for (const name of TABLE_NAMES) for (const row of customer[name]) chooser.see(name, row);
  const layout = chooser.layout();
  const db = new DatabaseSync(path);
  db.exec(FAST);
  db.exec('BEGIN');
  const inserts = TABLE_NAMES.map((name) => {
    const table = tableOf(name);
    db.exec(createTableSql(table, layout));
    const lies = layout.tables[name]?.name;
    if (lies) db.exec(createViewSql(table, layout));
    const statement = db.prepare(`INSERT INTO ${lies ?? name} VALUES (${table.columns.map(() => '?').join(', ')})`);
    return { name, statement, asItLies: storedRow(table, layout) };
  });
  const rows = { customers: 0, orders: 0, events: 0 };
  for (const customer of customers())
    for (const { name, statement, asItLies } of inserts)
      for (const row of customer[name]) {
        statement.run(...asItLies(row));
        rows[name]++;
      }
  db.exec(createLayoutSql);
  db.prepare(insertLayoutSql).run(JSON.stringify(layout));
  db.exec('COMMIT');
  db.close();
  return rows;
}

function writeRaw(path: string, prebuilt: string): void {
  const db = new DatabaseSync(path);
  db.exec(FAST);
  db.exec(`ATTACH '${prebuilt.replaceAll("'", "''")}' AS prebuilt`);
  for (const name of TABLE_NAMES) {
    const columns = tableOf(name).columns.map((c) => `${c.name} ${c.type === 'real' ? 'REAL' : 'TEXT'}`);
    db.exec(`CREATE TABLE ${name} (${columns.join(', ')})`);
    db.exec(`INSERT INTO ${name} SELECT * FROM prebuilt.${name} ORDER BY ${EXPORT_ORDER[name]}`);
  }
  db.close();
}

function writeCsv(folder: string, raw: string): Store['csv'] {
  const db = new DatabaseSync(raw, { readOnly: true });
  const csv = { customers: '', orders: '', events: '' };
  for (const name of TABLE_NAMES) {
    csv[name] = join(folder, `${name}.csv`);
    const file = openSync(csv[name], 'w');
    let lines = `${tableOf(name)
      .columns.map((c) => c.name)
      .join(',')}\n`;
    const select = db.prepare(`SELECT * FROM ${name}`);
    select.setReturnArrays(true);
    for (const row of select.iterate() as unknown as Iterable<readonly Cell[]>) {
      lines += `${row.map((cell) => cell ?? '').join(',')}\n`;
      if (lines.length > 1_000_000) {
        writeSync(file, lines);
        lines = '';
      }
    }
    writeSync(file, lines);
    closeSync(file);
  }
  db.close();
  return csv;
}
