import { readFileSync } from 'node:fs';
import type { Database } from 'sql.js';
import { AS_READ, type Execute, type Rows, runPlan } from '../../../src/engine/index.ts';
import { layoutOf, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { packRows } from '../../../src/sandbox/packed.ts';
import { planFor } from '../tags.ts';
import { AS_OF } from '../world/schema.ts';
import type { Engine } from './engine.ts';

/** What the site does: the engine's plan on sql.js, over a dataset that is shipped as a database. */
export function planOnSqlJs(): Engine<Rows> {
  let db: Database | undefined;
  let plan = planFor(AS_READ);
  const execute: Execute = (sql, params) => {
    if (!db) throw new Error('nothing is loaded');
    return runStatement(db, sql, params);
  };
  return {
    from: 'prebuilt database',
    async load({ prebuilt }) {
      db?.close();
      db = await openWhole(prebuilt);
      plan = planFor(layoutOf(db));
    },
    async run() {
      db?.run('DROP TABLE IF EXISTS temp.taglab_facts_of');
      return runPlan(plan, AS_OF, execute);
    },
    rows: (rows) => rows,
    message(rows) {
      const body = packRows(rows);
      return { form: 'typed columns', body, transfer: [body.buffer] };
    },
  };
}

/** A database file in sql.js. A Buffer is taken as it is, where other arrays of bytes are copied; nobody else has this one. */
export async function openWhole(path: string): Promise<Database> {
  const { Database } = await loadSqlJs();
  const db = new Database(readFileSync(path));
  runStatement(db, 'SELECT count(*) FROM sqlite_schema');
  return db;
}
