import type { Database } from 'sql.js';
import type { Rows } from '../../../src/engine/index.ts';
import { runStatement } from '../../../src/sandbox/database.ts';
import { packRows } from '../../../src/sandbox/packed.ts';
import { CODES, COLUMNS } from '../tags.ts';
import { AS_OF } from '../world/schema.ts';
import type { Engine } from './engine.ts';
import { NAIVE_QUERIES } from './naive-queries.ts';
import { openWhole } from './plan-on-sql-js.ts';

/** One query a tag, on sql.js too. */
export function naiveOnSqlJs(): Engine<Rows> {
  let db: Database | undefined;
  const columnOf = (sql: string) => {
    if (!db) throw new Error('nothing is loaded');
    const [keys = [], values = []] = runStatement(db, sql, { as_of: AS_OF }).values;
    return { keys, values };
  };
  return {
    from: 'database of plain tables',
    async load({ raw }) {
      db?.close();
      db = await openWhole(raw);
    },
    async run() {
      const columns = CODES.map((code) => columnOf(NAIVE_QUERIES[code] ?? ''));
      return { columns: COLUMNS, values: [columns[0]?.keys ?? [], ...columns.map((c) => c.values)] };
    },
    rows: (rows) => rows,
    message(rows) {
      const body = packRows(rows);
      return { form: 'typed columns', body, transfer: [body.buffer] };
    },
  };
}
