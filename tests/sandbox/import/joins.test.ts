import type { SqlJs } from 'sql.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkTags, compileTags, runTags, sqlite } from '../../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../../src/sandbox/database.ts';
import { createImportDesk } from '../../../src/sandbox/import/import-desk.ts';
import { storeTables } from '../../../src/sandbox/import/store.ts';
import { findJoins } from '../../../src/sandbox/import/tables/join.ts';
import { joinedSchema } from '../../../src/sandbox/import/tables/joined-schema.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { fileOf, planOf, readAll, textFile } from './hard-files.ts';

let sqlJs: SqlJs;
beforeAll(async () => {
  sqlJs = await loadSqlJs();
});
const readThree = () => Promise.all([readAll(fileOf('customers.csv')), readAll(fileOf('orders.csv')), readAll(fileOf('items.csv'))]);

describe('tables', () => {
  it('are joined by what they have in common; orphans are counted and stay', async () => {
    const tables = await readThree();
    expect(findJoins(tables)).toEqual([
      {
        from: { table: 'orders', column: 'customer_id' },
        to: { table: 'customers', column: 'customer_id' },
        matchedRows: 3,
        orphanRows: 3,
        orphanExamples: ['99999', '44'],
        unusedRows: 1,
        // 44 is 00044 without its zeros.
        zeroRows: 1,
        confidence: 'certain',
      },
      {
        from: { table: 'items', column: 'order_id' },
        to: { table: 'orders', column: 'order_id' },
        matchedRows: 3,
        orphanRows: 1,
        orphanExamples: ['O9'],
        unusedRows: 4,
        zeroRows: 0,
        confidence: 'certain',
      },
    ]);
  });

  it('that have nothing in common are not joined', async () => {
    const tables = await Promise.all([
      readAll(textFile('客户号,注册日期\na,2024-01-01\nb,2024-01-02\n')),
      readAll(textFile('会员号,下单日期,金额\nx,2025-06-03,1\nx,2025-06-04,1\ny,2025-06-05,1\n')),
    ]);
    expect(findJoins(tables)).toEqual([]);
  });

  it('run in the engine: measures over all three', async () => {
    const tables = await readThree();
    const schema = joinedSchema(
      tables.map(({ table }) => table),
      findJoins(tables),
    );
    expect(schema.entity).toEqual({ table: 'customers', key: 'customer_id', shorterFirst: true, since: 'register_date' });
    expect(schema.tables['items']?.via).toEqual({ table: 'orders', on: 'order_id' });
    const text = [
      'tags:',
      '  - {code: t_spend, name: spend, define: {expr: spend_ever}}',
      '  - {code: t_pieces, name: pieces, define: {measure: {from: items, agg: sum, field: 数量, empty: 0}}}',
    ].join('\n');
    const checked = checkTags(text, schema);
    const rows = Object.fromEntries(tables.map(({ table, rows: of }) => [table.name, of]));
    const db = createDatabase(sqlJs, { schema, rows });
    if (!checked.value) throw new Error(JSON.stringify(checked.issues));
    const result = await runTags(checked.value, compileTags(checked.value, sqlite), '2025-06-30', (sql, params) =>
      runStatement(db, sql, params),
    );
    db.close();
    expect(result).toEqual({
      customerIds: ['00042', '00043', '00044'],
      tags: [
        { code: 't_spend', values: [30, 30, 0] },
        { code: 't_pieces', values: [3, 1, 0] },
      ],
    });
  });
});

describe('columns that are called otherwise', () => {
  const VISITS = textFile('卡号,来访日期\n00042,2025-06-01\n00042,2025-06-02\n00043,2025-06-03\n00044,2025-06-04\n', '来访.csv');

  it('are joined as a person agreed to, and take the name of what they are joined with', async () => {
    const desk = createImportDesk();
    const customers = { file: fileOf('customers.csv'), plan: planOf(await desk.survey(fileOf('customers.csv'), {})) };
    const visits = { file: VISITS, plan: planOf(await desk.survey(VISITS, { columns: { customer_id: null } })) };
    for (const { file, plan } of [customers, visits]) await desk.read(file, plan);
    const joins = desk.joins();
    expect(joins).toMatchObject([
      { from: { table: '来访', column: '卡号' }, to: { table: 'customers', column: 'customer_id' }, matchedRows: 4 },
    ]);
    const { db, facts } = await storeTables(sqlJs, desk, [customers, visits], { joins });
    expect(facts.schema.tables['来访']).toMatchObject({ entityKey: 'customer_id', time: '来访日期' });
    expect(facts.schema.tables['来访']?.columns[0]).toMatchObject({ name: 'customer_id', label: { zh: '卡号' } });
    const { value, issues } = checkTags('code: visits\ndefine: {measure: {from: 来访, agg: count, empty: 0}}\n', facts.schema);
    if (!value) throw new Error(JSON.stringify(issues));
    const rows = await runTags(value, compileTags(value, sqlite), '2025-06-30', async (sql, params) => runStatement(db, sql, params));
    expect([rows.customerIds, rows.tags[0]?.values]).toEqual([
      ['00042', '00043', '00044'],
      [2, 1, 1],
    ]);
    db.close();
    // What is agreed to next time is asked in the same words.
    expect(desk.joins()).toEqual(joins);
  });

  it('stay apart where nobody agreed', async () => {
    const desk = createImportDesk();
    const customers = { file: fileOf('customers.csv'), plan: planOf(await desk.survey(fileOf('customers.csv'), {})) };
    const visits = { file: VISITS, plan: planOf(await desk.survey(VISITS, { columns: { customer_id: null } })) };
    const { db, facts } = await storeTables(sqlJs, desk, [customers, visits], { joins: [] });
    expect(facts.schema.tables['来访']?.entityKey).toBeUndefined();
    db.close();
  });
});

describe('the desk', () => {
  it('keeps what a later step needs, gives the page plain data, and forgets', async () => {
    const desk = createImportDesk();
    for (const name of ['customers.csv', 'orders.csv'])
      expect(await desk.read(fileOf(name), planOf(await desk.survey(fileOf(name), { treatments: { 会员号: 'hash' } })))).not.toHaveProperty(
        'keys',
      );
    // Both tables were hashed with one salt.
    expect(desk.joins()).toMatchObject([{ from: { table: 'orders' }, to: { table: 'customers' }, matchedRows: 3, orphanRows: 3 }]);
    expect(JSON.stringify(desk.joins())).not.toContain('99999');
    expect(Object.keys(desk.schema(desk.joins()).tables)).toEqual(['customers', 'orders']);
    const again = planOf(await desk.survey(fileOf('orders.csv'), { treatments: { 会员号: 'hash' } }));
    const firstOf = async () => {
      let first: unknown;
      await desk.read(fileOf('orders.csv'), again, {
        onRows([row]) {
          first ??= row?.[0];
        },
      });
      return first;
    };
    const before = await firstOf();
    expect(await firstOf()).toBe(before);
    desk.forget('orders');
    expect(desk.joins()).toEqual([]);
    desk.forget();
    expect(await firstOf()).not.toBe(before);
    expect(Object.keys(desk.schema([]).tables)).toEqual(['orders']);
  });
});
