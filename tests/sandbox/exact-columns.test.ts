import { expect, test } from 'vitest';
import { checkTags, compileTags, runTags, type Schema, sqlite } from '../../src/engine/index.ts';
import { createDatabase, layoutOf, runStatement } from '../../src/sandbox/database.ts';
import { withExactColumns } from '../../src/sandbox/exact-columns.ts';
import { createImportDesk } from '../../src/sandbox/import/import-desk.ts';
import type { Plan } from '../../src/sandbox/import/shapes.ts';
import { storeTables } from '../../src/sandbox/import/store.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';

const sqlJs = await loadSqlJs();
const decimalsIn = (schema: Schema, column: string): number | undefined =>
  schema.tables['orders']?.columns.find(({ name }) => name === column)?.decimals;

test('an own file of cents is added up exactly, and one with more digits as it is', async () => {
  const file = (amounts: readonly string[]): Blob =>
    new Blob([['客户编号,下单日期,金额', ...amounts.map((amount, i) => `${'AAB'[i]},2025-06-0${i + 1},${amount}`)].join('\n')]);
  const stored = async (amounts: readonly string[]) => {
    const desk = createImportDesk();
    const [own, { plan }] = [file(amounts), await desk.survey(file(amounts), {})];
    return storeTables(sqlJs, desk, [{ file: own, plan: plan as Plan }], { joins: [] });
  };
  const [cents, tenths] = [await stored(['0.1', '0.2', '0.3']), await stored(['0.1', '0.2', '0.3001'])];
  expect([decimalsIn(cents.facts.schema, 'amount'), decimalsIn(tenths.facts.schema, 'amount')]).toEqual([2, undefined]);

  const { value } = checkTags('code: reached\ndefine: {expr: spend_ever <= 0.3}', cents.facts.schema);
  if (!value) throw new Error('does not resolve');
  const { db } = cents;
  const rows = await runTags(value, compileTags(value, sqlite), '2025-06-30', (sql, params) => runStatement(db, sql, params));
  expect(rows.tags[0]?.values).toEqual([true, true]);
});

test('columns are said to be exact only where every value was seen to be', () => {
  const column = (name: string) => ({ name, type: 'real', nullable: true, label: { zh: name, en: name } }) as const;
  const schema: Schema = {
    entity: { table: 'orders', key: 'id' },
    measures: {},
    tables: {
      orders: {
        name: 'orders',
        label: { zh: '', en: '' },
        entityKey: 'id',
        primaryKey: [],
        columns: ['id', 'cents', 'thirds'].map(column),
      },
    },
  };
  const db = createDatabase(sqlJs, { schema, rows: { orders: [[1, 0.01, 1 / 3]] } });
  const exact = withExactColumns(schema, layoutOf(db));
  expect(['id', 'cents', 'thirds'].map((name) => decimalsIn(exact, name))).toEqual([undefined, 2, undefined]);
});
