import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../../../src/engine/index.ts';
import { cutParams, type PlannedCuts } from '../../../src/engine/plan/cuts.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';

/** Cut points by sorting one column, against SQLite's own NTILE over the same rows. */
const db = createDatabase(await loadSqlJs(), { schema: { entity: { table: 'none', key: 'k' }, tables: {}, measures: {} }, rows: {} });
db.run('CREATE TABLE people (k, v)');

const groups = (n: number, descending: boolean): PlannedCuts => ({
  kind: 'groups',
  column: 'v',
  n,
  descending,
  values: Array.from({ length: n - 1 }, (_, j) => `v${j + 2}`),
  places: Array.from({ length: n - 1 }, (_, j) => `p${j + 2}`),
});

function groupsBySql(n: number, descending: boolean, order: string): Map<Cell, Cell> {
  const sql = `SELECT k, NTILE(${n}) OVER (ORDER BY v ${descending ? 'DESC' : ''}, ${order}) FROM people WHERE v IS NOT NULL`;
  const [keys = [], tiles = []] = runStatement(db, sql).values;
  return new Map(keys.map((key, i) => [key, tiles[i] ?? null]));
}

const value = fc.oneof(fc.constant(null), fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
const people = fc.uniqueArray(fc.tuple(fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 3 }), value), {
  selector: ([key]) => key,
  maxLength: 40,
});

test('the first member of every group is the one where NTILE begins it', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 2, max: 12 }), fc.boolean(), fc.boolean(), (rows, n, descending, shorterFirst) => {
      db.run('DELETE FROM people');
      for (const row of rows) db.run('INSERT INTO people VALUES (?, ?)', row);
      const order = shorterFirst ? 'LENGTH(k), k' : 'k';
      const bySql = groupsBySql(n, descending, order);
      const [keys = [], values = []] = runStatement(db, `SELECT k, v FROM people ORDER BY ${order}`).values;
      const params = cutParams([groups(n, descending)], { columns: ['v'], values: [values] });
      for (let group = 2; group <= n; group++) {
        const members = [...bySql].filter(([, tile]) => tile === group).map(([key]) => key);
        const sorted =
          runStatement(db, `SELECT k FROM people WHERE v IS NOT NULL ORDER BY v ${descending ? 'DESC' : ''}, ${order}`).values[0] ?? [];
        const [first = null] = sorted.filter((key) => members.includes(key));
        const place = params[`p${group}`] ?? null;
        expect(place === null ? null : keys[Number(place) - 1]).toBe(first);
      }
    }),
  );
});
