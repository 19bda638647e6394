import { describe, expect, test } from 'vitest';
import { type Bilingual, type Column, checkTags, compileTags, runTags, type Schema, sqlite, type Table } from '../../src/engine/index.ts';
import { createDatabase, runStatement } from '../../src/sandbox/database.ts';
import { loadSqlJs } from '../../src/sandbox/node.ts';

/** Names of tables and columns that the statement could take for its own. */
const both = (word: string): Bilingual => ({ zh: word, en: word });
const column = (name: string, type: Column['type'] = 'text'): Column => ({ name, type, nullable: true, label: both(name) });
const table = (name: string, key: string, columns: readonly Column[], time?: string): Table => ({
  name,
  label: both(name),
  entityKey: key,
  primaryKey: [columns[0]?.name ?? ''],
  columns,
  ...(time ? { time } : {}),
});

async function run(schema: Schema, rows: Record<string, (string | number | null)[][]>, yaml: string): Promise<Record<string, unknown>> {
  const { value, issues } = checkTags(yaml, schema);
  if (!value) throw new Error(JSON.stringify(issues));
  const db = createDatabase(await loadSqlJs(), { schema, rows });
  const found = await runTags(value, compileTags(value, sqlite), '2025-06-30', async (sql, params) => runStatement(db, sql, params));
  return Object.fromEntries(found.tags.map((t) => [t.code, t.values]));
}

test('a column whose name has several lines', async () => {
  const name = 'points\n  left';
  const customers = table('customers', 'id', [column('id'), column(name, 'int')]);
  const events = table('events', 'id', [column('event'), column('id'), column(name, 'int')]);
  const schema: Schema = { entity: { table: 'customers', key: 'id' }, tables: { customers, events }, measures: {} };
  const rows = {
    customers: [
      ['A', 5],
      ['B', 9],
    ],
    events: [
      ['1', 'A', 7],
      ['2', 'A', 8],
    ],
  };
  const yaml = [
    'code: high\ndefine: {expr: "`points\\n  left` > 6"}',
    'code: own\ndefine: {column: "customers.points\\n  left"}',
    'code: total\ndefine: {measure: {from: events, agg: sum, field: "`points\\n  left`"}}',
    'code: last\ndefine: {measure: {from: events, agg: most_frequent, field: "`points\\n  left`"}}',
    'code: ranked\ndefine: {bin: {of: "`points\\n  left`", method: percentile_inc, n: 2}}',
  ].join('\n---\n');
  expect(await run(schema, rows, yaml)).toEqual({ high: [false, true], own: [5, 9], total: [15, null], last: [7, null], ranked: [1, 2] });
});

describe('columns that the parts of a statement have names for', () => {
  const columns = [column('id'), column('place'), column('picked'), column('support'), column('day', 'date')];
  const rows = [
    ['1', 'A', 'p', 'x', '2025-01-01'],
    ['2', 'A', 'p', 'y', '2025-01-02'],
    ['3', 'B', 'q', 'z', '2025-01-03'],
  ];
  test.each(['place', 'picked', 'support'])('%s names the customer', async (key) => {
    const events = table('events', key, columns, 'day');
    const schema: Schema = { entity: { table: 'events', key, derived: true }, tables: { events }, measures: {} };
    const own = columns.findIndex((c) => c.name === key);
    const people = [...new Set(rows.map((row) => row[own]))].sort();
    const last = (of: string) => people.map((p) => rows.findLast((row) => row[own] === p)?.[columns.findIndex((c) => c.name === of)]);
    const yaml = [
      'code: a\ndefine: {measure: {from: events, agg: most_frequent, field: picked, min_support: 1}}',
      'code: b\ndefine: {measure: {from: events, agg: last, field: support}}',
      'code: c\ndefine: {measure: {from: events, agg: last, field: place}}',
    ].join('\n---\n');
    expect(await run(schema, { events: rows }, yaml)).toEqual({ a: last('picked'), b: last('support'), c: last('place') });
  });
});

test('tables that are called like the parts of a statement', async () => {
  const customers = table('customers', 'id', [column('id')]);
  const part = (name: string) => table(name, 'id', [column('k'), column('id'), column('v', 'int')]);
  const tables = { customers, population: part('population'), population_part: part('population_part') };
  const schema: Schema = { entity: { table: 'customers', key: 'id' }, tables, measures: {} };
  const rows = {
    customers: [['A'], ['B']],
    population: [['1', 'A', 10]],
    population_part: [
      ['1', 'A', 20],
      ['2', 'B', 30],
    ],
  };
  const sum = (code: string, from: string) => `code: ${code}\ndefine: {measure: {from: ${from}, agg: sum, field: v}}`;
  const yaml = `${sum('a', 'population')}\n---\n${sum('b', 'population_part')}`;
  expect(await run(schema, rows, yaml)).toEqual({ a: [10, null], b: [20, 30] });
});

test('columns, tags and measures that are called like a cut point', async () => {
  const customers = table('customers', 'id', [column('id'), column('n', 'int'), column('t_band_cut_1', 'int')]);
  const schema: Schema = { entity: { table: 'customers', key: 'id' }, tables: { customers }, measures: {} };
  const rows = {
    customers: [
      ['A', 1, 100],
      ['B', 2, 200],
      ['C', 3, 300],
    ],
  };
  const yaml = [
    'code: t\ndefine: {bin: {of: n, method: percentile_inc, n: 2}}',
    'code: t_band_2_cut_1\ndefine: {expr: t_band_cut_1 + 0}',
    'code: u\ndefine: {expr: n > mean(n)}',
    'code: v\ndefine: {expr: t_band_cut_1 > t_band_2_cut_1 - 1 and t = 2}',
  ].join('\n---\n');
  expect(await run(schema, rows, yaml)).toEqual({
    t: [1, 1, 2],
    t_band_2_cut_1: [100, 200, 300],
    u: [false, false, true],
    v: [false, false, true],
  });
});
