import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Database } from 'sql.js';
import { AS_READ, type Cell } from '../../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { openWhole } from '../engines/plan-on-sql-js.ts';
import { byTurns, timed } from '../side/by-turns.ts';
import { SCHEMA, TABLE_NAMES } from '../world/schema.ts';
import type { Store } from '../world/store.ts';
import type { Contest } from './contest.ts';

/** Reads every row of every table once. */
const SCANS = [
  'SELECT count(birth_date) FROM customers',
  'SELECT sum(amount) FROM orders',
  "SELECT count(*) FROM events WHERE name = 'view'",
];
const scan = (db: Database): string => JSON.stringify(SCANS.map((sql) => runStatement(db, sql).values));

/** A dataset that is shipped as a database, opened and read through; against its CSV, parsed and inserted. @throws where they hold different rows */
export async function openingContest(store: Pick<Store, 'prebuilt' | 'csv'>, rounds: number): Promise<Contest> {
  const sqlJs = await loadSqlJs();
  const read = async (open: () => Database | Promise<Database>): Promise<string> => {
    const db = await open();
    const found = scan(db);
    db.close();
    return found;
  };
  const prebuilt = () => read(() => openWhole(store.prebuilt));
  const parsed = () => read(() => createDatabase(sqlJs, { schema: SCHEMA, rows: rowsOf(store.csv) }, AS_READ));
  const [ours, other] = [await prebuilt(), await parsed()];
  if (ours !== other) throw new Error(`the prebuilt database holds ${ours}, its CSV ${other}`);
  const times = await byTurns(
    rounds,
    new Map([
      ['other', () => timed(parsed)],
      ['ours', () => timed(prebuilt)],
    ]),
  );
  return { ours: times.get('ours') ?? [], other: times.get('other') ?? [] };
}

function rowsOf(csv: Store['csv']): Record<string, Cell[][]> {
  return Object.fromEntries(
    TABLE_NAMES.map((name) => {
      const [, ...lines] = Papa.parse<string[]>(readFileSync(csv[name], 'utf8'), { skipEmptyLines: true }).data;
      const numbers = (SCHEMA.tables[name]?.columns ?? []).map((c) => c.type === 'real');
      const cell = (text: string, i: number): Cell => {
        if (text === '') return null;
        return numbers[i] ? Number(text) : text;
      };
      return [name, lines.map((line) => line.map(cell))];
    }),
  );
}
