import type { SqlJs } from 'sql.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/datasets/dataset.ts';
import { accountsOf, peopleOf } from '../../../src/datasets/idmap/identity-input.ts';
import { idmap } from '../../../src/datasets/idmap/index.ts';
import { accuracyOf, identify, STANDARD_RULES } from '../../../src/engine/identity/index.ts';
import type { Cell } from '../../../src/engine/language/rows.ts';
import { runStatement } from '../../../src/sandbox/database.ts';
import { exportCsv } from '../../../src/sandbox/export-csv.ts';
import { createImportDesk, type ImportDesk } from '../../../src/sandbox/import/import-desk.ts';
import type { AccountTable, StoredTable } from '../../../src/sandbox/import/own-imports.ts';
import type { Answers } from '../../../src/sandbox/import/shapes.ts';
import { storeTables } from '../../../src/sandbox/import/store.ts';
import { loadSqlJs } from '../../../src/sandbox/node.ts';
import { planOf, textFile } from './hard-files.ts';

let sqlJs: SqlJs;
beforeAll(async () => {
  sqlJs = await loadSqlJs();
});

async function readAs(desk: ImportDesk, file: File, answers: Answers = {}): Promise<StoredTable> {
  const plan = planOf(await desk.survey(file, answers));
  await desk.read(file, plan);
  return { file, plan };
}

async function whoIsWho(desk: ImportDesk, tables: readonly StoredTable[], accounts: readonly AccountTable[]) {
  const { db, facts } = await storeTables(sqlJs, desk, tables, { joins: desk.joins(), accounts });
  const { values } = runStatement(db, `SELECT source, account, one_id FROM ${facts.identity?.table}`);
  db.close();
  return { facts, values };
}

/** Customers as sets of accounts: whatever they are called. */
const clusters = (pairs: Iterable<readonly [account: string, customer: string]>): string[] => {
  const members = new Map<string, string[]>();
  for (const [account, customer] of pairs) members.set(customer, [...(members.get(customer) ?? []), account]);
  return [...members.values()].map((accounts) => accounts.toSorted().join(' ')).toSorted();
};

/** A table of a dataset as the file that `taglab data build` and any spreadsheet would make of it. */
function csvOf({ schema, rows }: Dataset, table: string, keep: (row: readonly Cell[]) => boolean = () => true): File {
  const columns = schema.tables[table]?.columns.map(({ name }) => name) ?? [];
  const kept = (rows[table] ?? []).filter(keep);
  return textFile(exportCsv({ columns, values: columns.map((_, i) => kept.map((row) => row[i] ?? null)) }), `${table}.csv`);
}

describe('the sample accounts, exported and imported again', () => {
  const dataset = idmap.generate(idmap.standard);

  it('are the same people as in the lab', { timeout: 60_000 }, async () => {
    const desk = createImportDesk();
    const known = new Set(accountsOf(dataset).records.map(({ record }) => record));
    const accounts = await readAs(
      desk,
      csvOf(dataset, 'accounts', ([account]) => known.has(String(account))),
      { table: 'accounts' },
    );
    const pairs = await readAs(
      desk,
      csvOf(dataset, 'id_pairs', ([account]) => known.has(String(account))),
      { table: 'id_pairs' },
    );
    const offered = desk.accounts();
    expect(offered).toMatchObject([
      { table: 'accounts', key: 'customer_id', system: 'source' },
      { table: 'id_pairs', key: 'customer_id', sameAs: 'accounts', pairs: { type: 'id_type', value: 'id_value' } },
    ]);
    const { facts, values } = await whoIsWho(desk, [accounts, pairs], offered);
    const [sources = [], own = [], ids = []] = values;
    const found = clusters(own.map((account, i) => [String(account), String(ids[i])]));
    const expected = identify(accountsOf(dataset), STANDARD_RULES);
    expect(found).toEqual(clusters(expected.customers.flatMap(({ id, records }) => records.map((record) => [record, id] as const))));
    expect(facts.identity).toEqual({
      table: 'one_id',
      accounts: known.size,
      people: expected.customers.length,
      refused: expect.any(Number),
    });
    expect(new Set(sources)).toEqual(new Set(accountsOf(dataset).records.map(({ source }) => source)));
    expect(Object.keys(facts.schema.tables)).toEqual(['accounts', 'id_pairs', 'one_id']);
    // And so exactly as right.
    const customerOf = new Map(own.map((account, i) => [String(account), String(ids[i])]));
    const { precision, recall } = accuracyOf(customerOf, peopleOf(dataset));
    expect([(precision ?? 0) > 0.9, (recall ?? 0) > 0.7]).toEqual([true, true]);
  });
});

