import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yunduo } from '../../src/datasets/yunduo/index.ts';
import { asRead } from '../../src/engine/compile/as-read.ts';
import { AS_READ, type Cell, type ColumnType, type Schema } from '../../src/engine/index.ts';
import { stored } from '../../src/engine/language/layout.ts';
import { createDatabase, layoutOf, runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';
import { namesOf } from '../../src/sandbox/reading.ts';

/** Tables lie as whole numbers; whoever reads them sees nothing of it. */
const sqlJs = await loadSqlJs();
const label = { zh: '', en: '' };
const TYPES: readonly ColumnType[] = ['text', 'int', 'real', 'bool', 'date', 'timestamp'];
const SCHEMA: Schema = {
  entity: { table: 'people', key: 'id' },
  measures: {},
  tables: {
    people: {
      name: 'people',
      label,
      entityKey: 'id',
      primaryKey: [],
      columns: [column('id', 'text'), ...TYPES.map((type) => column(type, type))],
    },
    visits: { name: 'visits', label, entityKey: 'who', primaryKey: [], columns: [column('who', 'text'), column('day', 'date')] },
  },
};
function column(name: string, type: ColumnType) {
  return { name, type, nullable: true, label };
}

const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const moment = fc
  .date({ min: new Date('1960-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 19).replace('T', ' '));
/** What fits its column, and now and then what does not. */
const or = (often: fc.Arbitrary<Cell>, ...seldom: Cell[]): fc.Arbitrary<Cell> =>
  fc.oneof(
    { weight: 30, arbitrary: often },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...seldom) },
  );
const CELLS: Readonly<Record<ColumnType, fc.Arbitrary<Cell>>> = {
  text: or(fc.constantFrom('app', 'web', '门店', '𠮷', ''), 'A1', "it's", '0', 'true'),
  int: or(fc.integer(), 9_007_199_254_740_991),
  real: or(
    fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 100),
    0.005,
    1e300,
    1 / 3,
    2 ** 60,
  ),
  bool: or(fc.constantFrom(0, 1), 2),
  date: or(day, '2025-02-30', '2025-6-3', '', 'soon'),
  timestamp: or(moment, '2025-06-30', '2025-06-30 24:00:00', '2025-06-30 10:00:00.5', 'now'),
};
const ids = fc.integer({ min: 0, max: 999 }).map((n) => `C${String(n).padStart(3, '0')}`);
const rows = fc.record({
  people: fc.array(fc.tuple(or(ids, 'C12', 'nobody'), ...TYPES.map((type) => CELLS[type])), { maxLength: 12 }),
  visits: fc.array(fc.tuple(or(ids, 'X1'), CELLS.date), { maxLength: 12 }),
});

describe('a database whose tables lie as whole numbers', () => {
  test('gives every value back as it was, of its own kind', () => {
    fc.assert(
      fc.property(rows, (content) => {
        const [asRead, lying] = [
          createDatabase(sqlJs, { schema: SCHEMA, rows: content }, AS_READ),
          createDatabase(sqlJs, { schema: SCHEMA, rows: content }),
        ];
        for (const { name, columns } of Object.values(SCHEMA.tables)) {
          const select = columns.map((c) => `"${c.name}", typeof("${c.name}")`).join(', ');
          const sql = `SELECT ${select} FROM "${name}"`;
          expect(runStatement(lying, sql)).toEqual(runStatement(asRead, sql));
        }
        asRead.close();
        lying.close();
      }),
      { numRuns: 200 },
    );
  });

  test('is asked as a table is, whatever a column is compared with', () => {
    const literals = ["'app'", "'2000-01-01'", "'5'", '5', '2.5', "'2.5'", 'NULL', "''", "'C500'"];
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(...TYPES, 'id'),
        fc.constantFrom('=', '<>', '<', '<=', '>', '>=', 'IS'),
        fc.constantFrom(...literals),
        (content, name, operator, literal) => {
          const sql = `SELECT count(*), min("${name}"), max("${name}"), count(DISTINCT "${name}") FROM people WHERE "${name}" ${operator} ${literal}`;
          const [asRead, lying] = [
            createDatabase(sqlJs, { schema: SCHEMA, rows: content }, AS_READ),
            createDatabase(sqlJs, { schema: SCHEMA, rows: content }),
          ];
          expect(runStatement(lying, sql)).toEqual(runStatement(asRead, sql));
          asRead.close();
          lying.close();
        },
      ),
      { numRuns: 200 },
    );
  });

  test('says how its tables lie, and shows nobody where', () => {
    const content = {
      people: [
        ['C001', 'app', 1, 2.5, 1, '2025-06-30', '2025-06-30 10:00:00'],
        ['C002', 'app', 2, 1, 0, null, null],
      ],
      visits: [['C001', '2025-06-01']],
    };
    const db = createDatabase(sqlJs, { schema: SCHEMA, rows: content });
    expect(layoutOf(db).tables).toEqual({
      people: {
        name: 'taglab_people',
        unique: [],
        columns: {
          text: { kind: 'listed', values: ['app'] },
          real: { kind: 'hundredths' },
          date: { kind: 'days' },
          timestamp: { kind: 'seconds' },
        },
      },
      visits: { name: 'taglab_visits', unique: [], columns: { day: { kind: 'days' } } },
    });
    expect(Object.keys(namesOf(db).tables)).toEqual(['people', 'visits']);
    db.close();
  });

  test('finds rows by a column that tables have in common, as tables do', () => {
    const dataset = yunduo.generate({ ...yunduo.standard, customers: 300 });
    const db = createDatabase(sqlJs, dataset);
    const sql = `SELECT c.city, count(*) FROM order_items i JOIN orders o ON o.order_id = i.order_id JOIN customers c ON c.customer_id = o.customer_id WHERE c.customer_id = 'C0042'`;
    const steps = runStatement(db, `EXPLAIN QUERY PLAN ${sql}`).values[3] ?? [];
    expect(steps).toHaveLength(3);
    expect(steps.filter((step) => String(step).startsWith('SCAN'))).toEqual([]);
    db.close();
  });

  test('is left as it is where a table has the name in which a layout is kept', () => {
    const people = { ...SCHEMA.tables['visits'], name: 'taglab_layout' } as Schema['tables'][string];
    const schema: Schema = { ...SCHEMA, entity: { table: 'taglab_layout', key: 'who' }, tables: { taglab_layout: people } };
    const db = createDatabase(sqlJs, { schema, rows: { taglab_layout: [['C001', '2025-06-01']] } });
    expect(layoutOf(db)).toEqual(AS_READ);
    expect(Object.keys(namesOf(db).tables)).toEqual(['taglab_layout']);
    db.close();
  });

  test('holds every row of the shop', () => {
    const dataset = yunduo.generate({ ...yunduo.standard, customers: 300 });
    const [asRead, lying] = [createDatabase(sqlJs, dataset, AS_READ), createDatabase(sqlJs, dataset)];
    for (const table of Object.keys(dataset.schema.tables)) {
      expect(runStatement(lying, `SELECT * FROM "${table}"`)).toEqual(runStatement(asRead, `SELECT * FROM "${table}"`));
    }
    expect(lying.export().length).toBeLessThan(asRead.export().length * 0.7);
  });
});

test.each([
  [{ kind: 'days' } as const, ['1969-12-31', '1970-01-01', '2024-02-29', '9999-12-31']],
  [{ kind: 'seconds' } as const, ['1970-01-01 00:00:00', '2024-02-29 23:59:59']],
  [{ kind: 'hundredths' } as const, [-0.01, 0, 0.07, 0.29, 1.1, 1234567.89]],
  [{ kind: 'numbered', prefix: 'K-', digits: 4 } as const, ['K-0000', 'K-0012', 'K-9999']],
  [{ kind: 'listed', values: ['a', 'b', '𠮷'] } as const, ['a', 'b', '𠮷']],
])('$kind keep the order of what they stand for', (storage, values) => {
  const lies = values.map((value) => stored(storage, value));
  const db = new sqlJs.Database();
  const select = lies.map((lie) => `(SELECT ${asRead(storage, 'n')} FROM (SELECT ${lie} AS n))`);
  expect(runStatement(db, `SELECT ${select.join(', ')}`).values.flat()).toEqual(values);
  db.close();
  expect(lies.toSorted((a, b) => Number(a) - Number(b))).toEqual(lies);
});
