import { DatabaseSync } from 'node:sqlite';
import { AS_READ, type Cell, type Execute, type Rows, runPlan } from '../../../src/engine/index.ts';
import { readLayout } from '../../../src/sandbox/database.ts';
import { packRows } from '../../../src/sandbox/packed.ts';
import { planFor } from '../tags.ts';
import { AS_OF } from '../world/schema.ts';
import type { Engine } from './engine.ts';

/** The same plan, the same statements and the same file on SQLite as it is compiled for this machine. */
export function planOnNode(): Engine<Rows> {
  let db: DatabaseSync | undefined;
  let plan = planFor(AS_READ);
  const execute: Execute = (sql, params) => {
    if (!db) throw new Error('nothing is loaded');
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    statement.setAllowUnknownNamedParameters(true);
    const columns = statement.columns().map((c) => c.name);
    const values: Cell[][] = columns.map(() => []);
    for (const row of statement.iterate(params) as unknown as Iterable<readonly Cell[]>)
      for (let i = 0; i < columns.length; i++) values[i]?.push(row[i] ?? null);
    return { columns, values };
  };
  return {
    from: 'prebuilt database',
    async load({ prebuilt }) {
      db?.close();
      db = new DatabaseSync(prebuilt, { readOnly: true });
      db.exec('PRAGMA temp_store = MEMORY');
      plan = planFor(readLayout((sql) => execute(sql, {}) as Rows));
    },
    async run() {
      db?.exec('DROP TABLE IF EXISTS temp.taglab_facts_of');
      return runPlan(plan, AS_OF, execute);
    },
    rows: (rows) => rows,
    message(rows) {
      const body = packRows(rows);
      return { form: 'typed columns', body, transfer: [body.buffer] };
    },
  };
}