describe('who is who', () => {
  const CRM = textFile(
    '会员号,姓名,手机号,邮箱\nm1,张三,+86 138-1234-5601,a@example.com\nm2,李四,13812345602,\nm3,王五,13812345603,c@example.com\n',
  );
  const SHOP = textFile('用户编号,手机,备注\nu1,13812345601,x\nu2,13712345604,y\nu3,,z\n', 'shop.csv');

  it('is offered when two tables have one kind of identifier, and found however it is spelt', async () => {
    const desk = createImportDesk();
    const [crm, shop] = [await readAs(desk, CRM, { table: 'crm' }), await readAs(desk, SHOP, { table: 'shop' })];
    const offered = desk.accounts();
    expect(offered).toMatchObject([
      { table: 'crm', ids: { 手机号: 'phone', 邮箱: 'email' } },
      { table: 'shop', ids: { 手机: 'phone' } },
    ]);
    const { values, facts } = await whoIsWho(desk, [crm, shop], offered);
    const [sources = [], accounts = [], ids = []] = values;
    expect(clusters(accounts.map((account, i) => [`${sources[i]}:${account}`, String(ids[i])]))).toEqual([
      'crm:m1 shop:u1',
      'crm:m2',
      'crm:m3',
      'shop:u2',
      'shop:u3',
    ]);
    expect(facts.identity).toMatchObject({ accounts: 6, people: 5 });
  });

  it('is found by fingerprints too, and not by what was masked', async () => {
    const plain = (name: string) => textFile(`账号,手机号\n${name}1,13812345601\n${name}2,1381234560${name === 'a' ? 2 : 9}\n`);
    const treated = async (treatment: 'hash' | 'mask') => {
      const desk = createImportDesk();
      const tables = [];
      for (const table of ['a', 'b'])
        tables.push(await readAs(desk, plain(table), { table, columns: { customer_id: '账号' }, treatments: { 手机号: treatment } }));
      return { desk, tables };
    };
    const { desk, tables } = await treated('hash');
    expect(desk.accounts()).toMatchObject(['a', 'b'].map((table) => ({ table, key: 'customer_id', ids: { 手机号: 'phone_hash' } })));
    expect((await whoIsWho(desk, tables, desk.accounts())).facts.identity).toMatchObject({ accounts: 4, people: 3 });
    expect((await treated('mask')).desk.accounts()).toEqual([]);
  });

  it('is offered for one table in which an identifier has two accounts, and for no other', async () => {
    const one = async (text: string) => {
      const desk = createImportDesk();
      await readAs(desk, textFile(text), { table: 'crm' });
      return desk.accounts();
    };
    const twice = '会员号,邮箱\nm1,a@example.com\nm2,A@Example.com\nm3,c@example.com\n';
    expect(await one(twice)).toMatchObject([{ table: 'crm', ids: { 邮箱: 'email' } }]);
    expect(await one(twice.replace('A@Example.com', 'b@example.com'))).toEqual([]);
    // The same account in two rows is one account.
    expect(await one(twice.replace('m2', 'm1'))).toEqual([]);
    expect(await one('会员号,城市\nm1,上海\nm2,上海\n')).toEqual([]);
  });

  it('keeps a household apart: a phone of two accounts of one system joins nobody', async () => {
    const desk = createImportDesk();
    const tables = [await readAs(desk, textFile('会员号,手机号\nm1,13812345601\nm2,13812345601\n'), { table: 'crm' })];
    const { facts } = await whoIsWho(desk, tables, desk.accounts());
    expect(facts.identity).toEqual({ table: 'one_id', accounts: 2, people: 2, refused: 1 });
  });

  it('has a name of its own when a table is called as it is', async () => {
    const desk = createImportDesk();
    const tables = [await readAs(desk, CRM, { table: 'one_id' }), await readAs(desk, SHOP, { table: 'shop' })];
    expect((await whoIsWho(desk, tables, desk.accounts())).facts.identity?.table).toBe('one_id_2');
  });
});
